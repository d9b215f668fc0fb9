"""Rows put in order with little memory, whatever their number: sorted runs on disk, merged."""

from __future__ import annotations

import heapq
import marshal
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

Row = tuple[Any, ...]
"""Of texts, numbers and tuples of them, so that any two rows of one sorter can be compared."""
HELD = 4096
"""Rows in memory before they are laid on disk."""
_AT_ONCE = 16  # rows of a run that are read together
_LENGTH = 4  # bytes before each portion


class Sorter:
    """Takes rows in any order and gives them sorted, from the least, as often as asked.

    Memory holds `HELD` rows, then a portion of each run. The runs lie in a file in `folder` that
    bears no name and is gone when this is closed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: list[Row] = []
        self._file: IO[bytes] | None = None
        self._runs: list[tuple[int, int]] = []  # where each begins and ends

    def add(self, *row: Any) -> None:
        """Put a row in."""
        self._rows.append(row)
        if len(self._rows) >= HELD:
            self._spill()

    def __iter__(self) -> Iterator[Row]:
        self._rows.sort()
        return heapq.merge(*(self._read(*run) for run in self._runs), self._rows)

    def close(self) -> None:
        """Give the room on disk back."""
        if self._file is not None:
            self._file.close()

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)
        self._rows.sort()
        begin = end = self._file.seek(0, 2)
        rows = iter(self._rows)
        while portion := list(islice(rows, _AT_ONCE)):
            packed = marshal.dumps(portion)
            end += self._file.write(len(packed).to_bytes(_LENGTH) + packed)
        self._runs.append((begin, end))
        self._rows = []

    def _read(self, begin: int, end: int) -> Iterator[Row]:
        assert self._file is not None  # noqa: S101
        while begin < end:
            self._file.seek(begin)
            length = int.from_bytes(self._file.read(_LENGTH))
            portion = marshal.loads(self._file.read(length))  # noqa: S302
            begin += _LENGTH + length
            yield from portion
