"""The reading order of a printed page: strips from top to bottom, columns in them left to right.

Lengths are in points, y growing upwards, as PDF has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_SAME_LINE = 0.5  # of the lesser height: how much two pieces of one line overlap
_JOINED = 0.9  # of the size: the widest space within a line
_GUTTER = 0.7  # of the size: the narrowest space between columns
_CELL = 8  # characters of the usual cell of a table at most; a line of a column has more
_LARGER = 1.15  # times the usual size: a heading
_INDENT, _SHORT, _RAGGED = 1.2, 1.5, 4  # of the size: a first line, a last one, one without a stop
_CLOSED = re.compile("[。！？：；…”』」）)]$")
_PITCH = 1.5  # times the usual distance of lines: a new paragraph


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand beside each other. `size` is the height of their letters."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


Row = list[Piece]
Gap = tuple[float, float]


def read_page(pieces: Iterable[Piece]) -> list[str]:
    """The paragraphs of a page in the order in which they are read.

    A row of a table is one, with tabs between its cells.
    """
    return [text for block in _blocks(_rows(pieces)) for text in _paragraphs(block)]


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of rows without columns in them, in reading order."""
    for strip in _strips(rows):
        columns = _columns(strip)
        if len(columns) < 2 or _is_table(strip):
            yield strip
            continue
        for column in columns:
            yield from _blocks(_rows(column))


def _strips(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that belong together: headings over all, runs with columns, the rest."""
    usual = median(piece.size for row in rows for piece in row) if rows else 0.0
    group: list[Row] = []
    for row in rows:
        if len(row) == 1 and row[0].size > _LARGER * usual:
            yield from _runs(group)
            yield [row]
            group = []
        else:
            group.append(row)
    yield from _runs(group)


def _runs(rows: list[Row]) -> Iterator[list[Row]]:
    """The longest run of rows that stands in columns, and what is above and below it."""
    first, last = 0, 0
    for start in range(len(rows)):
        if len(rows) - start <= last - first:
            break
        end = _longest(rows, start)
        if end - start > last - first:
            first, last = start, end
    if first == last:
        if rows:
            yield rows
        return
    yield from _runs(rows[:first])
    yield rows[first:last]
    yield from _runs(rows[last:])


def _longest(rows: list[Row], start: int) -> int:
    """Where the longest run ends that begins at `start` and stands in columns; `start` if none."""
    end = start
    gaps = _whole(rows[start:])
    while end < len(rows) and (left := _narrowed(gaps, rows[end])):
        gaps, end = left, end + 1
    columns = _columns(rows[start:end])
    return end if sum(len(column) > 1 for column in columns) > 1 else start


def _columns(rows: list[Row]) -> list[list[Piece]]:
    """The pieces of the rows, parted where a gap goes through all of them."""
    gaps = _whole(rows)
    for row in rows:
        gaps = _narrowed(gaps, row)
    columns: list[list[Piece]] = []
    edge = float("-inf")
    for piece in sorted((piece for row in rows for piece in row), key=lambda piece: piece.left):
        if any(edge <= low + 0.1 and high <= piece.left + 0.1 for low, high in gaps) or not columns:
            columns.append([])
        columns[-1].append(piece)
        edge = max(edge, piece.right)
    return columns


def _whole(rows: list[Row]) -> list[Gap]:
    pieces = [piece for row in rows for piece in row]
    return [(min(p.left for p in pieces), max(p.right for p in pieces))] if pieces else []


def _narrowed(gaps: list[Gap], row: Row) -> list[Gap]:
    """What the pieces of a row leave of gaps that are wide enough to part columns."""
    for piece in row:
        cut = ((low, min(high, piece.left)) for low, high in gaps)
        rest = ((max(low, piece.right), high) for low, high in gaps)
        gaps = sorted({(a, b) for a, b in (*cut, *rest) if b - a >= _GUTTER * piece.size})
    return gaps


def _is_table(rows: list[Row]) -> bool:
    """Are the columns those of a table: short cells, most rows with several of them?"""
    several = sum(len(row) > 1 for row in rows)
    return (
        several * 2 > len(rows)
        and median(len(piece.text) for row in rows for piece in row) <= _CELL
    )


def _rows(pieces: Iterable[Piece]) -> list[Row]:
    """Pieces on one line, from the top down, each row from left to right."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.top - piece.bottom, piece.left)):
        last = rows[-1][0] if rows else None
        if last and _overlap(last, piece) > _SAME_LINE * min(_height(last), _height(piece)):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _overlap(one: Piece, other: Piece) -> float:
    return min(one.top, other.top) - max(one.bottom, other.bottom)


def _height(piece: Piece) -> float:
    return piece.top - piece.bottom


def _joined(row: Row) -> Row:
    """A row whose pieces without a wide space between them are one."""
    joined = row[:1]
    for piece in row[1:]:
        last = joined[-1]
        if piece.left - last.right > _JOINED * min(last.size, piece.size):
            joined.append(piece)
        else:
            joined[-1] = Piece(
                last.left,
                min(last.bottom, piece.bottom),
                max(last.right, piece.right),
                max(last.top, piece.top),
                max(last.size, piece.size),
                join_texts(last.text, piece.text),
            )
    return joined


def _paragraphs(rows: list[Row]) -> Iterator[str]:
    """The lines of a block as paragraphs: a new one is indented, larger, or comes after a gap."""
    lines = [
        replace(row[0], right=row[-1].right, text="\t".join(piece.text for piece in row))
        for row in rows
    ]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    pitches = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = median(pitches) if pitches else 0.0
    text = lines[0].text
    for above, below in pairwise(lines):
        starts = (
            below.left - left > _INDENT * below.size
            or right - above.right
            > (_SHORT if _CLOSED.search(above.text) else _RAGGED) * above.size
            or max(above.size, below.size) > _LARGER * min(above.size, below.size)
            or above.bottom - below.bottom > _PITCH * usual
            or "\t" in above.text + below.text
        )
        if starts:
            yield text
            text = below.text
        else:
            text = join_texts(text, below.text)
    yield text


def join_texts(before: str, after: str) -> str:
    """Two parts of a line or a paragraph; only between Latin words there is a space."""
    latin = before[-1:].isascii() and after[:1].isascii()
    words = before[-1:].isalnum() and after[:1].isalnum()
    return f"{before} {after}" if latin and words else before + after
