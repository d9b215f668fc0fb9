"""Likely pairs, as matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Span
from kg.statements.doubt import is_doubted
from kg.statements.likely.features import Features
from kg.statements.likely.pairs import MONEY_CUE, Pair, find_pairs
from kg.statements.likely.scene import Half, Reading
from kg.statements.likely.weights import Weights, load_weights
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
        if weights is None:
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
    features = Features(reading, rule.relation.name)
    by_clause: dict[int, list[Weighed]] = {}
    wanted = reading.half_found(rule.relation.name)
    for pair in find_pairs(reading, rule.relation, weights.cues, wanted):
        weighed = pair, weights.likelihood(features.of(pair))
        by_clause.setdefault(pair.clause, []).append(weighed)
    for pairs in by_clause.values():
        for pair, likelihood in pairs:
            if likelihood >= rule.confidence and is_stated_by_half(reading, rule, pair):
                rivals = [p for other, p in pairs if _rivals(other, pair)]
                if likelihood >= MARGIN * max(rivals, default=0.0):
                    yield pair, likelihood


def _rivals(other: Pair, pair: Pair) -> bool:
    """Do two pairs of a clause share one name, and that is not through a list (甲、乙各50万元)?"""
    first, second = other.first is pair.first, other.second is pair.second
    if first == second:
        return False
    changed = (other.second, pair.second) if first else (other.first, pair.first)
    return changed[0].slot is not changed[1].slot


def is_stated_by_half(reading: Reading, rule: Rule, pair: Pair) -> bool:
    """Did a rule find a role of the pair in the clause, as a fact, and none another claim of either name?"""
    relation, clause = rule.relation.name, reading.clauses[pair.clause]
    words = reading.surface.gap(*clause.span)
    if DIVERTED.search(words) or TOTAL.search(words):
        return False
    for match in reading.matches_in(pair.clause):
        own, ends = match.rule.relation.name == relation, (match.first, match.second)
        same = [m is not None and m.key == a.key for m, a in zip(ends, pair.names, strict=True)]
        if any(same) if own else all(same):
            return False
    halves = [
        half
        for half in reading.halves[relation, clause.span.start]
        if half.first <= {pair.first.key} and half.second <= {pair.second.key}
    ]
    both = {half.step for half in halves if half.first and half.second}
    if both.intersection(FORBIDS) or (both.intersection(MISSES) and not THING.search(words)):
        return False  # a rule found both, and says that these words make no such claim
    halves = [h for h in halves if (h.first or h.second) and not h.frame.rule.lead]
    triggers = {pair.trigger, *(half.frame.trigger for half in halves)}
    return bool(halves) and all(
        modality_at(reading.surface, clause, trigger) == "asserted"
        and not is_doubted(reading.surface, clause, trigger, relation)
        for trigger in triggers
    )


def _to_match(reading: Reading, rule: Rule, pair: Pair, likelihood: float) -> Match:
    surface, clause = reading.surface, reading.clauses[pair.clause]
    start = Span(*[clause.span.start] * 2) if pair.cue == MONEY_CUE else pair.trigger
    amounts = amounts_of(surface, reading.clauses, pair.clause, start, clause.span.end)
    places = [(pair.second.place, pair.second.count), (pair.first.place, pair.first.count)]
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
