"""Rows laid aside on disk, and read again in any order."""

from __future__ import annotations

import marshal
import tempfile
from array import array
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]
"""Of texts, numbers and `None`."""


class Shelf:
    """Takes rows, then gives each by its number; memory holds where they are.

    They lie in a file in `folder` (without one, where temporary files lie) that bears no name and
    is gone when this is closed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)
        self._ends = array("Q", [0])

    def add(self, row: Row) -> None:
        """Put a row behind the others, before any is read."""
        self._ends.append(self._ends[-1] + self._file.write(marshal.dumps(row)))

    def __getitem__(self, number: int) -> Row:
        begin, end = self._ends[number], self._ends[number + 1]
        self._file.seek(begin)
        row: Row = marshal.loads(self._file.read(end - begin))  # noqa: S302
        return row

    def close(self) -> None:
        """Give the room on disk back."""
        self._file.close()
