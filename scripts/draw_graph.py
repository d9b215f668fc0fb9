"""Draw a built graph as SVG, by the layout and the colours that its GraphML bears.

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

FONT = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
SHORTEST_EDGE, RADIUS = 150, 12  # pixels
MARGIN_X, MARGIN_Y = 110, 40
STRUCTURE = ("branchOf", "partOf", "hasJurisdiction")  # told by names: drawn lighter than news
LINE, LIGHT = 'stroke="#7a7f87" stroke-width="1.5"', 'stroke="#b8bec6" stroke-dasharray="4 3"'
HALO = 'stroke="#ffffff" stroke-width="5" paint-order="stroke" text-anchor="middle"'


class Point(NamedTuple):
    """A place in the picture, in pixels from its upper left corner."""

    x: float
    y: float


def draw(path: Path) -> str:
    """The graph of a GraphML file as SVG; nodes without an edge are left out."""
    graph = nx.read_graphml(path, force_multigraph=True)
    graph.remove_nodes_from([node for node, degree in graph.degree() if not degree])
    edges = sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["relation"]))
    places = scale(graph)
    width = round(max(p.x for p in places.values()) + MARGIN_X)
    height = round(max(p.y for p in places.values()) + MARGIN_Y)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{FONT}" font-size="14">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        '<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
        'markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#7a7f87"/></marker></defs>',
        *(
            draw_line(places[source], places[target], data["relation"] in STRUCTURE)
            for source, target, data in edges
        ),
        *(
            draw_node(places[n], graph.nodes[n], places_below(n, graph, places))
            for n in sorted(graph)
        ),
        *(draw_label(places[source], places[target], data) for source, target, data in edges),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def scale(graph: nx.Graph[str]) -> dict[str, Point]:
    """Where each node stands; the layout is blown up until every edge has room for its label."""
    layout = {node: Point(data["x"], -data["y"]) for node, data in graph.nodes(data=True)}
    lengths = [math.dist(layout[a], layout[b]) for a, b in graph.edges()]
    factor = SHORTEST_EDGE / max(min(lengths, default=1.0), 1e-9)
    left, top = min(p.x for p in layout.values()), min(p.y for p in layout.values())
    return {
        node: Point(MARGIN_X + (p.x - left) * factor, MARGIN_Y + (p.y - top) * factor)
        for node, p in layout.items()
    }


def draw_line(start: Point, end: Point, light: bool) -> str:
    """An arrow from rim to rim, dashed where only a name says it."""
    length = math.dist(start, end) or 1.0
    dx, dy = (end.x - start.x) / length * RADIUS, (end.y - start.y) / length * RADIUS
    return (
        f'<line x1="{start.x + dx:.1f}" y1="{start.y + dy:.1f}" '
        f'x2="{end.x - dx:.1f}" y2="{end.y - dy:.1f}" '
        + (LIGHT if light else LINE)
        + ' marker-end="url(#end)"/>'
    )


def draw_label(start: Point, end: Point, data: dict[str, Any]) -> str:
    """What the edge says, on its middle."""
    label = "\u2002".join(str(data[key]) for key in ("label", "amount_text") if data.get(key))
    x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
    return f'<text x="{x:.1f}" y="{y + 4:.1f}" fill="#4b5563" {HALO}>{escape(label)}</text>'


def places_below(node: str, graph: nx.Graph[str], places: dict[str, Point]) -> bool:
    """Do the node's edges lead downwards? Then its label goes above."""
    return sum(places[other].y - places[node].y for other in nx.all_neighbors(graph, node)) > 0


def draw_node(place: Point, data: dict[str, Any], above: bool) -> str:
    """A dot in the colour of its class, with its label where the edges are not."""
    colour = "#{:02x}{:02x}{:02x}".format(*(int(data[part]) for part in "rgb"))
    label = escape(str(data["label"]))
    y = place.y - RADIUS - 6 if above else place.y + RADIUS + 16
    return (
        f"<g><title>{label} ({escape(str(data['type']))})</title>"
        f'<circle cx="{place.x:.1f}" cy="{place.y:.1f}" r="{RADIUS}" fill="{colour}"/>'
        f'<text x="{place.x:.1f}" y="{y:.1f}" fill="#111827" {HALO}>{label}'
        "</text></g>"
    )


def main() -> None:
    """Read the graph, write the picture."""
    source, target = map(Path, sys.argv[1:])
    target.write_text(draw(source), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
