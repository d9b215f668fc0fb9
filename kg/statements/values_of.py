"""The values beside the names of a match: amount, honour, programme, date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Amount, Date, Span
from kg.statements.records import Clause
from kg.statements.spans import within
from kg.statements.surface import MONEY, NAME, Surface

# An amount that is not what is given.
_OTHER = re.compile(
    r"(?:注册资本|余额|总投资|最高|最多|利率|单价|保额|年薪|营收|产值|销售额|上限|不超过|达到|成本|"
    r"比上年多出|立减|保底)[^，]{0,4}$"
)
_SUMS_LISTED = re.compile(r"[元][、和]|元以?及")
_ONLY_AMOUNT = re.compile(rf"^[^{NAME}]{{0,10}}?{MONEY}+[^{NAME}]{{0,8}}$")


def amounts_of(
    surface: Surface, clauses: Sequence[Clause], index: int, trigger: Span, until: int
) -> list[Amount]:
    """The sums of a predicate: behind it, else before it in its clause, else in the next clause."""
    clause = clauses[index]
    behind = _sums(surface, Span(trigger.end, until))
    if behind:
        return behind
    before = _sums(surface, Span(clause.span.start, trigger.start))
    if before:
        return before[-1:]
    if index + 1 < len(clauses) and clauses[index + 1].sentence == clause.sentence:
        following = clauses[index + 1]
        if _ONLY_AMOUNT.match(surface.gap(*following.span)):
            return _sums(surface, following.span)
    return []


def _sums(surface: Surface, span: Span) -> list[Amount]:
    return [
        amount
        for at, amount in within(surface.amounts, *span)
        if not _OTHER.search(surface.plain[max(span.start - 6, 0) : at.start])
    ]


def share(amounts: Sequence[Amount], places: Sequence[tuple[int, int]], text: str) -> Amount | None:
    """The amount of a pair: one for all, or one each where they are as many as one of its lists.

    `places` are which of how many the receiver and the giver are.
    """
    for number, count in places:
        if len(amounts) == count > 1:
            return amounts[number]
    if len(amounts) > 1 and _SUMS_LISTED.search(text):
        return None
    return amounts[0] if amounts else None


def honours_of(surface: Surface, span: Span) -> list[str]:
    """The honours named in a stretch, verbatim, in order."""
    return [words for _, words in within(surface.honours, *span)]


def programme_of(surface: Surface, span: Span) -> str | None:
    """The programme named in a stretch; `None` also where several are."""
    found = within(surface.programmes, *span)
    return found[0][1] if len(found) == 1 else None


def date_of(surface: Surface, sentence: Span, trigger: Span) -> Date | None:
    """The last date before the predicate in its sentence."""
    before = within(surface.dates, sentence.start, trigger.start)
    return before[-1][1] if before else None
