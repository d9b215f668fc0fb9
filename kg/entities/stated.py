"""Identity that the text states: `…（以下简称“…”）`, and short forms in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.entities.spelling import bare, clean, is_subsequence
from kg.model import Article, Mention

_GAP = r"\s{0,3}"  # bounded: a run of white space must not be tried from each of its places
_NAME = rf"[“\"‘「『《]?{_GAP}(?P<name>[^，。；：、（）()“”\"‘’「」『』《》\n]{{2,20}}?){_GAP}[”\"’」』》]?"
_STATED = re.compile(
    rf"[（(，,]{_GAP}(?:以下|下文|下)?{_GAP}(?:统一)?(?:简称|下称|又称|简写)(?:为|作)?{_GAP}[:：]?"
    rf"{_GAP}{_NAME}{_GAP}(?=[）)，,。；、“”]|\s或)"
)
_BRACKET = re.compile(
    rf"{_GAP}[（(]{_GAP}[“\"]?(?P<name>[^（）()，。；：、“”\"\n]{{2,30}})[”\"]?{_GAP}[）)]"
)
_GENERIC = frozenset(
    "双方 三方 各方 甲方 乙方 公司 本公司 该公司 本行 该行 我行 我司 集团 银行 企业 中心 "
    "学校 医院 协会 基金 平台 项目 办法 意见 通知 方案 规定 条例 细则 计划 活动 大会 论坛 "
    "协议 合同 产品".split()
)


class Declaration(NamedTuple):
    """A mention's other name, by the text's own words."""

    mention: int
    alias: str
    reason: str


def find_declarations(
    articles: Sequence[Article], mentions: Sequence[Mention]
) -> Iterator[Declaration]:
    """Names that the text itself gives to a mention (by its index), in reading order."""
    by_article: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_article.setdefault(mention.article, []).append(index)
    for article in articles:
        order = sorted(by_article.get(article.number, ()), key=lambda i: mentions[i].reading)
        yield from _stated(article.text, mentions, order)
        yield from _bracketed(article.text, mentions, order)


def _stated(text: str, mentions: Sequence[Mention], order: list[int]) -> Iterator[Declaration]:
    for match in _STATED.finditer(text):
        alias = bare(clean(match["name"]))
        index = _before(match.start(), alias, text, mentions, order)
        if index is not None and alias not in _GENERIC and alias != clean(mentions[index].name):
            yield Declaration(index, alias, "stated in the text")


def _before(
    at: int, alias: str, text: str, mentions: Sequence[Mention], order: list[int]
) -> int | None:
    """The mention that ends right before; else one of the same clause that `alias` shortens."""
    place = bisect_right(order, at, key=lambda i: mentions[i].reading.start) - 1
    if place < 0:
        return None
    mention = mentions[order[place]]
    between = text[mention.reading.end : at]
    if not between.strip("”’」』》\"' "):
        return order[place]
    said = text[mention.reading.start : at]
    if len(said) <= 40 and not re.search(r"[。，；！？\n]", said):
        return order[place] if is_subsequence(alias, clean(said)) else None
    return None


def _bracketed(text: str, mentions: Sequence[Mention], order: list[int]) -> Iterator[Declaration]:
    inside = {mentions[i].reading.start: i for i in order}
    for index in order:
        mention = mentions[index]
        match = _BRACKET.match(text, mention.reading.end)
        if not match:
            continue
        name, alias = bare(clean(mention.name)), bare(clean(match["name"]))
        within = inside.get(match.start("name"))
        tagged = within is not None and mentions[within].reading.end == match.end("name")
        if not tagged or within is None or "Person" in (mention.type, mentions[within].type):
            continue
        if mention.type != mentions[within].type or len(name) == len(alias):
            continue
        short, full = sorted((name, alias), key=len)
        if is_subsequence(short, full):
            yield Declaration(index, alias, "stated in brackets")
