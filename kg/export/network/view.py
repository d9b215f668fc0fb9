"""The merged graph as a networkx graph, with a layout: what every network format is written from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import Any

import networkx as nx

from kg.export.clean import to_xml
from kg.export.network.attributes import Attributes, edge_attributes
from kg.export.network.colours import colour_of, relation_colour
from kg.export.network.drawing import Drawing
from kg.export.network.layout import place_nodes
from kg.export.settings import ExportSettings
from kg.model import Graph, Statement

LETTER, LONGEST = 13.0, 16  # the size of a name's letters, and how many have room


def to_networkx(graph: Graph, settings: ExportSettings) -> nx.MultiDiGraph[str]:
    """Nodes and edges in the order of their ids, with the attributes of DESIGN §7.

    Every entity is a node, also one without an edge: it was found, and a viewer hides it by degree
    in a click. Edges are keyed by statement id, which no other edge has; a symmetric statement is
    one edge. An honour hangs on who received it by an edge `receivedHonour` of its own. What an
    attribute has no value for is left out; forbidden characters are U+FFFD.
    """
    return view_of(graph, settings).copy()


@dataclass(slots=True)
class _Last:
    """The view that was made last; a graph is known by being the same object, not by its content."""

    graph: Graph | None = None
    settings: ExportSettings | None = None
    view: nx.MultiDiGraph[str] | None = None


_last = _Last()


def view_of(graph: Graph, settings: ExportSettings) -> nx.MultiDiGraph[str]:
    """The view itself, made once for all writers of a build; not to be changed."""
    if _last.view is None or _last.graph is not graph or _last.settings != settings:
        forget_view()  # two views of large graphs need not fit into memory at once
        _last.view = _make_view(graph, settings)
        _last.graph, _last.settings = graph, settings
    return _last.view


def forget_view() -> None:
    """Give back the memory of the last view."""
    _last.graph = _last.settings = _last.view = None


def _make_view(graph: Graph, settings: ExportSettings) -> nx.MultiDiGraph[str]:
    drawing = Drawing(graph, settings)
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes = sorted(drawing.nodes)
    degree = Counter(end for edge in drawing.edges for end in {edge.source, edge.target})
    sizes = {node: _size(degree[node]) for node in nodes}
    rooms = {node: _room(drawing.nodes[node]["label"], sizes[node]) for node in nodes}
    places = place_nodes(nodes, [(e.source, e.target) for e in drawing.edges], rooms)
    for node in nodes:
        x, y = places[node]
        look = {"x": x, "y": y, "z": 0.0, "size": sizes[node]}
        colour = colour_of(drawing.nodes[node]["type"])._asdict()
        view.add_node(node, **_clean(drawing.nodes[node]), **look, **colour)
    for edge in drawing.edges:
        colour = relation_colour(edge.statement.relation)._asdict()
        attributes = _clean(edge_attributes(edge.statement, settings))
        view.add_edge(edge.source, edge.target, key=edge.id, **attributes, **colour)
    return view


def _size(degree: int) -> float:
    """A radius: its area tells its edges, up to a hub that would hide its neighbours."""
    return round(min(5.0 + 3.0 * sqrt(degree), 45.0), 1)


def _room(label: str, size: float) -> tuple[float, float]:
    """Half of what the dot and the name under it take up, in width and in height."""
    width = min(len(label), LONGEST) * LETTER
    return max(size, width / 2.0) + 4.0, size + LETTER / 2.0 + 2.0


def edge_statements(graph: Graph, settings: ExportSettings) -> dict[str, Statement]:
    """The statement behind each edge, by the edge's key."""
    return {edge.id: edge.statement for edge in Drawing(graph, settings).edges}


def _clean(attributes: Attributes) -> dict[str, Any]:
    return {
        name: to_xml(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }
