"""The graph in parts of bounded size, for engines that read many files at once.

`nt-parts/` holds N-Triples, `parquet/` the tables; a part's bytes depend on the graph alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from kg.errors import ExportError
from kg.export.clean import to_utf8
from kg.export.rdf.lines import triples
from kg.export.settings import ExportSettings, Spread
from kg.export.tables import TABLES, Row
from kg.model import Graph

if TYPE_CHECKING:
    import pyarrow as pa

BLOCKS = 100_000  # subjects in a part of N-Triples, ten triples each or so
ROWS = 100_000  # rows in a part of a table
_GROUP = 10_000  # of them that are held at once, and travel together


def write_nt_parts(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `nt-parts/00000.nt` and so on: `graph.nt`, cut between subjects."""
    path.mkdir()
    blocks = triples(graph, path, settings)
    for number, part in enumerate(_parts(blocks, BLOCKS)):
        with (path / f"{number:05}.nt").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(part)


def write_parquet(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `parquet/TABLE/00000.parquet` and so on: the rows of the `.jsonl` tables.

    Where others share in the work, they are given the lines of these, which lie beside `path`.
    """
    for name, rows_of in TABLES.items():
        table = name.removesuffix(".jsonl")
        if settings.spread:
            with (path.parent / name).open("rb") as lines:
                _write(_made_elsewhere(lines, table, settings.spread), path / table, table)
        else:
            write_rows(rows_of(graph), path / table, table)


def write_rows(rows: Iterable[Row], folder: Path, table: str) -> None:
    """Write the rows of a table in parts into a new folder."""
    _write((to_columns(group, table) for group in _parts(rows, _GROUP)), folder, table)


def _write(groups: Iterable[pa.Table], folder: Path, table: str) -> None:
    """Write groups of `_GROUP` rows, as many in a part as make `ROWS`."""
    pq = _library("pyarrow.parquet")
    folder.mkdir(parents=True)
    for number, part in enumerate(_parts(groups, ROWS // _GROUP)):
        with pq.ParquetWriter(folder / f"{number:05}.parquet", schemas()[table]) as writer:
            for group in part:
                writer.write_table(group)


def to_columns(rows: Iterable[Row], table: str) -> pa.Table:
    """Rows of a table as its columns."""
    arrow = _library("pyarrow")
    columns: pa.Table = arrow.Table.from_pylist([*map(_plain, rows)], schema=schemas()[table])
    return columns


class Lines(NamedTuple):
    """Lines of a table, on their way to whoever makes columns of them."""

    table: str
    lines: list[bytes]


def pack_columns(part: Lines) -> bytes:
    """The lines as columns that can be sent."""
    arrow = _library("pyarrow")
    columns = to_columns(map(msgspec.json.decode, part.lines), part.table)
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, columns.schema) as writer:
        writer.write_table(columns)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _made_elsewhere(lines: Iterable[bytes], table: str, spread: Spread) -> Iterator[pa.Table]:
    groups = (Lines(table, list(group)) for group in _parts(lines, _GROUP))
    for packed in spread(pack_columns, groups):
        yield _library("pyarrow").ipc.open_stream(packed).read_all()


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ExportError(
            "parquet is written by a library that is not there; install it: "
            "pip install 'kg-news[parquet]'"
        ) from error


def schemas() -> dict[str, pa.Schema]:
    """The columns of each table; a column of a table's rows that is not here is not written."""
    import pyarrow as pa

    text, count, strings = pa.string(), pa.int64(), pa.list_(pa.string())
    amount = pa.struct(
        [("value", text), ("currency", text), ("text", text), ("approximate", pa.bool_())]
    )
    date = pa.struct([("value", text), ("precision", text), ("text", text)])
    evidence = pa.struct(
        [
            *((name, text) for name in ("document", "article", "reprint_of")),
            *(("start", count), ("end", count), ("text", text), ("rule", text)),
            *(("amount", amount), ("date", date), ("confidence", pa.float64())),
            ("spans", pa.list_(pa.list_(count))),
        ]
    )
    columns: dict[str, list[tuple[str, Any]]] = {
        "articles": [
            *((name, text) for name in ("document", "article", "title", "date")),
            *(("start", count), ("end", count), ("reporters", strings)),
            *((name, text) for name in ("home", "reprint_of")),
        ],
        "mentions": [
            *(("document", text), ("start", count), ("end", count)),
            *((name, text) for name in ("text", "type", "subtype", "entity", "article")),
        ],
        "entities": [
            *((name, text) for name in ("id", "type", "subtype", "label")),
            ("aliases", strings),
            ("links", pa.list_(pa.struct([("property", text), ("iri", text)]))),
            ("merged", pa.list_(pa.struct([("alias", text), ("reason", text)]))),
            ("place", text),
        ],
        "statements": [
            *((name, text) for name in ("id", "relation", "subject", "object", "object_text")),
            ("roles", pa.map_(text, strings)),
            *(("amount", amount), ("programme", text), ("honour", text), ("date", date)),
            *(("modality", text), ("confidence", pa.float64())),
            ("evidence", pa.list_(evidence)),
        ],
    }
    return {name: pa.schema(fields) for name, fields in columns.items()}


def _plain(value: Any) -> Any:
    """A row without lone surrogates, which no UTF-8 column holds; roles as the pairs of a map."""
    if isinstance(value, str):
        return to_utf8(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        plain: Row = {key: _plain(item) for key, item in value.items()}
        return plain | {"roles": list(plain["roles"].items())} if "roles" in plain else plain
    return value


def _parts(items: Iterable[Any], size: int) -> Iterator[Iterator[Any]]:
    """Runs of at most `size`, each to be gone through before the next; none where there is nothing."""
    items = iter(items)
    for first in items:
        yield _run(first, islice(items, size - 1))


def _run(first: Any, others: Iterator[Any]) -> Iterator[Any]:
    yield first
    yield from others
