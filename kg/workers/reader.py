"""What a worker does: read an input or a document, and hand back records, or what went wrong."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.articles import Columns, Input, read_documents
from kg.errors import InputError
from kg.graph.store import Fault, PackedRecord, pack_record
from kg.keys import document_key, input_key
from kg.model import Document
from kg.record import Choices, TaggedDocument, Tools, read_record, tag_ahead

MOST = 200  # characters of an exception's message that are shown
ZONE = 50  # documents that spaCy forgets at once: to make its words anew for each costs time
TOGETHER = 8  # tasks in hand at once: names are found sooner in several documents than in each
HELD = 100_000  # characters of documents in hand, after which no other is taken


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


Batch = tuple[Task, ...]
Work = Callable[[Batch], Iterable[Done]]
"""What comes of each task of a batch, in order, each as soon as it is done."""


def batches(tasks: Iterable[Task], most: int = TOGETHER) -> Iterator[Batch]:
    """The tasks in order, so many at once, or fewer where they bring long texts."""
    batch: list[Task] = []
    held = 0
    for task in tasks:
        batch.append(task)
        held += len(task.document.text) if task.document else 0
        if len(batch) >= most or held >= HELD:
            yield tuple(batch)
            batch, held = [], 0
    if batch:
        yield tuple(batch)


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

    def __call__(self, batch: Batch) -> Iterator[Done]:
        """The records of each task. Whatever a document does to a stage, it hurts nobody else."""
        found: list[list[PackedRecord | Fault]] = [[] for _ in batch]
        skipped: list[str | None] = [None] * len(batch)
        given = 0
        for read in self._portions(batch, found, skipped):
            for (at, document, warnings), tagged in zip(read, self._tag(read), strict=True):
                yield from map(_done, found[given:at], skipped[given:at])
                given = at
                found[at].append(self._read(document, warnings, tagged))
        yield from map(_done, found[given:], skipped[given:])

    def _portions(
        self, batch: Batch, found: list[list[PackedRecord | Fault]], skipped: list[str | None]
    ) -> Iterator[list[_Opened]]:
        """Documents of the tasks, some at once, each with the place of its task in the batch.

        What cannot be opened goes to the others.
        """
        opened: list[_Opened] = []
        for at, task in enumerate(batch):
            try:
                for read in self._open(task):
                    opened.append((at, *read))
                    if sum(len(document.text) for _, document, _ in opened) >= HELD:
                        yield opened
                        opened = []
            except InputError as error:
                skipped[at] = str(error)
            except Exception as error:  # of a library that reads the format
                found[at].append(to_fault(task.name, error))
        if opened:
            yield opened

    def _open(self, task: Task) -> Iterable[tuple[Document, tuple[str, ...]]]:
        if task.document is not None:
            return [(task.document, task.warnings)]
        return self.making.documents(task.source)

    def _tag(self, opened: list[_Opened]) -> tuple[TaggedDocument | None, ...]:
        """The names of all; of none where a document does not let them be found."""
        self._forget(len(opened))
        try:
            return tag_ahead([document for _, document, _ in opened], self.tools)
        except Exception:  # it will be raised again by the one document, when that is read alone
            return (None,) * len(opened)

    def _read(
        self, document: Document, warnings: tuple[str, ...], tagged: TaggedDocument | None
    ) -> PackedRecord | Fault:
        key = document_key(document, warnings, self.making.fingerprint)
        try:
            return pack_record(read_record(document, self.tools, warnings, tagged), key)
        except Exception as error:  # the one place where any is caught: the document is put aside
            return to_fault(document.name, error)

    def _forget(self, more: int) -> None:
        """Now and then drop what spaCy keeps of texts; a record holds nothing of it."""
        if self._left <= 0:
            self._zone.close()
            self._zone.enter_context(self.tools.nlp.memory_zone())
            self._left = ZONE
        self._left -= more


_Opened = tuple[int, Document, tuple[str, ...]]


def _done(found: list[PackedRecord | Fault], skipped: str | None) -> Done:
    if skipped is not None:
        return Done(skipped=skipped)
    return Done(
        tuple(item for item in found if isinstance(item, PackedRecord)),
        tuple(item for item in found if isinstance(item, Fault)),
    )


def to_fault(name: str, error: Exception) -> Fault:
    """The document put aside, with one line and with all of it."""
    said = f"{type(error).__name__}: {error}".removesuffix(": ").splitlines()[0][:MOST]
    return Fault(name, set_aside(name, said), "".join(traceback.format_exception(error)))


def set_aside(name: str, why: str) -> str:
    """One line on a document that is left out, and where more is told."""
    return f"{name}: is left out: reading it failed ({why}); more is in .kg/store.sqlite, faults"
