"""Where nodes stand: the same places for the same graph, on every machine.

Each component is laid out by itself. Then they are set in rows like words, the largest first, and
nodes without an edge fill the last rows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from kg.export.network.forces import Floats, Springs, push_pairs, relax
from kg.export.network.levels import REPULSION, lay_out
from kg.export.network.overlap import part, spread
from kg.export.network.packing import Block, Points, Room, pack, width_of
from kg.export.network.spiral import spiral

EDGE = 80.0  # the length an edge would like to have
SMALL = 80  # nodes of a component whose every pair is looked at
ROUNDS = (40, 120)
WORK = 30_000_000  # pairs looked at in all, which bounds the rounds of very many components
LARGE = 20  # components that are laid out with all care; where they are more, with less
ROOM = (14.0, 14.0)


def place_nodes(
    nodes: Sequence[str],
    edges: Iterable[tuple[str, str]],
    rooms: Mapping[str, Room] | None = None,
) -> dict[str, tuple[float, float]]:
    """A place for each node, to one decimal; `nodes` are sorted, y points up.

    A node and its name take up half of `rooms` to each side, and above and below.
    """
    rooms = rooms or dict.fromkeys(nodes, ROOM)
    linked = _neighbours(nodes, edges)
    groups = _components(nodes, linked)
    small = [group for group in groups if 1 < len(group) <= SMALL]
    large = [group for group in groups if len(group) > SMALL]
    points = [*_spread_large(large, linked, rooms), *_spread_small(small, linked, rooms)]
    blocks = [Block(group, at, rooms) for group, at in zip([*large, *small], points, strict=True)]
    lone = [group[0] for group in groups if len(group) == 1]
    places = _put(blocks, lone, rooms)
    return {node: places[node] for node in nodes}


def _neighbours(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    linked: dict[str, set[str]] = {node: set() for node in nodes}
    for source, target in edges:
        if source != target:
            linked[source].add(target)
            linked[target].add(source)
    return {node: tuple(sorted(others)) for node, others in linked.items()}


def _components(nodes: Sequence[str], linked: dict[str, tuple[str, ...]]) -> list[list[str]]:
    """Breadth first from the node of most neighbours; the largest component first."""
    by_degree = sorted(nodes, key=lambda node: (-len(linked[node]), node))
    seen: set[str] = set()
    groups = []
    for start in by_degree:
        if start in seen:
            continue
        seen.add(start)
        group, queue = [], deque([start])
        while queue:
            node = queue.popleft()
            group.append(node)
            fresh = [other for other in linked[node] if other not in seen]
            seen.update(fresh)
            queue.extend(fresh)
        groups.append(group)
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _edges(group: list[str], linked: dict[str, tuple[str, ...]]) -> list[tuple[int, int]]:
    index = {node: number for number, node in enumerate(group)}
    return [(index[a], index[b]) for a in group for b in linked[a] if index[a] < index[b]]


def _spread_large(
    groups: list[list[str]], linked: dict[str, tuple[str, ...]], rooms: Mapping[str, Room]
) -> list[Points]:
    """Each large component by levels."""
    if not groups:
        return []
    care = max(0.25, min(1.0, LARGE / len(groups)))
    xs, ys = [], []
    for group in groups:
        x, y = lay_out(len(group), _edges(group, linked), length=EDGE, care=care)
        x, y = spread(*_turned(x, y), *_halves(group, rooms))
        xs.append(x)
        ys.append(y)
    return _parted(groups, np.concatenate(xs), np.concatenate(ys), rooms)


def _turned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """By a right angle, where that makes it broader than high."""
    return (y, -x) if np.ptp(y) > np.ptp(x) else (x, y)


def _spread_small(
    groups: list[list[str]], linked: dict[str, tuple[str, ...]], rooms: Mapping[str, Room]
) -> list[Points]:
    """All small components at once, none of which feels another."""
    if not groups:
        return []
    xs, ys, ends, pairs, start = [], [], [], [], 0
    for group in groups:
        x, y = spiral(len(group), EDGE)
        xs.append(x)
        ys.append(y)
        ends += [(start + a, start + b) for a, b in _edges(group, linked)]
        pairs.append(np.column_stack(np.triu_indices(len(group), 1)) + start)
        start += len(group)
    first, second = np.array(ends, dtype=np.int64).T
    springs = Springs(first, second, np.ones(len(ends)), EDGE)
    mass = np.ones(start)
    one, two = np.concatenate(pairs).T
    push = push_pairs(one, two, mass, REPULSION * EDGE * EDGE)
    x, y = np.concatenate(xs), np.concatenate(ys)
    rounds = max(ROUNDS[0], min(ROUNDS[1], WORK // len(one)))
    x, y = relax(x, y, springs, push, mass=mass, rounds=rounds, step=EDGE)
    return _parted(groups, x, y, rooms)


def _parted(
    groups: list[list[str]], x: Floats, y: Floats, rooms: Mapping[str, Room]
) -> list[Points]:
    """The places of each component, of all of which `x` and `y` are, without overlaps."""
    wide, high = _halves([node for group in groups for node in group], rooms)
    number = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    x, y = part(x, y, wide, high, number)
    points = iter(zip(x.tolist(), y.tolist(), strict=True))
    return [[next(points) for _ in group] for group in groups]


def _halves(group: list[str], rooms: Mapping[str, Room]) -> tuple[Floats, Floats]:
    wide, high = np.array([rooms[node] for node in group]).T
    return wide, high


def _put(
    blocks: Sequence[Block], lone: Sequence[str], rooms: Mapping[str, Room]
) -> dict[str, tuple[float, float]]:
    """Blocks packed like boxes, and below them rows of the nodes without an edge."""
    across = 2.0 * max((rooms[node][0] for node in lone), default=0.0)
    down = 2.0 * max((rooms[node][1] for node in lone), default=0.0)
    width = width_of(blocks, len(lone) * across * down)
    places, depth = pack(blocks, width)
    columns = max(1, int(width / across)) if lone else 1
    for number, node in enumerate(lone):
        row, column = divmod(number, columns)
        places[node] = round((column + 0.5) * across, 1), round(-depth - (row + 0.5) * down, 1)
    return places
