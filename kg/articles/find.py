"""The layout of a page: where each article begins, and what its paragraphs are."""

from __future__ import annotations

from kg.articles.blocks import find_blocks
from kg.articles.bylines import find_reporters
from kg.articles.cut import Draft, cut_articles
from kg.articles.kinds import markup_length
from kg.articles.reading import Reading
from kg.gazetteer import Gazetteer
from kg.model import Article, Document, Span


def find_articles(document: Document, gazetteer: Gazetteer) -> tuple[Article, ...]:
    """The news items of a page, in its order; every character but white space is in one of them."""
    drafts = cut_articles(find_blocks(document.text))
    return tuple(_article(document, number, draft) for number, draft in enumerate(drafts, 1))


def _article(document: Document, number: int, draft: Draft) -> Article:
    reading = Reading(document.text)
    for kind, spans in draft.paragraphs:
        mark = markup_length(document.text[spans[0].start : spans[0].end])
        if mark:
            start = spans[0].start
            reading.add(
                "noise", [Span(start, start + len(document.text[start : start + mark].rstrip()))]
            )
            spans = (Span(start + mark, spans[0].end), *spans[1:])
        reading.add(kind, spans)
    texts = [reading.text[p.start : p.end] for p in reading.paragraphs]
    titles = [t for t, p in zip(texts, reading.paragraphs, strict=True) if p.kind == "headline"]
    return Article(
        document=document.name,
        number=number,
        title=" ".join(titles),
        start=min(piece.start for piece in reading.pieces),
        end=max(piece.start + piece.length for piece in reading.pieces),
        text=reading.text,
        pieces=tuple(reading.pieces),
        paragraphs=tuple(reading.paragraphs),
        reporters=find_reporters(texts),
    )
