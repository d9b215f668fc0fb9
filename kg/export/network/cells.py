"""The push among very many nodes, by cells of a grid of grids (Greengard and Rokhlin, 1987, rough).

A square around all nodes is quartered again and again. What lies two cells away or further pushes
as one body, at the coarsest grid where it is that far away; only in the finest grid do a node's
own cell and the eight around it push the node itself, each from its centre of mass.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from kg.export.network.forces import Floats, Ints, Push, grains, repulsion, sum_at

PER_CELL = 2.0  # nodes in a finest cell, on the average
DEEPEST = 8


def push_cells(mass: Floats, strength: float) -> Push:
    """A push of each node by all others."""
    depth = 2
    while depth < DEEPEST and 4.0**depth * PER_CELL < len(mass):
        depth += 1

    def push(x: Floats, y: Floats) -> tuple[Floats, Floats]:
        side = 1 << depth
        column, row = _cells(x, y, side)
        cell = row * side + column
        bodies = _Bodies(cell, x, y, mass, side)
        a, b = _push_near(bodies, cell, x, y, mass, strength)
        far_a, far_b = _push_far(bodies, strength)
        return grains(a + far_a[cell] * mass), grains(b + far_b[cell] * mass)

    return push


class _Bodies:
    """The mass of each cell of a grid and its centre; row by row."""

    def __init__(self, cell: Ints, x: Floats, y: Floats, mass: Floats, side: int) -> None:
        size = side * side
        self.side, self.mass = side, sum_at(cell, mass, size)
        self.sum_x, self.sum_y = sum_at(cell, x * mass, size), sum_at(cell, y * mass, size)
        some = np.maximum(self.mass, 1.0)
        self.x, self.y = grains(self.sum_x / some), grains(self.sum_y / some)

    def coarser(self) -> _Bodies:
        """Four cells in one."""
        rows, columns = np.divmod(np.arange(self.side * self.side), self.side)
        parent = (rows // 2) * (self.side // 2) + columns // 2
        return _Bodies(parent, self.x, self.y, self.mass, self.side // 2)


def _cells(x: Floats, y: Floats, side: int) -> tuple[Ints, Ints]:
    width = max(float(x.max() - x.min()), float(y.max() - y.min()), 1.0) * 1.001
    return (
        ((x - x.min()) / width * side).astype(np.int64),
        ((y - y.min()) / width * side).astype(np.int64),
    )


def _push_near(
    bodies: _Bodies, cell: Ints, x: Floats, y: Floats, mass: Floats, strength: float
) -> tuple[Floats, Floats]:
    """What the nodes' own and the eight cells around do to them; a node does nothing to itself."""
    a, b = np.zeros_like(x), np.zeros_like(y)
    around = _neighbours(bodies.side)[cell]
    for column in range(9):
        other = around[:, column]
        there = other >= 0
        weight, at_x, at_y = bodies.mass[other], bodies.x[other], bodies.y[other]
        if column == 4:  # its own cell, without itself
            weight = weight - mass
            rest = np.maximum(weight, 1.0)
            at_x = grains((bodies.sum_x[cell] - x * mass) / rest)
            at_y = grains((bodies.sum_y[cell] - y * mass) / rest)
        more_a, more_b = repulsion(x - at_x, y - at_y, np.where(there, weight, 0.0), strength)
        a, b = a + grains(more_a * mass), b + grains(more_b * mass)
    return a, b


def _push_far(bodies: _Bodies, strength: float) -> tuple[Floats, Floats]:
    """What far cells do to each of the finest cells, by unit of mass."""
    if bodies.side < 4:
        return np.zeros(bodies.side**2), np.zeros(bodies.side**2)
    above = _push_far(bodies.coarser(), strength)
    filled = np.flatnonzero(bodies.mass)
    other = _interacting(bodies.side)[filled]
    weight = np.where(other >= 0, bodies.mass[other], 0.0)
    a, b = bodies.x[filled, None] - bodies.x[other], bodies.y[filled, None] - bodies.y[other]
    a, b = repulsion(a, b, weight, strength)
    rows, columns = np.divmod(np.arange(bodies.side**2), bodies.side)
    parent = (rows // 2) * (bodies.side // 2) + columns // 2
    all_a, all_b = above[0][parent], above[1][parent]
    all_a[filled] += a.sum(axis=1)
    all_b[filled] += b.sum(axis=1)
    return all_a, all_b


@lru_cache
def _neighbours(side: int) -> Ints:
    """The nine cells around each cell, -1 outside."""
    return _around(side, [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1)])


@lru_cache
def _interacting(side: int) -> Ints:
    """For each cell those that are not its neighbours, though their parents are; -1 for none."""
    rows, columns = np.divmod(np.arange(side * side), side)
    reach = range(-3, 4)
    offsets = [(r, c) for r in reach for c in reach if max(abs(r), abs(c)) > 1]
    found = _around(side, offsets)
    for at, (row, column) in enumerate(offsets):
        near = (abs((rows + row) // 2 - rows // 2) <= 1) & (
            abs((columns + column) // 2 - columns // 2) <= 1
        )
        found[~near, at] = -1
    return found


def _around(side: int, offsets: list[tuple[int, int]]) -> Ints:
    rows, columns = np.divmod(np.arange(side * side), side)
    found = np.full((side * side, len(offsets)), -1, dtype=np.int64)
    for at, (row, column) in enumerate(offsets):
        inside = (
            (rows + row >= 0)
            & (rows + row < side)
            & (columns + column >= 0)
            & (columns + column < side)
        )
        found[inside, at] = ((rows + row) * side + columns + column)[inside]
    return found
