"""Roles filled by the marks that a rule names for them."""

from __future__ import annotations

from collections.abc import Callable

from kg.statements.frames import Filling, Frame
from kg.statements.inherited import (
    earlier,
    lead_object,
    lead_subject,
    same_giver,
    same_receiver,
    then,
    topic,
)
from kg.statements.scene import acting, fitting
from kg.statements.subjects import stated, subject
from kg.statements.ways import behind, cleft, head, kind, marked, owner, possessor

# Every way a rule may name beside the prepositions themselves.
WAYS: dict[str, Callable[[Frame], Filling | None]] = {
    "subject": subject,
    "stated subject": stated,
    "object": behind,
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
}


def fill(frame: Frame, role: str) -> Filling | None:
    """Who fills a role of the rule, by the first of its marks that the clause shows."""
    for way in frame.rule.ways(role):
        filling = WAYS[way](frame) if way in WAYS else marked(frame, way)
        if filling:
            members = fitting(acting(filling.members, frame.rule, role), frame.rule, role)
            if members:
                return Filling(members, filling.carried, filling.slot)
    return None
