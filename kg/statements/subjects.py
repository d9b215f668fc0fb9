"""Who acts in a clause: the agent of 由, the subject, or a subject carried over."""

from __future__ import annotations

import re

from kg.statements import words
from kg.statements.frames import Filling, Frame, slots_before
from kg.statements.records import Rule, Slot
from kg.statements.scene import carried_subject, is_light, stated_subject

AGENTS = ("由", "被", "经")
MAX_WEIGHT = 12  # unread characters between a subject and its predicate


def subject(frame: Frame) -> Filling | None:
    """The agent of 由 or 被, else the subject stated, else the one carried over."""
    rule, known, markers = frame.rule, frame.sides.known, frame.sides.markers
    key = (
        "subject",
        markers.isdisjoint(AGENTS) or _explicit_agent(rule),
        markers.isdisjoint(words.CAUSING) or rule.all_ways.isdisjoint(words.CAUSING),
        rule.relation.symmetric,
        bool(rule.objects or rule.needs),
    )
    if key not in known:  # nothing else of the rule bears on it
        known[key] = _subject(frame)
    found = known[key]
    return found if isinstance(found, Filling) else None


def _subject(frame: Frame) -> Filling | None:
    joint = frame.sides.around  # the list inside which the trigger itself stands (`A联合B`)
    if joint:
        return Filling(joint.members, slot=joint)
    surface, rule, at = frame.surface, frame.rule, frame.trigger.start
    if not frame.sides.markers.isdisjoint(AGENTS) and not _explicit_agent(rule):
        agents = [
            s
            for s in slots_before(frame)
            if s.marker in AGENTS and not words.MADE.search(surface.gap(s.span.end, at))
        ]
        if agents and _is_near(frame, agents[-1]):
            return Filling(agents[-1].members, slot=agents[-1])
    if not frame.sides.markers.isdisjoint(words.CAUSING):
        causing = [s for s in slots_before(frame) if s.marker in words.CAUSING]
        if rule.all_ways.isdisjoint(words.CAUSING):
            return Filling(causing[-1].members, slot=causing[-1])
    subject = stated_subject(surface, frame.clause, at, joint=rule.relation.symmetric)
    start = subject.span.end if subject else frame.clause.span.start
    if words.ORDERS.search(surface.gap(start, at)):
        return None
    if subject:
        return Filling(subject.members, slot=subject) if _is_near(frame, subject) else None
    carried = carried_subject(
        surface,
        frame.clause,
        _predicate_start(frame),
        frame.scene,
        same_paragraph=frame.same_paragraph,
        loose=bool(rule.objects or rule.needs) and not rule.relation.symmetric,
    )
    if carried is None:
        return _named_next(frame)
    narrow = rule.relation.symmetric and carried.joiners[:1] and _is_with(carried, frame)
    return Filling(carried.members[:1] if narrow else carried.members, True, carried)


_OPENING = re.compile(
    r"^(?:继|经|作为|凭|靠|手握|历经|自|在|通过|借助|此次|随着|依托|依靠|得益于|与)|[后时下际前]$"
)


def _named_next(frame: Frame) -> Filling | None:
    """The subject that only the next clause names (继去年获评某某后，某厂今年…)."""
    surface, clause, following = frame.surface, frame.clause, frame.following
    start = surface.sentences[clause.sentence].start
    if following is None or surface.gap(start, clause.span.start):
        return None
    if not _OPENING.search(surface.gap(*clause.span)):
        return None
    slot = stated_subject(surface, following, following.span.end)
    if (
        slot is None
        or not slot.members
        or slot.marker
        or surface.gap(following.span.start, slot.span.start)
    ):
        return None
    return Filling(slot.members, True, slot)


def stated(frame: Frame) -> Filling | None:
    """The subject, only where the clause itself names it."""
    filling = subject(frame)
    return None if filling is None or filling.carried else filling


def _explicit_agent(rule: Rule) -> bool:
    return not rule.all_ways.isdisjoint(AGENTS)


def _is_with(carried: Slot, frame: Frame) -> bool:
    """Did the topic's first member act with its second (甲与乙签约，又同丙签约)?"""
    joined = carried.joiners[0][0] in ("与", "同", "跟", "和", *words.JOINERS)
    return joined and any(s.marker in ("与", "同", "跟", "和") for s in slots_before(frame))


def _is_near(frame: Frame, slot: Slot) -> bool:
    end = _predicate_start(frame)
    start = min(slot.span.end, end)
    return is_light(frame.surface, start, end, MAX_WEIGHT, frame.clause.slots)


def _predicate_start(frame: Frame) -> int:
    """Where what the subject does begins: for partners with the 与 before the trigger.

    What stands between partner and verb says wherein they act, and parts nobody from it.
    """
    if not frame.rule.relation.symmetric:
        return frame.trigger.start
    beside = [s for s in slots_before(frame) if s.marker in words.BESIDE]
    if not beside:
        return frame.trigger.start
    between = frame.surface.gap(beside[-1].span.end, frame.trigger.start)
    if not words.WHEREIN.match(between):
        if not is_light(frame.surface, beside[-1].span.end, frame.trigger.start, MAX_WEIGHT):
            return frame.trigger.start
    before = frame.surface.plain[frame.clause.span.start : beside[-1].lead]
    furthers = words.FURTHERS.search(before)
    return beside[-1].lead - (len(furthers.group()) if furthers else 0)
