"""Work done by the workers of a Dask cluster, in batches; what they hand back is the same.

A worker opens a file itself where it sees the one that the builder does. Other documents travel
with their texts, and what the user brings (rules, names, corrections) with its content, so that
workers need no disk in common with the builder, only the same kg. A worker that dies is Dask's
affair: its batches go to others.
"""

from __future__ import annotations

import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kg.errors import InputError, KgError, UsageError
from kg.graph.store import Fault
from kg.keys import fingerprint
from kg.record import Choices
from kg.workers.reader import Batch, Done, Making, Task, Work, batches, set_aside

if TYPE_CHECKING:
    from distributed import Client, Future

BATCH = 16  # documents: half a second or more of work, and a few ten kilobytes
AHEAD = 3  # batches in hand and on their way for each thread of the cluster
_WAIT = 30.0  # seconds for the scheduler to answer
_LARGE = "100MB"  # lines of a table go beyond the 10 MB of which Dask would warn
_ONE = threading.Lock()

Given = TypeVar("Given")
Found = TypeVar("Found")


class Carried(NamedTuple):
    """How a reader is made where the user's files are not: their names and bytes by kind."""

    making: Making
    files: tuple[tuple[str, str, bytes], ...]

    @classmethod
    def of(cls, making: Making) -> Carried:
        """The same making, with what it opens."""
        choices = making.choices
        found: list[tuple[str, Path]] = []
        if choices.rules:
            found += (("rules", path) for path in sorted(choices.rules.glob("*.toml")))
        if choices.names:
            found.append(("names", Path(choices.names)))
        if choices.corrections:
            found.append(("corrections", Path(choices.corrections)))
        files = tuple((kind, path.name, path.read_bytes()) for kind, path in found)
        bare = Choices(model=None if choices.model is None else str(choices.model))
        return cls(replace(making, choices=bare), files)

    def unpack(self, folder: Path) -> Making:
        """The making, with its files in a folder of this machine."""
        places: dict[str, Path] = {}
        for kind, name, data in self.files:
            path = folder / kind / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            places[kind] = path.parent if kind == "rules" else path
        return replace(self.making, choices=replace(self.making.choices, **places))


@dataclass(frozen=True, slots=True)
class Errand:
    """Work on a part; no tuple, since Dask would look through all that is in it for tasks."""

    work: Callable[[Any], Any]
    part: Any


class Cluster:
    """The workers behind a scheduler's address (`tcp://HOST:8786`)."""

    def __init__(self, address: str, making: Making) -> None:
        self._address = address
        self._making = making
        self._carried = Carried.of(making)
        self._see = True

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        """Each task with what came of it, in no certain order.

        Once a worker does not see a file of ours, files are opened here.
        A batch whose workers died is read again document by document; a document whose workers die
        then, too, is a fault.
        """
        from distributed import KilledWorker, as_completed

        with _connect(self._address) as client:
            closed: list[tuple[Task, Done]] = []
            ready = batches(self._ready(tasks, closed), BATCH)
            waiting = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]
            sent: dict[str, Batch] = {}

            def send(batch: Batch) -> None:
                future = client.submit(read_batch, self._carried, batch, pure=False)
                sent[future.key] = batch
                waiting.add(future)  # type: ignore[no-untyped-call]

            for batch in islice(ready, _ahead(client)):
                send(batch)
            for future in waiting:
                batch = sent.pop(future.key)
                failed = future.exception()
                if isinstance(failed, KilledWorker) and len(batch) > 1:
                    for task in batch:
                        send((task,))
                    continue
                for following in islice(ready, 1):
                    send(following)
                if isinstance(failed, KilledWorker):
                    yield batch[0], Done(faults=(_fault(batch[0]),))
                elif failed is not None:
                    raise failed
                else:
                    unseen = []
                    for task, done in zip(batch, future.result(), strict=True):
                        if done is None:
                            unseen.append(task)
                        else:
                            yield task, done
                    self._see = self._see and not unseen
                    if again := tuple(self._ready(unseen, closed)):
                        send(again)
                del future  # the cluster keeps a result as long as we hold it
            yield from closed

    def _ready(self, tasks: Iterable[Task], closed: list[tuple[Task, Done]]) -> Iterator[Task]:
        """The tasks as they are sent: with a document, or the place of a file and its key.

        Those that nobody can open go to `closed`.
        """
        for task in tasks:
            if task.document is not None:
                yield task
            elif self._see and task.key and task.source.path:
                path = task.source.path.absolute()  # a worker may be at work elsewhere
                yield task._replace(source=replace(task.source, path=path))
            else:
                opened = self._making.open(task)
                if isinstance(opened, Task):
                    yield opened
                else:
                    closed.append((task, opened))

    def spread(self, work: Callable[[Given], Found], parts: Iterable[Given], /) -> Iterator[Found]:
        """What the work makes of each part, in their order.

        A part whose workers die, one after the other, is worked on here.
        """
        from distributed import KilledWorker

        with _connect(self._address) as client:
            ahead, ours = _ahead(client), fingerprint(Choices())
            waiting: deque[tuple[Errand, Future[Found]]] = deque()

            def next_done() -> Found:
                errand, future = waiting.popleft()
                try:
                    return future.result()
                except KilledWorker:
                    found: Found = do_part(ours, errand)
                    return found

            for part in parts:
                errand = Errand(work, part)
                waiting.append((errand, client.submit(do_part, ours, errand, pure=False)))
                if len(waiting) >= ahead:
                    yield next_done()
            while waiting:
                yield next_done()


def read_batch(carried: Carried, batch: Batch) -> tuple[Done | None, ...]:
    """What a worker does, `None` for a file that it does not see.

    The threads of one process take turns, since spaCy's store is one.
    """
    with _ONE:
        here = [_is_here(task, carried.making) for task in batch]
        done = iter(_reader(carried)(tuple(compress(batch, here))))
        return tuple(next(done) if seen else None for seen in here)


def _is_here(task: Task, making: Making) -> bool:
    """Is the document given, or is the file that the builder sees here, too?"""
    return task.document is not None or making.key_of(task.source) == task.key


def do_part(ours: bytes, errand: Errand) -> Any:
    """What a worker does with a part of something other than documents."""
    _check(Choices(), ours)
    return errand.work(errand.part)


@lru_cache(maxsize=1)
def _reader(carried: Carried) -> Work:
    with tempfile.TemporaryDirectory() as folder:
        making = carried.unpack(Path(folder))
        _check(making.choices, making.fingerprint)
        return making()


def _check(choices: Choices, theirs: bytes) -> None:
    """Refuse to work for a builder whose kg may come to other results."""
    if fingerprint(choices) != theirs:
        raise KgError(
            "a worker of the cluster has another kg, Python or model than this machine; "
            "install the same on all"
        )


def _ahead(client: Client) -> int:
    """How many batches are in hand and on their way."""
    threads: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call]
    return AHEAD * max(1, sum(threads.values()))


def _connect(address: str) -> Client:
    try:
        import dask
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "--scheduler needs Dask; install it: pip install 'kg-news[dask]'"
        ) from error
    dask.config.set({"distributed.admin.large-graph-warning-threshold": _LARGE})
    try:
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=_WAIT, set_as_default=False
        )
        client.wait_for_workers(1, timeout=_WAIT)
    except (OSError, ValueError) as error:  # a time-out is an OSError
        raise InputError(
            f"{address}: no Dask scheduler with a worker answers there; start them by: "
            "dask scheduler, and: dask worker ADDRESS"
        ) from error
    return client


def _fault(task: Task) -> Fault:
    return Fault(task.name, set_aside(task.name, "the process that read it ended, twice"))
