"""From an input's bytes to its documents, one after the other."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.articles.inputs import Input
from kg.articles.intake import ARCHIVES, READERS, Blob, Columns, Read, Settings, kind_of
from kg.articles.intake.extras import MissingLibraryError, check_library
from kg.articles.intake.parts import MOST
from kg.errors import InputError
from kg.model import Document

MOST_LINES = 20
"""Of what is left out of one input, so many are named; the rest are counted."""


def read_documents(
    source: Input, *, encoding: str | None = None, columns: Columns | None = None
) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The documents of an input in order, each with what to warn of; one is held at a time.

    A part that cannot be read (a row, a file of an archive, the rest of a torn file) is left out,
    with a warning beside the document before or after it. Raises `InputError` where there is no
    document in the input; once it has given one it raises no more.
    """
    return _hold(source.name, _read(to_blob(source), Settings(encoding, columns or Columns())))


def to_blob(source: Input) -> Blob:
    """The bytes of an input, not yet opened."""
    kind = kind_of(source.name) or ".txt" if source.path else ".txt"
    return Blob(source.name, kind, partial(_open, source), _size(source.path))


def _read(blob: Blob, settings: Settings) -> Iterator[Read]:
    if blob.kind not in ARCHIVES:
        check_library(blob.name, blob.kind)
        yield from READERS[blob.kind](blob, settings)
        return
    missing: set[str] = set()
    for part in ARCHIVES[blob.kind](blob):
        if isinstance(part, str):
            yield Read(None, (part,))
            continue
        try:
            if part.kind not in missing:
                check_library(part.name, part.kind)
                yield from READERS[part.kind](part, settings)
        except InputError as error:
            if isinstance(error, MissingLibraryError):  # said once an archive
                missing.add(part.kind)
            yield Read(None, (str(error),))


def _hold(name: str, parts: Iterator[Read]) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """Documents with the lines on what was left out around them; the last takes the last lines."""
    held: Read | None = None
    left = _Left()
    try:
        for part in parts:
            if part.document is None:
                left.add(*part.warnings)
                continue
            if held and held.document:
                yield held.document, held.warnings
            held = Read(part.document, (*left.take(), *part.warnings))
    except InputError as error:
        if held is None and not left.lines:
            raise
        left.add(str(error))
    if held is None or held.document is None:
        raise InputError(left.sum_up(name))
    yield held.document, (*held.warnings, *left.take(), *left.rest(name))


class _Left:
    """Lines on what was left out of an input: the first ones, and how many more there are."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.named = 0
        self.unnamed = 0

    def add(self, *lines: str) -> None:
        for line in lines:
            if self.named < MOST_LINES:
                self.lines.append(line)
                self.named += 1
            else:
                self.unnamed += 1

    def take(self) -> tuple[str, ...]:
        """The lines that stand with no document yet."""
        lines, self.lines = tuple(self.lines), []
        return lines

    def rest(self, name: str) -> tuple[str, ...]:
        return (f"{name}: {self.unnamed} more parts of it are left out",) if self.unnamed else ()

    def sum_up(self, name: str) -> str:
        """One line on an input of which nothing is left."""
        if not self.lines:
            return f"{name}: has no text in it"
        more = len(self.lines) + self.unnamed - 1
        return self.lines[0] + (f" (and {more} more parts of {name} are left out)" if more else "")


def _open(source: Input) -> BinaryIO:
    try:
        if source.path is None:
            return BytesIO(sys.stdin.buffer.read(MOST + 1))  # which leaves it open
        # A pipe in a folder may have nobody who writes to it: opening it would wait for ever.
        # One that the user names, such as the shell's <(...), is meant to be read.
        if source.listed and not stat.S_ISREG(source.path.stat().st_mode):
            raise InputError(
                f"{source.name}: is a pipe, a socket or a device; in a folder only files are read"
            )
        return source.path.open("rb")
    except OSError as error:
        raise InputError(f"{source.name}: cannot be read: {error.strerror or error}") from error


def _size(path: Path | None) -> int | None:
    """How many bytes a file has; `None` for what is no file, or cannot be asked."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return status.st_size if status and stat.S_ISREG(status.st_mode) else None
