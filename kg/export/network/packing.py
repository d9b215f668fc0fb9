"""Laid out components put side by side, like boxes into a case of a given width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

from kg.export.network.forces import Floats, Ints

GAP = 30.0  # between components
SHAPE = 1.6  # width to height, as screens have it
WASTE = 1.1  # part of the case that stays empty, roughly


class Block:
    """A laid out component and how much room it takes."""

    def __init__(self, group: Ints, x: Floats, y: Floats, rooms: Floats) -> None:
        self.group, self.x, self.y = group, x, y
        wide, high = rooms[group].T
        self.left, self.top = float((x - wide).min()), float((y + high).max())
        self.width = float((x + wide).max()) - self.left + GAP
        self.height = self.top - float((y - high).min()) + GAP

    def put(self, left: float, top: float, x: Floats, y: Floats) -> None:
        """Give its nodes places among all, its upper left corner at `left` and `top`."""
        x[self.group], y[self.group] = self.x - self.left + left, self.y - self.top + top


@dataclass(frozen=True, slots=True)
class _Space:
    """A free rectangle; `top` counts downwards."""

    left: float
    top: float
    width: float
    height: float


def width_of(blocks: Sequence[Block], more: float) -> float:
    """How wide a case of a screen's shape is that holds the blocks and an area of something else."""
    area = sum(block.width * block.height for block in blocks) + more
    return max([sqrt(area * WASTE * SHAPE), *(block.width for block in blocks)])


def pack(blocks: Sequence[Block], width: float, x: Floats, y: Floats) -> float:
    """Give each node of the blocks its place in `x` and `y`; returns how deep the case gets.

    Highest first, each into the smallest space that it fits; what is left of that, beside it and
    below, are two new spaces.
    """
    spaces = [_Space(0.0, 0.0, width, inf)]
    depth = 0.0
    for block in sorted(blocks, key=lambda block: (-block.height, block.group[0])):
        fitting = [
            number
            for number in range(len(spaces) - 1, -1, -1)
            if block.width <= spaces[number].width and block.height <= spaces[number].height
        ]
        space = spaces.pop(fitting[0])
        block.put(space.left, -space.top, x, y)
        depth = max(depth, space.top + block.height)
        spaces[fitting[0] : fitting[0]] = _left_over(space, block)
    return depth


def _left_over(space: _Space, block: Block) -> list[_Space]:
    """Below the block, over the whole width, and beside it."""
    below = _Space(space.left, space.top + block.height, space.width, space.height - block.height)
    beside = _Space(space.left + block.width, space.top, space.width - block.width, block.height)
    return [free for free in (below, beside) if free.width > GAP and free.height > GAP]
