"""A predicate and what stands around it: how a rule's marks are looked up in a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span
from kg.statements import words
from kg.statements.records import GROUP, Clause, Member, Rule, Slot
from kg.statements.scene import (
    Lead,
    Scene,
    acting,
    carried_subject,
    fitting,
    stated_subject,
    weight,
)
from kg.statements.surface import CROWD, MONEY, NAME, ONE, VALUE, Surface

AGENTS = ("由", "被", "经")
MAX_WEIGHT = 12
MAX_LEAD = 2
_AFTER = "|".join(words.AFTER_MARKERS)
_BEHIND = re.compile(
    rf"^(?:了|过|出)?(?P<thing>[^的]{{0,10}}?)(?P<marker>{_AFTER})(?P<rest>[^，]{{0,14}})$"
)
_DIRECT = re.compile(r"^(?:了|过|给了)?$")
_OWNER = re.compile(r"^(?:了|过|到)?(?:来自|由|自|从)?$")


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


def fill(frame: Frame, role: str) -> Filling | None:
    """Who fills a role of the rule, by the first of its marks that the clause shows."""
    for way in frame.rule.ways(role):
        filling = _by_way(frame, role, way)
        if filling:
            members = fitting(acting(filling.members, frame.rule, role), frame.rule, role)
            if members:
                return Filling(members, filling.carried, filling.slot)
    return None


def _by_way(frame: Frame, role: str, way: str) -> Filling | None:
    if way == "subject":
        return _subject(frame)
    if way == "stated subject":
        filling = _subject(frame)
        return None if filling is None or filling.carried else filling
    if way == "object":
        return _behind(frame, _DIRECT)
    if way == "owner":
        return _owner(frame)
    if way == "head":
        return _head(frame)
    if way == "topic":
        return _topic(frame)
    if way == "cleft":
        return _cleft(frame)
    if way == "possessor":
        return _possessor(frame)
    if way == "then":
        return _then(frame)
    if way == "earlier":
        return _earlier(frame)
    if way == "kind":
        return _kind(frame)
    if way == "same":
        return _same(frame, role)
    if way == "lead object":
        return _lead_object(frame)
    if way == "lead subject":
        return _lead_subject(frame)
    return _marked(frame, way)


def _before(frame: Frame) -> list[Slot]:
    return [s for s in frame.clause.slots if s.span.end <= frame.trigger.start]


def _after(frame: Frame) -> list[Slot]:
    return [s for s in frame.clause.slots if s.span.start >= frame.trigger.end]


def _joint(frame: Frame) -> Slot | None:
    """The list inside which the trigger itself stands (`A联合B`)."""
    return next(
        (s for s in frame.clause.slots if s.span.start < frame.trigger.start < s.span.end), None
    )


def _explicit_agent(rule: Rule) -> bool:
    return any(way in AGENTS for _, ways in rule.marks for way in ways)


def _subject(frame: Frame) -> Filling | None:
    joint = _joint(frame)
    if joint:
        return Filling(joint.members, slot=joint)
    if not _explicit_agent(frame.rule):
        agents = [s for s in _before(frame) if s.marker in AGENTS]
        if agents and _is_near(frame, agents[-1]):
            return Filling(agents[-1].members, slot=agents[-1])
    causing = [s for s in _before(frame) if s.marker in words.CAUSING]
    if causing and not any(w in words.CAUSING for _, ws in frame.rule.marks for w in ws):
        return Filling(causing[-1].members, slot=causing[-1])
    joint_wanted = frame.rule.relation.symmetric
    subject = stated_subject(frame.surface, frame.clause, frame.trigger.start, joint=joint_wanted)
    if subject:
        return Filling(subject.members, slot=subject) if _is_near(frame, subject) else None
    carried = carried_subject(
        frame.surface,
        frame.clause,
        frame.trigger.start,
        frame.scene,
        same_paragraph=frame.same_paragraph,
        loose=bool(frame.rule.objects or frame.rule.needs) and not frame.rule.relation.symmetric,
    )
    if carried is None:
        return None
    narrow = frame.rule.relation.symmetric and carried.joiners[:1] and _is_with(carried, frame)
    return Filling(carried.members[:1] if narrow else carried.members, True, carried)


def _is_with(carried: Slot, frame: Frame) -> bool:
    """Did the topic's first member act with its second (甲与乙签约，又同丙签约)?"""
    joined = carried.joiners[0][0] in ("与", "同", "跟", "和", *words.JOINERS)
    return joined and any(s.marker in ("与", "同", "跟", "和") for s in _before(frame))


def _is_near(frame: Frame, slot: Slot) -> bool:
    heavy = weight(frame.surface, slot.span.end, frame.trigger.start, frame.clause.slots)
    return heavy <= MAX_WEIGHT


def _marked(frame: Frame, marker: str) -> Filling | None:
    before = [s for s in _before(frame) if s.marker == marker]
    if before and marker not in words.ONLY_AFTER:
        return Filling(before[-1].members, slot=before[-1])
    for slot in _after(frame)[:1]:
        between = frame.surface.gap(frame.trigger.end, slot.span.start)
        match = _BEHIND.match(between)
        if match and match["marker"] == marker and _is_thing(match["thing"]):
            rest = match["rest"]
            if not rest or words.APPOSITION.match(rest) or rest.endswith("的"):
                return Filling(slot.members, slot=slot)
    return None


def _is_thing(between: str) -> bool:
    """Is what stands between a verb and its 给 a sum or a short thing?"""
    return len(re.sub(f"[{MONEY}{VALUE}{CROWD}]", "", between)) <= 6


def _behind(frame: Frame, lead: re.Pattern[str]) -> Filling | None:
    for slot in _after(frame)[:1]:
        between = frame.surface.gap(frame.trigger.end, slot.span.start)
        described = len(between) <= 18 and words.DESCRIBED.match(between)
        if lead.match(between) or described:
            return Filling(slot.members, slot=slot)
    return None


def _owner(frame: Frame) -> Filling | None:
    """The giver between `获得` and what is got."""
    objects = "|".join(re.escape(o) for o in frame.rule.objects if o not in ("amount", "honour"))
    thing = f"[{MONEY}{VALUE}]" + (f"|{objects}" if objects else "")
    for slot in _after(frame)[:1]:
        between = frame.surface.gap(frame.trigger.end, slot.span.start)
        follows = frame.surface.gap(slot.span.end, frame.clause.span.end)
        if not _OWNER.match(between):
            continue
        if slot.members[-1].type == "Place" and not re.match(
            "的?(?:[颁授发给评认命拨补捐])", follows
        ):
            continue
        if re.match(f"[^，{NAME}]{{0,14}}?(?:{thing})", follows):
            return Filling(slot.members, slot=slot)
    return None


def _head(frame: Frame) -> Filling | None:
    for slot in _after(frame)[:1]:
        between = frame.surface.gap(frame.trigger.end, slot.span.start)
        if "的" in between and slot.marker == "的" and len(between) <= 16:
            return Filling(slot.members, slot=slot)
        if re.match(r"^.{0,10}的[^，]{0,8}$", between) and words.APPOSITION.match(
            between.partition("的")[2]
        ):
            return Filling(slot.members, slot=slot)
    return None


def _topic(frame: Frame) -> Filling | None:
    """The topic of the sentence, whatever stands between."""
    topic = frame.scene.topic
    if topic is None or frame.scene.topic_sentence != frame.clause.sentence:
        return None
    return Filling(topic.members, True, topic)


def _cleft(frame: Frame) -> Filling | None:
    """Who stands behind 的是 (为某厂提供贷款的是某行)."""
    for slot in _after(frame):
        if words.CLEFT.search(frame.surface.gap(frame.trigger.end, slot.span.start)):
            return Filling(slot.members, slot=slot)
    return None


def _kind(frame: Frame) -> Filling | None:
    """The place inside what something is said to be (是某市一家企业)."""
    for slot in _after(frame)[:1]:
        if frame.surface.gap(frame.trigger.end, slot.span.start) not in ("", "了"):
            break
        head = slot.members[-1]
        if head.type in (GROUP, ONE) and head.inside:
            return Filling(head.inside[-1:], slot=slot)
        after = frame.surface.gap(slot.span.end, frame.clause.span.end)
        if head.type == "Place" and words.SORT.match(after):
            return Filling((head,), slot=slot)
    return None


def _possessor(frame: Frame) -> Filling | None:
    """Whose thing the predicate is said of (某某的贷款来自)."""
    for slot in _before(frame):
        after = frame.surface.gap(slot.span.end, frame.trigger.start)
        if slot.marker in ("", "的") and after.startswith("的"):
            return Filling(slot.members, slot=slot)
    return None


def _then(frame: Frame) -> Filling | None:
    """For whom the sum is meant, behind it or in the next clause (出资五万元，为某某添置)."""
    for slot in _after(frame)[:1]:
        if words.MEANT_FOR.search(frame.surface.gap(frame.trigger.end, slot.span.start)):
            return Filling(slot.members, slot=slot)
    clause = frame.following
    if clause is None or not clause.slots:
        return None
    slot = clause.slots[0]
    before = frame.surface.gap(clause.span.start, slot.span.start)
    if words.MEANT_FOR.search(before) and len(before) <= 8:
        return Filling(slot.members, slot=slot)
    if slot.marker in ("为", "给", "向", "帮", "对", "在", "替"):
        if weight(frame.surface, clause.span.start, slot.lead) <= 1:
            return Filling(slot.members, slot=slot)
    return None


def _earlier(frame: Frame) -> Filling | None:
    """For whom, or whom visiting, the clause before was (看望了某某，并送上)."""
    clause = frame.previous
    if clause is None or not clause.slots:
        return None
    slot = clause.slots[-1]
    before = frame.surface.gap(clause.span.start, slot.span.start)
    if slot.marker in ("为", "给", "向", "对") or words.VISITED.search(
        words.APPOSITION.sub("", before) if not words.VISITED.search(before) else before
    ):
        return Filling(slot.members, True, slot)
    return None


def _same(frame: Frame, role: str) -> Filling | None:
    """Who gave or received in the clause before; across sentences only behind an opening word."""
    position = [r.name for r in frame.rule.relation.roles].index(role)
    sentence, members = frame.scene.filled.get(position, (-9, ()))
    reach = 1 if frame.rule.opens else 0
    return Filling(members, True) if frame.clause.sentence - sentence <= reach else None


def find_lead(frame: Frame) -> Lead | None:
    """The last trigger before the clause that the rule may rest on; none for what is long past."""
    if words.PAST.search(frame.surface.gap(frame.clause.span.start, frame.trigger.start)):
        return None
    for lead in reversed(frame.scene.leads):
        if frame.clause.sentence - lead.clause.sentence > MAX_LEAD:
            break
        words_of = frame.surface.gap(*lead.clause.span)
        wanted = frame.rule.lead_object
        if lead.span.end > frame.trigger.start:
            continue
        if lead.word in frame.rule.lead and (not wanted or any(w in words_of for w in wanted)):
            return lead
    return None


def _lead_object(frame: Frame) -> Filling | None:
    """What stands right behind the lead (组建某公司)."""
    lead = find_lead(frame)
    for slot in lead.clause.slots if lead else ():
        if lead and slot.span.start >= lead.span.end:
            if _DIRECT.match(frame.surface.gap(lead.span.end, slot.span.start)):
                return Filling(slot.members, True, slot)
            break
    return None


def _lead_subject(frame: Frame) -> Filling | None:
    lead = find_lead(frame)
    return Filling(lead.subject.members, True, lead.subject) if lead and lead.subject else None
