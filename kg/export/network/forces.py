"""Nodes that push one another away and edges that pull (Fruchterman and Reingold, 1991).

The same bytes on every machine: numpy adds, multiplies, divides and takes square roots of one
number at a time, which IEEE 754 fixes to the last bit, and every sum is one of whole numbers, so
that its order is of no effect. Places and forces are therefore rounded to a `GRAIN` before they
are added up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Push = Callable[[Floats, Floats], tuple[Floats, Floats]]

GRAIN = 1024.0  # parts of a unit that places and forces are rounded to
GRAVITY = 0.5
FAR = 400.0
NEAREST = 1.0  # squared distance below which two nodes count as this far apart


@dataclass(frozen=True, slots=True)
class Springs:
    """Edges by the numbers of their ends, each with its strength, and how long they would be."""

    first: Ints
    second: Ints
    strength: Floats
    length: float

    def pull(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Forces on the nodes, that of an edge growing with the square of its length."""
        a, b = x[self.first] - x[self.second], y[self.first] - y[self.second]
        force = grains(np.sqrt(a * a + b * b) * self.strength / self.length)
        a, b = grains(a * force), grains(b * force)
        size = len(x)
        return (
            sum_at(self.second, a, size) - sum_at(self.first, a, size),
            sum_at(self.second, b, size) - sum_at(self.first, b, size),
        )


def relax(
    x: Floats, y: Floats, springs: Springs, push: Push, *, mass: Floats, rounds: int, step: float
) -> tuple[Floats, Floats]:
    """The places after so many rounds; no node moves further than `step` in one, ever less.

    All are drawn a little towards (0, 0), so that chains do not stretch for ever.
    """
    for number in range(rounds):
        pulled, pushed = springs.pull(x, y), push(x, y)
        a = (pulled[0] + pushed[0]) / mass - x * GRAVITY
        b = (pulled[1] + pushed[1]) / mass - y * GRAVITY
        far = np.sqrt(a * a + b * b)
        share = np.minimum(far, step * (1.0 - number / rounds)) / np.maximum(far, 1e-9)
        x, y = grains(x + a * share), grains(y + b * share)
    return x, y


def repulsion(a: Floats, b: Floats, mass: Any, strength: float) -> tuple[Floats, Floats]:
    """The force over the way (a, b): it falls with the distance, and from `FAR` on with its square.

    So the crowd in the middle does not drive those at the rim too far out (Hu, 2005).
    """
    force = strength * mass / resistance(a, b)
    return grains(a * force), grains(b * force)


def resistance(a: Floats, b: Floats) -> Floats:
    """What the force over the way (a, b) is divided by."""
    square = np.maximum(a * a + b * b, NEAREST)
    way: Floats = np.sqrt(square)
    way /= FAR
    way += 1.0
    way *= square
    return way


def grains(values: Floats) -> Floats:
    """Rounded, so that sums of them are exact."""
    rounded: Floats = np.rint(values * GRAIN)
    rounded *= 1.0 / GRAIN
    return rounded


def sum_at(where: Ints, values: Floats, size: int) -> Floats:
    """The sum of the values of each of `size` places."""
    return np.asarray(np.bincount(where, weights=values, minlength=size), dtype=np.float64)


def push_pairs(first: Ints, second: Ints, mass: Floats, strength: float) -> Push:
    """A push between those pairs alone: exact, for small components."""
    weight = mass[first] * mass[second]

    def push(x: Floats, y: Floats) -> tuple[Floats, Floats]:
        a, b = x[first] - x[second], y[first] - y[second]
        a, b = repulsion(a, b, weight, strength)
        size = len(x)
        return (
            sum_at(first, a, size) - sum_at(second, a, size),
            sum_at(first, b, size) - sum_at(second, b, size),
        )

    return push
