"""Draw a built graph as SVG, by the layout that its GraphML bears.

    python scripts/draw_graph.py OUT/graph.graphml PICTURE.svg

For pictures of a few dozen nodes in documentation; for more there is Gephi.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import networkx as nx

COLOURS = {
    "Agency": "#8e63b8",
    "Bank": "#2c6fbb",
    "TradeUnion": "#c2452d",
    "Enterprise": "#d98c1f",
    "Place": "#3c8d5a",
    "Person": "#6b7280",
    "Organization": "#0f8b8d",
    "Group": "#b08968",
    "Honour": "#c79a00",
}
FONT = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
LONGEST_LABEL = 14
WIDTH, MARGIN, RADIUS = 960, 90, 13


class Point(NamedTuple):
    """A place in the picture, in pixels from its upper left corner."""

    x: float
    y: float


def draw(path: Path) -> str:
    """The graph of a GraphML file as SVG; nodes without an edge are left out."""
    graph = nx.read_graphml(path, force_multigraph=True)
    graph.remove_nodes_from([node for node, degree in graph.degree() if not degree])
    places, height = scale({n: (d["x"], d["y"]) for n, d in graph.nodes(data=True)})
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{FONT}" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        '<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
        'markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#7a7f87"/></marker></defs>',
    ]
    seen: dict[frozenset[str], int] = {}
    for source, target, data in sorted(graph.edges(data=True), key=edge_order):
        pair = frozenset((source, target))
        seen[pair] = seen.get(pair, 0) + 1
        lines += draw_edge(places[source], places[target], data, seen[pair])
    lines += [draw_node(places[node], graph.nodes[node]) for node in sorted(graph)]
    return "\n".join([*lines, "</svg>", ""])


def scale(layout: dict[str, tuple[float, float]]) -> tuple[dict[str, Point], int]:
    """The layout fitted to the picture's width, and the picture's height."""
    xs, ys = zip(*layout.values(), strict=True)
    span = max(max(xs) - min(xs), 1e-9)
    factor = (WIDTH - 2 * MARGIN) / span
    places = {
        node: Point(MARGIN + (x - min(xs)) * factor, MARGIN + (max(ys) - y) * factor)
        for node, (x, y) in layout.items()
    }
    return places, round(max(p.y for p in places.values()) + MARGIN)


def edge_order(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str, str]:
    """A fixed order of edges."""
    source, target, data = edge
    return source, target, str(data.get("relation"))


def draw_edge(start: Point, end: Point, data: dict[str, Any], number: int) -> list[str]:
    """An arrow with its label; the second edge of a pair puts its label elsewhere."""
    length = math.dist(start, end) or 1.0
    dx, dy = (end.x - start.x) / length, (end.y - start.y) / length
    a = Point(start.x + dx * RADIUS, start.y + dy * RADIUS)
    b = Point(end.x - dx * (RADIUS + 2), end.y - dy * (RADIUS + 2))
    along = 0.5 if number == 1 else 0.5 + 0.16 * (number - 1) * (-1) ** number
    label = "\u2002".join(str(data[key]) for key in ("label", "amount_text") if data.get(key))
    x, y = a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along - 5
    return [
        f'<line x1="{a.x:.1f}" y1="{a.y:.1f}" x2="{b.x:.1f}" y2="{b.y:.1f}" stroke="#7a7f87" '
        'stroke-width="1.4" marker-end="url(#end)"/>',
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="#3f444c" stroke="#ffffff" '
        f'stroke-width="4" paint-order="stroke" font-size="12">{escape(label)}</text>',
    ]


def draw_node(place: Point, data: dict[str, Any]) -> str:
    """A dot in the colour of its class, with its label below."""
    label = str(data["label"])
    if len(label) > LONGEST_LABEL:
        label = label[: LONGEST_LABEL - 1] + "…"
    colour = COLOURS.get(str(data["type"]), "#444444")
    return (
        f"<g><title>{escape(str(data['label']))} ({escape(str(data['type']))})</title>"
        f'<circle cx="{place.x:.1f}" cy="{place.y:.1f}" r="{RADIUS}" fill="{colour}"/>'
        f'<text x="{place.x:.1f}" y="{place.y + RADIUS + 16:.1f}" text-anchor="middle" '
        'fill="#111111" stroke="#ffffff" stroke-width="4" paint-order="stroke">'
        f"{escape(label)}</text></g>"
    )


def main() -> None:
    """Read the graph, write the picture."""
    source, target = map(Path, sys.argv[1:])
    target.write_text(draw(source), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
