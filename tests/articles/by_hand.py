"""Pages made by hand, cut by the real gazetteer."""

from __future__ import annotations

from kg.articles import find_articles
from kg.gazetteer import load_gazetteer
from kg.model import Article, Document


def cut(text: str, name: str = "page.txt") -> tuple[Article, ...]:
    """The articles of a page."""
    return find_articles(Document(name, text, ""), load_gazetteer())


def kinds(article: Article) -> list[tuple[str, str]]:
    """Each paragraph with its kind."""
    return [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]
