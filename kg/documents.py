"""A document as it is read: its text, its articles and their reading order. `kg.model` has all.

Two coordinate systems meet here. *Document offsets* count code points of the decoded input file
and are what every output shows. *Reading offsets* count code points of `Article.text`, where
paragraphs torn by a column break stand joined again and line breaks inside them are gone; the
stages work in these. `Article.to_document` maps the second to the first.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

ParagraphKind = Literal["headline", "kicker", "byline", "body", "caption", "advert", "noise"]


class Span(NamedTuple):
    """A half-open run of code points."""

    start: int
    end: int


def content_id(*parts: str | None) -> str:
    """16 hex digits that depend on the parts alone; `None` and the empty string differ."""
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read. `sha256` is of the bytes that it came from, a file's or a row's.

    `title` and `date` (ISO 8601, possibly `YYYY-MM` or `YYYY`) are what its source says of it,
    where it does; a text of known title is one article.
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: str | None = None
    date: str | None = None


class Piece(NamedTuple):
    """`length` characters that stand at `reading` in the article and at `start` in the document."""

    reading: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of reading offsets that belongs together, and what it is on the page."""

    kind: ParagraphKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news item of a document, in reading order.

    `text` joins the paragraphs with a line feed; a line feed has no place in the document.
    `pieces` are sorted by reading offset. `start`/`end` are document offsets of the hull.
    `date` is ISO 8601 (possibly `YYYY-MM` or `YYYY`), `home` the full name of the administrative
    division that the page is about (`北京市`), so far as the page tells. `reprint_of` is the id of
    the article of the corpus whose text it is, but for small edits and cuts.
    """

    document: str
    number: int
    title: str
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]
    date: str | None = None
    reporters: tuple[str, ...] = ()
    home: str | None = None
    reprint_of: str | None = None

    @property
    def id(self) -> str:
        """`DOCUMENT#n`."""
        return f"{self.document}#{self.number}"

    def to_document(self, start: int, end: int) -> tuple[Span, ...]:
        """Document spans of the reading span, in reading order; adjoining ones are one."""
        spans: list[Span] = []
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.reading) - 1)
        for piece in self.pieces[first:]:
            low, high = max(start, piece.reading), min(end, piece.reading + piece.length)
            if piece.reading >= end:
                break
            if low >= high:
                continue
            shift = piece.start - piece.reading
            if spans and spans[-1].end == low + shift:
                spans[-1] = Span(spans[-1].start, high + shift)
            else:
                spans.append(Span(low + shift, high + shift))
        return tuple(spans)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds a reading offset; `None` on a line feed between two."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        if index >= 0 and offset < self.paragraphs[index].end:
            return self.paragraphs[index]
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article in reading offsets, with the segmenter's words."""

    start: int
    end: int
    words: tuple[Span, ...] = ()
