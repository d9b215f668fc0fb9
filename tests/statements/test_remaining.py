"""A role that nothing marks: filled by who remains, or by nobody."""

from __future__ import annotations

import pytest

from tests.statements.reading import Claim, claims, statements

BANK, FIRM, SCHOOL = "[红河银行]Bank", "[远山茶业]Enterprise", "[青石中学]Organization"
UNION, OTHER = "[青石市总工会]TradeUnion", "[长风酒业]Enterprise"

FUNDS: list[tuple[str, set[Claim]]] = [
    # nothing marks the other end: it is not guessed, though only one is near
    (f"{FIRM}急着收茶。{BANK}放款150万元。", set()),
    (f"{BANK}授信200万元，{FIRM}拿到后付清了工资。", set()),
    (f"由{FIRM}捐建的操场，本学期在{SCHOOL}启用。", set()),
    # two are left: nobody is meant
    (f"{FIRM}、{OTHER}急着收茶。{BANK}放款150万元。", set()),
    # a receiver without a name is a receiver all the same
    (f"{FIRM}来了。{BANK}给村民放款150万元。", {("红河银行", "村民")}),
    # what is counted is no verb
    (f"{FIRM}的一批人来到{SCHOOL}。", set()),
    # the verb is left out
    (
        f"{UNION}下拨救灾款，其中{SCHOOL}8万元，[柳河中学]Organization6万元。",
        {("青石市总工会", "青石中学"), ("青石市总工会", "柳河中学")},
    ),
    (f"{BANK}随即为{FIRM}放款150万元。", {("红河银行", "远山茶业")}),
    (f"{FIRM}把钱捐给了{SCHOOL}。", {("远山茶业", "青石中学")}),
]


@pytest.mark.parametrize(("text", "expected"), FUNDS)
def test_who_remains_gives_or_receives(text: str, expected: set[Claim]) -> None:
    """Rules: only where the clause itself leaves one; what weights find likely is not asked here."""
    marked = [s for s in statements(text, "funds") if s.evidence[0].rule != "funds/likely"]
    found = {(s.subject, s.object or s.object_text) for s in marked if s.modality == "asserted"}
    assert found == expected


AWARDED: list[tuple[str, set[Claim]]] = [
    (f"{UNION}主办的竞赛昨天落幕。[林小溪]Person夺得金奖。", {("青石市总工会", "林小溪")}),
    (f"[林小溪]Person夺得金奖。此项竞赛由{UNION}主办。", {("青石市总工会", "林小溪")}),
    # one claim, told twice: the giver is known
    (
        f"[林小溪]Person获“青石工匠”称号。{UNION}授予[林小溪]Person“青石工匠”称号。",
        {("青石市总工会", "林小溪")},
    ),
    ("“青石工匠”[林小溪]Person不爱说话。", {(None, "林小溪")}),
    ("[林小溪]Person被列入失信被执行人名单。", set()),
]


@pytest.mark.parametrize(("text", "expected"), AWARDED)
def test_the_host_grants(text: str, expected: set[Claim]) -> None:
    """Who holds or announces, in the sentence or beside it, grants what is won."""
    assert claims(text, "awarded") == expected


def test_who_acts_apart_is_paired_across_the_with() -> None:
    """甲与乙、丙分别签约 pairs 甲 with each, and not 乙 with 丙."""
    text = f"{SCHOOL}与{FIRM}、{OTHER}分别签订协议。"
    assert {frozenset(pair) for pair in claims(text, "partnersWith")} == {
        frozenset(("青石中学", "远山茶业")),
        frozenset(("青石中学", "长风酒业")),
    }
