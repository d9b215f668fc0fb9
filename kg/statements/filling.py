"""Roles filled by the marks that a rule names for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from kg.statements.frames import Filling, Frame
from kg.statements.honoured import bearer, given_before, granting, winner
from kg.statements.hosts import host
from kg.statements.inherited import (
    among,
    earlier,
    lead_object,
    lead_subject,
    roll,
    same_giver,
    same_receiver,
    then,
    topic,
)
from kg.statements.partners import beside
from kg.statements.programmes import programmes, takes_programme
from kg.statements.remaining import remaining
from kg.statements.scene import acting, fitting
from kg.statements.subjects import stated, subject
from kg.statements.ways import (
    behind,
    cleft,
    closing,
    gift_of,
    head,
    kind,
    maker,
    marked,
    marker_behind,
    owner,
    possessor,
    right_before,
)

REMAINING = "remaining"

# Every way a rule may name beside the prepositions themselves.
WAYS: dict[str, Callable[[Frame], Filling | None]] = {
    "subject": subject,
    "stated subject": stated,
    "object": behind,
    "right before": right_before,
    "gift of": gift_of,
    "maker": maker,
    "closing": closing,
    "owner": owner,
    "head": head,
    "possessor": possessor,
    "cleft": cleft,
    "kind": kind,
    "then": then,
    "earlier": earlier,
    "topic": topic,
    "same giver": same_giver,
    "same receiver": same_receiver,
    "lead subject": lead_subject,
    "lead object": lead_object,
    "roll": roll,
    "among": among,
    "beside": beside,
    "host": host,
    "winner": winner,
    "bearer": bearer,
    "before honour": given_before,
    "granting": granting,
    REMAINING: lambda frame: None,  # needs the other role: see `fill_both`
}

SHARED = frozenset(
    (
        *("right before", "gift of", "maker", "closing", "head", "possessor", "cleft", "kind"),
        *("then", "earlier", "topic", "roll", "among"),
    )
)
"""Ways that ask nothing of the rule: looked for once at each trigger."""

Fillings = tuple[Filling | None, Filling | None]


def fill_both(frame: Frame) -> Fillings:
    """The fillings of the first two roles; one that nothing marks is filled by who remains."""
    key = "both", frame.rule.id
    if key not in frame.sides.known:  # who hears of a failure asks what was just found
        one, two = frame.rule.relation.roles[:2]
        fillings = _with_remaining(frame, fill(frame, one.name), fill(frame, two.name))
        frame.sides.known[key] = fillings
    return cast(Fillings, frame.sides.known[key])


def fill_pair(frame: Frame) -> Fillings:
    """The same, for who wants both or neither: neither where one cannot be found."""
    rule = frame.rule
    one, two = rule.relation.roles[:2]
    if rule.relation.symmetric:
        first = fill(frame, one.name)
        if first is None and REMAINING not in rule.ways(one.name):
            return None, None
        return _with_remaining(frame, first, fill(frame, two.name))
    second = fill(frame, two.name)
    if second is None and REMAINING not in rule.ways(two.name):
        return None, None
    return _with_remaining(frame, fill(frame, one.name), second)


def _with_remaining(frame: Frame, first: Filling | None, second: Filling | None) -> Fillings:
    if REMAINING not in frame.rule.all_ways:
        return first, second
    one, two = (role.name for role in frame.rule.relation.roles[:2])
    if first is None and second is None and _told_by_class(frame):
        first = remaining(frame, one, None)
    if second is None and REMAINING in frame.rule.ways(two) and (first or _may_lack(frame)):
        second = remaining(frame, two, first)
    if first is None and REMAINING in frame.rule.ways(one) and second:
        first = remaining(frame, one, second)
    return first, second


def _told_by_class(frame: Frame) -> bool:
    """Does the rule hold the first role to one class, so that this tells who it is (a bank lends)?"""
    one, two = (role.name for role in frame.rule.relation.roles[:2])
    held = dict(frame.rule.only)
    wanted = REMAINING in frame.rule.ways(one) and REMAINING in frame.rule.ways(two)
    return wanted and len(held.get(one, ())) == 1 and held[one][0] not in held.get(two, ())


def _may_lack(frame: Frame) -> bool:
    """May the first role stay empty?"""
    return frame.rule.relation.roles[0].name in frame.rule.optional


def find(frame: Frame, role: str, way: str) -> Filling | None:
    """What the clause marks in one way, whether or not it fits the role."""
    if takes_programme(frame.rule, role):
        return programmes(frame, way)
    if way not in SHARED:
        return WAYS[way](frame) if way in WAYS else marked(frame, way)
    known, key = frame.sides.known, (way,)
    if key not in known:
        known[key] = WAYS[way](frame)
    return cast(Filling | None, known[key])


def fill(frame: Frame, role: str) -> Filling | None:
    """Who fills a role of the rule, by the first of its marks that the clause shows."""
    rule = frame.rule
    for way in rule.ways(role):
        if not _may_show(frame, role, way):
            continue
        filling = find(frame, role, way)
        if filling:
            members = fitting(acting(filling.members, rule, role), rule, role)
            if members:
                return Filling(members, filling.carried, filling.slot)
    return None


def _may_show(frame: Frame, role: str, way: str) -> bool:
    """Does a preposition stand there at all? Most of those that a rule names do not."""
    if way in WAYS or way in frame.sides.markers or way == marker_behind(frame):
        return True
    return takes_programme(frame.rule, role)
