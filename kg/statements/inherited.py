"""The ways in which a role is filled from the clauses around: before, or right behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.statements import words
from kg.statements.frames import Filling, Frame, slots_after
from kg.statements.records import Clause
from kg.statements.scene import Lead, is_light

_AMONG = (
    "包括",
    "其中包括",
    "如",
    "比如",
    "例如",
    "其中有",
    "包含",
    "主要包括",
    "主要有",
    "主要为",
    "分别是",
    "分别为",
    "涵盖",
    "覆盖",
    "囊括",
    "即",
    "包括了",
)
MAX_LEAD = 2  # sentences between a lead and what rests on it


def then(frame: Frame) -> Filling | None:
    """For whom the sum is meant, behind it or in the next clause (出资五万元，为某某添置)."""
    for slot in slots_after(frame)[:1]:
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
        if is_light(frame.surface, clause.span.start, slot.lead, 1):
            return Filling(slot.members, slot=slot)
    return None


def earlier(frame: Frame) -> Filling | None:
    """For whom, or whom visiting, the clause before was (看望了某某，并送上)."""
    clause = frame.previous
    if clause is None or not clause.slots:
        return None
    slot = clause.slots[-1]
    before = frame.surface.gap(clause.span.start, slot.span.start)
    if slot.marker in ("为", "给", "向", "对", "帮", "帮助", "替") or words.VISITED.search(
        words.APPOSITION.sub("", before) if not words.VISITED.search(before) else before
    ):
        return Filling(slot.members, True, slot)
    return None


def topic(frame: Frame) -> Filling | None:
    """The topic of the sentence, whatever stands between."""
    topic = frame.scene.topic
    if topic is None or frame.scene.topic_sentence != frame.clause.sentence:
        return None
    return Filling(topic.members, True, topic)


def same_giver(frame: Frame) -> Filling | None:
    """Who gave in the clause before; across sentences only behind an opening word (其中)."""
    return _same(frame, 0)


def same_receiver(frame: Frame) -> Filling | None:
    """Who received in the clause before; across sentences only behind an opening word."""
    return _same(frame, 1)


def _same(frame: Frame, position: int) -> Filling | None:
    sentence, members = frame.scene.filled.get(position, (-9, ()))
    reach = 1 if frame.rule.opens else 0
    return Filling(members, True) if frame.clause.sentence - sentence <= reach else None


def find_lead(frame: Frame) -> Lead | None:
    """The last trigger before the clause that the rule may rest on; none for what is long past."""
    if not frame.rule.lead or not frame.scene.leads:
        return None
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


def roll(frame: Frame) -> Filling | None:
    """Who is listed behind a colon (名单公布：甲、乙)."""
    clause = frame.following
    if clause is None or frame.surface.plain[clause.span.start - 1] not in "：:":
        return None
    return _listed(frame, clause, ("",))


def among(frame: Frame) -> Filling | None:
    """Who is listed by 包括 in the next clause (与多家企业合作，包括甲、乙)."""
    clause = frame.following
    return _listed(frame, clause, _AMONG) if clause else None


def _listed(frame: Frame, clause: Clause, opening: Sequence[str]) -> Filling | None:
    """The names with which a clause begins behind one of some words."""
    for slot in clause.slots[:1]:
        if frame.surface.gap(clause.span.start, slot.span.start) in opening and not slot.marker:
            return Filling(slot.members, slot=slot)
    return None


def lead_object(frame: Frame) -> Filling | None:
    """What stands right behind the lead (组建某公司)."""
    lead = find_lead(frame)
    for slot in lead.clause.slots if lead else ():
        if lead and slot.span.start >= lead.span.end:
            if re.match("(?:了|过|的)?$", frame.surface.gap(lead.span.end, slot.span.start)):
                return Filling(slot.members, True, slot)
            break
    return None


def lead_subject(frame: Frame) -> Filling | None:
    """Whose deed the lead is (某局公布)."""
    lead = find_lead(frame)
    return Filling(lead.subject.members, True, lead.subject) if lead and lead.subject else None
