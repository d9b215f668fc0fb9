"""A trigger in its clause, with all that a rule's marks may be looked up in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Span
from kg.statements.records import Clause, Member, Rule, Slot
from kg.statements.scene import Scene
from kg.statements.spans import within
from kg.statements.surface import Surface


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger in its clause, in the scene so far.

    `clauses` are those of the sentence and its two neighbours, `article` are all.
    """

    surface: Surface
    rule: Rule
    clause: Clause
    trigger: Span
    scene: Scene
    same_paragraph: bool
    following: Clause | None = None
    previous: Clause | None = None
    clauses: Sequence[Clause] = ()
    article: Sequence[Clause] = ()


@dataclass(frozen=True, slots=True)
class Filling:
    """Who fills a role, and whether that was carried over from an earlier clause."""

    members: tuple[Member, ...]
    carried: bool = False
    slot: Slot | None = None


def find_triggers(surface: Surface, clause: Clause, rule: Rule) -> list[Span]:
    """Where the rule's triggers stand in the clause, the longest at each place.

    The trigger `amount` is a sum right behind a name: there the verb is left out (其中甲县80万元);
    the trigger `honour` is any honour.
    """
    if HONOUR in rule.triggers:
        return [span for span, _ in within(surface.honours, *clause.span)]
    if AMOUNT in rule.triggers:
        return [
            span
            for span, _ in within(surface.amounts, *clause.span)
            for slot in clause.slots
            if surface.gap(slot.span.end, span.start) in _BARE and slot.span.end <= span.start
        ]
    return [
        Span(*match.span())
        for match in _any(rule.triggers).finditer(surface.plain, *clause.span)
        if not surface.plain.startswith(rule.not_before, match.end(), clause.span.end)
        and not _is_measure(surface.plain, match)
        and not (
            rule.not_after
            and surface.plain.endswith(rule.not_after, clause.span.start, match.start())
        )
    ]


def _is_measure(plain: str, match: re.Match[str]) -> bool:
    """一批设备: the word counts a thing."""
    return match.group() == "批" and plain[match.start() - 1 : match.start()] in tuple(
        "一首两三几多这该各本二"
    )


def rules_at(
    surface: Surface, clauses: Sequence[Clause], rules: Sequence[Rule]
) -> list[list[Rule]]:
    """For each clause the rules of which a trigger may stand in it, in the order of the rules.

    One look at the whole text for each rule: most rules have no trigger in most clauses.
    """
    found: list[list[Rule]] = [[] for _ in clauses]
    starts = [clause.span.start for clause in clauses]
    for rule in rules:
        if AMOUNT in rule.triggers:
            places = [span.start for span, _ in surface.amounts]
        elif HONOUR in rule.triggers:
            places = [span.start for span, _ in surface.honours]
        else:
            places = [match.start() for match in _any(rule.triggers).finditer(surface.plain)]
        for index in sorted({bisect_right(starts, place) - 1 for place in places}):
            if index >= 0:
                found[index].append(rule)
    return found


def find_blocked(surface: Surface, clause: Clause, rule: Rule) -> list[Span]:
    """Where they stand before a word that the rule does not want there."""
    return [
        Span(*match.span())
        for match in _any(rule.triggers).finditer(surface.plain, *clause.span)
        if surface.plain.startswith(rule.not_before, match.end(), clause.span.end)
    ]


AMOUNT = "amount"
HONOUR = "honour"
_BARE = ("", "各", "为", "则为", "约", "也是", "是", "仅", "共", "分别")


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


def slots_before(frame: Frame) -> list[Slot]:
    """The noun phrases before the trigger, in order."""
    return [s for s in frame.clause.slots if s.span.end <= frame.trigger.start]


def slots_after(frame: Frame) -> list[Slot]:
    """The noun phrases behind the trigger, in order."""
    return [s for s in frame.clause.slots if s.span.start >= frame.trigger.end]
