"""What a clause inherits from those before it: its topic where it names no subject of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import Span
from kg.statements import words
from kg.statements.records import GROUP, PROGRAMME, Clause, Member, Rule, Slot
from kg.statements.spans import within
from kg.statements.surface import SIGNS, Surface

MEMORY = 20  # leads that a clause may look back on
MAX_CARRIED = 1  # unread characters in a clause that takes over its subject
MAX_CARRIED_GIFT = 4  # the same where the clause names a sum or an honour
_NOT_HAN = re.compile(f"[{SIGNS}]|[^\\w]")
_MAY_BE_OBJECT = re.compile("[把将凭因靠以]|通过")
_OBJECT = re.compile(r"(?:把|将|凭|凭借|因|靠|以|通过)[^，]{1,30}$")


@dataclass(frozen=True, slots=True)
class Lead:
    """A trigger that later clauses may rest on (公布), with its subject."""

    word: str
    subject: Slot | None
    clause: Clause
    span: Span


@dataclass(slots=True)
class Scene:
    """The state while clauses are read in order.

    `topic` is the last stated subject with the number of its sentence; `filled` holds who last
    gave (0) and received (1), with the sentence.
    """

    topic: Slot | None = None
    topic_sentence: int = -1
    filled: dict[int, tuple[int, tuple[Member, ...]]] = field(default_factory=dict)
    leads: list[Lead] = field(default_factory=list)

    def copy(self) -> Scene:
        """The scene as it is now, for a clause that is read once more when its sentence is over."""
        return Scene(self.topic, self.topic_sentence, dict(self.filled), self.leads[-MEMORY:])


def weight(surface: Surface, start: int, end: int, slots: tuple[Slot, ...] = ()) -> int:
    """How many characters between two places neither mark nor count: a guess at unread words.

    `slots` are those of the clause, if what prepositions mark in it is to count as read.
    """
    if start >= end:
        return 0
    key = "weight", start, end, bool(slots)
    known: int | None = surface.memory.get(key)
    if known is None:
        known = surface.memory[key] = _weight(surface, start, end, slots)
    return known


def is_light(
    surface: Surface, start: int, end: int, most: int, slots: tuple[Slot, ...] = ()
) -> bool:
    """Is the weight between two places `most` or less, as it is where no more characters stand?"""
    return end - start <= most or weight(surface, start, end, slots) <= most


def _weight(surface: Surface, start: int, end: int, slots: tuple[Slot, ...]) -> int:
    rest = surface.plain[start:end]
    hidden = [(s.lead, s.span.end) for s in slots if s.marker and s.marker != "的"]
    hidden += [span for span, _ in within(surface.dates, start, end)]
    for low, high in hidden:
        low, high = max(low, start), min(high, end)
        if low < high:
            rest = f"{rest[: low - start]}{' ' * (high - low)}{rest[high - start :]}"
    rest = words.LIGHT.sub("", _OBJECT.sub("", rest) if _MAY_BE_OBJECT.search(rest) else rest)
    return len(_NOT_HAN.sub("", rest))


def stated_subject(
    surface: Surface, clause: Clause, before: int, *, joint: bool = False
) -> Slot | None:
    """The subject that the clause names before a place: its first unmarked noun phrase.

    A slot without members says that the subject is something without a name (某厂的产品). With
    `joint` those are wanted whose common thing it is (甲与乙的合作).
    """
    if not clause.slots:
        return None
    key = "subject", clause.span.start, before, joint
    if key not in surface.memory:
        surface.memory[key] = _stated_subject(surface, clause, before, joint)
    found: Slot | None = surface.memory[key]
    return found


def _stated_subject(surface: Surface, clause: Clause, before: int, joint: bool) -> Slot | None:
    found: Slot | None = None
    for slot in clause.slots:
        if slot.span.start >= before or slot.span.end > before:
            break
        if slot.marker == "的" or (slot.marker == "" and _heads(surface, found, slot)):
            found = slot
    if found is None or (joint and len(found.members) > 1):
        return found
    if words.MADE.search(surface.gap(found.span.end, before)):
        return Slot((), found.span)
    found = _counted_in(surface, clause, found, before)
    return _unless_possessor(surface, clause, found)


def _counted_in(surface: Surface, clause: Clause, place: Slot, before: int) -> Slot:
    """Who a place has (某市共有9家企业获…) is the subject, not the place."""
    if len(place.members) != 1 or place.members[0].type != "Place":
        return place
    for slot in clause.slots:
        if slot.span.start >= place.span.end and slot.span.end <= before:
            counted = slot.marker == "" and slot.members[0].type == GROUP
            told = _HAS.match(surface.gap(place.span.end, slot.span.start))
            return slot if counted and told else place
    return place


# 河北三地入选: some in the place, not the place.
SOME_OF = re.compile(
    "^[二三四五六七八九十两多数0-9]+(?:地|家|人|名|村|镇|县|企|校|所|个|位)(?!月|亿|年)"
)
_OWNS = re.compile("的[^，]")
_HAS = re.compile(r"^[^，]{0,6}(?:有|占|的)$")


def _heads(surface: Surface, before: Slot | None, slot: Slot) -> bool:
    """Is a noun phrase the subject: the first one, or the head of a clause about it (他带的徒弟某某)?"""
    if before is None:
        return True
    related = words.RELATED.match(surface.gap(before.span.end, slot.span.start))
    return related is not None and slot.members[0].type == "Person"


def _unless_possessor(surface: Surface, clause: Clause, slot: Slot) -> Slot:
    after = surface.gap(slot.span.end, clause.span.end)
    if slot.members[-1:] and slot.members[-1].type == "Place" and SOME_OF.match(after):
        return Slot((), slot.span)
    if _OWNS.match(after) and not words.STANDS_FOR.match(after):
        return Slot((), slot.span)
    return slot


def note_subject(surface: Surface, clause: Clause, scene: Scene) -> None:
    """Take the clause's own subject, if it has one, as the topic from here on."""
    if not clause.slots:
        return
    key = "topic", clause.span
    if key not in surface.memory:
        surface.memory[key] = _new_topic(surface, clause)
    subject: Slot | None = surface.memory[key]
    if subject is not None:
        scene.topic, scene.topic_sentence = subject, clause.sentence


def _new_topic(surface: Surface, clause: Clause) -> Slot | None:
    """The subject of a clause, where it can be what the next ones speak of."""
    subject = stated_subject(surface, clause, clause.span.end) or _agent(clause)
    if subject is None or not (subject.marker == "由" or _opens(surface, clause, subject)):
        return None
    after = surface.gap(subject.span.end, clause.span.end)
    if after.endswith("的") and words.PRESENTS.search(
        surface.gap(clause.span.start, subject.span.start)
    ):
        return None  # 牌子是某局颁发的: what is spoken of is the plate
    return _spoken_for(subject) if words.SPEECH.match(after) else subject


def _agent(clause: Clause) -> Slot | None:
    """Who acts where the clause names what is acted on by no name (这批设备由某厂购置)."""
    return next((s for s in clause.slots if s.marker == "由"), None)


def _opens(surface: Surface, clause: Clause, subject: Slot) -> bool:
    """Is what stands before the subject no verb that could govern it?"""
    before = surface.gap(clause.span.start, subject.span.start)
    if not before or subject.marker == "的" or words.SEAT.search(before):
        return True
    heavy = weight(surface, clause.span.start, subject.span.start, clause.slots)
    if heavy == 0:
        return True
    return bool(words.PRESENTS.search(before)) or (
        heavy <= 10 and bool(words.APPOSITION.search(before))
    )


def _spoken_for(subject: Slot) -> Slot:
    """Whom a speaker speaks for: 某行行长某某介绍 makes the bank the topic."""
    if not subject.members:
        return subject
    member = subject.members[-1]
    if member.type != "Person":
        return subject
    bodies = [m for m in member.inside if m.type not in ("Place", "Person")]
    return Slot((bodies[-1],) if bodies else (), subject.span)


def carried_subject(
    surface: Surface,
    clause: Clause,
    before: int,
    scene: Scene,
    *,
    same_paragraph: bool,
    loose: bool,
) -> Slot | None:
    """The topic, where the clause names no subject and nothing in it could be one."""
    if scene.topic is None or not same_paragraph or clause.sentence - scene.topic_sentence > 1:
        return None
    most = MAX_CARRIED_GIFT if loose else MAX_CARRIED
    return scene.topic if is_light(surface, clause.span.start, before, most, clause.slots) else None


ANY_BODY = ("Bank", "TradeUnion", "Agency", "Enterprise", "Organization")


def acting(members: tuple[Member, ...], rule: Rule, role: str) -> tuple[Member, ...]:
    """Who acts: for an officer of a bank, union or agency (某行行长某某) that body itself."""
    if not any(m.inside and m.type == "Person" for m in members):
        return members
    if rule.relation.symmetric:
        return tuple(body_of(m, ANY_BODY) for m in members)
    if rule.relation.roles[0].name != role or rule.relation.roles[0].types == ("Person",):
        return members
    if rule.has("honour"):
        return tuple(body_of(m, ANY_BODY) for m in members)
    return tuple(body_of(m) for m in members)


def body_of(member: Member, bodies: tuple[str, ...] = ("Bank", "TradeUnion", "Agency")) -> Member:
    """The body that an officer stands for, where it is of these classes; else the member."""
    office = words.OFFICE if len(bodies) < 5 else words.HEAD_OF
    if member.type != "Person" or not member.inside or not office.match(member.gaps[-1]):
        return member
    body = member.inside[-1]
    return body if body.type in bodies else member


def fitting(members: tuple[Member, ...], rule: Rule, role: str) -> tuple[Member, ...]:
    """The members whose class the role takes; none where a word could not be resolved."""
    types = rule.types(role)
    fits = [m for m in members if m.type in types and (m.entity or m.type in (GROUP, PROGRAMME))]
    return tuple(fits)
