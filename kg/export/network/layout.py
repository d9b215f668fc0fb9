"""Where nodes stand: the same places for the same graph, on every machine.

Only additions, products, quotients and square roots decide, which IEEE 754 fixes to the last bit;
the few sines are rounded before they count. Each component is laid out by springs on its own, the
largest first; then they are set in rows like words, and nodes without an edge fill the last rows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from math import cos, sin, sqrt

from kg.export.network.springs import relax

EDGE = 100.0  # the length an edge would like to have; Gephi's nodes are about 10 wide
GAP, ROW = 130.0, 90.0  # between components: beside one another, where names stand, and below
LONE = 60.0  # distance of nodes without an edge
GOLDEN_ANGLE = 2.399963
Points = list[tuple[float, float]]


def place_nodes(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """A place for each node, to one decimal; `nodes` are sorted, y points up."""
    linked = _neighbours(nodes, edges)
    groups = _components(nodes, linked)
    blocks = [(group, _spread(group, linked)) for group in groups if len(group) > 1]
    lone = [group[0] for group in groups if len(group) == 1]
    places = _set_in_rows(blocks, lone)
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


def _spread(group: list[str], linked: dict[str, tuple[str, ...]]) -> Points:
    """The component's nodes around its origin: a spiral from the middle, relaxed by springs."""
    index = {node: number for number, node in enumerate(group)}
    edges = [(index[a], index[b]) for a in group for b in linked[a] if index[a] < index[b]]
    return relax([_spiral(number) for number in range(len(group))], edges, length=EDGE)


def _spiral(number: int) -> tuple[float, float]:
    radius, angle = 0.7 * EDGE * sqrt(number), number * GOLDEN_ANGLE
    return round(radius * cos(angle), 3), round(radius * sin(angle), 3)


def _set_in_rows(
    blocks: Sequence[tuple[list[str], Points]], lone: Sequence[str]
) -> dict[str, tuple[float, float]]:
    boxes = [_Box(group, points) for group, points in blocks]
    area = sum((box.width + GAP) * (box.height + ROW) for box in boxes)
    area += len(lone) * LONE * LONE
    width = max([1.5 * sqrt(area), *(box.width for box in boxes)])
    places: dict[str, tuple[float, float]] = {}
    left = top = deepest = 0.0
    for box in boxes:
        if left and left + box.width > width:
            left, top, deepest = 0.0, top - deepest - ROW, 0.0
        box.put(left, top, places)
        left, deepest = left + box.width + GAP, max(deepest, box.height)
    top -= deepest + ROW if boxes else 0.0
    columns = max(1, int(width / LONE))
    for number, node in enumerate(lone):
        row, column = divmod(number, columns)
        places[node] = round(column * LONE, 1), round(top - row * LONE, 1)
    return places


class _Box:
    """A laid out component and how much room it takes."""

    def __init__(self, group: list[str], points: Points) -> None:
        self.group, self.points = group, points
        self.left, self.top = min(x for x, _ in points), max(y for _, y in points)
        self.width = max(x for x, _ in points) - self.left
        self.height = self.top - min(y for _, y in points)

    def put(self, left: float, top: float, places: dict[str, tuple[float, float]]) -> None:
        """Give its nodes places, its upper left corner at `left` and `top`."""
        for node, (x, y) in zip(self.group, self.points, strict=True):
            places[node] = round(x - self.left + left, 1), round(y - self.top + top, 1)
