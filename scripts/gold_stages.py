"""Development aid: our gold pages, ready for the stages after `mentions` (`kg.evaluate.given`).

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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.evaluate import parse_gold
from kg.evaluate.fields import Fields
from kg.evaluate.given import GivenName, GivenPage, give_names, gold_names
from kg.gazetteer import load_gazetteer
from kg.model import Article, Document, Mention, Sentence, Span

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@dataclass(frozen=True)
class GoldPage:
    """A page cut into articles, with its gold mentions in both coordinate systems."""

    name: str
    document: Document
    gold: dict[str, Any]
    articles: tuple[Article, ...]
    sentences: Mapping[int, tuple[Sentence, ...]]
    mentions: tuple[Mention, ...]

    @property
    def given(self) -> GivenPage:
        """The page without its gold."""
        return GivenPage(self.document, self.articles, self.sentences, self.mentions)


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
    names = gold_names(parse_gold(name, Fields(f"{name}.json", gold)), text)
    return _page(name, text, gold, names)


def page_of_spans(
    name: str, text: str, gold: dict[str, Any], spans: list[tuple[int, int, str, str]]
) -> GoldPage:
    """A page with names at document spans (start, end, class, entity)."""
    names = [GivenName(Span(start, end), kind, entity) for start, end, kind, entity in spans]
    return _page(name, text, gold, names)


def _page(name: str, text: str, gold: dict[str, Any], names: Iterable[GivenName]) -> GoldPage:
    given = give_names(Document(f"{name}.txt", text, ""), names, load_gazetteer())
    return GoldPage(name, given.document, gold, given.articles, given.sentences, given.mentions)
