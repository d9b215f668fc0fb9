"""Articles of a length that no newspaper prints: a file of one line, a log, a dictionary.

The stages compare the names of an article with one another, so that their time grows with the
square of its length. Such an article is cut into several, at a sentence's end where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import Article, Paragraph, Piece

LONGEST = 10_000  # characters; a full page of a broadsheet has some 8,000
STOPS = ("\n", "。", "！", "？", "；", " ")


def cut_long(articles: Sequence[Article], limit: int = LONGEST) -> tuple[Article, ...]:
    """The articles, numbered anew, none of them longer than `limit` characters."""
    parts = [part for article in articles for part in _parts(article, limit)]
    return tuple(replace(part, number=number) for number, part in enumerate(parts, 1))


def _parts(article: Article, limit: int) -> Iterator[Article]:
    if len(article.text) <= limit:
        yield article
        return
    for start, end in pairwise(_cuts(article.text, limit)):
        text = article.text[start:end].rstrip("\n")
        pieces = tuple(_pieces(article, start, start + len(text)))
        if pieces:
            yield replace(
                article,
                title=article.title if start == 0 else "",
                start=min(piece.start for piece in pieces),
                end=max(piece.start + piece.length for piece in pieces),
                text=text,
                pieces=pieces,
                paragraphs=tuple(_paragraphs(article, start, start + len(text))),
            )


def _cuts(text: str, limit: int) -> list[int]:
    """Offsets at which to cut, from 0 to the length of the text."""
    cuts = [0]
    while len(text) - cuts[-1] > limit:
        start, end = cuts[-1], cuts[-1] + limit
        found = (text.rfind(stop, start + limit // 2, end) + 1 for stop in STOPS)
        cuts.append(next((cut for cut in found if cut), end))
    return [*cuts, len(text)]


def _pieces(article: Article, start: int, end: int) -> Iterator[Piece]:
    for piece in article.pieces:
        low, high = max(start, piece.reading), min(end, piece.reading + piece.length)
        if low < high:
            yield Piece(low - start, piece.start + low - piece.reading, high - low)


def _paragraphs(article: Article, start: int, end: int) -> Iterator[Paragraph]:
    for paragraph in article.paragraphs:
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        if low < high:
            yield Paragraph(paragraph.kind, low - start, high - start)
