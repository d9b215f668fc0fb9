"""Why a pair was likely or not: what was weighed, in numbers and in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.ontology import load_relations
from kg.statements import Reading, RuleBook, load_rules, read_closely
from kg.statements.examples import parse_example
from kg.statements.likely.aloud import feature_aloud
from kg.statements.likely.weighed import MOST, NEAR
from kg.statements.likely.weights import load_weights

TOLD_BEFORE = (
    "[远山茶业]Enterprise账上没有钱。[远山茶业]Enterprise的订单多了。"
    "不久，[红河银行]Bank发放贷款150万元，[青石市财政局]Agency贴息5万元。"
)
ROLES = ("funder", "recipient")


def reading_of(text: str, confidence: float) -> Reading:
    """A text in bracket notation, read by our rules; pairs are stated from a likelihood on."""
    rules = [
        replace(rule, confidence=confidence) if rule.construction == "likely" else rule
        for rule in load_rules(load_relations()).rules
    ]
    return read_closely(*parse_example(text), RuleBook(tuple(rules)))


def test_a_learned_pair_tells_what_it_weighs() -> None:
    """Its likelihood is its confidence, and the weights are those of the file, heaviest first."""
    reading = reading_of(TOLD_BEFORE, 0.3)
    match = next(m for m in reading.matches if m.rule.id == "funds/likely")
    (weighing,) = [w for w in reading.weighed if w.is_of(match)]
    assert match.likelihood is not None
    assert weighing.likelihood == round(match.likelihood, 3)
    assert weighing.problem == ""
    assert 0 < len(weighing.pros) <= MOST
    assert [w for _, w in weighing.pros] == sorted((w for _, w in weighing.pros), reverse=True)
    assert [w for _, w in weighing.cons] == sorted(w for _, w in weighing.cons)
    weights = load_weights("funds")
    assert weights is not None
    assert all(weights.values[name] == w for name, w in (*weighing.pros, *weighing.cons))


def test_a_pair_that_came_near_tells_what_it_lacked() -> None:
    """From 0.3 on a pair that is not stated comes with the reason."""
    reading = reading_of(TOLD_BEFORE, 1.0)
    assert reading.weighed
    assert {w.problem for w in reading.weighed} == {"it is stated from 1 on"}
    assert all(w.likelihood >= NEAR for w in reading.weighed)


def test_what_a_rule_claims_is_not_weighed() -> None:
    """Marks are surer than weights."""
    assert not reading_of("[红河银行]Bank向[远山茶业]Enterprise发放贷款150万元。", 1.0).weighed


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("A.w=c<,t=B", "funder: before the predicate, a Bank"),
        ("B.m=向,t=E", "recipient: marked by 向, an Enterprise"),
        ("B.w=S-2", "recipient: 2 sentences before"),
        ("A.gN1", "funder: 1 name between it and the predicate"),
        ("tt=BE", "a Bank and an Enterprise"),
        ("cue=放款,ww=c<,s-1", "the predicate 放款, funder before the predicate, recipient 1 clause before"),
        ("ab,gap=向", "funder first, 向 between the two"),
        ("ruleA.c", "a claim of the clause gives the funder another recipient"),
        ("frA-,funds/lend,roles", "funds/lend found this funder, no recipient, and failed at roles"),
        ("fr0", "no rule found either"),
    ],
)  # fmt: skip
def test_a_feature_reads_aloud(feature: str, words: str) -> None:
    """What is seen, of which role."""
    assert feature_aloud(feature, ROLES) == words


def test_every_feature_reads_aloud() -> None:
    """Nothing of the short notation is left over, whatever was learned."""
    weights = load_weights("funds")
    assert weights is not None
    assert len(weights.values) > 10_000
    raw = re.compile(r"[=~]|\b(?:ww|tt|mm|gN|np)\b")
    assert [f for f in weights.values if raw.search(feature_aloud(f, ROLES))] == []
