"""The paragraphs as the file has them: lines, joined where they are merely wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span

_LINE = re.compile(r"[^\n\r\f\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(
    r"(?:\n|\r\n?|\f|\x85|[\u2028\u2029])[^\S\n\r\f]*(?:[\n\r\f\x85\u2028\u2029])"
)
_NOT_WRAPPED = re.compile(
    r"\s{2}|[\u3000#□■◎●▲◆★☆○△▼►【]|本[报刊网](?:[^。，]{0,12})?(?:[讯电]|记者)"
)
_MAX_WRAP = 100  # columns; a longer line is a paragraph
_SLACK = 4  # columns that a wrapped line may fall short by (a comma moved to the next line, OCR)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the file. `lines` are document spans without outer white space.

    `gap` says that a blank line stands before it, `indent` that its first line is indented.
    """

    lines: tuple[Span, ...]
    text: str
    gap: bool
    indent: bool

    @property
    def start(self) -> int:
        """Document offset of the first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Document offset after the last character."""
        return self.lines[-1].end


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    gap: bool
    indent: bool
    width: int


def find_blocks(text: str) -> list[Block]:
    """The paragraphs of a text in order; together they hold every character but white space."""
    blocks: list[Block] = []
    for run in _runs(text):
        wrap = wrap_width([line.width for line in run])
        group = [run[0]]
        for line, following in pairwise(run):
            if wrap and line.width >= wrap - _SLACK and not _NOT_WRAPPED.match(following.text):
                group.append(following)
                continue
            blocks.append(_block(group))
            group = [following]
        blocks.append(_block(group))
    return blocks


def wrap_width(widths: list[int]) -> int:
    """The column at which a run of lines is wrapped; 0 where it is not."""
    widest = max(widths)
    full = sum(width >= widest - _SLACK for width in widths[:-1])
    wrapped = 20 <= widest <= _MAX_WRAP and full >= 2 and full * 2 >= len(widths) - 1
    return widest if wrapped else 0


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
        gap = bool(_BLANK_LINE.search(text, end, start)) if end else True
        indent = start - match.start() >= 2 or "\u3000" in text[match.start() : start]
        end = start + len(content)
        yield _Line(Span(start, end), content, gap, indent, columns(content))


def columns(text: str) -> int:
    """Columns on a page: a Chinese character takes two."""
    if len(text) > 4 * _MAX_WRAP:
        return 2 * len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _block(lines: list[_Line]) -> Block:
    text = "\n".join(line.text for line in lines)
    return Block(tuple(line.span for line in lines), text, lines[0].gap, lines[0].indent)
