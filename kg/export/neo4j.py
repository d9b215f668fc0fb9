"""Tables and a script for Neo4j: for `neo4j-admin database import`, or for `LOAD CSV`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.export.network.columns import EDGE_COLUMNS, JOINT, NODE_COLUMNS
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.export.spreadsheet import write_rows
from kg.model import Graph

_TYPES = {str: "", int: ":long", float: ":double"}
_LISTS = {"aliases", "document"}
_ESCAPES = re.compile(r"\\(?=\"|\Z)")
_NAME = re.compile(r"[^\W\d]\w*")

SCRIPT = """\
// Load this folder into Neo4j 5. Either, into an empty database and fast:
//   neo4j-admin database import full --multiline-fields=true --nodes=nodes.csv \\
//     --relationships=edges.csv neo4j
// or, beside what a database holds, with both tables in its import folder:
//   cypher-shell -f load.cypher
// Running it again adds nothing twice.
CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (node:Entity) REQUIRE node.id IS UNIQUE;

"""


def write_neo4j(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """`nodes.csv`, `edges.csv` with the headers of neo4j-admin, and `load.cypher`.

    A node is an `:Entity` and its class, an edge is of its relation. Lists are split at `;`: one
    inside an item is `；`. A backslash that Neo4j would take for an escape is `＼`.
    """
    view = view_of(graph, settings, path.parent)
    path.mkdir()
    nodes, edges = (_header(columns) for columns in (NODE_COLUMNS, EDGE_COLUMNS))
    write_rows(
        path / "nodes.csv",
        ("id:ID", *nodes, ":LABEL"),
        (
            (node, *_values(values, NODE_COLUMNS), f"Entity;{_named(values['type'])}")
            for node, values in view.nodes()
        ),
    )
    write_rows(
        path / "edges.csv",
        ("id", ":START_ID", ":END_ID", *edges, ":TYPE"),
        (
            (key, source, target, *_values(values, EDGE_COLUMNS), _named(values["relation"]))
            for source, target, key, values in view.edges()
        ),
    )
    labels = sorted({_named(values["type"]) for _, values in view.nodes()})
    types = sorted({_named(values["relation"]) for *_, values in view.edges()})
    script = SCRIPT + "".join([*map(_load_nodes, labels), *map(_load_edges, types)])
    (path / "load.cypher").write_text(script, encoding="utf-8", newline="\n")


def _header(columns: Mapping[str, type]) -> list[str]:
    return [
        f"{name}:string[]" if name in _LISTS else f"{name}{_TYPES[kind]}"
        for name, kind in columns.items()
    ]


def _values(values: Mapping[str, Any], columns: Mapping[str, type]) -> list[object]:
    return [_value(name, values.get(name)) for name in columns]


def _value(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    if name in _LISTS:
        value = ";".join(item.replace(";", "；") for item in value.split(JOINT))
    return _ESCAPES.sub("＼", value)


def _named(name: str) -> str:
    """A label or type that needs no quotation marks in Cypher."""
    return name if _NAME.fullmatch(name) else re.sub(r"\W", "_", f"_{name}")


def _load_nodes(label: str) -> str:
    return (
        "LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row\n"
        f"WITH row WHERE row.`:LABEL` = 'Entity;{label}'\n"
        f"MERGE (node:Entity {{id: row.`id:ID`}}) SET node:{label}, {_set('node', NODE_COLUMNS)};\n\n"
    )


def _load_edges(kind: str) -> str:
    return (
        "LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row\n"
        f"WITH row WHERE row.`:TYPE` = '{kind}'\n"
        "MATCH (a:Entity {id: row.`:START_ID`}) MATCH (b:Entity {id: row.`:END_ID`})\n"
        f"MERGE (a)-[edge:{kind} {{id: row.id}}]->(b) SET {_set('edge', EDGE_COLUMNS)};\n\n"
    )


def _set(variable: str, columns: Mapping[str, type]) -> str:
    """Every property, as its type; an empty field sets none."""
    headers = zip(columns.items(), _header(columns), strict=True)
    cells = ((name, kind, _cell(header)) for (name, kind), header in headers)
    return ", ".join(f"{variable}.{name} = {_cast(name, kind, cell)}" for name, kind, cell in cells)


def _cast(name: str, kind: type, cell: str) -> str:
    if name in _LISTS:
        return f"split({cell}, ';')"
    return {str: cell, int: f"toInteger({cell})", float: f"toFloat({cell})"}[kind]


def _cell(column: str) -> str:
    return f"row.`{column}`" if ":" in column else f"row.{column}"
