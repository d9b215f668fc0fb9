"""Text in the columns of a terminal, where a Chinese character takes two and an accent none."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Collection, Sequence

MORE = "…"
_BETWEEN = "  "
_LEAST = 12  # columns that a cut cell keeps
_MARKS = frozenset(("Mn", "Me", "Cf"))
_NOT_FIRST = frozenset("，。；：！？、）》〉」』】〕”’％,.;:!?)]}%…")


def width_of(text: str) -> int:
    """Columns that a terminal gives the text."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.category(char) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def one_line(text: str) -> str:
    """The text without line breaks, and without what a terminal would obey: that is U+FFFD."""
    spaced = ("" if c in "\r\n" else " " if c.isspace() else c for c in text)
    return "".join(c if c.isprintable() else "\ufffd" for c in spaced)


def terminal_width() -> int | None:
    """Columns that a line may take: those of `COLUMNS` or the terminal; `None` into a pipe."""
    if not os.environ.get("COLUMNS", "").isdecimal() and not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, 40)


def cut(text: str, most: int) -> str:
    """The text in so many columns; `…` stands for what is cut, behind a `; ` where one is near."""
    if width_of(text) <= most:
        return text
    kept = _begin(text, most - width_of(MORE))
    joint = kept.rfind("; ")
    return kept[: joint + 2] + MORE if joint > len(kept) // 2 else kept + MORE


def _begin(text: str, most: int) -> str:
    """As much of the text as fits, with the accents of its last character."""
    used = 0
    for at, char in enumerate(text):
        used += _width(char)
        if used > most:
            return text[:at]
    return text


def wrap(text: str, most: int | None, hang: int = 0) -> list[str]:
    """The text in lines of so many columns, those behind the first by `hang` less.

    No line begins with what closes a phrase. Words of Latin letters stay whole where they fit.
    """
    lines: list[str] = []
    while most is not None and width_of(text) > most:
        line = _begin(text, most)
        line = line[: _break(line, text[len(line)])] or line or text[:1]
        most -= hang if not lines else 0
        lines.append(line.rstrip())
        text = text[len(line) :].lstrip()
    return [*lines, text] if text or not lines else lines


def _break(line: str, following: str) -> int:
    """Where the line ends best: not inside a word, not before a comma."""
    at = len(line)
    while at > 1 and (following in _NOT_FIRST or _in_word(line[at - 1], following)):
        at -= 1
        following = line[at]
    return at if at * 3 > len(line) else len(line)


def _in_word(before: str, after: str) -> bool:
    return all(c.isascii() and c.isalnum() for c in (before, after))


def to_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    *,
    most: int | None = None,
    soft: Collection[int] = (),
) -> str:
    """A table with aligned columns; those marked `right` stand right.

    Where it is wider than `most`, the cells of `soft` columns are cut first, then the widest.
    """
    widths = [max(width_of(row[n]) for row in (columns, *rows)) for n in range(len(columns))]
    if most is not None:
        widths = _shrink(widths, most - len(_BETWEEN) * (len(widths) - 1), soft)
        rows = [[cut(cell, w) for cell, w in zip(row, widths, strict=True)] for row in rows]
        columns = [cut(cell, w) for cell, w in zip(columns, widths, strict=True)]
    lines = [_line(columns, widths, right), _BETWEEN.join("-" * width for width in widths)]
    return "\n".join([*lines, *(_line(row, widths, right) for row in rows)])


def _shrink(widths: list[int], most: int, soft: Collection[int]) -> list[int]:
    """The widths with what is too much taken off: column by column, the widest soft one first."""
    widths = list(widths)
    for some in (soft, range(len(widths))):
        while sum(widths) > most:
            widest = max(some, key=lambda n: (widths[n], -n), default=None)
            if widest is None or widths[widest] <= _LEAST:
                break
            widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        f"{' ' * (width - width_of(cell))}{cell}"
        if to_right
        else f"{cell}{' ' * (width - width_of(cell))}"
        for cell, width, to_right in zip(cells, widths, right, strict=True)
    )
    return _BETWEEN.join(padded).rstrip()
