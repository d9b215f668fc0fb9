"""Likely pairs, as matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from kg.model import Span
from kg.ontology import RelationSpec
from kg.statements.doubt import is_doubted
from kg.statements.likely.features import Features
from kg.statements.likely.pairs import MONEY_CUE, Pair, Scope, find_scope
from kg.statements.likely.scene import Half, Key, Reading, atoms_of
from kg.statements.likely.scores import Scores
from kg.statements.likely.weights import Weights, least_total, likelihood_of, load_weights
from kg.statements.modalities import modality_at
from kg.statements.records import Clause, Match, Rule
from kg.statements.surface import MONEY, Surface
from kg.statements.values_of import amounts_of, date_of, programme_of, share
from kg.statements.words import DIVERTED, TOTAL

MARGIN = 0.95  # how near to the best of its clause a pair must be, as a part of it
FORBIDS = ("unless", "not_before")  # keys of a rule that say what it is not about
MISSES = (
    "object",
    "needs",
)  # keys that say what must be given, unless a sum or a count stands there
THING = re.compile(
    f"[{MONEY}0-9０-９一两三四五六七八九十百千万][{MONEY}0-9０-９万亿余多]*(?!月|日|年|时)"
)

Weighed = tuple[Pair, float]


def find_likely(
    surface: Surface,
    clauses: Sequence[Clause],
    matches: Sequence[Match],
    halves: Sequence[Half],
    rules: Iterable[Rule],
) -> list[Match]:
    """A match for each pair that is likely, and the likeliest of its clause for either of its names.

    Only asked of clauses where a rule found one of the roles (`halves`) or a sum, and only
    for claims that no rule makes.
    """
    found: list[Match] = []
    for rule in rules:
        weights = load_weights(rule.relation.name)
        if weights is None or not halves:
            continue
        reading = Reading(surface, clauses, matches, halves)
        known = {
            (m.first and m.first.key, m.second and m.second.key)
            for m in matches
            if m.rule.relation.name == rule.relation.name
        }
        for pair, likelihood in likely_pairs(reading, rule, weights):
            if (pair.first.key, pair.second.key) not in known:
                found.append(_to_match(reading, rule, pair, likelihood))
    return found


def likely_pairs(reading: Reading, rule: Rule, weights: Weights) -> Iterator[Weighed]:
    """The pairs at or over the rule's confidence that stand first for both of their names."""
    likelihood = Scores(Features(reading, rule.relation.name), weights)
    for index in reading.half_found(rule.relation.name):
        if not may_pair(reading.surface, reading.clauses[index], rule.relation):
            continue
        wanted = _wanted(reading, rule, index)
        scope = find_scope(reading, weights.cues, index) if wanted else None
        if scope:
            yield from _likely_in(scope, reading, rule, likelihood, wanted)


Wanted = set[tuple[Key | None, Key | None]]


def _wanted(reading: Reading, rule: Rule, index: int) -> Wanted:
    """Whom the halves of a clause found, first and second; `None` for whom they did not find.

    Those of whom a rule made a claim there are left out: no other is stated of them.
    """
    start, relation = reading.clauses[index].span.start, rule.relation.name
    claims = [m for m in reading.matches_in(index) if m.rule.relation.name == relation]
    givers = {m.first.key for m in claims if m.first}
    takers = {m.second.key for m in claims if m.second}
    return {
        (next(iter(half.first), None), next(iter(half.second), None))
        for half in reading.halves[relation, start]
        if len(half.first) < 2
        and len(half.second) < 2
        and (half.first or half.second)
        and givers.isdisjoint(half.first)
        and takers.isdisjoint(half.second)
    }


def _likely_in(
    scope: Scope, reading: Reading, rule: Rule, likelihood: Scores, wanted: Wanted
) -> Iterator[Weighed]:
    """The pairs of a clause that a half allows, each weighed against those that share a name."""
    others, relation = scope.others, rule.relation
    if len({atom.member.span.start for atom in others}) < len(others):
        likelihood.meet(scope.pairs(relation, others, others))
    free = {two for one, two in wanted if one is None}
    least = least_total(rule.confidence)
    for one in others:
        bound = {two for first, two in wanted if first == one.key} | free
        seconds = others if None in bound else [two for two in others if two.key in bound]
        for pair in scope.pairs(relation, (one,), seconds) if seconds else ():
            if not _is_half_found(reading, rule, pair) or likelihood.total(pair) < least:
                continue  # as nearly all
            if likelihood.of(pair) < rule.confidence:
                continue
            rivals = (
                *scope.pairs(relation, (pair.first,), others),
                *scope.pairs(relation, others, (pair.second,)),
            )
            best = max((likelihood.total(p) for p in rivals if _rivals(p, pair)), default=-inf)
            if likelihood.of(pair) >= MARGIN * likelihood_of(best) and _is_asserted(
                reading, rule, pair
            ):
                yield pair, likelihood.of(pair)


def _rivals(other: Pair, pair: Pair) -> bool:
    """Do two pairs of a clause share one name, and that is not through a list (甲、乙各50万元)?"""
    first, second = other.first is pair.first, other.second is pair.second
    if first == second:
        return False
    changed = (other.second, pair.second) if first else (other.first, pair.first)
    return changed[0].slot is not changed[1].slot


def is_stated_by_half(reading: Reading, rule: Rule, pair: Pair) -> bool:
    """Did a rule find a role of the pair in the clause, as a fact, and none another claim of either name?"""
    return (
        may_state(reading.surface, reading.clauses[pair.clause])
        and _is_half_found(reading, rule, pair)
        and _is_asserted(reading, rule, pair)
    )


def may_state(surface: Surface, clause: Clause) -> bool:
    """Does a clause speak of giving, and not of what is asked back or stands on the books?"""
    key = "may state", clause.span
    known: bool | None = surface.memory.get(key)
    if known is None:
        words = surface.gap(*clause.span)
        known = surface.memory[key] = not (DIVERTED.search(words) or TOTAL.search(words))
    return known


def may_pair(surface: Surface, clause: Clause, relation: RelationSpec) -> bool:
    """May a clause state pairs, and has it any: a name of a role's class, or a sum beside no name?"""
    key = "may pair", clause.span, relation.name
    known: bool | None = surface.memory.get(key)
    if known is None:
        here = {atom.member.type for atom in atoms_of(clause, 0)}
        types = {kind for role in relation.roles[:2] for kind in role.types}
        money = surface.plain.find(MONEY, *clause.span) >= 0
        has_pairs = not here.isdisjoint(types) if here else money
        known = surface.memory[key] = has_pairs and may_state(surface, clause)
    return known


def _halves_of(reading: Reading, rule: Rule, pair: Pair) -> list[Half]:
    """What rules found of the clause, so far as it speaks of the pair alone."""
    return [
        half
        for half in reading.halves[rule.relation.name, reading.clauses[pair.clause].span.start]
        if half.first <= {pair.first.key} and half.second <= {pair.second.key}
    ]


def _is_half_found(reading: Reading, rule: Rule, pair: Pair) -> bool:
    """Did a rule find a role of the pair, and none another claim of either name?"""
    relation = rule.relation.name
    for match in reading.matches_in(pair.clause):
        own, ends = match.rule.relation.name == relation, (match.first, match.second)
        same = [m is not None and m.key == a.key for m, a in zip(ends, pair.names, strict=True)]
        if any(same) if own else all(same):
            return False
    halves = _halves_of(reading, rule, pair)
    both = {half.step for half in halves if half.first and half.second}
    if both.intersection(FORBIDS):
        return False  # a rule found both, and says that these words make no such claim
    if both.intersection(MISSES):
        if not THING.search(reading.surface.gap(*reading.clauses[pair.clause].span)):
            return False
    return any(_counts(half) for half in halves)


def _counts(half: Half) -> bool:
    return bool(half.first or half.second) and not half.frame.rule.lead


def _is_asserted(reading: Reading, rule: Rule, pair: Pair) -> bool:
    """Is it a fact at every trigger by which the pair is found?"""
    surface, clause = reading.surface, reading.clauses[pair.clause]
    halves = [half for half in _halves_of(reading, rule, pair) if _counts(half)]
    return all(
        modality_at(surface, clause, trigger) == "asserted"
        and not is_doubted(surface, clause, trigger, rule.relation.name)
        for trigger in {pair.trigger, *(half.frame.trigger for half in halves)}
    )


def _to_match(reading: Reading, rule: Rule, pair: Pair, likelihood: float) -> Match:
    surface, clause = reading.surface, reading.clauses[pair.clause]
    start = Span(*[clause.span.start] * 2) if pair.cue == MONEY_CUE else pair.trigger
    amounts = amounts_of(surface, reading.clauses, pair.clause, start, clause.span.end)
    places = [(pair.second.place, pair.second.among), (pair.first.place, pair.first.among)]
    sentence = surface.sentences[clause.sentence]
    return Match(
        rule,
        clause,
        pair.trigger,
        pair.first.member,
        pair.second.member,
        "asserted",
        share(amounts, places, surface.text[clause.span.start : sentence.end]),
        date_of(surface, sentence, pair.trigger),
        programme_of(surface, Span(*clause.span)),
        likelihood=likelihood,
    )
