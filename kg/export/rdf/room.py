"""Room on disk for what has to wait while a file is written; it is gone when the file is there."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType

from kg.export.rdf.sorter import Sorter

_CACHE = 4000  # kB that SQLite holds before it goes to disk


class Room:
    """Sorters and books, all closed together. Sorters lie in `folder`, in files without a name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()

    def __enter__(self) -> Room:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def sorter(self) -> Sorter:
        """For rows that come in another order than they are written."""
        return self._open.enter_context(closing(Sorter(self._folder)))

    def book(self, table: str) -> sqlite3.Connection:
        """A database of one table, which SQLite keeps in memory or, as it grows, on disk."""
        book = self._open.enter_context(closing(sqlite3.connect("", isolation_level=None)))
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE}"):
            book.execute(f"PRAGMA {setting}")
        book.execute(f"CREATE TABLE {table} WITHOUT ROWID")
        book.execute("BEGIN")
        return book
