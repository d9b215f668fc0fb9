"""Cytoscape JSON: opens in Cytoscape, feeds cytoscape.js, and networkx reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.export.network.colours import Colour
from kg.export.network.view import View, view_of
from kg.export.settings import ExportSettings
from kg.model import Graph

Element = dict[str, Any]
_PLACE = frozenset("xyz")


def write_cyjs(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Nodes with positions, edges with their statements; an element a line."""
    view = view_of(graph, settings, path.parent)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(
            '{"format_version": "1.0", "target_cytoscapejs_version": "~3.0",\n'
            f'"generated_by": "kg {settings.version}", "data": {{"name": "kg"}},\n'
            '"directed": true, "multigraph": true,\n'
            '"elements": {"nodes": [\n'
        )
        stream.writelines(_listed(node_elements(view)))
        stream.write('\n], "edges": [\n')
        stream.writelines(_listed(edge_elements(view)))
        stream.write("\n]}}\n")


def node_elements(view: View) -> Iterator[Element]:
    """Nodes; on a screen y points down. Cytoscape shows `name`, networkx reads `value`.

    `color` is for a style of cytoscape.js: `"background-color": "data(color)"`.
    """
    for node, values in view.nodes():
        data = {name: value for name, value in values.items() if name not in _PLACE}
        ids = {"id": node, "value": node, "name": values["label"]}
        yield {
            "data": {**ids, **data, "color": _colour(values)},
            "position": {"x": values["x"], "y": -values["y"]},
        }


def edge_elements(view: View) -> Iterator[Element]:
    """Edges; Cytoscape calls the relation `interaction`, networkx reads `key`."""
    for source, target, key, values in view.edges():
        ends = {"id": key, "key": key, "source": source, "target": target}
        look = {"interaction": values["relation"], "color": _colour(values)}
        yield {"data": {**ends, **look, **values}}


def _colour(values: Element) -> str:
    return Colour(values["r"], values["g"], values["b"]).hex


def _listed(elements: Iterable[Element]) -> Iterator[str]:
    """The elements, a comma and a line feed between them."""
    between = ""
    for element in elements:
        yield between + json.dumps(element, ensure_ascii=False)
        between = ",\n"
