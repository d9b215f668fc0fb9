"""Two tables for a spreadsheet, for pandas, or for Gephi's import of tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.network.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.model import Graph

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""Begins a cell that a spreadsheet may take for a formula; full-width signs do so in East Asia."""


def write_csv(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """`nodes.csv` and `edges.csv` in UTF-8; with a byte order mark where the settings want it.

    A text that a spreadsheet could run as a formula has a `'` before it (see `as_cell`).
    """
    view = view_of(graph, settings, path.parent)
    encoding = "utf-8-sig" if settings.csv_bom else "utf-8"
    path.mkdir()
    write_rows(
        path / "nodes.csv",
        ("id", *NODE_COLUMNS),
        _cells((node, *map(values.get, NODE_COLUMNS)) for node, values in view.nodes()),
        encoding=encoding,
    )
    write_rows(
        path / "edges.csv",
        ("id", "source", "target", *EDGE_COLUMNS),
        _cells(
            (key, source, target, *map(values.get, EDGE_COLUMNS))
            for source, target, key, values in view.edges()
        ),
        encoding=encoding,
    )


def as_cell(text: str) -> str:
    """The text as a spreadsheet shows it and does not run it.

    A `'` goes before `=`, `+`, `-`, `@`, a tab and a line end, also where such marks stand there
    already: who takes away one `'` before any of these has the text again.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _cells(rows: Iterable[Iterable[object]]) -> Iterator[list[object]]:
    for row in rows:
        yield [as_cell(value) if isinstance(value, str) else value for value in row]


def write_rows(
    path: Path, header: Iterable[str], rows: Iterable[Iterable[object]], *, encoding: str = "utf-8"
) -> None:
    """A CSV file as RFC 4180 has it; what has no value is an empty field."""
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)
