"""Rules against clauses: which fire, and who fills their roles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from operator import attrgetter

from kg.model import Span
from kg.statements.awards import handed_out
from kg.statements.conditions import read_values
from kg.statements.doubt import is_doubted
from kg.statements.filling import fill_both, fill_pair
from kg.statements.frames import Filling, Found, Frame, Sides, find_triggers
from kg.statements.modalities import modality_at
from kg.statements.partners import pairs_of
from kg.statements.posts import POST, post_of
from kg.statements.programmes import programmes_around
from kg.statements.records import PROGRAMME, Clause, Match, Member, Rule, RuleBook
from kg.statements.scene import Lead, Scene, note_subject, stated_subject
from kg.statements.surface import Surface
from kg.statements.values_of import date_of, programme_of, share

_SENTENCE = attrgetter("sentence")
Pair = tuple[Member | None, Member | None]
Note = Callable[[Frame, str], None]
"""Hears of a trigger that came to nothing, at once: the frame, and the step that it did not pass.

A step is a key of the rule (`unless`, `object` …), `roles`, or `longer`: inside a trigger that fired.
"""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears of triggers that came to nothing: of those that are `wanted`, or of all."""

    note: Note
    wanted: Callable[[Rule, Clause], bool] | None = None

    def hears(self, rule: Rule, clause: Clause) -> bool:
        """Is the listener told of what becomes of a rule in a clause?"""
        return self.wanted is None or self.wanted(rule, clause)


def find_matches(
    surface: Surface, clauses: Sequence[Clause], book: RuleBook, note: Note | Listener | None = None
) -> list[Match]:
    """Every match of the rules with triggers, clause by clause; `note` hears of what failed."""
    scene, found = Scene(), list[Match]()
    listener = Listener(note) if callable(note) else note
    waiting: list[tuple[int, list[Found], Scene]] = []
    for index, clause in enumerate(clauses):
        words = book.triggers.find(surface.plain, clause.span)
        _note_leads(surface, clause, book, words, scene)
        here = list(find_triggers(surface, clause, book, words))
        if here:
            first = [item for item in here if not item.rule.otherwise]
            matches = _matches_at(surface, clauses, index, first, scene, listener)
            said = {match.rule.relation.name for match in matches}
            rest = [i for i in here if i.rule.otherwise and i.rule.relation.name not in said]
            if rest:
                waiting.append((index, rest, scene.copy()))
            found += matches
        note_subject(surface, clause, scene)
        if waiting and _following(clauses, index) is None:
            for earlier, items, then in waiting:
                found += _matches_at(surface, clauses, earlier, items, then, listener)
            waiting = []
    return found


def _matches_at(
    surface: Surface,
    clauses: Sequence[Clause],
    index: int,
    found: Sequence[Found],
    scene: Scene,
    listener: Listener | None,
) -> list[Match]:
    """The matches of a clause, of each trigger in order; none inside a trigger that fired."""
    matched: list[Match] = []
    taken: dict[str, list[Span]] = {}
    frame_of = _framing(surface, clauses, index, scene)
    if listener and any(item.blocked for item in found):
        for item, trigger in _in_order((item, item.blocked) for item in found):
            if listener.hears(item.rule, clauses[index]):
                listener.note(frame_of(item, trigger), "not_before")
    for item, trigger in _in_order((item, item.triggers) for item in found):
        note = listener.note if listener and listener.hears(item.rule, clauses[index]) else None
        spans = taken.setdefault(item.rule.relation.name, [])
        if spans and any(s.start <= trigger.start and trigger.end < s.end for s in spans):
            if note:
                note(frame_of(item, trigger), "longer")
            continue
        frame = frame_of(item, trigger)
        matches = list(_apply(frame, clauses, index, note))
        if matches:
            spans.append(trigger)
            _note_roles(frame, matches, scene)
            matched += matches
    return matched


def _in_order(rows: Iterable[tuple[Found, Iterable[Span]]]) -> list[tuple[Found, Span]]:
    """Each rule at each of its triggers, the longest first at each place."""
    pairs = [(item, trigger) for item, triggers in rows for trigger in triggers]
    if len(pairs) > 1:
        pairs.sort(key=lambda row: (row[1].start, -row[1].end))
    return pairs


def _framing(
    surface: Surface, clauses: Sequence[Clause], index: int, scene: Scene
) -> Callable[[Found, Span], Frame]:
    """What makes a frame of a rule at one of its triggers in a clause."""
    clause = clauses[index]
    before = clauses[index - 1] if index else None
    previous = before if before and before.sentence == clause.sentence else None
    same_paragraph = _same_paragraph(surface, clauses, index)
    following, near = _following(clauses, index), _near(surface, clauses, index)
    sides: dict[Span, Sides] = {}

    def frame_of(item: Found, trigger: Span) -> Frame:
        beside = sides.get(trigger)
        if beside is None:
            beside = sides[trigger] = Sides(clause, trigger)
        return Frame(
            surface,
            item.rule,
            clause,
            trigger,
            item.triggers,
            beside,
            scene,
            same_paragraph,
            following,
            previous,
            near,
            clauses,
        )

    return frame_of


def _following(clauses: Sequence[Clause], index: int) -> Clause | None:
    """The next clause of the same sentence."""
    if index + 1 == len(clauses) or clauses[index + 1].sentence != clauses[index].sentence:
        return None
    return clauses[index + 1]


def _near(surface: Surface, clauses: Sequence[Clause], index: int) -> Sequence[Clause]:
    """The clauses of the sentence, of the one before and of the next."""
    number = clauses[index].sentence
    key = "near", number
    if key not in surface.memory:
        low = bisect_left(clauses, number - 1, key=_SENTENCE)
        surface.memory[key] = clauses[low : bisect_right(clauses, number + 1, key=_SENTENCE)]
    near: Sequence[Clause] = surface.memory[key]
    return near


def _same_paragraph(surface: Surface, clauses: Sequence[Clause], index: int) -> bool:
    scene_start = clauses[max(index - 1, 0)].span.start
    return "\n" not in surface.text[scene_start : clauses[index].span.start]


def _apply(
    frame: Frame, clauses: Sequence[Clause], index: int, note: Note | None
) -> Iterator[Match]:
    """The matches of one rule at one trigger; none where a condition or a role is not met."""
    rule, surface, clause = frame.rule, frame.surface, frame.clause
    values = read_values(frame, clauses, index)
    if isinstance(values, str):
        if note:
            note(frame, values)
        return
    first, second = fill_both(frame) if note else fill_pair(frame)
    second, given = handed_out(frame, second) if second and values.honours else (second, {})
    if rule.relation.symmetric:
        pairs: list[Pair] = list(pairs_of(frame, first, second))
    else:
        pairs = _pairs(rule, first, second)
    if not pairs:
        if note:
            note(frame, "roles")
        return
    modality = modality_at(surface, clause, frame.trigger, programmes_around(surface, clause, rule))
    if modality == "asserted" and is_doubted(surface, clause, frame.trigger, rule.relation.name):
        modality = "planned"
    sentence = surface.sentences[clause.sentence]
    text = surface.text[clause.span.start : sentence.end]
    words = surface.gap(*clause.span)
    date = date_of(surface, sentence, frame.trigger)
    programme = programme_of(surface, clause.span)
    carried = bool((first and first.carried) or (second and second.carried))
    for one, other in pairs:
        post = post_of(frame, other)
        if post is None and POST in rule.needs:
            continue
        place = _place(other, second), _place(one, first)
        own: list[str | None] = [*_honours_for(values.honours, *place[0], words)]
        if other is not None and other.key in given:
            own = [*given[other.key]]
        for honour in own or [None]:
            yield Match(
                rule,
                clause,
                frame.trigger,
                one,
                other,
                modality,
                share(values.amounts, place, text),
                date,
                programme,
                honour,
                carried,
                post,
            )


def _place(member: Member | None, filling: Filling | None) -> tuple[int, int]:
    """Which of how many a member is in its list."""
    members = list(filling.members) if filling else []
    return (members.index(member) if member in members else 0), len(members)


def _honours_for(honours: list[str], number: int, count: int, words: str) -> list[str]:
    """One honour each where they are as many as the winners and given out in order."""
    if len(honours) == count > 1 and ("分" in words or "别" in words):
        return [honours[number]]
    return honours


def _pairs(rule: Rule, first: Filling | None, second: Filling | None) -> list[Pair]:
    """Every giver with every receiver. A giver may be unknown where the rule does not name one."""
    if second is None:
        return []
    if first is None:
        return [(None, m) for m in second.members] if _may_lack(rule) else []
    if {m.key for m in first.members} & {m.key for m in second.members}:
        return []
    return [(a, b) for a, b in product(first.members, second.members) if a.entity]


def _may_lack(rule: Rule) -> bool:
    """May the first role stay empty?"""
    return rule.relation.roles[0].name in rule.optional


def _note_roles(frame: Frame, matches: Sequence[Match], scene: Scene) -> None:
    roles = frame.rule.relation.roles
    if frame.rule.relation.symmetric or not _is_giving(roles[0].types, roles[1].types):
        return
    for position, members in enumerate(([m.first for m in matches], [m.second for m in matches])):
        kept = tuple(dict.fromkeys(m for m in members if m is not None))
        if kept:
            scene.filled[position] = (frame.clause.sentence, kept)


def _is_giving(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Can one who gives and one who gets fill the first two roles?"""
    return first != ("Person",) and second not in (("Place",), (PROGRAMME,))


def _note_leads(
    surface: Surface, clause: Clause, book: RuleBook, words: Mapping[int, list[Span]], scene: Scene
) -> None:
    """Note the leads of a clause, of what `book.triggers` found in it."""
    for number in sorted(n for n in words if n >= len(book.rules)) if words else ():
        word, span = book.lead_words[number - len(book.rules)], words[number][0]
        at = span.start
        agents = [s for s in clause.slots if s.marker in ("由", "被", "经") and s.span.end <= at]
        slot = agents[-1] if agents else stated_subject(surface, clause, at)
        if slot is None and scene.topic and clause.sentence == scene.topic_sentence:
            slot = scene.topic
        scene.leads.append(Lead(word, slot, clause, span))
