"""GraphML, made for Gephi and any reader: DESIGN §7."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from networkx.readwrite.graphml import GraphMLWriterLxml

from kg.export.network.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.model import Graph

_XML_TYPE = {str: "string", int: "long", float: "double"}
"""As networkx writes them."""


class _Writer(GraphMLWriterLxml):
    """networkx's streaming writer; the keys of nodes and edges are told apart, as XML asks."""

    def get_key(self, name: str, attr_type: str, scope: str, default: Any) -> str:
        """The attribute's name is its key; where nodes have one of that name, `edge_NAME`."""
        key = name if scope != "edge" or name not in NODE_COLUMNS else f"edge_{name}"
        if (name, attr_type, scope) not in self.keys:
            self.keys[name, attr_type, scope] = key
            names = {"id": key, "for": scope, "attr.name": name, "attr.type": attr_type}
            self.xml.append(self.myElement("key", names))
        return key


def write_graphml(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Nodes and edges of the network view; ids are those of the tables.

    Characters that XML 1.0 forbids are U+FFFD. What has no value is left out.
    """
    with path.open("wb") as stream:
        writer = _Writer(stream, named_key_ids=True)
        for scope, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
            for name, kind in columns.items():
                writer.get_key(name, _XML_TYPE[kind], scope, None)
        writer.add_graph_element(view_of(graph, settings))
        writer.dump()
