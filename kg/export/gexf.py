"""GEXF 1.3, Gephi's own format: parallel edges of different relations stay apart in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.clean import to_attribute, to_text, to_xml
from kg.export.network.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.drawing import Drawing
from kg.export.network.spells import Spell, spells_of
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.model import Graph

_TYPES = {str: "string", int: "integer", float: "double"}
_BUILT_IN = frozenset("label x y z size r g b weight".split())
"""What is an attribute or an element of GEXF itself."""
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""
_STATIC = 'mode="static"'
_DYNAMIC = 'mode="dynamic" timeformat="date" timerepresentation="interval"'


def write_gexf(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Nodes with colour, place and size, edges with kind, weight and colour, as the view has them.

    Where statements bear dates the graph is a dynamic one, for Gephi's timeline: each date that a
    sentence tells is a spell of its edge, from the first day that it can mean to the last. What
    has no date is there all the time. The file says who made it; not when, which GEXF leaves open
    and a build must not say.
    """
    view = view_of(graph, settings, path.parent)
    edges = Drawing(graph, settings).edges()
    spells = {edge.id: found for edge in edges if (found := spells_of(edge.statement))}
    maker = to_text(to_xml(f"kg {settings.version}".strip()))
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{_HEAD}<meta><creator>{maker}</creator></meta>\n")
        stream.write(f'<graph defaultedgetype="directed" {_DYNAMIC if spells else _STATIC}>\n')
        stream.writelines(_declare("node", NODE_COLUMNS))
        stream.writelines(_declare("edge", EDGE_COLUMNS))
        stream.write("<nodes>\n")
        for node, values in view.nodes():
            stream.writelines(_node(node, values))
        stream.write("</nodes>\n<edges>\n")
        for source, target, key, values in view.edges():
            stream.writelines(_edge(key, source, target, values, spells.get(key, ())))
        stream.write("</edges>\n</graph>\n</gexf>\n")


def _declare(scope: str, columns: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{scope}">\n'
    for name, kind in columns.items():
        if name not in _BUILT_IN:
            yield f'  <attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
    yield "</attributes>\n"


def _node(node: str, values: Mapping[str, Any]) -> Iterator[str]:
    yield f'<node id="{to_attribute(node)}" label="{to_attribute(values["label"])}">\n'
    yield from _values(values)
    yield f'  <viz:size value="{values["size"]}"/>\n'
    yield f'  <viz:position x="{values["x"]}" y="{values["y"]}" z="{values["z"]}"/>\n'
    yield f"  {_colour(values)}\n</node>\n"


def _edge(
    key: str, source: str, target: str, values: Mapping[str, Any], spells: tuple[Spell, ...]
) -> Iterator[str]:
    ends = f'source="{to_attribute(source)}" target="{to_attribute(target)}"'
    label, kind = to_attribute(values["label"]), to_attribute(values["relation"])
    yield f'<edge id="{key}" {ends} label="{label}" kind="{kind}" weight="{values["weight"]}">\n'
    yield from _values(values)
    if spells:
        yield "  <spells>\n"
        for spell in spells:
            yield f'    <spell start="{spell.start}" end="{spell.end}"/>\n'
        yield "  </spells>\n"
    yield f"  {_colour(values)}\n</edge>\n"


def _values(values: Mapping[str, Any]) -> Iterator[str]:
    yield "  <attvalues>\n"
    for name, value in values.items():
        if name not in _BUILT_IN:
            shown = to_attribute(value) if isinstance(value, str) else value
            yield f'    <attvalue for="{name}" value="{shown}"/>\n'
    yield "  </attvalues>\n"


def _colour(values: Mapping[str, Any]) -> str:
    return f'<viz:color r="{values["r"]}" g="{values["g"]}" b="{values["b"]}"/>'
