"""A document, or a part of a corpus, that kills the workers of a cluster, played without one."""

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

    def __init__(self, key: str, call: Callable[[], tuple[Done | None, ...]]) -> None:
        self.key, self._call = key, call

    def exception(self) -> BaseException | None:
        """What it raised."""
        try:
            self._call()
        except distributed.KilledWorker as error:
            killed: BaseException = error
            return killed
        return None

    def result(self) -> tuple[Done | None, ...]:
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


class Blind(Client):
    """One thread, at which no file of ours is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, bool]] = []

    def submit(self, function: object, carried: object, batch: Any, pure: bool) -> Future:
        """A batch to read."""
        self.count += 1
        self.seen += [(task.name, task.document is not None) for task in batch]
        found = tuple(Done(skipped=task.document.text) if task.document else None for task in batch)
        return Future(str(self.count), lambda: found)


class Deadly(Client):
    """One thread, at which parts that hold a 7 kill their worker."""

    def submit(self, function: object, ours: object, batch: Any, pure: bool) -> Future:
        """A part to work on."""

        def call() -> Any:
            if 7 in batch.part:
                raise distributed.KilledWorker("part", None, 3)
            return batch.work(batch.part), "there"

        return Future("", call)


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


def test_files_that_workers_do_not_see_are_opened_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is read, from the first that is not seen on with its text; one that is gone is told."""
    client = Blind()
    monkeypatch.setattr(cluster, "_connect", lambda address: client)
    monkeypatch.setattr(cluster, "BATCH", 2)
    monkeypatch.setattr(cluster, "AHEAD", 1)
    monkeypatch.setattr(distributed, "as_completed", Waiting)
    making = Making(Choices(), b"now")

    def tasks() -> Iterator[Task]:
        for number in range(6):
            source = Input(tmp_path / f"{number}.txt", f"{number}.txt")
            (tmp_path / source.name).write_text(f"青石{number}", encoding="utf-8")
            task = Task(number, source, key=making.key_of(source))
            if number == 4:
                (tmp_path / "4.txt").unlink()
            yield task

    done = {t.name: d.skipped for t, d in Cluster("tcp://nowhere", making).run(tasks())}
    assert done.pop("4.txt") == "4.txt: cannot be read: No such file or directory"
    assert done == {f"{number}.txt": f"青石{number}" for number in (0, 1, 2, 3, 5)}
    assert client.seen[:3] == [("0.txt", False), ("1.txt", False), ("2.txt", False)]
    assert ("5.txt", True) in client.seen


def test_a_part_that_kills_its_workers_is_worked_on_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are worked on there; parts come back in their order, and few are sent at once."""
    monkeypatch.setattr(cluster, "_connect", lambda address: Deadly())
    parts = [[number, 5] for number in range(20)]
    drawn: list[int] = []

    def given() -> Iterator[list[int]]:
        for part in parts:
            drawn.append(part[0])
            yield part

    found = []
    for result in Cluster("tcp://nowhere", Making(Choices(), b"")).spread(sum, given()):
        found.append(result)
        assert len(drawn) <= len(found) + cluster.AHEAD
    expected: list[Any] = [(sum(part), "there") for part in parts]
    expected[7] = sum(parts[7])
    assert found == expected
