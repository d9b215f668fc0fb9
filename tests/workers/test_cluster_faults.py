"""A document that kills the workers of a cluster, played without one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.articles import Input
from kg.model import Document
from kg.record import Choices
from kg.workers import Cluster, Done, Making, Task, cluster

distributed = pytest.importorskip("distributed")


class Future:
    """A call that is made when one asks for it."""

    def __init__(self, key: str, call: Callable[[], tuple[Done, ...]]) -> None:
        self.key, self._call = key, call

    def exception(self) -> BaseException | None:
        """What it raised."""
        try:
            self._call()
        except distributed.KilledWorker as error:
            killed: BaseException = error
            return killed
        return None

    def result(self) -> tuple[Done, ...]:
        """What it gave."""
        return self._call()


class Client:
    """One thread, at which batches with a bad document kill their worker."""

    loop = None

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def nthreads(self) -> dict[str, int]:
        """Threads by worker."""
        return {"a": 1}

    def submit(self, function: object, carried: object, batch: Any, pure: bool) -> Future:
        """A batch to read."""
        self.count += 1

        def call() -> tuple[Done, ...]:
            if any(task.name == "bad" for task in batch):
                raise distributed.KilledWorker("batch", None, 3)
            return tuple(Done(skipped=task.name) for task in batch)

        return Future(str(self.count), call)


class Waiting(deque[Future]):
    """Futures in their order."""

    def __init__(self, loop: object) -> None:
        super().__init__()

    def add(self, future: Future) -> None:
        """One more to wait for."""
        self.append(future)

    def __iter__(self) -> Iterator[Future]:
        while self:
            yield self.popleft()


def test_one_bad_document_is_put_aside_and_its_batch_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every other document is read, each once, and never more than a few batches are sent."""
    monkeypatch.setattr(cluster, "_connect", lambda address: Client())
    monkeypatch.setattr(cluster, "BATCH", 4)
    monkeypatch.setattr(distributed, "as_completed", Waiting)
    names = [f"{number:02}" for number in range(30)]
    names[9] = "bad"
    drawn: list[str] = []

    def tasks() -> Iterator[Task]:
        for number, name in enumerate(names):
            drawn.append(name)
            yield Task(number, Input(Path(name), name), Document(name, "青石", ""))

    done: dict[str, Done] = {}
    for task, result in Cluster("tcp://nowhere", Making(Choices(), b"")).run(tasks()):
        done[task.name] = result
        assert len(drawn) <= len(done) + 4 * (cluster.AHEAD + 2)
    assert sorted(done) == sorted(names)
    assert [name for name, result in done.items() if result.faults] == ["bad"]
    assert "bad: is left out: reading it failed" in done["bad"].faults[0].reason
