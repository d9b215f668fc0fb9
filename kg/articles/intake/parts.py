"""What passes between reading and the readers of formats: bytes with a name, and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from kg.errors import InputError
from kg.model import Document

MEGABYTE = 1 << 20
MOST = 64 * MEGABYTE
"""Bytes of one text, HTML page or row: some 20 million characters, hundreds of newspaper pages."""
MOST_FILE = 512 * MEGABYTE
"""Bytes of a PDF, Word or Parquet file inside an archive, and of a PDF or Word file anywhere."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what; `None`: the first there is of the usual names."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    title: str | None = None

    def named(self) -> dict[str, str]:
        """The names that are given, as settings of a build."""
        parts = {"text": self.text, "id": self.id, "date": self.date, "title": self.title}
        return {f"{part}_column": name for part, name in parts.items() if name is not None}


@dataclass(frozen=True, slots=True)
class Settings:
    """How the user wants inputs to be read."""

    encoding: str | None = None
    columns: Columns = field(default=Columns())


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes to read, with the name that their document or folder of documents has.

    `open` gives them from the first one on; `kind` is the suffix that says how they are read,
    `size` how many they are, where that is known without reading.
    """

    name: str
    kind: str
    open: Callable[[], BinaryIO]
    size: int | None = None

    def read(self, most: int, advice: str) -> bytes:
        """All bytes. Raises `InputError`, before it holds more than `most`, where they are more."""
        if self.size is not None and self.size > most:
            raise too_large(self.name, most, advice, self.size)
        try:
            with self.open() as stream:
                data = stream.read(most + 1)
        except OSError as error:
            raise InputError(f"{self.name}: cannot be read: {error.strerror or error}") from error
        if len(data) > most:
            raise too_large(self.name, most, advice)
        return data


class Read(NamedTuple):
    """A document with what to warn of; `None` where something was left out, as the lines say."""

    document: Document | None
    warnings: tuple[str, ...] = ()


Reader = Callable[[Blob, Settings], Iterator[Read]]
"""The documents in some bytes, in their order, one after the other.

What cannot be read raises an `InputError`; the documents before it count.
"""


def too_large(name: str, most: int, advice: str, size: int | None = None) -> InputError:
    """Say how much there is, how much may be, and what to do."""
    has = f"has {size:,} bytes" if size is not None else "goes on"
    return InputError(f"{name}: {has}, and at most {most:,} bytes are read of one; {advice}")
