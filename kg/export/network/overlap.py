"""Nodes moved apart until none covers another, nor the name under it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.export.network.forces import Floats, Ints, grains, sum_at

ROUNDS = (25, 400)
WORK = 600_000  # boxes looked at in all, which bounds the rounds of a huge component
CROWD = 1.25  # the room in the middle, by what all boxes together would fill
SLACK = (0.5, 24.0)  # how far a box moves before its neighbours are looked for again
LASTS = 12.0  # rounds after which that is about to be


def part(
    x: Floats, y: Floats, wide: Floats, high: Floats, group: Ints | None = None
) -> tuple[Floats, Floats]:
    """The places after boxes of half `wide` and half `high` are moved apart.

    Boxes of different groups do not see one another.
    """
    pairs = _Pairs(wide, high, group)
    for _ in range(max(ROUNDS[0], min(ROUNDS[1], WORK // len(x)))):
        first, second = pairs.close(x, y)
        a, b = x[first] - x[second], y[first] - y[second]
        over_x = pairs.wide - np.abs(a)
        over_y = pairs.high - np.abs(b)
        hit = np.flatnonzero((over_x > 0.0) & (over_y > 0.0))
        if not len(hit):
            break
        first, second = first[hit], second[hit]
        move_x, move_y = _apart(a[hit], b[hit], over_x[hit], over_y[hit], first < second)
        x, y = _move(x, first, second, move_x), _move(y, first, second, move_y)
    return x, y


class _Pairs:
    """The boxes that may overlap: looked for again only when one has moved further than `_slack`.

    Who overlaps is then seen among few (Verlet, 1967), and is the same.
    """

    def __init__(self, wide: Floats, high: Floats, group: Ints | None) -> None:
        self._wide, self._high, self._group = wide, high, group
        self._slack, self._rounds = 0.0, 0

    def close(self, x: Floats, y: Floats) -> tuple[Ints, Ints]:
        """Every pair that overlaps and some others; `wide` and `high` are what each takes up."""
        if self._rounds == 0:
            self._find(x, y)
        elif (far := max(_furthest(x, self._x), _furthest(y, self._y))) > self._slack:
            low, most = SLACK
            self._slack = max(low, min(most, far / self._rounds * LASTS))
            self._find(x, y)
        self._rounds += 1
        return self._first, self._second

    def _find(self, x: Floats, y: Floats) -> None:
        self._x, self._y, self._rounds = x, y, 0
        more = 2.0 * self._slack  # both may come nearer
        width, height = 2.0 * float(self._wide.max()) + more, 2.0 * float(self._high.max()) + more
        first, second = _near(x, y, width, height, self._group)
        high = self._high[first] + self._high[second]
        near = np.flatnonzero(np.abs(y[first] - y[second]) < high + more)
        first, second, high = first[near], second[near], high[near]
        wide = self._wide[first] + self._wide[second]
        near = np.flatnonzero(np.abs(x[first] - x[second]) < wide + more)
        self._first, self._second = first[near], second[near]
        self.wide, self.high = wide[near], high[near]


def _furthest(now: Floats, before: Floats) -> float:
    return float(np.abs(now - before).max())


def spread(x: Floats, y: Floats, wide: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The places drawn apart, all alike, until where most are there is as much room as they need.

    The little that still overlaps is then soon parted.
    """
    cut = len(x) // 10
    width, height = (float(np.sort(at)[-1 - cut] - np.sort(at)[cut]) for at in (x, y))
    needed = float(np.sum(grains(wide * high))) * 4.0 * CROWD
    factor = float(np.sqrt(needed / max(width * height, 1.0)))
    return (grains(x * factor), grains(y * factor)) if factor > 1.0 else (x, y)


def _apart(
    a: Floats, b: Floats, over_x: Floats, over_y: Floats, ahead: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """How two boxes leave each other: along the line between them, so that no rows form."""
    sign = np.where(ahead, 1.0, -1.0)  # of two in one place
    a, b = np.where(np.abs(a) < 1.0, sign, a), np.where(np.abs(b) < 1.0, sign, b)
    further = np.minimum(over_x / np.abs(a), over_y / np.abs(b))
    return (
        np.clip(a * further, -over_x, over_x),
        np.clip(b * further, -over_y, over_y),
    )


def _move(at: Floats, first: Ints, second: Ints, move: Floats) -> Floats:
    """Half of the way for either, summed over all that ask."""
    half, size = grains(move * 0.5), len(at)
    return at + sum_at(first, half, size) - sum_at(second, half, size)


def _near(
    x: Floats, y: Floats, width: float, height: float, group: Ints | None
) -> tuple[Ints, Ints]:
    """Pairs of nodes of a group in one row of the plane or in two that adjoin, each pair once.

    Rows are `height` high, and the two are less than `width` apart along them.
    """
    row = np.floor((y - y.min()) / height)
    if group is not None:
        row += group * (row.max() + 2.0)
    along = row * (2.0 * float(np.ptp(x) + width)) + x  # far from one row to the next
    order = np.argsort(along, kind="stable")
    along = along[order]
    below = along + 2.0 * float(np.ptp(x) + width)
    begins = np.arange(1, len(x) + 1), np.searchsorted(along, below - width)
    ends = np.searchsorted(along, along + width), np.searchsorted(along, below + width)
    begin, end = np.concatenate(begins), np.concatenate(ends)
    count = np.maximum(end - begin, 0)
    first = np.repeat(np.tile(order, 2), count)
    second = np.arange(len(first)) - np.repeat(np.cumsum(count) - count - begin, count)
    return first, order[second]
