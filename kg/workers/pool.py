"""Processes that read, a few tasks in hand each; one that dies takes nothing with it."""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from kg.errors import KgError
from kg.graph.store import Fault
from kg.workers.reader import TOGETHER, Batch, Done, Task, Work, batches, set_aside

_READY = "ready"
_SPAWN = get_context("spawn")  # the same on every system, and no lock or thread is copied


class Pool:
    """Up to `count` processes, each with what `make` makes, started when there is work.

    `limit` is how many seconds a task may take, which then is in hand alone; `None`: as long as it
    wants.
    """

    def __init__(
        self,
        make: Callable[[], Work],
        count: int,
        limit: float | None = None,
        together: int = TOGETHER,
    ) -> None:
        self._make = make
        self._count = count
        self._limit = limit
        self._together = 1 if limit is not None else together
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        """Each task with what came of it, as they are done; no more than one waits for a process.

        Tasks whose process dies are tried again when all others are done, alone, in a new process;
        if that dies, too, what came of the task is a fault.
        """
        died: list[Task] = []
        try:
            yield from self._run(batches(tasks, self._together), died, self._count)
            self._stop()
            for task in died:
                again: list[Task] = []
                yield from self._run(iter([(task,)]), again, 1)
                if again:
                    yield task, Done(faults=(self._fault(task),))
        finally:
            self._stop()

    def _run(
        self, batches: Iterator[Batch], died: list[Task], count: int
    ) -> Iterator[tuple[Task, Done]]:
        self._feed(batches, count)
        while self._busy:
            for worker in self._answering():
                batch = worker.batch
                answer = worker.answer()
                if answer is _READY:
                    continue
                self._busy.remove(worker)
                if answer is None:
                    worker.stop()
                    died.extend(batch)
                else:
                    self._idle.append(worker)
                self._feed(batches, count)  # before the answer is saved: nobody waits for that
                if answer is not None:
                    yield from zip(batch, answer, strict=True)

    def _feed(self, batches: Iterator[Batch], count: int) -> None:
        while len(self._busy) < count:
            batch = next(batches, None)
            if batch is None:
                return
            worker = self._idle.pop() if self._idle else _Worker(self._make)
            while not worker.take(batch):  # died while it had nothing to do
                worker.stop()
                worker = _Worker(self._make)
            self._busy.append(worker)

    def _answering(self) -> list[_Worker]:
        """Workers that have answered, died or been stopped for taking too long."""
        while True:
            left = None
            if self._limit is not None:
                now = time.monotonic()
                late = [w for w in self._busy if w.since and now - w.since > self._limit]
                for worker in late:
                    worker.process.kill()
                left = max(0.1, min(self._limit / 4, 1.0))
            ready = wait([worker.pipe for worker in self._busy], left)
            found = [worker for worker in self._busy if worker.pipe in ready]
            if found:
                return found

    def _fault(self, task: Task) -> Fault:
        late = f"took more than {self._limit:g} seconds, or " if self._limit else ""
        return Fault(
            task.name, set_aside(task.name, f"the process that read it {late}ended, twice")
        )

    def _stop(self) -> None:
        for worker in (*self._idle, *self._busy):
            worker.stop()
        self._idle, self._busy = [], []


class _Worker:
    """A process, our end of the pipe to it, and the tasks that it has in hand, `since` when."""

    def __init__(self, make: Callable[[], Work]) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=_serve, args=(make, theirs), daemon=True)
        self.process.start()
        theirs.close()  # so that its end is told by the pipe
        self.ready = False
        self.since = 0.0

    def take(self, batch: Batch) -> bool:
        """Give it tasks; is it alive to take them? Raises what kept it from starting."""
        self.batch = batch
        self.since = time.monotonic() if self.ready else 0.0
        try:
            self.pipe.send(batch)
        except OSError:
            if not self.ready:
                self.answer()
            return False
        return True

    def answer(self) -> Any:
        """What it says; `None` where it is dead. Raises what kept it from starting."""
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError) as error:
            self.process.join()
            if not self.ready:
                raise KgError(
                    f"a worker ended while it started (exit status {self.process.exitcode}); "
                    "a script that builds with workers does so below if __name__ == '__main__'"
                ) from error
            return None
        if isinstance(answer, BaseException):
            raise answer
        if answer == _READY:
            self.ready, self.since = True, time.monotonic()
            return _READY
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def _serve(make: Callable[[], Work], pipe: Connection) -> None:
    """The life of a worker: until the pipe is closed, as it is when the builder ends or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the builder's affair
    try:
        try:
            read = make()
        except KgError as error:
            pipe.send(error)
            return
        gc.collect()
        gc.freeze()  # what is loaded stays: the collector need not look through it again
        gc.set_threshold(50_000, 20, 20)  # as for the command: records are made in great numbers
        pipe.send(_READY)
        while True:
            pipe.send(tuple(read(pipe.recv())))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
