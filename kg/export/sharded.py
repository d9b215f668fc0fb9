"""The graph in parts of bounded size, for engines that read many files at once.

`nt-parts/` holds N-Triples, `parquet/` the tables; a part's bytes depend on the graph alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ExportError
from kg.export.clean import to_utf8
from kg.export.rdf.lines import triples
from kg.export.settings import ExportSettings
from kg.export.tables import TABLES, Row
from kg.model import Graph

if TYPE_CHECKING:
    import pyarrow as pa

BLOCKS = 100_000  # subjects in a part of N-Triples, ten triples each or so
ROWS = 100_000  # rows in a part of a table
_GROUP = 10_000  # rows that are held at once


def write_nt_parts(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `nt-parts/00000.nt` and so on: `graph.nt`, cut between subjects."""
    path.mkdir()
    blocks = triples(graph, path, settings)
    for number, part in enumerate(_parts(blocks, BLOCKS)):
        with (path / f"{number:05}.nt").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(part)


def write_parquet(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `parquet/TABLE/00000.parquet` and so on: the rows of the `.jsonl` tables."""
    for name, rows_of in TABLES.items():
        table = name.removesuffix(".jsonl")
        write_rows(rows_of(graph), path / table, table)


def write_rows(rows: Iterable[Row], folder: Path, table: str) -> None:
    """Write the rows of a table in parts into a new folder."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExportError(
            "parquet is written by a library that is not there; install it: "
            "pip install 'kg-news[parquet]'"
        ) from error
    schema = schemas()[table]
    folder.mkdir(parents=True)
    for number, part in enumerate(_parts(rows, ROWS)):
        with pq.ParquetWriter(folder / f"{number:05}.parquet", schema) as writer:
            for group in _parts(part, _GROUP):
                writer.write_table(pa.Table.from_pylist([*map(_plain, group)], schema=schema))


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
