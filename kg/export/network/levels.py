"""A large component laid out from the coarse to the fine (Walshaw, 2003).

Nodes are joined with a neighbour, again and again, until few are left; those are laid out, then
each is put in the place of what it was joined into and all are relaxed again. So the shape of the
whole is found among few nodes, and the many only settle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.export.network.cells import push_cells
from kg.export.network.forces import Floats, Ints, Springs, relax
from kg.export.network.spiral import spiral

FEW = 40  # nodes that need no coarser level
SHRINK = 0.85  # a level that leaves more of its nodes than this is the last
FIRST, NEXT = 120, 35  # rounds of the coarsest level, and of each finer one
REPULSION = 0.5


@dataclass(frozen=True, slots=True)
class Level:
    """A graph: how many nodes each node stands for; its edges, and how many each stands for."""

    mass: Ints
    first: Ints
    second: Ints
    weight: Ints


def lay_out(
    size: int, first: Ints, second: Ints, *, length: float, care: float = 1.0
) -> tuple[Floats, Floats]:
    """Places of the nodes of a connected graph; an edge is about `length` long.

    With less `care` there are fewer rounds.
    """
    ones = np.ones(size, dtype=np.int64)
    levels = [Level(ones, first, second, np.ones(len(first), dtype=np.int64))]
    joined: list[Ints] = []
    while len(levels[-1].mass) > FEW:
        into = _join(levels[-1])
        if into.max() + 1 > SHRINK * len(into):
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
    mass, strength = level.mass.astype(np.float64), level.weight.astype(np.float64)
    springs = Springs(level.first, level.second, strength, length)
    push = push_cells(mass, REPULSION * length * length)
    return relax(x, y, springs, push, mass=mass, rounds=rounds, step=step)


def _join(level: Level) -> Ints:
    """For each node the number of the one it becomes.

    Lightest first, with the lightest free neighbour; where none is free, with its closest one.
    """
    linked: list[list[tuple[int, int]]] = [[] for _ in level.mass]
    edges = zip(level.first.tolist(), level.second.tolist(), level.weight.tolist(), strict=True)
    for one, two, weight in edges:
        linked[one].append((two, weight))
        linked[two].append((one, weight))
    mass, into = level.mass.tolist(), [-1] * len(level.mass)
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
    return np.array(into, dtype=np.int64)


def _coarser(level: Level, into: Ints) -> Level:
    size = int(into.max()) + 1
    one, two = into[level.first], into[level.second]
    apart = one != two
    pairs = (np.minimum(one, two) * size + np.maximum(one, two))[apart]
    edges, which = np.unique(pairs, return_inverse=True)
    first, second = np.divmod(edges, size)
    mass, weight = np.zeros(size, dtype=np.int64), np.zeros(len(edges), dtype=np.int64)
    np.add.at(mass, into, level.mass)
    np.add.at(weight, which, level.weight[apart])
    return Level(mass, first, second, weight)


def _expand(x: Floats, y: Floats, into: Ints, length: float) -> tuple[Floats, Floats]:
    """Each node near the place of what it was joined into, those of one place in a spiral."""
    order = np.argsort(into, kind="stable")
    count = np.bincount(into)
    rank = np.empty(len(into), dtype=np.int64)
    rank[order] = np.arange(len(into)) - np.repeat(np.cumsum(count) - count, count)
    aside_x, aside_y = spiral(int(count.max()), 0.5 * length)
    return x[into] + aside_x[rank], y[into] + aside_y[rank]
