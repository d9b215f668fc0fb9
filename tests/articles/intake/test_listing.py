"""Folders, patterns and lists: what is found, what is left out and said."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kg.articles import MissingInputError, find_inputs
from kg.articles.inputs import NameClashError
from kg.articles.intake import extras
from kg.errors import InputError
from tests.articles.intake.files import LOAN, names, put, read

links = pytest.mark.skipif(os.name == "nt", reason="making links takes a privilege there")


def test_a_folder_is_searched_for_every_known_suffix(tmp_path: Path) -> None:
    """A packed file only where what it packs is known."""
    known = ["a.HTML", "b.htm", "c.pdf", "d.docx", "e.jsonl", "f.csv", "g.tsv", "h.parquet"]
    known += ["i.zip", "j.txt.gz", "k.jsonl.gz", "l.md", "m.txt", "n.ndjson"]
    for name in (*known, "x.gz", "x.sql.gz", "x.zip.gz", "x.jpg", "x", ".x.txt", "x.json"):
        put(tmp_path / name, LOAN)
    assert names(tmp_path) == (known, [])


def test_a_pattern_is_matched_by_us(tmp_path: Path) -> None:
    """Where no shell did. Names are paths below the folder before the first wildcard."""
    for name in ("2020/a.txt", "2020/x/b.txt", "2021/a.txt", "2021/b.md", "2021/.c.txt"):
        put(tmp_path / name, LOAN)
    assert names(tmp_path / "*" / "a.txt")[0] == ["2020/a.txt", "2021/a.txt"]
    assert names(tmp_path / "**" / "*.txt")[0] == ["2020/a.txt", "2020/x/b.txt", "2021/a.txt"]
    assert names(tmp_path / "2020*")[0] == ["2020/a.txt", "2020/x/b.txt"]
    assert names(tmp_path / "**")[0] == ["2020/a.txt", "2020/x/b.txt", "2021/a.txt", "2021/b.md"]
    with pytest.raises(MissingInputError, match="matches this pattern"):
        names(tmp_path / "*.doc")


def test_a_file_that_is_there_is_no_pattern(tmp_path: Path) -> None:
    """Whatever signs its name has."""
    put(tmp_path / "a[1].txt", LOAN)
    put(tmp_path / "a1.txt", LOAN)
    assert names(tmp_path / "a[1].txt")[0] == ["a[1].txt"]


@pytest.mark.parametrize("between", ["\n", "\r\n", "\0"])
def test_a_list_has_a_path_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    """A relative path is the document's name; any other file is its name alone."""
    monkeypatch.chdir(tmp_path)
    for name in ("2020/a.txt", "2021/a.txt", "2021/b/c.txt", "far/d.txt", "text.bin"):
        put(tmp_path / name, LOAN)
    lines = ["./2020/a.txt", "2021", "", str(tmp_path / "far" / "d.txt"), "text.bin"]
    put(tmp_path / "list", between.join(lines))
    assert names("@list")[0] == ["2020/a.txt", "2021/a.txt", "2021/b/c.txt", "d.txt", "text.bin"]
    put(tmp_path / "list", "gone.txt")
    with pytest.raises(MissingInputError, match=r"gone\.txt: .*from a list"):
        names("@list")
    with pytest.raises(InputError, match="cannot be read"):
        names("@none")


@links
def test_a_link_that_leads_out_of_a_folder_is_left_out(tmp_path: Path) -> None:
    """It is said, with what to do; one within the folder is a file like another."""
    secret = put(tmp_path / "secret" / "s.txt", LOAN)
    folder = put(tmp_path / "in" / "a.txt", LOAN).parent
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "c.txt").symlink_to(secret)
    (folder / "d").symlink_to(secret.parent)
    (folder / "e").symlink_to(folder)
    (folder / "f.txt").symlink_to("nowhere")
    (folder / "g.jpg").symlink_to(secret)
    found, said = names(folder)
    assert found == ["a.txt", "b.txt", "f.txt"]
    assert [line.split(": ")[0] for line in said] == ["c.txt", "d"]
    assert names(folder / "*.txt") == (found, said[:1])
    assert names(folder / "c.txt") == (["c.txt"], [])
    with pytest.raises(InputError, match="name it itself"):
        find_inputs([folder])


@links
@links
def test_a_link_that_leads_round_in_a_circle_stops_nothing(tmp_path: Path) -> None:
    """As a file it is found, and reading says what is wrong; as a folder there is nothing in it."""
    for name in ("round", "round.txt"):
        (tmp_path / name).symlink_to(name)
    (tmp_path / "a.txt").write_text("a", "utf-8")
    assert [source.name for source in find_inputs([tmp_path])] == ["a.txt", "round.txt"]


@pytest.mark.parametrize("name", ["长" * 200, f"{'长' * 200}*", f"@{'长' * 200}", "", "a\0b"])
def test_a_name_that_no_file_can_have_is_a_missing_one(name: str) -> None:
    """Wrong usage, as any path that is not there."""
    with pytest.raises(MissingInputError):
        find_inputs([name])


def test_what_lies_behind_a_closed_folder_is_not_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be there."""

    def refuse(path: object, **_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", refuse)
    with pytest.raises(InputError, match=r"a\.txt: cannot be looked up: Permission denied; open"):
        find_inputs([tmp_path / "a.txt"])


def test_a_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    """The user has named it."""
    put(tmp_path / "in" / "a.txt", LOAN)
    (tmp_path / "link").symlink_to("in")
    assert names(tmp_path / "link") == (["a.txt"], [])


def test_a_folder_that_cannot_be_listed_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are searched."""
    put(tmp_path / "a" / "x.txt", LOAN)
    put(tmp_path / "b" / "x.txt", LOAN)
    whole = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("a"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found, (line,) = names(tmp_path)
    assert found == ["b/x.txt"]
    assert line == "a: cannot be listed: Permission denied; what is in it is left out"


def test_a_missing_library_is_said_once_a_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command that brings it; files of other formats are read."""
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    for name in ("a.pdf", "b.pdf", "c.docx", "d.txt"):
        put(tmp_path / name, LOAN)
    found, said = names(tmp_path)
    assert found == ["d.txt"]
    assert [line.split(" are ")[0] for line in said] == [
        "1 inputs of format .docx",
        "2 inputs of format .pdf",
    ]
    assert "pip install 'kg-news[pdf]'" in said[1]
    with pytest.raises(InputError, match=r"a\.pdf: .*pip install 'kg-news\[pdf\]'"):
        read(tmp_path / "a.pdf")


def test_a_table_and_a_folder_of_one_name_are_refused(tmp_path: Path) -> None:
    """Their documents would stand in one place."""
    one = put(tmp_path / "1" / "a.zip", LOAN).parent
    other = put(tmp_path / "2" / "a.zip" / "b.txt", LOAN).parent.parent
    with pytest.raises(NameClashError, match=r"both have documents in a\.zip/"):
        find_inputs([one, other])


def test_many_files_are_listed_in_a_breath(tmp_path: Path) -> None:
    """None of them is opened; a hundred thousand take some two seconds."""
    for folder in range(20):
        (tmp_path / str(folder)).mkdir()
        for file in range(100):
            (tmp_path / str(folder) / f"{file}.txt").touch()
    started = time.process_time()
    assert len(find_inputs([tmp_path])) == 2000
    assert time.process_time() - started < 1
