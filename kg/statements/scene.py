"""What a clause inherits from those before it: its topic where it names no subject of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import Span
from kg.statements import words
from kg.statements.records import Clause, Member, Rule, Slot
from kg.statements.surface import SIGNS, Surface

_HAN = re.compile(f"[{SIGNS}]|[^\\w]")
_OBJECT = re.compile(r"(?:把|将)[^，]{1,30}$")


@dataclass(slots=True)
class Scene:
    """The state while clauses are read in order.

    `topic` is the last stated subject with the number of its sentence; `filled` holds who last
    filled each role of each relation, with the sentence.
    """

    topic: Slot | None = None
    topic_sentence: int = -1
    filled: dict[tuple[str, str], tuple[int, tuple[Member, ...]]] = field(default_factory=dict)
    leads: list[tuple[str, Slot | None, Clause, Span]] = field(default_factory=list)


def weight(surface: Surface, start: int, end: int, slots: tuple[Slot, ...] = ()) -> int:
    """How many characters between two places neither mark nor count: a guess at unread words."""
    chars = list(surface.plain[start:end])
    for slot in slots:
        if slot.marker and slot.marker != "的":
            low, high = max(slot.lead, start), min(slot.span.end, end)
            for at in range(low - start, high - start):
                chars[at] = " "
    for span, _ in surface.dates:
        for at in range(max(span.start, start), min(span.end, end)):
            chars[at - start] = " "
    rest = _OBJECT.sub("", "".join(chars))
    rest = words.LIGHT.sub("", rest)
    return len(_HAN.sub("", rest))


def stated_subject(surface: Surface, clause: Clause, before: int) -> Slot | None:
    """The subject that the clause names before a place: its first unmarked noun phrase."""
    found: Slot | None = None
    for slot in clause.slots:
        if slot.span.start >= before or slot.span.end > before:
            break
        if slot.marker == "" and found is None:
            found = slot
        elif slot.marker == "的":
            found = slot
    return found


def note_subject(surface: Surface, clause: Clause, scene: Scene) -> None:
    """Take the clause's own subject, if it has one, as the topic from here on."""
    subject = stated_subject(surface, clause, clause.span.end)
    if subject is None or weight(surface, clause.span.start, subject.span.start, clause.slots) > 8:
        return
    after = surface.gap(subject.span.end, clause.span.end)
    if words.SPEECH.match(after):
        subject = _spoken_for(subject)
        if subject is None:
            return
    scene.topic, scene.topic_sentence = subject, clause.sentence


def _spoken_for(subject: Slot) -> Slot | None:
    """Whom a speaker speaks for: 某行行长某某介绍 makes the bank the topic."""
    member = subject.members[-1]
    if member.type != "Person":
        return subject
    bodies = [m for m in member.inside if m.type not in ("Place", "Person")]
    if not bodies:
        return None
    return Slot((bodies[-1],), subject.span)


def carried_subject(
    surface: Surface, clause: Clause, before: int, scene: Scene, same_paragraph: bool
) -> Slot | None:
    """The topic, where the clause names no subject and nothing in it could be one."""
    if scene.topic is None or not same_paragraph or clause.sentence - scene.topic_sentence > 1:
        return None
    if weight(surface, clause.span.start, before, clause.slots) > 2:
        return None
    return scene.topic


def fitting(members: tuple[Member, ...], rule: Rule, role: str) -> tuple[Member, ...]:
    """The members whose class the role takes; none where a word could not be resolved."""
    types = next(r.types for r in rule.relation.roles if r.name == role)
    return tuple(m for m in members if m.type in types and (m.entity or m.type == "group"))
