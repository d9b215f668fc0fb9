"""What no newspaper prints, made fit for the stages: halves of characters, endless articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import Article, Document, Paragraph, Piece

LONGEST = 10_000  # characters; a full page of a broadsheet has some 8,000
LONGEST_CLAUSE = 1000  # as `kg.statements.clauses`, which reads no longer one
RUN = re.compile(rf"[^，,；;：:。！？!?\n—…　]{{{LONGEST_CLAUSE + 1},}}")
STOPS = ("\n", "。", "！", "？", "；", " ")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def is_chinese(text: str) -> bool:
    """Is there a Chinese character? Without one no name is looked for."""
    return HAN.search(text) is not None


def without_surrogates(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document with U+FFFD for halves of characters, which no file and no spaCy can hold."""
    text, count = SURROGATE.subn("\ufffd", document.text)
    if not count:
        return document, ()
    line = f"{document.name}: {count} halves of characters (surrogates) are replaced by U+FFFD"
    return replace(document, text=text), (line,)


def odd_lengths(document: str, articles: Sequence[Article]) -> tuple[str, ...]:
    """Warnings of what is read only in part: endless articles, and runs without punctuation."""
    lines = []
    long = [article for article in articles if len(article.text) > LONGEST]
    if long:
        size = max(len(article.text) for article in long)
        lines.append(
            f"{document}: an article of {size} characters is read in parts of at most {LONGEST}; "
            "what is said across two parts is not found"
        )
    runs = [run for article in articles for run in RUN.findall(article.text) if is_chinese(run)]
    if runs:
        lines.append(
            f"{document}: {len(runs)} runs of over {LONGEST_CLAUSE} characters without punctuation, "
            f"the longest of {max(map(len, runs))}: no statement is read from them"
        )
    return tuple(lines)


def cut_long(articles: Sequence[Article], limit: int = LONGEST) -> tuple[Article, ...]:
    """The articles, numbered anew, none of them longer than `limit` characters.

    A file of one line, a log, a dictionary: the stages compare the names of an article with one
    another, so that their time would grow with the square of its length. Such an article is cut
    into several, at a sentence's end where there is one.
    """
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
    first = bisect_right(article.pieces, start, key=lambda piece: piece.reading) - 1
    for n in range(max(0, first), len(article.pieces)):
        piece = article.pieces[n]
        if piece.reading >= end:
            break
        low, high = max(start, piece.reading), min(end, piece.reading + piece.length)
        if low < high:
            yield Piece(low - start, piece.start + low - piece.reading, high - low)


def _paragraphs(article: Article, start: int, end: int) -> Iterator[Paragraph]:
    first = bisect_right(article.paragraphs, start, key=lambda paragraph: paragraph.start) - 1
    for n in range(max(0, first), len(article.paragraphs)):
        paragraph = article.paragraphs[n]
        if paragraph.start >= end:
            break
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        if low < high:
            yield Paragraph(paragraph.kind, low - start, high - start)
