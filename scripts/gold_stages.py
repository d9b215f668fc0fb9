"""Development aid: the stages after `mentions`, run on gold mentions, so that each is seen alone.

    from gold_stages import gold_pages
    for page in gold_pages("train"):      # or "seeds"; never prints test pages unless asked
        page.articles, page.sentences, page.mentions, page.gold

`mentions` carry the gold class as `type` and the gold entity id as `entity`; optional ones are
included. `sentences[article.number]` are the article's. Test pages (T07–09 of each nine) are left
out unless `test=True`.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))

from markup import CLASSES

from kg.articles import find_articles
from kg.gazetteer import load_gazetteer
from kg.mentions.sentences import split_sentences
from kg.model import Article, Document, Mention, Sentence, Span

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@dataclass(frozen=True)
class GoldPage:
    """A page cut into articles, with its gold mentions in both coordinate systems."""

    name: str
    document: Document
    gold: dict[str, Any]
    articles: tuple[Article, ...]
    sentences: dict[int, tuple[Sentence, ...]]
    mentions: tuple[Mention, ...]


def load_score() -> ModuleType:
    """`shared/gold/score.py` as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_test(name: str) -> bool:
    """Is this one of the fixed test pages?"""
    return name.startswith("T") and int(name[1:]) % 9 in (7, 8, 0)


def gold_pages(which: str = "train", *, test: bool = False) -> Iterator[GoldPage]:
    """Pages of `gold/train` (its training part, or with `test` its test part) or of `seeds`."""
    texts = SHARED / "seeds" if which == "seeds" else SHARED / "gold" / "train" / "text"
    golds = SHARED / "gold" / ("seeds" if which == "seeds" else "train/gold")
    for path in sorted(texts.glob("*.txt")):
        if which == "train" and is_test(path.stem) != test:
            continue
        gold = json.loads((golds / f"{path.stem}.json").read_text("utf-8"))
        yield gold_page(path.stem, path.read_bytes().decode("utf-8"), gold)


def gold_page(name: str, text: str, gold: dict[str, Any]) -> GoldPage:
    """One page with its gold."""
    types = {entity["id"]: entity["type"] for entity in gold["entities"]}
    spans = []
    for start, end, entity, _ in load_score().gold_mentions(gold, text):
        kind = types[entity]
        spans.append((start, end, CLASSES[kind[0] if isinstance(kind, list) else kind], entity))
    return page_of_spans(name, text, gold, spans)


def page_of_spans(
    name: str, text: str, gold: dict[str, Any], spans: list[tuple[int, int, str, str]]
) -> GoldPage:
    """A page with names at document spans (start, end, class, entity)."""
    document = Document(f"{name}.txt", text, "")
    articles = find_articles(document, load_gazetteer())
    mentions = [
        Mention(
            document.name,
            article.number,
            start,
            end,
            text[start:end],
            kind,
            None,
            reading,
            article.text[reading.start : reading.end],
            entity,
        )
        for start, end, kind, entity in spans
        for article, reading in _where(articles, start, end)
    ]
    sentences = {
        article.number: tuple(Sentence(*span) for span in split_sentences(article.text))
        for article in articles
    }
    return GoldPage(name, document, gold, articles, sentences, tuple(mentions))


def _where(articles: tuple[Article, ...], start: int, end: int) -> list[tuple[Article, Span]]:
    """The first article that holds the document span, with its reading span."""
    for article in articles:
        reading = reading_span(article, start, end)
        if reading:
            return [(article, reading)]
    return []


def reading_span(article: Article, start: int, end: int) -> Span | None:
    """The reading span of a document span, where the article holds its first and last character."""
    first = last = None
    for piece in article.pieces:
        if piece.start <= start < piece.start + piece.length:
            first = start - piece.start + piece.reading
        if piece.start <= end - 1 < piece.start + piece.length:
            last = end - piece.start + piece.reading
    return Span(first, last) if first is not None and last is not None and first < last else None
