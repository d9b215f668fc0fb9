"""Processes that read: none waits for another, and one that dies takes nothing with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.workers import Done, Pool, Task
from tests.workers.by_hand import Reading, Unable, tasks


def run(pool: Pool, given: list[Task]) -> dict[str, Done]:
    """What came of each task, by its name; each is done once."""
    done = list(pool.run(given))
    assert len({task.number for task, _ in done}) == len(done) == len(given)
    return {task.name: result for task, result in sorted(done)}


def test_every_task_is_done_once(tmp_path: Path) -> None:
    """By two processes as by one: the results are the same."""
    given = tasks(tmp_path, ["青石", "白河", "云岭", "远山", "高岭"])
    two, one = run(Pool(Reading(), 2), given), run(Pool(Reading(), 1), given)
    assert two == one
    assert list(two) == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]
    assert all(len(done.records) == 1 for done in two.values())


def test_a_process_that_dies_takes_one_document_with_it(tmp_path: Path) -> None:
    """It is tried again alone: what kills twice is put aside, what dies by chance is read."""
    given = tasks(tmp_path, ["青石", "die", f"die-once {tmp_path / 'died'}", "白河", "raise"])
    done = run(Pool(Reading(), 2, together=1), given)
    assert [len(result.records) for result in done.values()] == [1, 0, 1, 1, 0]
    (killed,), (raised,) = done["1.txt"].faults, done["4.txt"].faults
    assert killed.reason.startswith("1.txt: is left out: reading it failed (the process that read")
    assert "(ValueError: no such thing)" in raised.reason
    assert raised.traceback.startswith("ValueError: no such thing")


def test_what_was_in_hand_with_a_document_that_kills_is_read(tmp_path: Path) -> None:
    """A process takes several tasks at once; when it dies each is tried again alone."""
    done = run(Pool(Reading(), 1), tasks(tmp_path, ["青石", "die", "白河"]))
    assert [len(result.records) for result in done.values()] == [1, 0, 1]
    assert [len(result.faults) for result in done.values()] == [0, 1, 0]


def test_a_document_that_takes_too_long_is_put_aside(tmp_path: Path) -> None:
    """Its process is ended; the others are read."""
    done = run(Pool(Reading(), 2, 0.5), tasks(tmp_path, ["hang", "青石"]))
    assert [len(result.faults) for result in done.values()] == [1, 0]
    assert "more than 0.5 seconds, or" in done["0.txt"].faults[0].reason


def test_workers_that_cannot_start_are_an_error(tmp_path: Path) -> None:
    """They are not started for ever."""
    with pytest.raises(KgError, match=r"ended while it started \(exit status 3\)"):
        run(Pool(Unable(), 2), tasks(tmp_path, ["青石"]))


def test_no_more_is_taken_than_is_in_hand(tmp_path: Path) -> None:
    """Tasks may hold large texts: they are drawn when a process is free."""
    given, taken = tasks(tmp_path, ["青石"] * 6), 0

    def drawn() -> Iterator[Task]:
        nonlocal taken
        for task in given:
            taken += 1
            yield task

    for count, _ in enumerate(Pool(Reading(), 1, together=1).run(drawn()), 1):
        assert taken <= count + 1
