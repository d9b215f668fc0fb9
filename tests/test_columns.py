"""Text in the columns of a terminal."""

from __future__ import annotations

import pytest

from kg.columns import cut, one_line, terminal_width, to_table, width_of, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("bank", 4),
        ("青石银行", 8),
        ("𠮷野", 4),  # of extension B
        ("e\u0301", 1),  # an accent of its own
        ("が\u3099", 2),
        ("茶\ufe0f\u200d", 2),  # marks that take no place
        ("🍵", 2),
        ("ｶ", 1),  # half-width
        ("", 0),
    ],
)
def test_what_a_character_takes(text: str, columns: int) -> None:
    """Two columns for a wide character, none for a mark."""
    assert width_of(text) == columns


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("青石银行", 8, "青石银行"),
        ("青石银行", 7, "青石银…"),
        ("青石银行", 6, "青石…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("青行; 青石行; 青石农商行", 16, "青行; 青石行; …"),
    ],
)
def test_what_is_too_long_is_cut(text: str, most: int, kept: str) -> None:
    """Between characters, and behind a whole name where one fits."""
    assert cut(text, most) == kept
    assert width_of(kept) <= most


def test_lines_break_where_a_reader_expects_it() -> None:
    """Not before a comma, not inside a Latin word; into a pipe not at all."""
    text = "青石银行，云岭茶业ABC"
    assert wrap(text, None) == [text]
    assert wrap(text, 8) == ["青石银", "行，云岭", "茶业ABC"]
    assert wrap("茶业 ABCDEF 茶", 9) == ["茶业", "ABCDEF 茶"]
    assert wrap("ABCDEFGHIJ", 4) == ["ABCD", "EFGH", "IJ"]
    assert wrap("", 4) == [""]


def test_a_table_fits_and_cuts_what_may_be_cut() -> None:
    """The soft column is cut first, though another is wider; what fits stays whole."""
    rows = [["青石农村商业银行股份有限公司", "青石银行向云岭茶业放贷三百万元"], ["茶", "𠮷"]]
    lines = to_table(["name", "sentence"], rows, [False, False], most=46, soft=[1]).split("\n")
    assert lines[2] == "青石农村商业银行股份有限公司  青石银行向云岭…"
    assert {width_of(line) for line in lines[1:3]} <= {45, 46}
    assert to_table(["name", "sentence"], rows, [False, False]).split("\n")[2].endswith("万元")


def test_what_is_printed_cannot_command_a_terminal() -> None:
    """Escape characters, line breaks and marks of direction of a text do nothing."""
    assert one_line("青\x1b[31m石\r\n银行\u202e") == "青\ufffd[31m石银行\ufffd"


def test_into_a_pipe_lines_are_as_long_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless `COLUMNS` says how wide they may be."""
    monkeypatch.delenv("COLUMNS", raising=False)
    assert terminal_width() is None
    monkeypatch.setenv("COLUMNS", "72")
    assert terminal_width() == 72
