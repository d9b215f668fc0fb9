"""The layout of a page: where each article begins, and what its paragraphs are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.articles.blocks import Block, find_blocks
from kg.articles.bylines import (
    find_reporters,
    is_bare_name,
    is_byline,
    is_editor_line,
    is_picture_line,
)
from kg.articles.cut import mark_starts
from kg.articles.dates import article_date, page_date
from kg.articles.headings import Page
from kg.articles.home import dateline_home, page_home
from kg.articles.looks import (
    LONGEST_CAPTION,
    is_advert,
    is_caption,
    is_noise,
    markup_length,
    may_be_headline,
)
from kg.articles.reading import Reading
from kg.articles.torn import find_continuations
from kg.gazetteer import Gazetteer
from kg.model import Article, Document, Paragraph, ParagraphKind, Span
from kg.script import to_simplified

Draft = list[tuple[ParagraphKind, list[Span]]]


def find_articles(document: Document, gazetteer: Gazetteer) -> tuple[Article, ...]:
    """The news items of a page, in its order; every character but white space is in one of them.

    What a page says of itself at its top (name, date, editor) is an article without a title. A
    document whose source tells its title is one article; one whose source tells its date is of it.
    Traditional script is read as simplified, in the same offsets; titles stay as printed.
    """
    printed, document = document, replace(document, text=to_simplified(document.text))
    drafts = draft_articles(find_blocks(document.text), printed.title)
    articles = [_article(document, number, draft) for number, draft in enumerate(drafts, 1)]
    if printed.text != document.text:
        titles = (_article(printed, n, draft).title for n, draft in enumerate(drafts, 1))
        articles = [replace(a, title=title) for a, title in zip(articles, titles, strict=True)]
    if printed.title is not None:
        articles = [replace(article, title=printed.title) for article in articles]
    head = [_words(p, a) for a in articles[:1] for p in a.paragraphs[:3] if p.kind == "noise"]
    date = page_date(head, document.name)
    home = page_home(gazetteer, [article.text for article in articles], head)
    return tuple(
        replace(
            article,
            date=document.date or article_date(article.text, article.paragraphs, date),
            home=_own_home(gazetteer, article) or home,
        )
        for article in articles
    )


def _own_home(gazetteer: Gazetteer, article: Article) -> str | None:
    """The division that the article's dateline names."""
    body = next((p for p in article.paragraphs if p.kind == "body"), None)
    return dateline_home(gazetteer, _words(body, article)) if body else None


def _words(paragraph: Paragraph, article: Article) -> str:
    return article.text[paragraph.start : paragraph.end]


def draft_articles(blocks: Sequence[Block], title: str | None = None) -> list[Draft]:
    """The paragraphs of each article as spans of the document, torn ones joined.

    With a known title all are one article's.
    """
    kinds = _kinds(blocks)
    starts = mark_starts(Page(blocks, kinds))
    if title is not None:
        starts = {0} if blocks else set()
        if blocks and to_simplified(title) == blocks[0].text:
            kinds[0] = "headline"
    onward = find_continuations(blocks, kinds, starts)
    owners = _owners(len(blocks), starts, onward)
    joined = set(onward.values())
    drafts: dict[int, Draft] = {owner: [] for owner in sorted(set(owners))}
    for i, owner in enumerate(owners):
        if i in joined:
            continue
        spans, part = list(blocks[i].lines), i
        while part in onward:
            part = onward[part]
            spans += blocks[part].lines
        drafts[owner].append((kinds[i], spans))
    return list(drafts.values())


def _owners(count: int, starts: set[int], onward: dict[int, int]) -> list[int]:
    """For each block the start of its article.

    Where a torn text goes on behind another article's headline, what follows goes with it.
    """
    whence = {target: source for source, target in onward.items()}
    owners: list[int] = []
    owner = 0
    for i in range(count):
        if i in starts:
            owner = i
        if i in whence:
            owner = owners[whence[i]]
        owners.append(owner)
    return owners


def _kinds(blocks: Sequence[Block]) -> list[ParagraphKind]:
    kinds = [_kind(block.text) for block in blocks]
    for i, block in enumerate(blocks):
        if is_bare_name(block.text) and (i == 0 or kinds[i - 1] == "headline"):
            kinds[i] = "byline"
        if is_picture_line(block.text):
            kinds[i] = "caption"
            if i and kinds[i - 1] == "body" and len(blocks[i - 1].text) <= LONGEST_CAPTION:
                kinds[i - 1] = "caption"
    return kinds


def _kind(text: str) -> ParagraphKind:
    if is_noise(text) or is_editor_line(text):
        return "noise"
    if is_byline(text):
        return "byline"
    if is_advert(text):
        return "advert"
    if may_be_headline(text):
        return "headline"
    return "caption" if is_caption(text) else "body"


def _article(document: Document, number: int, draft: Draft) -> Article:
    reading = Reading(document.text)
    for kind, spans in draft:
        reading.add(kind, spans, mark=markup_length(document.text[slice(*spans[0])]))
    text = reading.text
    texts = [text[p.start : p.end] for p in reading.paragraphs]
    titles = [t for t, p in zip(texts, reading.paragraphs, strict=True) if p.kind == "headline"]
    return Article(
        document=document.name,
        number=number,
        title=" ".join(titles),
        start=min(piece.start for piece in reading.pieces),
        end=max(piece.start + piece.length for piece in reading.pieces),
        text=text,
        pieces=tuple(reading.pieces),
        paragraphs=tuple(reading.paragraphs),
        reporters=find_reporters(texts),
    )
