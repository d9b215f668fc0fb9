"""The paragraphs as the file has them: lines, joined where they are merely wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.articles.looks import begins_item, is_closed
from kg.model import Span

_LINE = re.compile(r"[^\n\r\f\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?:\r\n?|[\n\f\x85\u2028\u2029])[^\S\n\r\f]*[\n\f\r\x85\u2028\u2029]")
_NARROWEST, _WIDEST = 20, 100  # columns of wrapped lines; a longer line is a paragraph
_FULL, _CLOSING, _TITLE = 0.7, 0.85, 0.6  # of the width: a full line, a last one, a headline


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the file. `lines` are document spans without outer white space.

    `gap` says that a blank line stands before it.
    """

    lines: tuple[Span, ...]
    text: str
    gap: bool

    @property
    def start(self) -> int:
        """Document offset of the first character."""
        return self.lines[0].start


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    gap: bool
    indent: bool
    width: int


def find_blocks(text: str) -> list[Block]:
    """The paragraphs of a text in order; together they hold every character but white space."""
    runs = list(_runs(text))
    widths = [width for run in runs if (width := wrap_width([line.width for line in run]))]
    usual = int(median(widths)) if widths else 0
    blocks: list[Block] = []
    for run in runs:
        width = wrap_width([line.width for line in run]) or (usual if len(run) == 2 else 0)
        group = [run[0]]
        for line, following in pairwise(run):
            if _goes_on(line, following, width):
                group.append(following)
                continue
            blocks.append(_block(group))
            group = [following]
        blocks.append(_block(group))
    return blocks


def wrap_width(widths: Sequence[int]) -> int:
    """The column at which the lines of a run are wrapped; 0 where they are not."""
    if len(widths) < 3:
        return 0
    width = sorted(widths)[-2]  # the widest may be an OCR fault
    full = sum(width * _FULL <= other for other in widths[:-1])
    wrapped = _NARROWEST <= width and max(widths) <= _WIDEST and full >= 0.6 * (len(widths) - 1)
    return width if wrapped else 0


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    """Is the line wrapped, so that its paragraph goes on in the following one?"""
    if (
        not width
        or following.indent
        or begins_item(following.text)
        or begins_item(line.text, own=True)
    ):
        return False
    least = _CLOSING if is_closed(line.text) else _TITLE
    return line.width >= least * width


def _runs(text: str) -> Iterator[list[_Line]]:
    """Lines without a blank line between them."""
    run: list[_Line] = []
    for line in _lines(text):
        if line.gap and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        content = match.group().strip()
        if not content:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        gap = not end or bool(_BLANK_LINE.search(text, end, start))
        indent = start - match.start() >= 2 or "\u3000" in text[match.start() : start]
        end = start + len(content)
        yield _Line(Span(start, end), content, gap, indent, columns(content))


def columns(text: str) -> int:
    """Columns on a page: a Chinese character takes two."""
    if len(text) > 4 * _WIDEST:
        return 2 * len(text)
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """Columns of each character that was met."""

    def __missing__(self, char: str) -> int:
        width = self[char] = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return width


_WIDTHS = _Widths()


def _block(lines: list[_Line]) -> Block:
    text = "\n".join(line.text for line in lines)
    return Block(tuple(line.span for line in lines), text, lines[0].gap)
