"""One self-contained page: the viewer, cytoscape.js, and the graph as data."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.export.clean import to_utf8
from kg.export.network.colours import COLOURS, colour_of
from kg.export.network.view import edge_statements, view_of
from kg.export.settings import ExportSettings
from kg.model import Evidence, Graph

_SLOT = re.compile(r"\{\{(style|library|script|data)\}\}")
_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write_html(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """`graph.html`: search, filters, a node's facts, an edge's sentences.

    Text of the corpus stands in the page as JSON only, without any character that HTML reads, and
    the viewer shows it as text only, so that no name can become markup.
    """
    parts = {
        "style": _asset("viewer.css"),
        "library": _asset("cytoscape.min.js"),
        "script": _asset("viewer.js"),
        "data": to_script(to_page_data(graph, settings)),
    }
    page = _SLOT.sub(lambda slot: parts[slot.group(1)], _asset("viewer.html"))
    path.write_text(page, encoding="utf-8", newline="\n")


def _asset(name: str) -> str:
    return (files("kg.export") / "assets" / name).read_text(encoding="utf-8")


def to_script(value: object) -> str:
    """JSON that may stand in a `<script>` element: it holds no `<`, no `>` and no `&`."""
    return to_utf8(json.dumps(value, ensure_ascii=False)).translate(_IN_SCRIPT)


def to_page_data(graph: Graph, settings: ExportSettings) -> dict[str, Any]:
    """What the viewer draws: nodes, edges with their evidence, classes in the order of a legend."""
    view = view_of(graph, settings)
    statements = edge_statements(graph, settings)
    aliases = {entity.id: list(entity.aliases) for entity in graph.entities}
    classes = {values["type"]: values["type_zh"] for _, values in view.nodes(data=True)}
    return {
        "classes": [
            {"type": kind, "label": classes[kind], "colour": colour_of(kind).hex}
            for kind in [*COLOURS, *sorted(set(classes) - set(COLOURS))]
            if kind in classes
        ],
        "nodes": [
            {"id": node, **_without(values, "rgb"), "aliases": aliases.get(node, [])}
            for node, values in view.nodes(data=True)
        ],
        "edges": [
            {"id": key, "source": source, "target": target}
            | _without(values, ("document",))
            | {"evidence": [_to_quote(item) for item in statements[key].evidence]}
            for source, target, key, values in view.edges(keys=True, data=True)
        ],
    }


def _without(values: dict[str, Any], names: str | tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _to_quote(item: Evidence) -> dict[str, Any]:
    return {
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "rule": item.rule,
        "amount": item.amount.text if item.amount else None,
        "date": item.date.text if item.date else None,
    }
