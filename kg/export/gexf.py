"""GEXF 1.3, Gephi's own format: parallel edges of different relations stay apart in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree

from kg.export.clean import to_xml
from kg.export.network.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.model import Graph

GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
SCHEMA = "http://gexf.net/1.3/gexf.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES: dict[Any, str] = {None: GEXF, "viz": VIZ, "xsi": XSI}
_TYPES = {str: "string", int: "integer", float: "double"}
_BUILT_IN = {"label", "x", "y", "size", "r", "g", "b", "weight"}  # elements or attributes of GEXF


def write_gexf(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Nodes with colour, place and size, edges with kind and weight; as the network view has it.

    It says who made it; not when, which GEXF leaves open and a build must not say.
    """
    view = view_of(graph, settings)
    root = {"version": "1.3", f"{{{XSI}}}schemaLocation": f"{GEXF} {SCHEMA}"}
    with path.open("wb") as stream, etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{GEXF}}}gexf", root, nsmap=_NAMESPACES):
            with _element(xml, "meta"), _element(xml, "creator"):
                xml.write(to_xml(f"kg {settings.version}".strip()))
            with _element(xml, "graph", defaultedgetype="directed", mode="static"):
                _declare(xml, "node", NODE_COLUMNS)
                _declare(xml, "edge", EDGE_COLUMNS)
                with _element(xml, "nodes"):
                    for node, values in view.nodes(data=True):
                        _write_node(xml, node, values)
                with _element(xml, "edges"):
                    for source, target, key, values in view.edges(keys=True, data=True):
                        ends = {"id": key, "source": source, "target": target}
                        _write_edge(xml, ends, values)


def _declare(xml: Any, scope: str, columns: Mapping[str, type]) -> None:
    with _element(xml, "attributes", **{"class": scope}):
        for name, kind in columns.items():
            if name not in _BUILT_IN:
                _leaf(xml, "attribute", id=name, title=name, type=_TYPES[kind])


def _write_node(xml: Any, node: str, values: Mapping[str, Any]) -> None:
    with _element(xml, "node", id=node, label=values["label"]):
        _write_values(xml, values)
        _leaf(xml, "size", VIZ, value=str(values["size"]))
        _leaf(xml, "position", VIZ, x=str(values["x"]), y=str(values["y"]), z="0.0")
        _leaf(xml, "color", VIZ, **{name: str(values[name]) for name in "rgb"})


def _write_edge(xml: Any, ends: Mapping[str, str], values: Mapping[str, Any]) -> None:
    shown = {"label": values["label"], "kind": values["relation"], "weight": str(values["weight"])}
    with _element(xml, "edge", **ends, **shown):
        _write_values(xml, values)


def _write_values(xml: Any, values: Mapping[str, Any]) -> None:
    with _element(xml, "attvalues"):
        for name, value in values.items():
            if name not in _BUILT_IN:
                _leaf(xml, "attvalue", **{"for": name, "value": str(value)})


@contextmanager
def _element(xml: Any, name: str, namespace: str = GEXF, **attributes: str) -> Iterator[None]:
    """An element around what is written within, on a line of its own."""
    xml.write("\n")
    with xml.element(f"{{{namespace}}}{name}", attributes):
        yield


def _leaf(xml: Any, name: str, namespace: str = GEXF, **attributes: str) -> None:
    with _element(xml, name, namespace, **attributes):
        pass
