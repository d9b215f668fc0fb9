"""The texts in which offsets count."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.export.texts import text_path, write_text
from kg.model import Document


@pytest.mark.parametrize(
    "text", ["", "一\r\n二\n三\r四", "\x00\x0b\x1b\u2028\x85", "\ufeff甲", "😀𠮷", " \t\n"]
)
def test_texts_are_unchanged(tmp_path: Path, text: str) -> None:
    """Line ends and control characters are what they were: offsets count them."""
    write_text(Document("a", text, ""), tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes().decode("utf-8") == text


def test_a_lone_surrogate_is_replaced_one_for_one(tmp_path: Path) -> None:
    """As in the tables, so that what stands at a mention's offsets is the mention's text."""
    write_text(Document("a", "甲\udc80乙", ""), tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes().decode("utf-8") == "甲\ufffd乙"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("页.txt", "texts/页.txt.txt"),
        ("甲/乙.md", "texts/甲/乙.md.txt"),
        ("stdin", "texts/stdin.txt"),
        ("A:采访.txt", "texts/A:采访.txt.txt"),
        ("a\udc80.txt", "texts/a\ufffd.txt.txt"),
        ("...txt", "texts/...txt.txt"),
    ],
)
def test_a_text_lies_under_its_documents_name(name: str, path: str) -> None:
    """`texts/DOCUMENT.txt`, folders kept."""
    if ":" in name and os.name == "nt":
        pytest.skip("Windows has no such file names")
    assert text_path(name) == path


def test_a_name_too_long_for_a_file_system_is_cut() -> None:
    """A title of 84 characters, as crawlers use them, still has a file, and one of its own."""
    names = [text_path(f"{'长' * 83}{last}.txt") for last in "甲乙"]
    assert len(set(names)) == 2
    assert all(len(name.removeprefix("texts/").encode("utf-8")) <= 255 for name in names)
    assert all(name.startswith("texts/长长") and name.endswith(".txt") for name in names)


@pytest.mark.parametrize("name", ["", ".", "..", "/etc/x", "../x", "a/../../x", "a\0b"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    """No document is written outside of the build folder."""
    with pytest.raises(ExportError, match="not a document's name"):
        text_path(name)
