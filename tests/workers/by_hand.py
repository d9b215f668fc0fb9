"""Readers that need no model, and misbehave as the text tells them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

from kg.articles import Input
from kg.graph.store import pack_record
from kg.keys import document_key
from kg.workers import Done, Task
from kg.workers.reader import Batch, Work, to_fault
from tests.graph.store.by_hand import record


def read(task: Task) -> Done:
    """A record of what the file says; it may say that this process is to die, hang or raise."""
    if task.document is not None:
        key = document_key(task.document, task.warnings, b"now")
        return Done((pack_record(record(task.name, task.document.text, *task.warnings), key),))
    text = (task.source.path or Path()).read_text(encoding="utf-8")
    command, _, where = text.partition(" ")
    if command == "die" or (command == "die-once" and not Path(where).exists()):
        if where:
            Path(where).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if command == "hang":
        time.sleep(60)
    if command == "raise":
        return Done(faults=(to_fault(task.name, ValueError("no such thing")),))
    return Done((pack_record(record(task.name, text), b"1"),))


def read_each(batch: Batch) -> tuple[Done, ...]:
    """The same for each task."""
    return tuple(map(read, batch))


class Reading:
    """Makes such a reader, in any process."""

    def __call__(self) -> Work:
        """The reader."""
        return read_each


class Unable:
    """What ends its process before it is a reader."""

    def __call__(self) -> Work:
        """Ends."""
        os._exit(3)


def tasks(folder: Path, texts: Iterable[str]) -> list[Task]:
    """A task for each text, written to a file of its own."""
    found = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        found.append(Task(number, Input(path, path.name)))
    return found
