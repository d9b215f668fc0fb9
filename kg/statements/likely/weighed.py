"""Pairs that were weighed, with what weighed for and against them: for `kg explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.statements.likely.features import Features
from kg.statements.likely.find import is_stated_by_half, likely_pairs
from kg.statements.likely.pairs import Pair, find_pairs
from kg.statements.likely.scene import Half, Reading
from kg.statements.likely.weights import Weights, load_weights
from kg.statements.records import Clause, Match, Rule
from kg.statements.surface import Surface

NEAR = 0.3  # a pair that is less likely did not come near
MOST = 5  # features that are told for a pair, and as many against it

Feature = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Weighing:
    """A pair of a clause and how likely it is; `problem` says why it is not stated, empty if it is.

    `pros` and `cons` are the features that weighed most for and against it, the heaviest first.
    """

    rule: Rule
    clause: Clause
    pair: Pair
    likelihood: float
    pros: tuple[Feature, ...]
    cons: tuple[Feature, ...]
    problem: str = ""

    def is_of(self, match: Match) -> bool:
        """Is it what a match was made from?"""
        ends = self.pair.first.member, self.pair.second.member
        return (match.rule.id, match.clause.span, (match.first, match.second)) == (
            self.rule.id,
            self.clause.span,
            ends,
        )


def weigh_pairs(
    surface: Surface,
    clauses: Sequence[Clause],
    matches: Sequence[Match],
    halves: Sequence[Half],
    rules: Iterable[Rule],
) -> list[Weighing]:
    """Every pair that `find_likely`, asked for the same, states or that came near it."""
    weighed: list[Weighing] = []
    for rule in rules:
        weights = load_weights(rule.relation.name)
        if weights is not None:
            reading = Reading(surface, clauses, matches, halves)
            claims = {
                (m.first and m.first.key, m.second and m.second.key)
                for m in matches
                if m.rule.relation.name == rule.relation.name
            }
            weighed += [
                weighing
                for weighing in _weighed(reading, rule, weights)
                if (weighing.pair.first.key, weighing.pair.second.key) not in claims
            ]
    return weighed


def _weighed(reading: Reading, rule: Rule, weights: Weights) -> Iterator[Weighing]:
    features = Features(reading, rule.relation.name)
    relation, wanted = rule.relation, reading.half_found(rule.relation.name)
    stated = {_place(pair) for pair, _ in likely_pairs(reading, rule, weights)}
    for pair in find_pairs(reading, relation, weights.cues, wanted):
        found = features.of(pair)
        likelihood = weights.likelihood(found)
        if likelihood >= NEAR:
            told = ((f, weights.values[f]) for f in found if weights.values.get(f))
            by_weight = sorted(told, key=lambda item: (-item[1], item[0]))
            yield Weighing(
                rule,
                reading.clauses[pair.clause],
                pair,
                round(likelihood, 3),
                tuple(item for item in by_weight[:MOST] if item[1] > 0),
                tuple(item for item in reversed(by_weight[-MOST:]) if item[1] < 0),
                "" if _place(pair) in stated else _problem(reading, rule, pair, likelihood),
            )


def _place(pair: Pair) -> tuple[int, Span, Span]:
    """What tells the pairs of a reading apart."""
    return pair.clause, pair.first.member.span, pair.second.member.span


def _problem(reading: Reading, rule: Rule, pair: Pair, likelihood: float) -> str:
    if likelihood < rule.confidence:
        return f"it is stated from {rule.confidence:g} on"
    if not is_stated_by_half(reading, rule, pair):
        return "no rule found one of the two here as a fact, or one found another claim of it"
    return "another pair of the clause is likelier"
