"""Laid out components put side by side, like boxes into a case of a given width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt

Room = tuple[float, float]
Points = list[tuple[float, float]]

GAP = 30.0  # between components
SHAPE = 1.6  # width to height, as screens have it
WASTE = 1.1  # part of the case that stays empty, roughly


class Block:
    """A laid out component and how much room it takes."""

    def __init__(self, group: list[str], points: Points, rooms: Mapping[str, Room]) -> None:
        self.group, self.points = group, points
        sides = [(x, y, *rooms[node]) for node, (x, y) in zip(group, points, strict=True)]
        self.left = min(x - wide for x, _, wide, _ in sides)
        self.top = max(y + high for _, y, _, high in sides)
        self.width = max(x + wide for x, _, wide, _ in sides) - self.left + GAP
        self.height = self.top - min(y - high for _, y, _, high in sides) + GAP

    def put(self, left: float, top: float, places: dict[str, tuple[float, float]]) -> None:
        """Give its nodes places, its upper left corner at `left` and `top`."""
        for node, (x, y) in zip(self.group, self.points, strict=True):
            places[node] = round(x - self.left + left, 1), round(y - self.top + top, 1)


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


def pack(blocks: Sequence[Block], width: float) -> tuple[dict[str, tuple[float, float]], float]:
    """A place for each node of the blocks, and how deep the case gets.

    Highest first, each into the smallest space that it fits; what is left of that, beside it and
    below, are two new spaces.
    """
    places: dict[str, tuple[float, float]] = {}
    spaces = [_Space(0.0, 0.0, width, inf)]
    depth = 0.0
    for block in sorted(blocks, key=lambda block: (-block.height, block.group[0])):
        fitting = [
            number
            for number in range(len(spaces) - 1, -1, -1)
            if block.width <= spaces[number].width and block.height <= spaces[number].height
        ]
        space = spaces.pop(fitting[0])
        block.put(space.left, -space.top, places)
        depth = max(depth, space.top + block.height)
        spaces[fitting[0] : fitting[0]] = _left_over(space, block)
    return places, depth


def _left_over(space: _Space, block: Block) -> list[_Space]:
    """Below the block, over the whole width, and beside it."""
    below = _Space(space.left, space.top + block.height, space.width, space.height - block.height)
    beside = _Space(space.left + block.width, space.top, space.width - block.width, block.height)
    return [free for free in (below, beside) if free.width > GAP and free.height > GAP]
