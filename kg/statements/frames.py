"""A trigger in its clause, with all that a rule's marks may be looked up in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.model import Span
from kg.statements.records import Clause, Member, Rule, RuleBook, Slot
from kg.statements.scene import Scene
from kg.statements.spans import within
from kg.statements.surface import Surface
from kg.statements.triggers import HONOUR


class Sides:
    """What stands before a trigger in its clause, and what behind it; `around` is what it stands in.

    `markers` are those of what stands before, `behind` is the one right behind, once looked for.
    Many rules share a trigger, and each asks this again; `known` keeps what else they all ask of it.
    """

    __slots__ = ("after", "around", "before", "behind", "known", "markers")

    def __init__(self, clause: Clause, trigger: Span) -> None:
        start, end = trigger
        self.before = [s for s in clause.slots if s.span.end <= start]
        self.after = [s for s in clause.slots if s.span.start >= end]
        self.markers = {slot.marker for slot in self.before}
        self.behind: str | None = None
        self.around: Slot | None = None
        if len(self.before) + len(self.after) < len(clause.slots):
            inside = (s for s in clause.slots if s.span.start < start < s.span.end)
            self.around = next(inside, None)
        self.known: dict[tuple[object, ...], object] = {}


class Frame(NamedTuple):
    """A trigger in its clause, in the scene so far.

    `triggers` are all of the rule in the clause, `clauses` those of the sentence and its two
    neighbours, `article` all.
    """

    surface: Surface
    rule: Rule
    clause: Clause
    trigger: Span
    triggers: Sequence[Span]
    sides: Sides
    scene: Scene
    same_paragraph: bool
    following: Clause | None = None
    previous: Clause | None = None
    clauses: Sequence[Clause] = ()
    article: Sequence[Clause] = ()


class Filling(NamedTuple):
    """Who fills a role, and whether that was carried over from an earlier clause."""

    members: tuple[Member, ...]
    carried: bool = False
    slot: Slot | None = None


class Found(NamedTuple):
    """A rule with its triggers in a clause; `blocked` are those before a word that it does not want."""

    rule: Rule
    triggers: list[Span]
    blocked: list[Span]


def find_triggers(
    surface: Surface, clause: Clause, book: RuleBook, words: Mapping[int, list[Span]]
) -> Iterator[Found]:
    """Each rule of which a trigger stands in the clause, in the order of the rules.

    `words` are what `book.triggers` found in it. The trigger `amount` is a sum right behind a name:
    there the verb is left out (其中甲县80万元); the trigger `honour` is any honour.
    """
    honours = [span for span, _ in within(surface.honours, *clause.span)] if surface.honours else []
    sums = _sums(surface, clause) if surface.amounts else []
    by_value = book.by_value if honours or sums else ()
    for number in sorted({*words, *by_value} if by_value else words):
        if number >= len(book.rules):
            return  # all behind are leads
        rule = book.rules[number]
        if number in words:
            found = _by_words(surface, clause, rule, words[number])
        else:
            found = Found(rule, honours if HONOUR in rule.triggers else sums, [])
        if found.triggers or found.blocked:
            yield found


def _by_words(surface: Surface, clause: Clause, rule: Rule, spans: list[Span]) -> Found:
    plain, (start, end) = surface.plain, clause.span
    kept: list[Span] = []
    blocked: list[Span] = []
    for span in spans:
        if rule.not_before and plain.startswith(rule.not_before, span.end, end):
            blocked.append(span)
        elif span.end - span.start == 1 and _is_measure(plain, span):
            continue
        elif not (rule.not_after and plain.endswith(rule.not_after, start, span.start)):
            kept.append(span)
    return Found(rule, kept, blocked)


def _is_measure(plain: str, span: Span) -> bool:
    """一批设备: the word counts a thing."""
    return plain[span.start] == "批" and plain[span.start - 1 : span.start] in _COUNTS


def _sums(surface: Surface, clause: Clause) -> list[Span]:
    return [
        span
        for span, _ in within(surface.amounts, *clause.span)
        for slot in clause.slots
        if surface.gap(slot.span.end, span.start) in _BARE and slot.span.end <= span.start
    ]


_BARE = ("", "各", "为", "则为", "约", "也是", "是", "仅", "共", "分别")
_COUNTS = tuple("一首两三几多这该各本二")


def slots_before(frame: Frame) -> list[Slot]:
    """The noun phrases before the trigger, in order."""
    return frame.sides.before


def slots_after(frame: Frame) -> list[Slot]:
    """The noun phrases behind the trigger, in order."""
    return frame.sides.after
