"""The reading text of an article and the exact map of it back to the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.model import Paragraph, ParagraphKind, Piece, Span

_GAP = re.compile(r"\s+")
_BREAK = re.compile(r"[\n\r\f\x85\u2028\u2029]")
_LATIN = re.compile(r"[A-Za-z]")


class Reading:
    """Collects paragraphs; `text`, `pieces` and `paragraphs` are what an article needs."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.paragraphs: list[Paragraph] = []

    @property
    def text(self) -> str:
        """The paragraphs, joined by line feeds."""
        return "".join(self.parts)

    def add(self, kind: ParagraphKind, spans: Sequence[Span], *, mark: int = 0) -> None:
        """A paragraph of document spans, read one after the other.

        Its first `mark` characters are Markdown's and make a paragraph of noise before it.
        """
        if mark:
            start = spans[0].start
            sign = self.document[start : start + mark].rstrip()
            self.add("noise", [Span(start, start + len(sign))])
            spans = [Span(start + mark, spans[0].end), *spans[1:]]
        if self.paragraphs:
            self._put("\n")
        start = self.length
        for span in _kept(self.document, spans):
            if span is None:
                self._put(" ")
                continue
            self.pieces.append(Piece(self.length, span.start, span.end - span.start))
            self._put(self.document[span.start : span.end])
        self.paragraphs.append(Paragraph(kind, start, self.length))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _kept(text: str, spans: Iterable[Span]) -> list[Span | None]:
    """What of the spans is read; `None` is a space that the document does not have."""
    kept: list[Span | None] = []
    for span in spans:
        start = span.start
        if kept and needs_space(text, kept[-1], start):
            kept.append(None)
        for gap in _GAP.finditer(text, span.start, span.end):
            low, high = gap.span()
            if high - low == 1 and not _drops(text, low, high):
                continue
            if start < low:
                kept.append(Span(start, low))
            start = high
            if _drops(text, low, high):
                continue
            if _BREAK.search(gap.group()):
                kept.append(None)
            else:
                kept[-1:] = _grown(kept[-1])
        if start < span.end:
            kept.append(Span(start, span.end))
    return kept


def _grown(span: Span | None) -> list[Span | None]:
    """The span with the first white space after it: one space stays, and is the document's own."""
    return [Span(span.start, span.end + 1) if span else None]


def needs_space(text: str, before: Span | None, start: int) -> bool:
    """Do two Latin words meet where two pieces meet?"""
    return (
        before is not None
        and before.end <= start
        and bool(_LATIN.match(text[before.end - 1]) and _LATIN.match(text[start]))
    )


def _drops(text: str, low: int, high: int) -> bool:
    """Is the white space between `low` and `high` no part of the text that is read?

    A line break is none, except between Latin words; neither is the space of spaced-out letters
    (`卫 昭`). A space between words (`记者 李明 通讯员 王芳`) is.
    """
    before, after = text[low - 1], text[high]
    if _BREAK.search(text, low, high):
        return not (_LATIN.match(before) and after.isascii() and after.isalnum())
    return _alone(text, low - 1) and _alone(text, high)


def _alone(text: str, at: int) -> bool:
    """Is the Chinese character at `at` set off from its neighbours?"""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return is_han(text[at]) and not any(is_han(char) or char.isalnum() for char in around)


def is_han(char: str) -> bool:
    """Is it a Chinese character?"""
    return "㐀" <= char <= "鿿" or "豈" <= char <= "\ufaff" or char >= "\U00020000"
