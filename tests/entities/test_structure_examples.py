"""The examples of `[[name]]` tables: which fail, and what is said of it."""

from __future__ import annotations

from kg.entities import check_name_examples
from kg.gazetteer import Gazetteer
from kg.ontology import NameExample, NameRule, load_relations, name_rules

BRANCH = NameRule("branchOf", ("branch", "parent"), ("Bank",), ("Bank",), ("支行",))
RIVER = NameExample("红河银行柳河支行", "红河银行")
OTHER = NameExample("红河银行柳河支行", "青石银行")


def check(gazetteer: Gazetteer, *rules: NameRule) -> list[tuple[str, NameExample, str]]:
    """The failures of rules, tried together."""
    found = check_name_examples(rules, rules, gazetteer)
    return [(rule.id, example, problem) for rule, example, problem in found]


def with_examples(
    rule: NameRule, *, matches: tuple[NameExample, ...] = (), rejects: tuple[NameExample, ...] = ()
) -> NameRule:
    """A rule with examples of its own."""
    return NameRule(
        rule.relation, rule.roles, rule.types, rule.of, rule.ends, matches=matches, rejects=rejects
    )


def test_our_examples_come_out(gazetteer: Gazetteer) -> None:
    """Every table holds of what it says it holds of."""
    assert check(gazetteer, *name_rules(load_relations())) == []


def test_a_name_that_says_nothing_is_told(gazetteer: Gazetteer) -> None:
    """It opens with another name than the example says."""
    rule = with_examples(BRANCH, matches=(RIVER, OTHER))
    assert check(gazetteer, rule) == [("branchOf/支行", OTHER, "the name says nothing")]


def test_a_name_that_says_too_much_is_told(gazetteer: Gazetteer) -> None:
    """A reject must not be of the table."""
    rule = with_examples(BRANCH, rejects=(RIVER, OTHER))
    said = "the name says branchOf/支行: parent 红河银行"
    assert check(gazetteer, rule) == [("branchOf/支行", RIVER, said)]


def test_another_table_may_take_a_name_first(gazetteer: Gazetteer) -> None:
    """All tables are tried on an example, since the first that fits counts."""
    part = NameRule("partOf", ("part", "whole"), ("Bank",), ("Bank",), ("支行",), matches=(RIVER,))
    said = "the name says branchOf/支行: parent 红河银行"
    assert check(gazetteer, BRANCH, part) == [("partOf/支行", RIVER, said)]
