"""Which paragraph goes on where a column break tore another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kg.articles.blocks import Block
from kg.articles.joints import flow
from kg.articles.looks import has_bullet, has_lead, is_closed
from kg.model import ParagraphKind

_REACH = 7  # blocks that are looked at after the torn one
_SHORTEST = 6  # characters of a paragraph that can be torn
_BETWEEN = (0.0, 0.8, -1.5, -3.0)  # whole paragraphs in between: what the eye expects
_ADJOINING = 3.0  # no blank line between the two
_LEAST, _LEAST_FAR = -2.5, 1.0
_OPENS = re.compile(r"[“‘「『（(《]")
_TAKES_QUOTE = re.compile(r"[的：:，,、和与及称为叫获了将以是在对把“]$")
_NUMBER = re.compile(r"\d[\d,.，]*$")
_AFTER_NUMBER = re.compile(r"[\d年月日时元万亿%％人名个户家项次吨公平米余多]")
_SENTENCE_WITHIN = re.compile(r"[？！][\u4e00-\u9fff]")
_LIKELY = 0.0
_FRAGMENT = 40  # characters: what is shorter may be a torn rest


def find_continuations(
    blocks: Sequence[Block], kinds: Sequence[ParagraphKind], starts: Collection[int]
) -> dict[int, int]:
    """Index of a torn block to the index of the block that goes on with it.

    `starts` are the blocks at which an article begins; the rest of a torn text is looked for behind
    the next of them only where nothing before it could be the rest. The best pairs come first.
    """
    pairs: list[_Pair] = []
    for i, block in enumerate(blocks):
        if kinds[i] == "body" and is_open(block.text):
            own = list(_pairs(blocks, kinds, starts, i))
            near = [pair for pair in own if not pair.far and pair.score >= _LEAST]
            pairs += near or [pair for pair in own if pair.far and pair.score >= _LEAST_FAR]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.torn, pair.rest)):
        if pair.torn not in found and pair.rest not in taken:
            found[pair.torn] = pair.rest
            taken.add(pair.rest)
    return found


class _Pair(NamedTuple):
    score: float
    torn: int
    rest: int
    far: bool


def _pairs(
    blocks: Sequence[Block], kinds: Sequence[ParagraphKind], starts: Collection[int], torn: int
) -> Iterator[_Pair]:
    """What could be the rest of a torn block, with how likely it is."""
    whole, crossed = 0, 0
    for i in range(torn + 1, min(len(blocks), torn + 1 + _REACH)):
        crossed += i in starts
        if crossed > 1 or whole >= len(_BETWEEN):
            break
        if kinds[i] != "body":
            continue
        if not _is_fresh(blocks, kinds, i):
            score = _score(blocks[torn].text, blocks[i].text) + _BETWEEN[whole]
            adjoins = i == torn + 1 and not blocks[i].gap
            yield _Pair(score + _ADJOINING * adjoins, torn, i, bool(crossed))
        whole += 1


def is_open(text: str) -> bool:
    """Does the paragraph break off?"""
    return len(text) >= _SHORTEST and not is_closed(text)


def _is_fresh(blocks: Sequence[Block], kinds: Sequence[ParagraphKind], i: int) -> bool:
    """Does the block begin something for certain: an item, or the text under a headline?"""
    text = blocks[i].text
    under = i > 0 and (
        kinds[i - 1] == "headline" or (kinds[i - 1] == "byline" and len(text) > _FRAGMENT)
    )
    return under or has_lead(text) or has_bullet(text)


def _score(before: str, after: str) -> float:
    score = max(-6.0, min(6.0, flow(before, after)))
    if _OPENS.match(after) and not _TAKES_QUOTE.search(before):
        score -= 3.0
    if before.count("“") > before.count("”"):
        close, open_ = after.find("”"), after.find("“")
        score += 2.0 if close >= 0 and (open_ < 0 or close < open_) else -1.0
    elif 0 <= after.find("”") and after.count("”") > after.count("“"):
        score -= 2.0
    if _NUMBER.search(before):
        score += 2.0 if _AFTER_NUMBER.match(after) else -1.0
    return score


def may_be_fragment(text: str, following: Sequence[str]) -> bool:
    """Is a short line without a stop (`怎么办？备忘录`) a torn paragraph rather than a headline?

    So where a sentence ends within it and the second text after it cannot well begin by itself.
    """
    return bool(_SENTENCE_WITHIN.search(text)) and goes_on(text, following[1:2])


def goes_on(text: str, following: Sequence[str]) -> bool:
    """Does one of the texts well go on from a line without a stop?"""
    return any(_score(text, other) > _LIKELY for other in following)
