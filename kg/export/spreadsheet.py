"""Two tables for a spreadsheet, for pandas, or for Gephi's import of tables."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from kg.export.network.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.model import Graph


def write_csv(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """`nodes.csv` and `edges.csv` in UTF-8 with a byte order mark, without which Excel guesses."""
    view = view_of(graph, settings)
    path.mkdir()
    write_rows(
        path / "nodes.csv",
        ("id", *NODE_COLUMNS),
        ((node, *map(values.get, NODE_COLUMNS)) for node, values in view.nodes(data=True)),
    )
    write_rows(
        path / "edges.csv",
        ("id", "source", "target", *EDGE_COLUMNS),
        (
            (key, source, target, *map(values.get, EDGE_COLUMNS))
            for source, target, key, values in view.edges(keys=True, data=True)
        ),
    )


def write_rows(
    path: Path,
    header: Iterable[str],
    rows: Iterable[Iterable[object]],
    *,
    encoding: str = "utf-8-sig",
) -> None:
    """A CSV file as RFC 4180 has it; what has no value is an empty field."""
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)
