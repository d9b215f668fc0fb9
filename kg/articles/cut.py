"""Where one article ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.articles.blocks import Block
from kg.articles.bylines import is_byline
from kg.articles.kinds import (
    has_lead,
    is_advert,
    is_caption,
    is_noise,
    is_page_head,
    level,
    may_be_headline,
)
from kg.model import ParagraphKind, Span

Paragraphs = tuple[tuple[ParagraphKind, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a list of paragraphs in document spans."""

    paragraphs: Paragraphs


def cut_articles(blocks: Sequence[Block]) -> list[Draft]:
    """The blocks of a page, dealt out to its articles."""
    kinds = _kinds(blocks)
    starts = _starts(blocks, kinds)
    drafts = []
    bounds = [*starts, len(blocks)]
    for low, high in pairwise(bounds):
        drafts.append(Draft(tuple((kinds[i], blocks[i].lines) for i in range(low, high))))
    return drafts


def _kinds(blocks: Sequence[Block]) -> list[ParagraphKind]:
    return [_kind(block) for block in blocks]


def _kind(block: Block) -> ParagraphKind:
    text = block.text
    if is_noise(text):
        return "noise"
    if is_byline(text):
        return "byline"
    if is_advert(text):
        return "advert"
    if may_be_headline(block):
        return "headline"
    if is_caption(text):
        return "caption"
    return "body"


def _starts(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> list[int]:
    """Indices at which an article begins."""
    starts = [0] if blocks else []
    i = 0
    while i < len(blocks):
        j = i
        while j < len(blocks) and kinds[j] == "headline":
            j += 1
        if j > i:
            if j < len(blocks) and (
                level(blocks[i].text) or kinds[j] == "byline" or has_lead(blocks[j].text)
            ):
                if i not in starts:
                    starts.append(i)
                main = min(range(i, j), key=lambda k: (level(blocks[k].text) or 9, k))
                for k in range(i, j):
                    if k != main:
                        kinds[k] = "kicker"
            else:
                for k in range(i, j):
                    kinds[k] = "kicker" if kinds[k] == "headline" else kinds[k]
        i = max(j, i + 1)
    if blocks and is_page_head(blocks[0].text) and 1 in starts:
        kinds[0] = "noise"
    return starts
