"""The left half of the flow: what is known is not read again, and what fails is told."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kg.articles import Input
from kg.errors import InputError
from kg.graph.store import Store, open_store
from kg.model import Document
from kg.record import Choices
from kg.report import Notes
from kg.workers import Done, Making, Pool, Task, extract
from kg.workers.reader import to_fault
from tests.workers.by_hand import Reading, read

extract_module = import_module("kg.workers.extract")
MAKING = Making(Choices(), b"now")


class Here:
    """Reads in this process, and remembers what it has read."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        """Read them."""
        for task in tasks:
            self.names.append(task.name)
            yield task, read(task)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Three texts."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"{name} 青石", encoding="utf-8")
    return folder


def build(pages: Path, out: Path, making: Making = MAKING) -> list[str]:
    """The names of what was read anew."""
    here = Here()
    with open_store(out) as store:
        extract([pages], store, making, Notes(None), run=here)
        shown = [document.text for document in store.documents()]
    assert shown == [path.read_text(encoding="utf-8") for path in sorted(pages.iterdir())]
    return here.names


def test_only_what_has_changed_is_read(pages: Path, tmp_path: Path) -> None:
    """New and changed files are read, unchanged ones kept, vanished ones gone."""
    out = tmp_path / "out"
    assert build(pages, out) == ["a.txt", "b.txt", "c.txt"]
    assert build(pages, out) == []
    (pages / "b.txt").write_text("b 白河", encoding="utf-8")
    (pages / "d.txt").write_text("d", encoding="utf-8")
    (pages / "a.txt").unlink()
    assert build(pages, out) == ["b.txt", "d.txt"]
    (pages / "b.txt").touch()
    assert build(pages, out) == []


def test_other_rules_or_another_encoding_read_all_again(pages: Path, tmp_path: Path) -> None:
    """What a record depends on is in its key."""
    out = tmp_path / "out"
    build(pages, out)
    assert len(build(pages, out, Making(Choices(), b"other rules"))) == 3
    assert len(build(pages, out, Making(Choices(), b"other rules", "utf-8"))) == 3


def test_the_store_goes_with_its_folder(pages: Path, tmp_path: Path) -> None:
    """Neither the place of OUT nor that of the input is in a key."""
    build(pages, tmp_path / "out")
    shutil.move(tmp_path / "out", tmp_path / "moved")
    shutil.copytree(pages, tmp_path / "copy")
    assert build(tmp_path / "copy", tmp_path / "moved") == []


def test_a_build_that_is_broken_off_goes_on(pages: Path, tmp_path: Path) -> None:
    """What was read before is saved, one by one."""

    def broken(tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        for task in tasks:
            if task.name == "c.txt":
                raise KeyboardInterrupt
            yield task, read(task)

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt), open_store(out) as store:
        extract([pages], store, MAKING, Notes(None), run=broken)
    assert build(pages, out) == ["c.txt"]


def faults_of(store: Store) -> list[str]:
    """The names in the table of faults."""
    return [name for (name,) in store._db.execute("SELECT name FROM faults ORDER BY name")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("no such\nthing"), "ValueError: no such"),
        (MemoryError(), "MemoryError"),
        (KeyError("x" * 999), f"KeyError: '{'x' * 189}"),
    ],
)
def test_what_fails_is_told_in_a_short_line(error: Exception, said: str) -> None:
    """The first line of what it says, if it says anything; the traceback has the rest."""
    fault = to_fault("a.txt", error)
    assert f"reading it failed ({said});" in fault.reason
    assert fault.traceback.endswith("\n")


@pytest.mark.parametrize("workers", [0, 2])
def test_what_fails_is_is_told_in_order_and_tried_again(
    pages: Path, tmp_path: Path, workers: int
) -> None:
    """Whoever is done first, warnings come in the order of the inputs."""
    for name in ("b", "bb"):
        (pages / f"{name}.txt").write_text("raise", encoding="utf-8")
    for _ in range(2):
        notes = Notes(None)
        with open_store(tmp_path / "out") as store:
            run = Pool(Reading(), workers).run if workers else Here()
            extract([pages], store, MAKING, notes, run=run)
            assert [document.name for document in store.documents()] == ["a.txt", "c.txt"]
            assert faults_of(store) == ["b.txt", "bb.txt"]
        assert [name for name, _ in notes.skipped] == ["b.txt", "bb.txt"]
        assert "ValueError: no such thing" in notes.warnings[0]
    (pages / "b.txt").write_text("b 青石", encoding="utf-8")
    (pages / "bb.txt").unlink()
    assert build(pages, tmp_path / "out") == ["b.txt"]


def test_the_rows_of_a_table_are_documents_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a table that has grown only the new rows are read; they are drawn one by one."""
    table, names = tmp_path / "table.txt", ["丙", "甲", "乙"]

    def rows(making: Making, source: Input) -> Iterator[tuple[Document, tuple[str, ...]]]:
        for line in table.read_text(encoding="utf-8").splitlines():
            yield Document(f"{source.name}/{line}", f"{line} 青石", ""), (f"{line}: 注意",)

    monkeypatch.setattr(extract_module, "holds_many", lambda name: True)
    monkeypatch.setattr(Making, "documents", rows)
    for count in (2, 3, 3):
        table.write_text("\n".join(names[:count]), encoding="utf-8")
        here, notes = Here(), Notes(None)
        with open_store(tmp_path / "out") as store:
            extract([table], store, MAKING, notes, run=here)
            assert store.count()[0] == count
        assert [name.rpartition("/")[2] for name in here.names] in (names[:2], names[2:], [])
        assert sorted(notes.warnings) == sorted(f"{name}: 注意" for name in names[:count])


def test_two_documents_of_one_name_are_refused(pages: Path, tmp_path: Path) -> None:
    """A build has no two texts of one name."""

    def twice(tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        for task in tasks:
            yield task, read(Task(0, type(task.source)(task.source.path, "same.txt")))

    with pytest.raises(InputError, match=r"same\.txt: two documents of one name"):
        with open_store(tmp_path / "out") as store:
            extract([pages], store, MAKING, Notes(None), run=twice)
