"""Why a rule did not fire at its trigger: the first step that failed, in words for a person."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span
from kg.statements import words
from kg.statements.aloud import any_of, none_of, value_word, ways_aloud
from kg.statements.filling import fill, find
from kg.statements.frames import Filling, Frame, slots_before
from kg.statements.records import Clause, Member, Rule
from kg.statements.scene import MAX_CARRIED, stated_subject, weight
from kg.statements.subjects import MAX_WEIGHT


@dataclass(frozen=True, slots=True)
class Miss:
    """A trigger of a rule that came to nothing.

    `step` is the key of the rule that was not met, a role that nobody fills, or `longer` (inside
    a trigger that fired).
    """

    rule: Rule
    clause: Clause
    trigger: Span
    step: str
    problem: str


def to_miss(frame: Frame, step: str) -> Miss:
    """The miss of a frame, as the engine notes it: the scene must be as it was then."""
    if step == "roles":
        step, problem = _roles(frame)
    else:
        problem = _condition(frame, step)
    return Miss(frame.rule, frame.clause, frame.trigger, step, problem)


def _condition(frame: Frame, step: str) -> str:
    """What the clause lacks, or has and must not have."""
    rule, surface = frame.rule, frame.surface
    clause = surface.gap(*frame.clause.span)
    trigger = surface.text[frame.trigger.start : frame.trigger.end]
    if step == "not_before":
        after = surface.plain[frame.trigger.end : frame.clause.span.end]
        word = max((w for w in rule.not_before if after.startswith(w)), key=len)
        return f"{trigger} stands right before {word}"
    if step == "longer":
        return f"{trigger} is part of a longer word, with which another rule of {rule.relation.name} fired"
    if step == "unless":
        return f"{any_of([w for w in rule.unless if w in clause])} stands in the clause"
    if step == "within":
        return none_of(rule.within, "stands") + f" before {trigger}"
    if step == "opens":
        return none_of(rule.opens, "begins") + " the clause or its sentence"
    if step == "object":
        return none_of(rule.objects, "stands") + " in the clause"
    return f"{' or '.join(value_word(v) for v in rule.needs)} is not found with {trigger}"


def _roles(frame: Frame) -> tuple[str, str]:
    """The role that nobody fills; the second where both are filled and do not go together."""
    rule = frame.rule
    first, second = (role.name for role in rule.relation.roles[:2])
    fillings = fill(frame, first), fill(frame, second)
    if rule.relation.symmetric:
        members = [m for filling in fillings if filling for m in filling.members]
        named = dict.fromkeys(m.text for m in members)
        if not members:
            return first, _unfilled(frame, first)
        if len({m.entity for m in members if m.entity}) < 2 and rule.ways(second):
            return second, f"only {any_of(named)} is found; {_unfilled(frame, second)}"
        return second, f"only {any_of(named)} is found, and it takes two"
    if fillings[0] is None and first not in rule.optional:
        return first, _unfilled(frame, first)
    if fillings[1] is None or fillings[0] is None:
        return second, _unfilled(frame, second)
    return _clash(first, second, fillings[0], fillings[1])


def _clash(first: str, second: str, one: Filling, other: Filling) -> tuple[str, str]:
    both = {m.key for m in one.members} & {m.key for m in other.members}
    if both:
        shared = dict.fromkeys(m.text for m in other.members if m.key in both)
        return second, f"{any_of(shared)} would be both {first} and {second}"
    return first, f"{any_of(m.text for m in one.members)} has no name; {first} must have one"


def _unfilled(frame: Frame, role: str) -> str:
    """Why no mark of the rule gives the role anyone."""
    ways = frame.rule.ways(role)
    if not ways:
        return f"the rule does not say who is {role}"
    for way in ways:
        filling = find(frame, role, way)
        for member in filling.members if filling else ():
            return _unfit(frame.rule, role, member)
    why = _no_subject(frame) if "subject" in ways or "stated subject" in ways else ""
    return f"{ways_aloud(ways)} is not there" + (f" ({why})" if why else "")


def _unfit(rule: Rule, role: str, member: Member) -> str:
    """Why a member that the language marks as the role cannot be it."""
    types = next(r.types for r in rule.relation.roles if r.name == role)
    types = dict(rule.only).get(role, types)
    if member.type in types or member.type == "":
        return f"it is not clear which name {member.text} stands for"
    kind = "something without a name" if member.entity is None else member.type
    return f"{member.text} is {kind}, and {role} must be {any_of(types)}"


def _no_subject(frame: Frame) -> str:
    """Why the clause gives the trigger no subject; empty where there is nothing to tell."""
    surface, clause, trigger = frame.surface, frame.clause, frame.trigger
    joint = frame.rule.relation.symmetric
    slot = stated_subject(surface, clause, trigger.start, joint=joint)
    start = slot.span.end if slot else clause.span.start
    told = words.ORDERS.search(surface.gap(start, trigger.start))
    if told:
        return "those who are told to act are its subject"
    if slot is None:
        return _not_carried(frame)
    name = surface.text[slot.span.start : slot.span.end]
    if not slot.members:
        return f"the subject is a thing of {name}"
    between = weight(surface, slot.span.end, trigger.start, clause.slots)
    if between > MAX_WEIGHT:
        return f"{between} unread characters stand between {name} and it, {MAX_WEIGHT} at most may"
    return ""


def _not_carried(frame: Frame) -> str:
    """Why the subject of an earlier clause does not go on in one that names none."""
    surface, clause, scene = frame.surface, frame.clause, frame.scene
    if scene.topic is None or not scene.topic.members:
        marked_else = "each name before the trigger is marked as something else"
        return marked_else if slots_before(frame) else "no name stands before it"
    name = surface.text[scene.topic.span.start : scene.topic.span.end]
    if not frame.same_paragraph:
        return f"{name} is not carried on into a new paragraph"
    if clause.sentence - scene.topic_sentence > 1:
        return f"{name} is not carried on over a whole sentence"
    between = weight(surface, clause.span.start, frame.trigger.start, clause.slots)
    if between > MAX_CARRIED:
        return f"{name} is not carried on: {between} unread characters stand before the trigger"
    return f"{name} is carried on, and the clause itself must name it"
