"""A trigger in its clause, with all that a rule's marks may be looked up in."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span
from kg.statements.records import Clause, Member, Rule, Slot
from kg.statements.scene import Scene
from kg.statements.surface import Surface


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger in its clause, in the scene so far."""

    surface: Surface
    rule: Rule
    clause: Clause
    trigger: Span
    scene: Scene
    same_paragraph: bool
    following: Clause | None = None
    previous: Clause | None = None


@dataclass(frozen=True, slots=True)
class Filling:
    """Who fills a role, and whether that was carried over from an earlier clause."""

    members: tuple[Member, ...]
    carried: bool = False
    slot: Slot | None = None


def find_triggers(surface: Surface, clause: Clause, rule: Rule) -> list[Span]:
    """Where the rule's triggers stand in the clause, the longest at each place."""
    text, found = surface.plain, []
    longest = sorted(rule.triggers, key=len, reverse=True)
    at = clause.span.start
    while at < clause.span.end:
        word = next((w for w in longest if text.startswith(w, at)), None)
        if word is None or at + len(word) > clause.span.end:
            at += 1
            continue
        after = text[at + len(word) : clause.span.end]
        if not any(after.startswith(no) for no in rule.not_before):
            found.append(Span(at, at + len(word)))
        at += len(word)
    return found


def slots_before(frame: Frame) -> list[Slot]:
    """The noun phrases before the trigger, in order."""
    return [s for s in frame.clause.slots if s.span.end <= frame.trigger.start]


def slots_after(frame: Frame) -> list[Slot]:
    """The noun phrases behind the trigger, in order."""
    return [s for s in frame.clause.slots if s.span.start >= frame.trigger.end]
