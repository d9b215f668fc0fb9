"""A build folder changes as a whole: nothing half-written, nothing of the user's lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.export import WRITERS, check_out
from kg.export import folder as folder_module
from kg.model import Document
from tests.export.by_hand import DOCUMENT, build_here, graph


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_names_are_returned_and_written(tmp_path: Path) -> None:
    """What is returned is what lies there, and nothing else does."""
    names = build_here(tmp_path / "a" / "out", formats=("csv", "html"))
    assert names == (
        "articles.jsonl",
        "build.json",
        "csv/edges.csv",
        "csv/nodes.csv",
        "entities.jsonl",
        "graph.graphml",
        "graph.html",
        "graph.ttl",
        "mentions.jsonl",
        "statements.jsonl",
        "texts/页.txt.txt",
    )
    assert tuple(tree(tmp_path / "a" / "out")) == tuple(sorted(names))
    assert {path.name for path in (tmp_path / "a" / "out").iterdir() if path.is_dir()} == {
        "csv",
        "texts",
    }


def test_what_this_build_has_not_is_taken_away(tmp_path: Path) -> None:
    """After a smaller build the folder is as that build alone would have made it."""
    more = (DOCUMENT, replace(DOCUMENT, name="甲/乙/丙.txt"))
    build_here(tmp_path / "again", documents=more, formats=tuple(WRITERS))
    for name in ("again", "fresh"):
        build_here(tmp_path / name)
    assert tree(tmp_path / "again") == tree(tmp_path / "fresh")
    assert not (tmp_path / "again" / "texts" / "甲").exists()


def test_what_the_user_put_there_stays(tmp_path: Path) -> None:
    """Neither a foreign file, nor one put in the place of ours, is taken away."""
    build_here(tmp_path, formats=("gexf", "csv"))
    mine = {"notes.txt": b"1", "csv/mine.csv": b"2", "texts/mine.txt": b"3", "graph.gexf": b"4"}
    for name, data in mine.items():
        (tmp_path / name).write_bytes(data)
    build_here(tmp_path)
    assert {name: data for name, data in tree(tmp_path).items() if name in mine} == mine
    assert not (tmp_path / "csv" / "nodes.csv").exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": 3}', '{"files": {"a": 1}}', "\\"])
def test_a_build_json_of_others_does_no_harm(tmp_path: Path, content: str) -> None:
    """What is no list of ours is no reason to stop, nor to remove anything."""
    (tmp_path / "build.json").write_text(content, encoding="utf-8")
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    build_here(tmp_path)
    assert json.loads((tmp_path / "build.json").read_text("utf-8"))["schema_version"] == 1
    assert (tmp_path / "a").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../mine", "/mine", "a/../../mine", "."])
def test_a_forged_list_reaches_nothing_outside(tmp_path: Path, name: str) -> None:
    """Names that lead out of the folder are not ours."""
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    forged = {"files": {name: "a5a9f5d8"}}
    (out / "build.json").write_text(json.dumps(forged), encoding="utf-8")
    assert name not in folder_module.read_earlier(out)
    build_here(out)
    assert (tmp_path / "mine").exists()


def full_disk(*_: object) -> None:
    """A writer on a full disk."""
    raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_the_earlier_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot be written the error is one line and nothing has changed."""
    out = tmp_path / "out"
    build_here(out)
    before = tree(out)
    monkeypatch.setitem(WRITERS, "gexf", full_disk)
    with pytest.raises(ExportError, match="out: cannot be written: No space left") as caught:
        build_here(out, content=graph(*graph().statements[:1]), formats=("gexf",))
    assert len(str(caught.value).splitlines()) == 1
    assert tree(out) == before


def test_a_first_build_that_fails_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders made for it are gone again."""
    monkeypatch.setitem(WRITERS, "gexf", full_disk)
    with pytest.raises(ExportError):
        build_here(tmp_path / "a" / "b", formats=("gexf",))
    assert list(tmp_path.iterdir()) == []


class Killed(BaseException):
    """A kill: nothing runs after it."""


def kill_at(count: int, real: Callable[..., None]) -> Callable[..., None]:
    """A rename that is killed at its `count`th call."""
    calls = iter(range(1000))

    def rename(source: Path, target: Path) -> None:
        if next(calls) == count:
            raise Killed
        real(source, target)

    return rename


@pytest.mark.parametrize("count", range(9))
def test_a_kill_leaves_whole_files_and_the_next_build_mends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """Killed at any rename: every file is one build's whole, and build.json stands for all."""
    other = (replace(DOCUMENT, name="旧.txt"),)
    for name in ("out", "old"):
        build_here(tmp_path / name, documents=other, formats=("gexf", "csv"))
    build_here(tmp_path / "new", content=graph(*graph().statements[:2]))
    old, new = tree(tmp_path / "old"), tree(tmp_path / "new")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", kill_at(count, Path.replace))
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(Killed):
            build_here(tmp_path / "out", content=graph(*graph().statements[:2]))
    left = {n: d for n, d in tree(tmp_path / "out").items() if not n.startswith(".kg/")}
    assert all(data in (old.get(name), new.get(name)) for name, data in left.items())
    assert "build.json" not in left or left == old
    build_here(tmp_path / "out", content=graph(*graph().statements[:2]))
    assert tree(tmp_path / "out") == new


@pytest.mark.parametrize("name", ["file", "file/out", "file/a/out"])
def test_a_file_in_the_way_is_named(tmp_path: Path, name: str) -> None:
    """A file where the folder should be, or above it, is an error and stays."""
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(ExportError, match="not a folder; name a folder for the result"):
        build_here(tmp_path / name)
    assert tree(tmp_path) == {"file": b"mine"}


@pytest.mark.parametrize(
    ("name", "said"),
    [("graph.ttl", "a folder lies where a file"), ("texts", "a file lies where a folder")],
)
def test_what_would_stop_the_renaming_is_told_before_it(
    tmp_path: Path, name: str, said: str
) -> None:
    """A user's folder or file in the way is named, and the earlier build is whole but for that."""
    build_here(tmp_path)
    if name == "texts":
        shutil.rmtree(tmp_path / name)
        (tmp_path / name).write_text("mine", encoding="utf-8")
    else:
        (tmp_path / name).unlink()
        (tmp_path / name / "mine").mkdir(parents=True)
    before = tree(tmp_path)
    with pytest.raises(ExportError, match=f"{name}: {said} is to be; take it away"):
        build_here(tmp_path, content=graph(*graph().statements[:1]))
    assert tree(tmp_path) == before


def test_a_file_may_take_the_place_of_a_folder_of_the_earlier_build(tmp_path: Path) -> None:
    """And a folder that of a file: what the earlier build had there goes first."""
    one, other = replace(DOCUMENT, name="a"), replace(DOCUMENT, name="a.txt/b")
    for document in (one, other, one):
        build_here(tmp_path / "out", documents=(document,))
        assert (tmp_path / "out" / "texts" / f"{document.name}.txt").is_file()


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused before any work is done for it."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ExportError, match="cannot be written; name a folder that you may"):
        check_out(tmp_path / "out")


def test_where_no_folder_can_be_made_none_is_asked_for_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`/proc` looks as if it could be written; the remedy is another folder, not more room."""
    real = os.mkdir

    def mkdir(path: Path, mode: int = 0o777) -> None:
        if Path(path).name == "b":
            raise FileNotFoundError(2, "No such file or directory")
        real(path, mode)

    monkeypatch.setattr(os, "mkdir", mkdir)
    with pytest.raises(ExportError, match="b: no folder can be made there: No such file") as it:
        build_here(tmp_path / "a" / "b")
    assert str(it.value).endswith("; name another folder")
    assert list(tmp_path.iterdir()) == []


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    """Their texts would have one place."""
    with pytest.raises(ExportError, match=r"页\.txt: two documents of one name"):
        build_here(tmp_path / "out", documents=(DOCUMENT, Document("页.txt", "别的", "1" * 64)))
    assert not (tmp_path / "out").exists()
