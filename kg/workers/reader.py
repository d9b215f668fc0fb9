"""What a worker does: read an input or a document, and hand back records, or what went wrong."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.articles import Columns, Input, read_documents
from kg.errors import InputError
from kg.graph.store import Fault, PackedRecord, pack_record
from kg.keys import document_key, input_key
from kg.model import Document
from kg.record import Choices, Tools, read_record

MOST = 200  # characters of an exception's message that are shown
ZONE = 50  # documents that spaCy forgets at once: to make its words anew for each costs time


class Task(NamedTuple):
    """An input to read, or, where it holds several, one of its documents with its warnings.

    `number` is its place in the order of the inputs; `key` is an input's, by which another machine
    knows whether the file that it sees is the one that is meant.
    """

    number: int
    source: Input
    document: Document | None = None
    warnings: tuple[str, ...] = ()
    key: bytes | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.document.name if self.document else self.source.name


class Done(NamedTuple):
    """What came of a task; `skipped` says why an input has no document."""

    records: tuple[PackedRecord, ...] = ()
    faults: tuple[Fault, ...] = ()
    skipped: str | None = None


Work = Callable[[Task], Done]


@dataclass(frozen=True, slots=True)
class Making:
    """How a reader is made, in any process: small, and can be sent to it."""

    choices: Choices
    fingerprint: bytes
    encoding: str | None = None
    columns: Columns | None = None

    def documents(self, source: Input) -> Iterator[tuple[Document, tuple[str, ...]]]:
        """The documents of an input, each with what to warn of."""
        return read_documents(source, encoding=self.encoding, columns=self.columns)

    def open(self, task: Task) -> Task | Done:
        """The task of a file with its one document; or why it cannot be opened."""
        try:
            ((document, warnings),) = self.documents(task.source)
        except InputError as error:
            return Done(skipped=str(error))
        except Exception as error:  # of a library that reads the format
            return Done(faults=(to_fault(task.name, error),))
        return task._replace(document=document, warnings=warnings)

    def key_of(self, source: Input) -> bytes | None:
        """The key of an input that is a file here; `None` where it cannot be read."""
        try:
            return input_key(source.path or Path(), self.settings, self.fingerprint)
        except OSError:
            return None

    @property
    def settings(self) -> tuple[str, ...]:
        """What an input is read by, for its key."""
        return (self.encoding or "", str(self.columns))

    def __call__(self) -> Work:
        """A reader, its models loaded."""
        return Reader(self.choices.load(), self)


class Reader:
    """Reads with tools that are loaded once."""

    def __init__(self, tools: Tools, making: Making) -> None:
        self.tools = tools
        self.making = making
        self._zone = ExitStack()
        self._left = 0

    def __call__(self, task: Task) -> Done:
        """The records of a task. Whatever a document does to a stage, it hurts nobody else."""
        found: list[PackedRecord | Fault] = []
        try:
            if task.document is not None:
                found.append(self._read(task.document, task.warnings))
            else:
                found += (self._read(*read) for read in self.making.documents(task.source))
        except InputError as error:
            return Done(skipped=str(error))
        except Exception as error:  # of a library that reads the format
            found.append(to_fault(task.name, error))
        return Done(
            tuple(item for item in found if isinstance(item, PackedRecord)),
            tuple(item for item in found if isinstance(item, Fault)),
        )

    def _read(self, document: Document, warnings: tuple[str, ...]) -> PackedRecord | Fault:
        key = document_key(document, warnings, self.making.fingerprint)
        try:
            self._forget()
            return pack_record(read_record(document, self.tools, warnings), key)
        except Exception as error:  # the one place where any is caught: the document is put aside
            return to_fault(document.name, error)

    def _forget(self) -> None:
        """Now and then drop what spaCy keeps of texts; a record holds nothing of it."""
        if not self._left:
            self._zone.close()
            self._zone.enter_context(self.tools.nlp.memory_zone())
            self._left = ZONE
        self._left -= 1


def to_fault(name: str, error: Exception) -> Fault:
    """The document put aside, with one line and with all of it."""
    said = f"{type(error).__name__}: {error}".removesuffix(": ").splitlines()[0][:MOST]
    return Fault(name, set_aside(name, said), "".join(traceback.format_exception(error)))


def set_aside(name: str, why: str) -> str:
    """One line on a document that is left out, and where more is told."""
    return f"{name}: is left out: reading it failed ({why}); more is in .kg/store.sqlite, faults"
