"""Nodes that push one another away and edges that pull (Fruchterman and Reingold, 1991).

Plain Python and no libraries: their results differ from machine to machine in the last bits, which
a hundred rounds of this would make visible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt

REACH = 3.0  # how far nodes feel one another, in edge lengths
WORK = 60_000  # node moves in all: what bounds the time of a huge component
ROUNDS = (12, 120)
NEAREST = 0.01


def relax(
    points: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]], *, length: float
) -> list[tuple[float, float]]:
    """The points moved until edges are about `length` long and nodes keep apart."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    rounds = max(ROUNDS[0], min(ROUNDS[1], WORK // len(xs)))
    for number in range(rounds):
        dx, dy = [0.0] * len(xs), [0.0] * len(xs)
        _push(xs, ys, dx, dy, length)
        _pull(xs, ys, dx, dy, edges, length)
        _move(xs, ys, dx, dy, step=length * (1.0 - number / rounds))
    return list(zip(xs, ys, strict=True))


def _push(
    xs: list[float], ys: list[float], dx: list[float], dy: list[float], length: float
) -> None:
    """Near nodes push one another, less and less towards the reach, so that none sticks there."""
    strength, rest = length * length, 1.0 / (REACH * REACH)
    for first, others in _near_pairs(xs, ys, REACH * length):
        x, y = xs[first], ys[first]
        for second in others:
            a, b = x - xs[second], y - ys[second]
            force = strength / max(a * a + b * b, NEAREST) - rest
            if force > 0.0:
                dx[first] += a * force
                dy[first] += b * force
                dx[second] -= a * force
                dy[second] -= b * force


def _near_pairs(
    xs: list[float], ys: list[float], reach: float
) -> Iterator[tuple[int, Sequence[int]]]:
    """Each node with those after it in its own and the eight cells around."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells[int(x // reach), int(y // reach)].append(node)
    for (column, row), members in cells.items():
        ahead = [(column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
        others = [node for cell in ahead for node in cells.get(cell, ())]
        for at, node in enumerate(members):
            yield node, [*members[at + 1 :], *others]


def _pull(
    xs: list[float],
    ys: list[float],
    dx: list[float],
    dy: list[float],
    edges: Sequence[tuple[int, int]],
    length: float,
) -> None:
    for first, second in edges:
        a, b = xs[first] - xs[second], ys[first] - ys[second]
        force = sqrt(a * a + b * b) / length
        dx[first] -= a * force
        dy[first] -= b * force
        dx[second] += a * force
        dy[second] += b * force


def _move(
    xs: list[float], ys: list[float], dx: list[float], dy: list[float], *, step: float
) -> None:
    for node, (a, b) in enumerate(zip(dx, dy, strict=True)):
        far = sqrt(a * a + b * b)
        if far > 0.0:
            share = min(far, step) / far
            xs[node] += a * share
            ys[node] += b * share
