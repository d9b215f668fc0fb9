"""Why a rule did not fire: the first step that failed, as a person would say it."""

from __future__ import annotations

import pytest

from kg.model import Statement
from kg.statements import Reading, find_statements, read_closely
from kg.statements.aloud import CONSTRUCTIONS, WAY_WORDS, read_aloud
from kg.statements.assemble import to_statements
from kg.statements.examples import parse_example
from kg.statements.filling import WAYS
from kg.statements.rules import CONSTRUCTIONS as KNOWN_CONSTRUCTIONS
from tests.statements.reading import book

BANK, FIRM, SCHOOL = "[红河银行]Bank", "[远山茶业]Enterprise", "[青石中学]Organization"


def read(text: str) -> Reading:
    """A text in bracket notation, with every trigger that came to nothing."""
    return read_closely(*parse_example(text), book())


MISSES = [
    (f"{FIRM}向{SCHOOL}捐赠仪式。", "funds/pay", "not_before", "捐赠 stands right before 仪式"),
    (
        f"{BANK}给{FIRM}送来锦旗30万元。",
        "funds/gift",
        "unless",
        "锦旗 stands in the clause",
    ),
    (
        f"{FIRM}授予{SCHOOL}“青石好学校”称号。",
        "awarded/be-conferred",
        "within",
        "none of 被, 获, 经, 由 or 受 stands before 授予",
    ),
    (f"{BANK}给了{FIRM}30万元。", "funds/of-which-to", "opens", "其中 does not begin the clause"),
    (f"{BANK}奖励{FIRM}。", "funds/give", "object", "a sum of money does not stand in the clause"),
    (f"{BANK}表彰{FIRM}。", "awarded/confer", "needs", "an honour is not found with 表彰"),
    (
        f"{BANK}捐赠20万元。",
        "funds/pay",
        "recipient",
        "what 为, 向, 给, 对 or 予 marks is not there",
    ),
    (f"向{SCHOOL}捐款。", "funds/pay", "funder", "the subject is not there (each name before"),
    (f"{BANK}的客户向{SCHOOL}捐款。", "funds/pay", "funder", "the subject is a thing of 红河银行"),
    (f"{BANK}来了。\n向{SCHOOL}捐款。", "funds/pay", "funder", "carried on into a new paragraph"),
    (f"{BANK}来了。\n捐款。", "funds/pay", "funder", "红河银行 is not carried on into a new parag"),
    (f"{BANK}来了。下雨。捐款。", "funds/pay", "funder", "红河银行 is not carried on over a whole"),
    (f"{BANK}来了，拂晓时分捐款。", "funds/pay", "funder", "红河银行 is not carried on: 3 unread"),
    (
        f"{BANK}来了，是[青石市]Place一家银行。",
        "locatedIn/one-of",
        "what",
        "红河银行 is carried on, and the clause itself must name it",
    ),
    (f"{BANK}要求各企业向{SCHOOL}捐款。", "funds/pay", "funder", "those who are told to act"),
    (f"{BANK}向该公司放款。", "funds/pay", "recipient", "not clear which name 该公司 stands for"),
    (
        f"{FIRM}向{SCHOOL}贷款。",
        "funds/lend",
        "funder",
        "远山茶业 is Enterprise, and funder must be Bank",
    ),
    (f"3家企业向{SCHOOL}捐款。", "funds/pay", "funder", "3家企业 is something without a name"),
    (f"{BANK}向{BANK}捐款。", "funds/pay", "recipient", "红河银行 would be both funder and recip"),
    (f"{FIRM}签约。", "partnersWith/sign-with", "partner2", "only 远山茶业 is found; what 与"),
    (f"{BANK}向{FIRM}放贷款。", "funds/hand-to", "longer", "part of a longer word, with which"),
]


@pytest.mark.parametrize(("text", "rule", "step", "problem"), MISSES)
def test_a_rule_that_nearly_fired_says_what_it_lacked(
    text: str, rule: str, step: str, problem: str
) -> None:
    """The step is the key of the rule file, or the role, that a person would look at."""
    told = [(miss.step, miss.problem) for miss in read(text).misses if miss.rule.id == rule]
    assert {step for step, said in told if problem in said} == {step}, told


@pytest.mark.parametrize("text", [miss[0] for miss in MISSES])
def test_looking_closely_changes_nothing(text: str) -> None:
    """What is found is the same whether somebody listens or not."""
    reading = read(text)
    closely: tuple[Statement, ...] = to_statements(reading.surface, reading.matches)
    assert closely == find_statements(*parse_example(text), book())


def test_every_mark_has_words() -> None:
    """Whatever a rule may say of a role can be read aloud."""
    assert set(WAY_WORDS) == set(WAYS)
    assert set(CONSTRUCTIONS) == set(KNOWN_CONSTRUCTIONS)


def test_a_rule_reads_aloud() -> None:
    """Each role with its marks, then the conditions."""
    aloud = {rule.id: read_aloud(rule) for rule in book().rules}
    assert aloud["funds/give"] == (
        "funder: the subject; recipient: what stands right behind the trigger; "
        "a sum of money stands in the clause"
    )
    assert aloud["locatedIn/address"] == (
        "what: each step of an address; place: the step before it"
    )


def test_listening_changes_nothing() -> None:
    """The examples of all rules state the same, whether each failure is told or none is looked at."""
    texts = [match["text"] for rule in book().rules for match in rule.matches]
    texts += [text for rule in book().rules for text in rule.rejects]
    assert len(texts) > 200
    for text in texts:
        reading = read(text)
        told = to_statements(reading.surface, reading.matches)
        assert told == find_statements(*parse_example(text), book()), text
