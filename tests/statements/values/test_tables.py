"""The tables of amounts and dates beside this file: every row, compared whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Amount, Date
from kg.statements.values import find_amounts, find_dates

HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    """The rows of a table, without its comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _columns(*cells: str) -> list[tuple[str, ...]]:
    """Cells that hold several values each, as one tuple for each value."""
    return list(zip(*(cell.split(";") for cell in cells if cell), strict=True))


def _amounts(row: list[str]) -> tuple[list[Amount], list[Amount]]:
    text, *cells = row
    wanted = [Amount(v, c, t, a == "true") for v, c, t, a in _columns(*cells)]
    return wanted, [amount for _, amount in find_amounts(text)]


def _dates(row: list[str]) -> tuple[list[Date], list[Date]]:
    text, published, *cells = row
    wanted = [Date(v, p, t) for v, p, t in _columns(*cells)]  # type: ignore[arg-type]
    return wanted, [date for _, date in find_dates(text, published or None)]


@pytest.mark.parametrize("row", _rows("amounts.tsv"), ids=lambda row: row[0])
def test_a_row_of_the_amounts_comes_out_whole(row: list[str]) -> None:
    """Value, currency, words and vagueness of every sum in the text, and no sum besides."""
    wanted, found = _amounts(row)
    assert found == wanted


@pytest.mark.parametrize("row", _rows("dates.tsv"), ids=lambda row: f"{row[0]} {row[1]}")
def test_a_row_of_the_dates_comes_out_whole(row: list[str]) -> None:
    """Value, precision and words of every date in the text, and no date besides."""
    wanted, found = _dates(row)
    assert found == wanted


@pytest.mark.parametrize(
    ("name", "read", "least"), [("amounts.tsv", _amounts, 300), ("dates.tsv", _dates, 200)]
)
def test_the_tables_are_large_and_their_words_stand_in_the_text(
    name: str, read: Callable[[list[str]], tuple[list[Amount], list[Amount]]], least: int
) -> None:
    """A table that lost its rows, or whose words the text does not hold, proves nothing."""
    rows = _rows(name)
    assert len(rows) >= least
    assert all(item.text in row[0] for row in rows for item in read(row)[0])
