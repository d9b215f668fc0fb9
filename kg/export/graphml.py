"""GraphML, made for Gephi and any reader: DESIGN §7."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.clean import to_attribute, to_text
from kg.export.network.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.model import Graph

_XML_TYPE = {str: "string", int: "int", float: "double"}
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
Columns = Mapping[str, tuple[str, type]]
"""Name of an attribute to the id of its key, and its type."""


def write_graphml(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Nodes and edges of the network view; ids are those of the tables.

    Characters that XML 1.0 forbids are U+FFFD. What has no value is left out. It is written as
    text: networkx's writer, which makes an element of every value first, takes four times as long.
    """
    view = view_of(graph, settings, path.parent)
    nodes, edges = _columns("node", NODE_COLUMNS), _columns("edge", EDGE_COLUMNS)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_HEAD)
        stream.writelines(_keys("node", nodes))
        stream.writelines(_keys("edge", edges))
        stream.write('<graph edgedefault="directed">\n')
        for node, values in view.nodes():
            stream.write(f'<node id="{to_attribute(node)}">\n{_data(values, nodes)}</node>\n')
        for source, target, key, values in view.edges():
            ends = f'source="{to_attribute(source)}" target="{to_attribute(target)}"'
            stream.write(f'<edge id="{key}" {ends}>\n{_data(values, edges)}</edge>\n')
        stream.write("</graph>\n</graphml>\n")


def _columns(scope: str, columns: Mapping[str, type]) -> Columns:
    """The attribute's name is its key; where nodes have one of that name, `edge_NAME`."""
    return {
        name: (name if scope == "node" or name not in NODE_COLUMNS else f"edge_{name}", kind)
        for name, kind in columns.items()
    }


def _keys(scope: str, columns: Columns) -> Iterator[str]:
    for name, (key, kind) in columns.items():
        yield (
            f'<key id="{key}" for="{scope}" attr.name="{name}" attr.type="{_XML_TYPE[kind]}"/>\n'
        )


def _data(values: Mapping[str, Any], columns: Columns) -> str:
    return "".join(
        f'  <data key="{columns[name][0]}">'
        f"{to_text(value) if columns[name][1] is str else repr(value)}</data>\n"
        for name, value in values.items()
    )
