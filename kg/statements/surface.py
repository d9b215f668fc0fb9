"""An article as the rules see it: names and values hidden behind signs.

So no trigger is found inside a name, and no comma inside an amount cuts a clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import Amount, Article, Date, Mention, Sentence, Span
from kg.statements.packed import Packed
from kg.statements.records import GROUP, Member
from kg.statements.spans import Taken, hide
from kg.statements.values import (
    find_amounts,
    find_dates,
    find_groups,
    find_honours,
    find_phrased_honours,
    find_programmes,
)
from kg.statements.words import DATELINE

MAX_SENTENCE = 2000  # characters
ONE = "one"  # 一家企业: a thing yet without a name, no group
NAME, BRACKET, VALUE, MONEY, CROWD = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
SIGNS = NAME + BRACKET + VALUE + MONEY + CROWD
_BRACKETS = re.compile(r"（[^（）()\n]*[）)]|\([^（）()\n]*[）)]|【[^【】\n]*】|\[[^\[\]\n]*\]")
_ONE = re.compile("(?:这|那|另)?一(?:家|名|位|个|所|座|间|处|支|条)")
LOOSE = re.compile(rf"[{BRACKET}\s●○★▲◆■□△☆※◇•·“”‘’「」『』《》]+")


@dataclass(frozen=True, slots=True)
class Surface:
    """The text of an article with its names and values; `plain` is the text with them hidden."""

    article: Article
    plain: str
    sentences: tuple[Span, ...]
    names: tuple[tuple[Span, Member], ...]
    groups: tuple[Member, ...]
    amounts: tuple[tuple[Span, Amount], ...]
    dates: tuple[tuple[Span, Date], ...]
    honours: tuple[tuple[Span, str], ...]
    programmes: tuple[tuple[Span, str], ...]
    packed: Packed
    memory: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was found out of a place once, and is asked again."""

    @property
    def text(self) -> str:
        """The article's reading text."""
        return self.article.text

    def gap(self, start: int, end: int) -> str:
        """What stands between two places, without brackets, quotation marks and white space."""
        return self.packed.between(start, end)


def read_surface(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Surface:
    """The surface of an article; names in brackets, honours and programmes are left out."""
    spans = tuple(piece for s in sentences for piece in _pieces(s))
    named = [m for m in mentions if m.article == article.number]
    names = [Member(m.reading, m.name, m.type, m.entity or None) for m in named]
    names.sort(key=lambda member: member.span)
    text = article.text
    hidden = hide(text, (m.span for m in names), NAME)
    brackets = [Span(*m.span()) for m in _BRACKETS.finditer(hidden)]
    brackets = [span for span in brackets if _is_aside(hidden[span.start : span.end])]
    bodies = [m.span for m in names if m.type != "Place"]
    honours = _within(spans, hide(text, bodies, NAME), find_honours)
    free = Taken(bodies)
    honours = [_bare(text, s) for s in honours if not free.touches(s)]
    honours = sorted(honours + find_phrased_honours(text, hidden, honours))
    programmes = _within(spans, text, find_programmes)
    taken = Taken([*(m.span for m in names), *honours])
    programmes = [s for s in programmes if not taken.touches(s)]
    brackets += [Span(*m.span()) for m in DATELINE.finditer(text)]
    outside = Taken([*brackets, *honours])
    names = [m for m in names if not outside.touches(m.span)]
    known = [*(m.span for m in names), *honours, *programmes, *brackets]
    groups = _groups(text, spans, known)
    amounts = [
        (Span(span.start + s.start, span.end + s.start), amount)
        for s in spans
        for span, amount in find_amounts(text[s.start : s.end])
    ]
    dates = [
        (Span(span.start + s.start, span.end + s.start), date)
        for s in spans
        for span, date in find_dates(text[s.start : s.end], article.date)
    ]
    plain = hidden
    for sign, found in (
        (MONEY, [s for s, _ in amounts]),
        (VALUE, [*honours, *programmes]),
        (CROWD, [g.span for g in groups]),
        (NAME, [m.span for m in names]),
        (BRACKET, brackets),
    ):
        plain = hide(plain, found, sign)
    return Surface(
        article,
        plain,
        spans,
        tuple((m.span, m) for m in names),
        tuple(groups),
        tuple(amounts),
        tuple(dates),
        tuple((s, text[s.start : s.end]) for s in honours),
        tuple((s, text[s.start : s.end]) for s in programmes),
        Packed(plain, LOOSE),
    )


def _bare(text: str, span: Span) -> Span:
    """The honour without the end of the verb before it."""
    counts = text[span.start] in "名位个家项" and text[span.start - 1 : span.start].isdigit()
    verb = text[span.start] in "予了得为"
    return Span(span.start + 1, span.end) if counts or verb else span


def _pieces(sentence: Sentence) -> list[Span]:
    """A sentence, or pieces of what is too long to be one."""
    if sentence.start < sentence.end <= sentence.start + MAX_SENTENCE:
        return [Span(sentence.start, sentence.end)]
    starts = range(sentence.start, sentence.end, MAX_SENTENCE)
    return [Span(s, min(s + MAX_SENTENCE, sentence.end)) for s in starts]


def _is_aside(bracket: str) -> bool:
    return len(bracket) <= 60


def _groups(text: str, sentences: Iterable[Span], taken: Sequence[Span]) -> list[Member]:
    groups: list[Member] = []
    known = sorted(set(taken))
    starts = [span.start for span in known]
    for s in sentences:
        here = known[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
        inside = [Span(t.start - s.start, t.end - s.start) for t in here if t.end <= s.end]
        for group in find_groups(text[s.start : s.end], inside):
            span = Span(group.span.start + s.start, group.span.end + s.start)
            article_words = text[span.start : span.end]
            if _ONE.match(article_words):
                groups.append(Member(span, article_words, ONE, None, "anaphor"))
                continue
            groups.append(Member(span, article_words, GROUP, None, "group"))
    return groups


def _within(sentences: Iterable[Span], text: str, find: Callable[[str], list[Span]]) -> list[Span]:
    found = []
    for s in sentences:
        for span in find(text[s.start : s.end]):
            found.append(Span(span.start + s.start, span.end + s.start))
    return found
