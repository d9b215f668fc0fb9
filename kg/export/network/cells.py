"""The push among very many nodes, by cells of a grid of grids (Greengard and Rokhlin, 1987, rough).

A square around all nodes is quartered again and again. What lies two cells away or further pushes
as one body, at the coarsest grid where it is that far away; only in the finest grid do a node's
own cell and the eight around it push the node itself, each from its centre of mass.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kg.export.network.forces import (
    Floats,
    Ints,
    Push,
    grains,
    repulsion,
    resistance,
    sum_at,
)

PER_CELL = 2.0  # nodes in a finest cell, on the average
DEEPEST = 8
COARSEST = 4  # cells of a side where the first are two away from one another
TOGETHER = 8192  # nodes whose nine cells are looked at in one go
OWN = 4  # of the nine cells in and around one, that one


def push_cells(mass: Floats, strength: float) -> Push:
    """A push of each node by all others."""
    depth = 2
    while depth < DEEPEST and 4.0**depth * PER_CELL < len(mass):
        depth += 1

    def push(x: Floats, y: Floats) -> tuple[Floats, Floats]:
        side = 1 << depth
        column, row = _cells(x, y, side)
        cell = row * side + column
        bodies = _Bodies.of(cell, x, y, mass, side)
        a, b = np.empty_like(x), np.empty_like(y)
        for start in range(0, len(x), TOGETHER):
            some = slice(start, start + TOGETHER)
            a[some], b[some] = _push_near(
                bodies, cell[some], x[some], y[some], mass[some], strength
            )
        far_a, far_b = _push_far(bodies, strength)
        return grains(a + far_a[cell] * mass), grains(b + far_b[cell] * mass)

    return push


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The mass of each cell of a grid and its centre; row by row."""

    side: int
    mass: Floats
    sum_x: Floats
    sum_y: Floats
    x: Floats
    y: Floats

    @classmethod
    def of(cls, cell: Ints, x: Floats, y: Floats, mass: Floats, side: int) -> _Bodies:
        """Of nodes, by the cells they are in."""
        size = side * side
        sums = (
            sum_at(cell, mass, size),
            sum_at(cell, x * mass, size),
            sum_at(cell, y * mass, size),
        )
        return cls._centred(side, *sums)

    @classmethod
    def _centred(cls, side: int, mass: Floats, sum_x: Floats, sum_y: Floats) -> _Bodies:
        some = np.maximum(mass, 1.0)
        return cls(side, mass, sum_x, sum_y, grains(sum_x / some), grains(sum_y / some))

    def coarser(self) -> _Bodies:
        """Four cells in one."""
        sums = (self.mass, self.x * self.mass, self.y * self.mass)
        half = self.side // 2
        fours = (values.reshape(half, 2, half, 2).sum(axis=(1, 3)).ravel() for values in sums)
        return self._centred(half, *fours)


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
    other = _neighbours(bodies.side).take(cell, axis=1)
    weight = np.append(bodies.mass, 0.0).take(other)  # nothing outside
    at_x = bodies.x.take(other, mode="wrap")
    at_y = bodies.y.take(other, mode="wrap")
    weight[OWN] -= mass
    rest = np.maximum(weight[OWN], 1.0)
    at_x[OWN] = grains((bodies.sum_x[cell] - x * mass) / rest)
    at_y[OWN] = grains((bodies.sum_y[cell] - y * mass) / rest)
    a, b = repulsion(x - at_x, y - at_y, weight, strength)
    return grains(a * mass).sum(axis=0), grains(b * mass).sum(axis=0)


def _push_far(bodies: _Bodies, strength: float) -> tuple[Floats, Floats]:
    """What far cells do to each of the finest cells, by unit of mass; all grids at once."""
    grids = [bodies]
    while grids[-1].side > COARSEST:
        grids.append(grids[-1].coarser())
    grids.reverse()
    mass, x, y = (
        np.concatenate([getattr(grid, name) for grid in grids]) for name in ("mass", "x", "y")
    )
    first, second = _interacting(bodies.side)
    filled = mass > 0.0
    both = np.flatnonzero(filled.take(first) & filled.take(second))
    first, second = first.take(both), second.take(both)
    a, b = x.take(first) - x.take(second), y.take(first) - y.take(second)
    against = resistance(a, b)
    heavy = strength * mass
    here, there = heavy.take(second) / against, heavy.take(first) / against
    return _handed_down(grids, _between(first, second, a * here, a * there, len(x))), _handed_down(
        grids, _between(first, second, b * here, b * there, len(x))
    )


def _between(first: Ints, second: Ints, here: Floats, there: Floats, size: int) -> Floats:
    """The sum of what the first of each pair suffers, and the second the other way."""
    return sum_at(first, grains(here), size) - sum_at(second, grains(there), size)


def _handed_down(grids: list[_Bodies], force: Floats) -> Floats:
    """The forces on the cells of the finest grid, with those on the cells that hold them."""
    total, start = np.zeros((COARSEST // 2, COARSEST // 2)), 0
    for side in (grid.side for grid in grids):
        own = force[start : start + side * side].reshape(side, side)
        total, start = total.repeat(2, axis=0).repeat(2, axis=1) + own, start + side * side
    return total.ravel()


@lru_cache
def _neighbours(side: int) -> Ints:
    """The nine cells around each cell, a row of the table for each direction; -1 outside."""
    found = _around(side, [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1)])
    return np.ascontiguousarray(found.T)


@lru_cache
def _interacting(side: int) -> tuple[Ints, Ints]:
    """Pairs of cells that are not neighbours, though their parents are: of all grids up to `side`.

    Each pair once; the cells are numbered through, the coarsest grid first.
    """
    found, start = [], 0
    for each in (1 << power for power in range(side.bit_length())):
        if each >= COARSEST:
            found.append(_far_pairs(each) + start)
            start += each * each
    first, second = np.concatenate(found, axis=1)
    return first, second


def _far_pairs(side: int) -> Ints:
    rows, columns = np.divmod(np.arange(side * side), side)
    reach = range(-3, 4)
    offsets = [(r, c) for r in reach for c in reach if max(abs(r), abs(c)) > 1 and (r, c) > (0, 0)]
    found = _around(side, offsets)
    for at, (row, column) in enumerate(offsets):
        near = (abs((rows + row) // 2 - rows // 2) <= 1) & (
            abs((columns + column) // 2 - columns // 2) <= 1
        )
        found[~near, at] = -1
    first, direction = np.nonzero(found >= 0)
    return np.stack((first, found[first, direction]))


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
