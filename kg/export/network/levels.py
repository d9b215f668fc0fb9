"""A large component laid out from the coarse to the fine (Walshaw, 2003).

Nodes are joined with a neighbour, again and again, until few are left; those are laid out, then
each is put in the place of what it was joined into and all are relaxed again. So the shape of the
whole is found among few nodes, and the many only settle.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from kg.export.network.cells import push_cells
from kg.export.network.forces import Floats, Springs, relax
from kg.export.network.spiral import spiral

FEW = 40  # nodes that need no coarser level
SHRINK = 0.85  # a level that leaves more of its nodes than this is the last
FIRST, NEXT = 120, 50  # rounds of the coarsest level, and of each finer one
REPULSION = 0.5


@dataclass(frozen=True, slots=True)
class Level:
    """A graph: how many nodes each node stands for, and its edges with how many they stand for."""

    mass: list[int]
    edges: dict[tuple[int, int], int]


def lay_out(
    size: int, edges: list[tuple[int, int]], *, length: float, care: float = 1.0
) -> tuple[Floats, Floats]:
    """Places of the nodes of a connected graph; an edge is about `length` long.

    With less `care` there are fewer rounds.
    """
    levels = [Level([1] * size, dict.fromkeys(edges, 1))]
    joined: list[list[int]] = []
    while len(levels[-1].mass) > FEW:
        into = _join(levels[-1])
        if max(into) + 1 > SHRINK * len(into):
            break
        joined.append(into)
        levels.append(_coarser(levels[-1], into))
    coarsest = levels[-1]
    x, y = spiral(len(coarsest.mass), length * float(np.sqrt(size / len(coarsest.mass))))
    x, y = _settle(
        coarsest, x, y, length, rounds=int(care * FIRST), step=length * float(np.sqrt(size)) / 4.0
    )
    for level, into in zip(reversed(levels[:-1]), reversed(joined), strict=True):
        x, y = _expand(x, y, into, length)
        x, y = _settle(level, x, y, length, rounds=int(care * NEXT), step=length)
    return x, y


def _settle(
    level: Level, x: Floats, y: Floats, length: float, *, rounds: int, step: float
) -> tuple[Floats, Floats]:
    mass = np.array(level.mass, dtype=np.float64)
    ends = np.array(list(level.edges), dtype=np.int64).reshape(-1, 2)
    strength = np.array(list(level.edges.values()), dtype=np.float64)
    springs = Springs(ends[:, 0], ends[:, 1], strength, length)
    push = push_cells(mass, REPULSION * length * length)
    return relax(x, y, springs, push, mass=mass, rounds=rounds, step=step)


def _join(level: Level) -> list[int]:
    """For each node the number of the one it becomes.

    Lightest first, with the lightest free neighbour; where none is free, with its closest one.
    """
    linked: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, two), weight in level.edges.items():
        linked[one].append((two, weight))
        linked[two].append((one, weight))
    mass, into = level.mass, [-1] * len(level.mass)
    fresh = 0
    for node in sorted(range(len(mass)), key=lambda n: (mass[n], len(linked[n]), n)):
        if into[node] >= 0:
            continue
        free = [(mass[other], -w, other) for other, w in linked[node] if into[other] < 0]
        if free:
            into[node] = into[min(free)[2]] = fresh
            fresh += 1
        else:
            into[node] = into[min((-w, mass[other], other) for other, w in linked[node])[2]]
    return into


def _coarser(level: Level, into: list[int]) -> Level:
    mass = [0] * (max(into) + 1)
    for node, number in enumerate(into):
        mass[number] += level.mass[node]
    edges: dict[tuple[int, int], int] = defaultdict(int)
    for (one, two), weight in level.edges.items():
        a, b = into[one], into[two]
        if a != b:
            edges[min(a, b), max(a, b)] += weight
    return Level(mass, edges)


def _expand(x: Floats, y: Floats, into: list[int], length: float) -> tuple[Floats, Floats]:
    """Each node near the place of what it was joined into, those of one place in a spiral."""
    where, seen, ranks = np.array(into, dtype=np.int64), [0] * (max(into) + 1), []
    for place in into:
        ranks.append(seen[place])
        seen[place] += 1
    aside_x, aside_y = spiral(max(seen), 0.5 * length)
    rank = np.array(ranks, dtype=np.int64)
    return x[where] + aside_x[rank], y[where] + aside_y[rank]
