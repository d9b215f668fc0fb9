"""The left half of the flow over all inputs: what is known is kept, the rest is read and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles import Builds, Input, find_inputs
from kg.articles.intake import holds_many
from kg.errors import InputError
from kg.graph.store import Store
from kg.keys import document_key
from kg.model import Document
from kg.report import Notes, Progress
from kg.workers.reader import Done, Making, Task, Work, batches, to_fault

Run = Callable[[Iterable[Task]], Iterator[tuple[Task, Done]]]


def extract(
    paths: Iterable[str | Path],
    store: Store,
    making: Making,
    notes: Notes,
    *,
    run: Run,
    progress: Progress | None = None,
    builds: Builds | None = None,
) -> None:
    """Have in the store the record of every document under the paths, and no other.

    `run` is what reads: `in_this_process`, `Pool.run` or `Cluster.run`. What `builds` wrote is not
    read. A document is saved as soon as it is read. One that cannot be read is noted and left out.
    """
    inputs = find_inputs(paths, warn=notes.add, builds=builds)
    work = _Extraction(inputs, store, making, notes, progress)
    for task, done in run(work.tasks()):
        work.save(task, done)
    store.drop_others()
    if progress:
        progress(len(inputs), len(inputs), "")


def in_this_process(make: Callable[[], Work]) -> Run:
    """Tasks done here, a few at once; models are loaded when there is something to read."""

    def run(tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        read: Work | None = None
        for batch in batches(tasks):
            read = read or make()
            yield from zip(batch, read(batch), strict=True)

    return run


@dataclass(slots=True)
class _Open:
    """An input that is being read: its key, its tasks that are not done, and is all handed out?"""

    key: bytes | None
    stamp: tuple[int, int]
    left: int = 0
    whole: bool = False
    failed: bool = False


@dataclass(slots=True)
class _Extraction:
    inputs: tuple[Input, ...]
    store: Store
    making: Making
    notes: Notes
    progress: Progress | None
    number: int = 0
    open: dict[str, _Open] = field(default_factory=dict)
    told: dict[int, tuple[tuple[str, ...], tuple[tuple[str, str], ...]]] = field(
        default_factory=dict
    )
    next_told: int = 0

    def tasks(self) -> Iterator[Task]:
        """What is to be read, one after the other; what is known is kept on the way."""
        for at, source in enumerate(self.inputs):
            if self.progress:
                self.progress(at, len(self.inputs), source.name)
            stamp = _stamp(source)
            key = self.making.key_of(source) if stamp else None
            if key and self.store.keep_input(source.name, key):
                self._tell(self._next(), self.store.warnings_of(source.name))
                continue
            opened = self.open[source.name] = _Open(key, stamp or (0, 0))
            if source.path is None or holds_many(source.name):
                yield from self._documents(source, opened)
            else:
                opened.left, opened.whole = 1, True
                yield Task(self._next(), source, key=key)

    def save(self, task: Task, done: Done) -> None:
        """Save what came of a task, at once and whole, and tell what there is to warn of."""
        source, opened = task.source, self.open[task.source.name]
        opened.left -= 1
        opened.failed |= bool(done.faults or done.skipped)
        with self.store.saving():
            for record in done.records:
                self.store.put(source.name, record)
            for fault in done.faults:
                self.store.fail(fault)
            self._close(source, opened)
        warnings = tuple(line for record in done.records for line in record.warnings)
        skipped = [(fault.name, fault.reason) for fault in done.faults]
        if done.skipped:
            skipped.append((source.name, done.skipped))
        self._tell(task.number, warnings, tuple(skipped))

    def _documents(self, source: Input, opened: _Open) -> Iterator[Task]:
        """The documents of an input that holds several, read here: one is held at a time."""
        for document, warnings in self._read(source, opened):
            key = document_key(document, warnings, self.making.fingerprint)
            number = self._next()
            if self.store.keep(document.name, key):
                self._tell(number, self.store.warnings_in(document.name))
                continue
            opened.left += 1
            yield Task(number, source, document, warnings)
        opened.whole = True
        with self.store.saving():
            self._close(source, opened)

    def _read(self, source: Input, opened: _Open) -> Iterator[tuple[Document, tuple[str, ...]]]:
        """The documents, up to where the input cannot be read any more."""
        documents = self.making.documents(source)
        while True:
            try:
                read = next(documents, None)
            except InputError as error:
                opened.failed = True
                self._tell(self._next(), (), ((source.name, str(error)),))
                return
            except Exception as error:  # of a library that reads the format
                opened.failed = True
                fault = to_fault(source.name, error)
                self.store.fail(fault)
                self._tell(self._next(), (), ((fault.name, fault.reason),))
                return
            if read is None:
                return
            yield read

    def _close(self, source: Input, opened: _Open) -> None:
        """Remember an input when all of it is in, and it is still what it was."""
        if opened.whole and not opened.left:
            del self.open[source.name]
            if opened.key and not opened.failed and _stamp(source) == opened.stamp:
                self.store.close_input(source.name, opened.key)

    def _next(self) -> int:
        self.number += 1
        return self.number - 1

    def _tell(
        self,
        number: int,
        warnings: tuple[str, ...],
        skipped: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Warn in the order of the inputs, whoever is done first."""
        self.told[number] = warnings, skipped
        while self.next_told in self.told:
            warnings, skipped = self.told.pop(self.next_told)
            self.next_told += 1
            self.notes.add(*warnings)
            for name, reason in skipped:
                self.notes.skip(name, reason)


def _stamp(source: Input) -> tuple[int, int] | None:
    """Size and time of a file; `None` for what is none, and can be read once only."""
    try:
        if source.path is None or not source.path.is_file():
            return None
        status = source.path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
