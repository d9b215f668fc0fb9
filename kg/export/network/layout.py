"""Where nodes stand: the same places for the same graph, on every machine.

Each component is laid out by itself. Then they are set in rows like words, the largest first, and
nodes without an edge fill the last rows. Nodes are numbers here, from 0 on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kg.export.network.forces import Floats, Ints, Springs, push_pairs, relax
from kg.export.network.levels import REPULSION, lay_out
from kg.export.network.overlap import part, spread
from kg.export.network.packing import Block, pack, width_of
from kg.export.network.spiral import spiral

EDGE = 80.0  # the length an edge would like to have
SMALL = 80  # nodes of a component whose every pair is looked at
ROUNDS = (40, 120)
WORK = 30_000_000  # pairs looked at in all, which bounds the rounds of very many components
LARGE = 20  # components that are laid out with all care; where they are more, with less


def place_nodes(size: int, edges: Ints, rooms: Floats) -> tuple[Floats, Floats]:
    """Places of so many nodes, to one decimal; y points up.

    `edges` has a row for each edge, with its two ends, `rooms` one for each node: it and its name
    take up half of that to each side, and above and below.
    """
    graph = _Links(size, edges)
    groups = graph.components()
    small = [group for group in groups if 1 < len(group) <= SMALL]
    large = [group for group in groups if len(group) > SMALL]
    lone = [group[0] for group in groups if len(group) == 1]
    places = [*_spread_large(large, graph, rooms), *_spread_small(small, graph, rooms)]
    blocks = [Block(group, *at, rooms) for group, at in zip([*large, *small], places, strict=True)]
    return _put(blocks, np.array(lone, dtype=np.int64), rooms)


class _Links:
    """Who is linked to whom: each link once, however many edges it has; none to itself."""

    def __init__(self, size: int, edges: Ints) -> None:
        low, high = edges.min(axis=1, initial=size), edges.max(axis=1, initial=0)
        links = np.unique((low * size + high)[low < high])
        self._first, self._second = np.divmod(links, max(size, 1))
        ends = np.concatenate((self._first, self._second))
        others = np.concatenate((self._second, self._first))
        self._near = others[np.lexsort((others, ends))].tolist()
        degree = np.bincount(ends, minlength=size)
        self._start = [0, *np.cumsum(degree).tolist()]
        self._by_degree = np.argsort(-degree, kind="stable").tolist()
        self._place = np.empty(size, dtype=np.int64)

    def components(self) -> list[Ints]:
        """Breadth first from the node of most neighbours; the largest component first."""
        seen = bytearray(len(self._by_degree))
        groups = []
        for start in self._by_degree:
            if seen[start]:
                continue
            seen[start] = 1
            found = [start]
            for node in found:  # it grows while it is read
                for other in self._near[self._start[node] : self._start[node + 1]]:
                    if not seen[other]:
                        seen[other] = 1
                        found.append(other)
            groups.append(np.array(found, dtype=np.int64))
        groups.sort(key=lambda group: (-len(group), group[0]))
        for group in groups:
            self._place[group] = np.arange(len(group))
        return groups

    def inside(self, groups: Sequence[Ints]) -> list[tuple[Ints, Ints]]:
        """The links of each component; a node is called by its place in its component."""
        number = np.full(len(self._place), -1, dtype=np.int64)
        for at, group in enumerate(groups):
            number[group] = at
        where = number[self._first]
        order = np.argsort(where, kind="stable")
        cuts = np.searchsorted(where[order], np.arange(len(groups) + 1))
        first, second = self._place[self._first[order]], self._place[self._second[order]]
        return [(first[begin:end], second[begin:end]) for begin, end in pairwise(cuts)]


def _spread_large(groups: list[Ints], graph: _Links, rooms: Floats) -> list[tuple[Floats, Floats]]:
    """Each large component by levels."""
    if not groups:
        return []
    care = max(0.25, min(1.0, LARGE / len(groups)))
    xs, ys = [], []
    for group, (first, second) in zip(groups, graph.inside(groups), strict=True):
        x, y = lay_out(len(group), first, second, length=EDGE, care=care)
        x, y = spread(*_turned(x, y), *rooms[group].T)
        xs.append(x)
        ys.append(y)
    return _parted(groups, np.concatenate(xs), np.concatenate(ys), rooms)


def _turned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """By a right angle, where that makes it broader than high."""
    return (y, -x) if np.ptp(y) > np.ptp(x) else (x, y)


def _spread_small(groups: list[Ints], graph: _Links, rooms: Floats) -> list[tuple[Floats, Floats]]:
    """All small components at once, none of which feels another."""
    if not groups:
        return []
    xs, ys, ends, pairs, start = [], [], [], [], 0
    for group, links in zip(groups, graph.inside(groups), strict=True):
        x, y = spiral(len(group), EDGE)
        xs.append(x)
        ys.append(y)
        ends.append(np.stack(links) + start)
        pairs.append(np.stack(np.triu_indices(len(group), 1)) + start)
        start += len(group)
    first, second = np.concatenate(ends, axis=1)
    springs = Springs(first, second, np.ones(len(first)), EDGE)
    mass = np.ones(start)
    one, two = np.concatenate(pairs, axis=1)
    push = push_pairs(one, two, mass, REPULSION * EDGE * EDGE)
    x, y = np.concatenate(xs), np.concatenate(ys)
    rounds = max(ROUNDS[0], min(ROUNDS[1], WORK // len(one)))
    x, y = relax(x, y, springs, push, mass=mass, rounds=rounds, step=EDGE)
    return _parted(groups, x, y, rooms)


def _parted(groups: list[Ints], x: Floats, y: Floats, rooms: Floats) -> list[tuple[Floats, Floats]]:
    """The places of each component, of all of which `x` and `y` are, without overlaps."""
    lengths = [len(group) for group in groups]
    number = np.repeat(np.arange(len(groups)), lengths)
    wide, high = rooms[np.concatenate(groups)].T
    x, y = part(x, y, wide, high, number)
    cuts = np.cumsum(lengths)[:-1]
    return list(zip(np.split(x, cuts), np.split(y, cuts), strict=True))


def _put(blocks: Sequence[Block], lone: Ints, rooms: Floats) -> tuple[Floats, Floats]:
    """Blocks packed like boxes, and below them rows of the nodes without an edge."""
    across, down = (2.0 * rooms[lone].max(axis=0, initial=0.0)).tolist()
    width = width_of(blocks, len(lone) * across * down)
    x, y = np.empty(len(rooms)), np.empty(len(rooms))
    depth = pack(blocks, width, x, y)
    if len(lone):
        row, column = np.divmod(np.arange(len(lone)), max(1, int(width / across)))
        x[lone], y[lone] = (column + 0.5) * across, -depth - (row + 0.5) * down
    return np.round(x, 1), np.round(y, 1)
