"""Names found in texts as they are printed."""

from __future__ import annotations

import pytest

from kg.analysis.names import NameFinder, fold

FINDER = NameFinder(["张伟", "张伟明", "约翰·史密斯", "Li Na", "李", "陈国庆"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工人张伟到场", ["张伟"]),
        ("工人张伟明到场", ["张伟明"]),  # the longest
        ("张　伟和张\r\n伟", ["张　伟", "张\r\n伟"]),  # set out, or torn by a line's end
        ("張偉、陳國慶", ["張偉", "陳國慶"]),  # in traditional script
        ("约翰•史密斯，约翰.史密斯", ["约翰•史密斯"]),
        ("LI NA, Ｌｉ Ｎａ, Linda, li na", ["LI NA", "Ｌｉ Ｎａ", "li na"]),
        ("李某", []),  # a single character is a word as often
        ("", []),
    ],
)
def test_a_name_is_found_however_it_is_printed(text: str, found: list[str]) -> None:
    """Over white space, in both scripts, in any width and case; not inside a Latin word."""
    assert [text[start:end] for start, end, _ in FINDER.find(text)] == found


def test_a_name_is_told_by_its_folded_form() -> None:
    """So that what stands for it is the same wherever it is."""
    assert [found.name for found in FINDER.find("張 偉")] == [fold("张伟")]
    assert fold(" Ｌｉ•Na\n") == "li·na"


def test_no_names_are_found_of_nobody() -> None:
    """Nor does a list of single characters find any."""
    assert list(NameFinder([]).find("张伟")) == []
    assert list(NameFinder(["张"]).find("张伟")) == []
