"""Rules against clauses: which fire, and who fills their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from kg.model import Amount, Modality, Span
from kg.statements.filling import fill
from kg.statements.frames import Filling, Frame, find_triggers
from kg.statements.inherited import find_lead
from kg.statements.records import Clause, Match, Member, Rule, RuleBook
from kg.statements.scene import Lead, Scene, note_subject, stated_subject, weight
from kg.statements.spans import within
from kg.statements.surface import Surface
from kg.statements.values import clause_modality
from kg.statements.values_of import amounts_of, date_of, honours_of, programme_of, share
from kg.statements.words import EVERY_OTHER, SPENDING

Pair = tuple[Member | None, Member | None]


def find_matches(surface: Surface, clauses: Sequence[Clause], book: RuleBook) -> list[Match]:
    """Every match of the rules with triggers, clause by clause."""
    scene, found = Scene(), []
    rules = [rule for rule in book.rules if rule.triggers]
    leads = sorted({word for rule in rules for word in rule.lead}, key=len, reverse=True)
    for index in range(len(clauses)):
        _note_leads(surface, clauses[index], leads, scene)
        found += list(_matches_at(surface, clauses, index, rules, scene))
        note_subject(surface, clauses[index], scene)
    return found


def _matches_at(
    surface: Surface, clauses: Sequence[Clause], index: int, rules: Sequence[Rule], scene: Scene
) -> Iterator[Match]:
    clause = clauses[index]
    taken: dict[str, list[Span]] = {}
    frames = [
        Frame(
            surface,
            rule,
            clause,
            trigger,
            scene,
            _same_paragraph(surface, clauses, index),
            _following(clauses, index),
            clauses[index - 1]
            if index and clauses[index - 1].sentence == clause.sentence
            else None,
        )
        for rule in rules
        for trigger in find_triggers(surface, clause, rule)
    ]
    frames.sort(key=lambda f: (f.trigger.start, -f.trigger.end))
    for frame in frames:
        spans = taken.setdefault(frame.rule.relation.name, [])
        if any(s.start <= frame.trigger.start and frame.trigger.end < s.end for s in spans):
            continue
        matches = list(_apply(frame, clauses, index))
        if matches:
            spans.append(frame.trigger)
            _note_roles(frame, matches, scene)
        yield from matches


def _following(clauses: Sequence[Clause], index: int) -> Clause | None:
    """The next clause of the same sentence."""
    if index + 1 == len(clauses) or clauses[index + 1].sentence != clauses[index].sentence:
        return None
    return clauses[index + 1]


def _same_paragraph(surface: Surface, clauses: Sequence[Clause], index: int) -> bool:
    scene_start = clauses[max(index - 1, 0)].span.start
    return "\n" not in surface.text[scene_start : clauses[index].span.start]


def _apply(frame: Frame, clauses: Sequence[Clause], index: int) -> Iterator[Match]:
    """The matches of one rule at one trigger; none where a condition or a role is not met."""
    rule, surface, clause = frame.rule, frame.surface, frame.clause
    first_role, second_role = rule.relation.roles[0].name, rule.relation.roles[1].name
    words = surface.gap(*clause.span)
    if any(word in words for word in rule.unless):
        return
    if rule.within and not _stands_before(frame, rule.within):
        return
    if rule.opens and not _is_opened(frame):
        return
    until = _until(frame)
    amounts = amounts_of(surface, clauses, index, frame.trigger, until)
    lead = find_lead(frame)
    if lead and not amounts:
        amounts = amounts_of(
            surface, clauses, _index(clauses, index, lead.clause), lead.span, lead.clause.span.end
        )
    honours = _honours(frame)
    if not _has_objects(frame, words, bool(amounts), bool(honours)):
        return
    if not amounts:
        amounts = _amounts_before(frame, clauses, index)
    if ("amount" in rule.needs and not amounts) or ("honour" in rule.needs and not honours):
        return
    first, second = fill(frame, first_role), fill(frame, second_role)
    if rule.relation.symmetric:
        pairs: list[Pair] = list(_partners(frame, first, second))
    else:
        pairs = _pairs(rule, first, second)
    modality = _modality(frame)
    sentence = surface.sentences[clause.sentence]
    text = surface.text[clause.span.start : sentence.end]
    for one, other in pairs:
        place = _place(other, second), _place(one, first)
        own: list[str | None] = [*_honours_for(honours, *place[0], words)]
        for honour in own or [None]:
            yield Match(
                rule,
                clause,
                frame.trigger,
                one,
                other,
                modality,
                share(amounts, place, text),
                date_of(surface, sentence, frame.trigger),
                programme_of(surface, clause.span),
                honour,
                bool((first and first.carried) or (second and second.carried)),
            )


def _amounts_before(frame: Frame, clauses: Sequence[Clause], index: int) -> list[Amount]:
    """The sum of the clause before, where one only spends it in this (拿出五万元，资助某人)."""
    before = clauses[index - 1] if index else None
    if before is None or before.sentence != frame.clause.sentence:
        return []
    spent = SPENDING.search(frame.surface.gap(*before.span))
    carried = weight(frame.surface, frame.clause.span.start, frame.trigger.start) <= 1
    if not spent or not carried:
        return []
    return amounts_of(
        frame.surface, clauses, index - 1, Span(*before.span[:1] * 2), before.span.end
    )


def _index(clauses: Sequence[Clause], index: int, wanted: Clause) -> int:
    """Where a clause at or shortly before `index` stands."""
    while clauses[index].span.start > wanted.span.start:
        index -= 1
    return index


def _until(frame: Frame) -> int:
    others = find_triggers(frame.surface, frame.clause, frame.rule)
    later = [t.start for t in others if t.start >= frame.trigger.end]
    return min(later, default=frame.clause.span.end)


def _stands_before(frame: Frame, wanted: Sequence[str]) -> bool:
    before = frame.surface.gap(frame.clause.span.start, frame.trigger.start)
    return any(word in before for word in wanted)


def _is_opened(frame: Frame) -> bool:
    """Does one of the rule's opening words begin the clause or its sentence?"""
    sentence = frame.surface.sentences[frame.clause.sentence]
    starts = (sentence.start, frame.clause.span.start)
    return any(
        frame.surface.gap(start, frame.clause.span.end).startswith(word)
        for start in starts
        for word in frame.rule.opens
    )


def _modality(frame: Frame) -> Modality:
    """The modality of the trigger, read in its sentence and the one before."""
    surface, number = frame.surface, frame.clause.sentence
    start = surface.sentences[max(0, number - 1)].start
    end = surface.sentences[number].end
    names = [Span(s.start - start, s.end - start) for s, _ in within(surface.names, start, end)]
    clause, trigger = (
        Span(s.start - start, s.end - start) for s in (frame.clause.span, frame.trigger)
    )
    return clause_modality(surface.text[start:end], clause, trigger, names)


def _has_objects(frame: Frame, words: str, amounts: bool, honours: bool) -> bool:
    wanted = frame.rule.objects
    if not wanted:
        return True
    given = {"amount": amounts, "honour": honours}
    return any(given.get(w, False) or (w not in given and w in words) for w in wanted)


def _honours(frame: Frame) -> list[str]:
    surface, clause = frame.surface, frame.clause
    if "honour" not in {r.name for r in frame.rule.relation.roles}:
        return []
    found = honours_of(surface, Span(frame.trigger.end, _until(frame)))
    found = found or honours_of(surface, Span(clause.span.start, frame.trigger.start))
    lead = find_lead(frame)
    rests = frame.rule.ways(frame.rule.relation.roles[0].name) == ("lead subject",)
    if not found and lead and rests:
        found = honours_of(surface, Span(lead.span.end, lead.clause.span.end))
        found = found or honours_of(surface, lead.clause.span)
    return found


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


def _partners(
    frame: Frame, first: Filling | None, second: Filling | None
) -> Iterator[tuple[Member, Member]]:
    """Every pair of those who act jointly; with 分别 and the like, the first with each other."""
    ones = [m for m in (first.members if first else ()) if m.entity]
    others = [m for m in (second.members if second else ()) if m.entity]
    words = frame.surface.gap(*frame.clause.span)
    pairs: Iterable[tuple[Member, Member]]
    apart = any(w in words for w in EVERY_OTHER)
    if others and apart:
        if len(ones) == len(others) > 1 and "分别" in words:
            pairs = zip(ones, others, strict=True)
        else:
            pairs = product(ones, others)
    else:
        pairs = combinations([*ones, *others], 2)
    for a, b in pairs:
        if a.entity and b.entity and a.entity != b.entity:
            yield (a, b) if a.entity < b.entity else (b, a)


def _note_roles(frame: Frame, matches: Sequence[Match], scene: Scene) -> None:
    if frame.rule.relation.symmetric or frame.rule.relation.roles[1].types == ("Place",):
        return
    for position, members in enumerate(([m.first for m in matches], [m.second for m in matches])):
        kept = tuple(dict.fromkeys(m for m in members if m is not None))
        if kept:
            scene.filled[position] = (frame.clause.sentence, kept)


def _note_leads(surface: Surface, clause: Clause, leads: Sequence[str], scene: Scene) -> None:
    for word in leads:
        at = surface.plain.find(word, clause.span.start, clause.span.end)
        if at < 0:
            continue
        agents = [s for s in clause.slots if s.marker in ("由", "被") and s.span.end <= at]
        slot = agents[-1] if agents else stated_subject(surface, clause, at)
        if slot is None and scene.topic and clause.sentence == scene.topic_sentence:
            slot = scene.topic
        scene.leads.append(Lead(word, slot, clause, Span(at, at + len(word))))
