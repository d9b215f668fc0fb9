"""Rule files: every example runs, every slip is told with file, rule and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import RelationFile, load_relations, read_relation
from kg.statements import Rule, RuleBook, check_examples, load_rules

BOOK = load_rules(load_relations())
FAILURES = check_examples(BOOK)
HEADER = """
relation = "lendsTo"
label = { zh = "借给", en = "lends to" }
class = "Lending"
[roles.lender]
types = ["Bank"]
[roles.borrower]
types = ["Enterprise"]
[roles.amount]
types = ["amount"]
"""
GOOD = """
[[rule]]
id = "lendsTo/lend"
trigger = ["借给"]
lender = "subject"
borrower = "object"
matches = [{ text = "[红河银行]Bank借给[远山茶业]Enterprise30万元。", lender = "红河银行", borrower = "远山茶业", amount = "30万元" }]
rejects = ["[红河银行]Bank拟借给[远山茶业]Enterprise30万元。"]
"""


def relation_file(folder: Path, rules: str) -> RelationFile:
    """A relation file with these rules."""
    path = folder / "lendsTo.toml"
    path.write_text(HEADER + rules, encoding="utf-8")
    return read_relation(path)


def test_there_are_rules_for_the_four_relations() -> None:
    """Each relation of the contract has rules."""
    assert {r.name for r in BOOK.relations} >= {"funds", "partnersWith", "locatedIn", "awarded"}


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_matches_and_rejects_what_it_says(rule: Rule) -> None:
    """Every rule has sentences of both kinds, and they come out as written."""
    assert rule.matches
    assert rule.rejects
    assert [f for f in FAILURES if f.rule == rule.id] == []


def test_a_new_relation_is_a_new_file_and_nothing_else(tmp_path: Path) -> None:
    """A relation the package has never heard of runs with its examples."""
    book = load_rules([relation_file(tmp_path, GOOD)])
    assert [rule.id for rule in book.rules] == ["lendsTo/lend"]
    assert check_examples(book) == []


def test_a_wrong_example_is_told_with_the_role_that_differs(tmp_path: Path) -> None:
    """A failing example names rule, sentence and role."""
    book = load_rules([relation_file(tmp_path, GOOD.replace('"30万元" }', '"40万元" }'))])
    (failure,) = check_examples(book)
    assert failure.rule == "lendsTo/lend"
    assert failure.problem == "amount is '30万元', should be '40万元'"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'lender = "subject"',
            'lendr = "subject"',
            "unknown key 'lendr'; roles of lendsTo: lender",
        ),
        ('"subject"', '"boss"', "key 'lender' has 'boss'; known are subject"),
        ('id = "lendsTo/lend"', 'id = "lend"', "should be a name such as 'lendsTo/lend-to'"),
        ('trigger = ["借给"]', "trigger = [1]", "key 'trigger' should be a list of words"),
        ('trigger = ["借给"]', 'trigger = ["借给", "借给"]', "has '借给' twice"),
        ('trigger = ["借给"]', "", "either 'trigger' or 'construction'"),
        ('trigger = ["借给"]', 'construction = "x"', "known are address"),
        ('trigger = ["借给"]', 'trigger = ["借给"]\nconfidence = 2', "over 0 and up to 1"),
        ('trigger = ["借给"]', 'trigger = ["借给"]\nneeds = ["time"]', "'needs' has 'time'"),
        ('trigger = ["借给"]', 'trigger = ["借给"]\nkind = 3', "'kind' should be a word"),
        ('lender = "红河银行"', 'lander = "红河银行"', "unknown key 'lander'"),
        ("matches = [{", "unless = [{", "'unless' should be a list of words"),
    ],
)
def test_a_bad_rule_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """The error names the file, the rule, the key, and what would be right."""
    assert old in GOOD
    with pytest.raises(OntologyError) as error:
        load_rules([relation_file(tmp_path, GOOD.replace(old, new))])
    assert "lendsTo.toml: rule '" in str(error.value)
    assert told in str(error.value)


def test_two_rules_of_one_id_are_refused(tmp_path: Path) -> None:
    """An id stands once in a file."""
    with pytest.raises(OntologyError, match="the id stands twice"):
        load_rules([relation_file(tmp_path, GOOD + GOOD)])


def test_a_rule_that_nothing_can_reach_is_refused(tmp_path: Path) -> None:
    """A rule that says what an earlier one says would never fire."""
    copy = GOOD.replace("lendsTo/lend", "lendsTo/again")
    with pytest.raises(OntologyError, match=r"'lendsTo/again'.*can never be reached.*lendsTo/lend"):
        load_rules([relation_file(tmp_path, GOOD + copy)])


def test_a_later_file_replaces_a_rule_of_the_same_id(tmp_path: Path) -> None:
    """A user's own rule takes the place of ours."""
    ours = relation_file(tmp_path, GOOD)
    (tmp_path / "own").mkdir()
    theirs = relation_file(tmp_path / "own", GOOD.replace("借给", "转给"))
    book = load_rules([ours, theirs])
    assert isinstance(book, RuleBook)
    assert [rule.triggers for rule in book.rules] == [("转给",)]
