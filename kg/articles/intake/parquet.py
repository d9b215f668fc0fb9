"""Parquet tables, by pyarrow: a few rows at a time, of the columns that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from kg.articles.intake.archives import Budget
from kg.articles.intake.parts import MOST, MOST_FILE, Blob, Read, Settings
from kg.articles.intake.tables import Table
from kg.errors import InputError

_BATCH = 16  # rows that are held at a time
_ADVICE = "unpack it first, or cut it into several"


def read_parquet(blob: Blob, settings: Settings) -> Iterator[Read]:
    """A document of each row. A file alone may have any size; in an archive it is held whole."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    with blob.open() as stream:
        packed = not stream.seekable()
        data = BytesIO(blob.read(MOST_FILE, _ADVICE)) if packed else stream
        budget = Budget(blob.name, data.seek(0, 2))
        data.seek(0)
        try:
            file = ParquetFile(data, pre_buffer=False)
            table = Table(blob.name, settings.columns)
            chosen = table.choose(file.schema_arrow.names)
            for number, row in enumerate(_rows(file, sorted(set(chosen.values()))), 1):
                values = {part: row[column] for part, column in chosen.items()}
                size = len(values["text"] or "") if isinstance(values["text"], str | bytes) else 0
                budget.take(size)
                if size > MOST:
                    yield table.left(f"row {number}", f"has over {MOST:,} characters")
                else:
                    yield table.read(number, f"row {number}", values)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
            why = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise InputError(f"{blob.name}: is no Parquet file that can be read: {why}") from error


def _rows(file: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    for batch in file.iter_batches(_BATCH, columns=columns):
        taken = [(name, batch.column(name)) for name in columns]
        for at in range(batch.num_rows):
            yield {name: column[at].as_py() for name, column in taken}
