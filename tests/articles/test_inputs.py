"""What is read: files, folders, standard input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.articles import Input, MissingInputError, find_inputs, inputs
from kg.articles.builds import Builds
from kg.articles.inputs import NameClashError
from kg.errors import InputError


def write(path: Path) -> Path:
    """A text at the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("短讯", encoding="utf-8")
    return path


def test_a_folder_gives_its_texts_by_relative_name(tmp_path: Path) -> None:
    """Sub-folders are searched, hidden files and other kinds left out, names sorted with `/`."""
    for name in ("b.txt", "a/c.MD", "a/b.md", ".hidden.txt", ".git/x.txt", "photo.jpg"):
        write(tmp_path / name)
    assert find_inputs([tmp_path]) == (
        Input(tmp_path / "a" / "b.md", "a/b.md"),
        Input(tmp_path / "a" / "c.MD", "a/c.MD"),
        Input(tmp_path / "b.txt", "b.txt"),
    )


def test_a_file_alone_is_its_name_whatever_its_suffix(tmp_path: Path) -> None:
    """What the user names is read; `-` is standard input."""
    path = write(tmp_path / "deep" / "page.text")
    assert find_inputs(["-", str(path)]) == (Input(path, "page.text"), Input(None, "stdin"))


def test_a_missing_path_is_an_error_of_its_own(tmp_path: Path) -> None:
    """The command line makes exit status 2 of it."""
    with pytest.raises(MissingInputError, match="nowhere"):
        find_inputs([tmp_path / "nowhere"])


def test_two_inputs_of_one_name_are_refused_by_name(tmp_path: Path) -> None:
    """Both are named, in one line."""
    one, other = write(tmp_path / "one" / "page.txt"), write(tmp_path / "two" / "page.txt")
    with pytest.raises(InputError) as raised:
        find_inputs([one, other])
    assert str(one) in str(raised.value)
    assert str(other) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_same_file_twice_is_one_input(tmp_path: Path) -> None:
    """A folder and a file in it do not clash."""
    path = write(tmp_path / "page.txt")
    assert find_inputs([tmp_path, path]) == (Input(path, "page.txt"),)


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    """It gives no input, and a line that says what a text is."""
    write(tmp_path / "empty" / "photo.jpg")
    write(tmp_path / "full" / "page.txt")
    folders = [tmp_path / "empty", tmp_path / "full"]
    said: list[str] = []
    assert [source.name for source in find_inputs(folders, warn=said.append)] == ["page.txt"]
    (line,) = said
    assert "empty" in line
    assert ".txt" in line


@pytest.mark.skipif(os.name == "nt", reason="Windows file names are Unicode")
def test_a_name_that_is_no_unicode_is_escaped(tmp_path: Path) -> None:
    """A lone surrogate in a file name cannot be written; the document's name has `%XX` for it."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/p\xff.txt"))
    try:
        write(path)
    except OSError:
        pytest.skip("the file system takes no such name")
    assert find_inputs([tmp_path]) == (Input(path, "p%FF.txt"),)


@pytest.mark.skipif(os.name == "nt", reason="Windows file names are Unicode")
def test_names_that_are_one_when_escaped_are_told_apart(tmp_path: Path) -> None:
    """The message shows the byte and the escape as two things, each on the same one line."""
    try:
        write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")))
    except OSError:
        pytest.skip("the file system takes no such name")
    write(tmp_path / "%FF.txt")
    with pytest.raises(NameClashError) as raised:
        find_inputs([tmp_path])
    assert f"{tmp_path}/%FF.txt and {tmp_path}/\\xff.txt" in str(raised.value)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("a", "a.txt/b.txt", "texts/a.txt"),
        ("d/a.txt", "d/a.txt.txt/e/b.md", "texts/d/a.txt.txt"),
        ("a.txt", "a.txt/b.txt", None),
        ("a", "a/b.txt", None),
        ("b.txt", "a.txt/b.txt", None),
    ],
)
def test_a_text_that_is_a_folder_of_another_is_refused(
    tmp_path: Path, one: str, other: str, clash: str | None
) -> None:
    """OUT has `texts/DOCUMENT.txt` for each: one cannot lie below the other. Both are named."""
    folders = [tmp_path / "one", tmp_path / "other"]
    write(folders[0] / one)
    write(folders[1] / other)
    paths = [folders[0] / one if "." not in one else folders[0], folders[1]]
    if clash is None:
        assert [source.name for source in find_inputs(paths)] == sorted([one, other])
        return
    with pytest.raises(NameClashError) as raised:
        find_inputs(paths)
    for said in (str(folders[0] / one), str(folders[1] / other), clash):
        assert said in str(raised.value)


@pytest.mark.parametrize("folds", [False, True])
def test_case_tells_names_apart_where_the_system_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, folds: bool
) -> None:
    """Elsewhere one text would lie over the other: they are refused."""
    monkeypatch.setattr(inputs, "FOLDS_CASE", folds)
    paths = [write(tmp_path / "one" / "A.txt"), write(tmp_path / "two" / "a.txt")]
    if folds:
        with pytest.raises(NameClashError):
            find_inputs(paths)
    else:
        assert [source.name for source in find_inputs(paths)] == ["A.txt", "a.txt"]


def test_what_builds_wrote_is_no_input(tmp_path: Path) -> None:
    """Not of OUT, in silence, nor of another build, with a warning; what the user put there is."""
    for name in ("a.txt", "out/texts/a.txt.txt", "out/own.txt", "old/mentions.jsonl", "old/b.txt"):
        write(tmp_path / name)
    files = {tmp_path / "out": {"texts/a.txt.txt"}, tmp_path / "old": {"mentions.jsonl"}}

    def builds() -> Builds:
        return Builds(lambda folder: files.get(folder, ()), tmp_path / "out")

    said: list[str] = []
    found = find_inputs([tmp_path], warn=said.append, builds=builds())
    assert [source.name for source in found] == ["a.txt", "old/b.txt", "out/own.txt"]
    assert said == ["old: is a build; what it wrote is left out; to read its texts name old/texts"]
    pattern = find_inputs([tmp_path / "**/*.txt"], builds=builds())
    assert [source.name for source in pattern] == ["a.txt", "old/b.txt", "out/own.txt"]
    named = find_inputs([tmp_path / "out" / "texts"], builds=builds())
    assert [source.name for source in named] == ["a.txt.txt"]
