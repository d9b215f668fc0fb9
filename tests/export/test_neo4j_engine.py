"""The tables of `neo4j` in a property-graph database that speaks openCypher.

Neo4j itself comes in no package of ours. Ladybug (MIT), the heir of Kuzu, reads the same tables by
the types in their headers and answers the questions that one would ask.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from kg.export import to_networkx
from kg.export.neo4j import write_neo4j
from tests.export.by_hand import BANK, SETTINGS, TEA, graph

VIEW = to_networkx(graph(), SETTINGS)
TYPES = {"": "STRING", "ID": "STRING", "long": "INT64", "double": "DOUBLE", "string[]": "STRING"}
ENDS = ("the_START_ID", "the_END_ID", "the_TYPE")


def columns_of(path: Path) -> list[tuple[str, str]]:
    """Name and database type of each column, by the header; `:LABEL` is `the_LABEL`."""
    with path.open(encoding="utf-8", newline="") as stream:
        cells = (cell.partition(":") for cell in next(csv.reader(stream)))
        return [
            (name, TYPES[kind]) if name else (f"the_{kind}", "STRING") for name, _, kind in cells
        ]


def load(folder: Path, lb: Any) -> Any:
    """A connection to a database in memory that holds both tables."""
    connection = lb.Connection(lb.Database(":memory:"))
    run = connection.execute
    nodes, edges = (columns_of(folder / name) for name in ("nodes.csv", "edges.csv"))
    typed = ", ".join(f"`{name}` {kind}" for name, kind in nodes)
    run(f"CREATE NODE TABLE Entity({typed}, PRIMARY KEY(id))")
    run(f"COPY Entity FROM '{folder / 'nodes.csv'}' (HEADER=true, PARALLEL=false)")
    own = [(name, kind) for name, kind in edges if name not in ENDS]
    typed = ", ".join(f"`{name}` {kind}" for name, kind in edges)
    names = ", ".join(f"`{name}`" for name, _ in own)
    for relation in sorted({values["relation"] for *_, values in VIEW.edges(data=True)}):
        columns = ", ".join(f"`{name}` {kind}" for name, kind in own)
        run(f"CREATE REL TABLE `{relation}`(FROM Entity TO Entity, {columns})")
        run(
            f"COPY `{relation}` FROM (LOAD WITH HEADERS ({typed}) FROM '{folder / 'edges.csv'}' "
            f"(HEADER=true, PARALLEL=false) WHERE the_TYPE = '{relation}' "
            f"RETURN the_START_ID, the_END_ID, {names})"
        )
    return connection


def test_a_graph_database_loads_the_tables(tmp_path: Path) -> None:
    """Nodes and edges are those of the view, with numbers as numbers; a path can be asked for."""
    lb = pytest.importorskip(
        "real_ladybug", reason="Ladybug is not installed: pip install real-ladybug"
    )
    write_neo4j(graph(), tmp_path / "neo4j", SETTINGS)
    connection = load(tmp_path / "neo4j", lb)

    def ask(query: str) -> list[list[Any]]:
        return list(connection.execute(query))

    assert ask("MATCH (n:Entity) RETURN n.id, n.x, n.size ORDER BY n.id") == [
        [node, VIEW.nodes[node]["x"], VIEW.nodes[node]["size"]] for node in sorted(VIEW)
    ]
    assert sorted(ask("MATCH (a)-[e]->(b) RETURN e.id, a.id, b.id, e.relation, e.evidence")) == (
        sorted(
            [key, a, b, values["relation"], values["evidence"]]
            for a, b, key, values in VIEW.edges(keys=True, data=True)
        )
    )
    loan = ask(
        f"MATCH (a:Entity {{id: '{BANK.id}'}})-[e:funds]->(b:Entity {{id: '{TEA.id}'}}) "
        "WHERE e.amount > 1000000 RETURN e.amount, e.weight, string_split(a.aliases, ';')"
    )
    assert loan == [[3_000_000.0, 2, ["青石行", "青行"]]]
    assert ask("MATCH (a {label: '青石银行'})-[:funds]->()-[:locatedIn]->(p) RETURN p.label") == [
        ["柳河镇"]
    ]
