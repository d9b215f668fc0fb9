"""What the engine reads out of a sentence: who, to whom, how surely, and where it stands."""

from __future__ import annotations

import pytest

from kg.model import Article, Mention, Paragraph, Piece, Sentence, Span
from kg.statements import find_statements
from tests.statements.reading import Claim, book, claims, statements

BANK, FIRM, SCHOOL = "[红河银行]Bank", "[远山茶业]Enterprise", "[青石中学]Organization"
UNION, CLINIC = "[青石市总工会]TradeUnion", "[柳河医院]Organization"

FUNDS: list[tuple[str, set[Claim]]] = [
    (f"{BANK}向{FIRM}发放贷款。", {("红河银行", "远山茶业")}),
    (f"贷款由{BANK}向{FIRM}发放。", {("红河银行", "远山茶业")}),
    (f"{FIRM}获{BANK}贷款30万元。", {("红河银行", "远山茶业")}),
    (f"为{FIRM}提供贷款的是{BANK}。", {("红河银行", "远山茶业")}),
    # a list is one role with all its members
    (f"{BANK}向{FIRM}、{SCHOOL}发放贷款。", {("红河银行", "远山茶业"), ("红河银行", "青石中学")}),
    (
        f"{UNION}会同{BANK}向{SCHOOL}捐款。",
        {("青石市总工会", "青石中学"), ("红河银行", "青石中学")},
    ),
    # a subject dropped in the next clause or sentence
    (f"{BANK}开进茶山，为{FIRM}发放贷款。", {("红河银行", "远山茶业")}),
    (f"{BANK}去年成立。今年已向{FIRM}发放贷款30万元。", {("红河银行", "远山茶业")}),
    # the bank speaks through its manager
    (f"{BANK}行长[林小溪]Person介绍，今年已向{FIRM}发放贷款。", {("红河银行", "远山茶业")}),
    # the products of a firm are not the firm
    (f"{FIRM}的产品好卖，向{SCHOOL}捐款的人不少。", set()),
    # a receiver in the next clause
    (f"{FIRM}出资20万元，为{SCHOOL}添置图书。", {("远山茶业", "青石中学")}),
    (f"{FIRM}投资60万元，支持[柳河村]Place修路。", {("远山茶业", "柳河村")}),
    # money that is asked back, and talk of money
    (f"{BANK}向{FIRM}追讨发放的贷款30万元。", set()),
    (f"{BANK}向{FIRM}介绍发放贷款的条件。", set()),
    (f"{BANK}向{FIRM}说明条件并发放贷款30万元。", {("红河银行", "远山茶业")}),
    # greetings are no gift
    (f"{UNION}给{SCHOOL}送去祝福。", set()),
    (f"{UNION}给{SCHOOL}送去图书。", {("青石市总工会", "青石中学")}),
]


@pytest.mark.parametrize(("text", "expected"), FUNDS)
def test_givers_and_receivers_are_read_by_their_marks(text: str, expected: set[Claim]) -> None:
    """Roles come from markers and position, not from the distance between words."""
    assert claims(text, "funds") == expected


ANAPHORA: list[tuple[str, set[Claim]]] = [
    (f"{FIRM}缺钱。{BANK}向该公司发放贷款。", {("红河银行", "远山茶业")}),
    (f"{BANK}来了。该行向{FIRM}发放贷款。", {("红河银行", "远山茶业")}),
    (f"[林小溪]Person开店。{BANK}给她发放贷款3万元。", {("红河银行", "林小溪")}),
    # two companies side by side: nobody knows which is meant
    (f"{FIRM}、[长风酒业]Enterprise缺钱。{BANK}向该公司发放贷款。", set()),
    # no sentence says 它 of its own subject
    (f"{FIRM}缺钱。{BANK}贷给它30万元。", {("红河银行", "远山茶业")}),
    (f"{BANK}向该公司发放贷款。", set()),
]


@pytest.mark.parametrize(("text", "expected"), ANAPHORA)
def test_a_word_for_a_name_is_resolved_or_left_alone(text: str, expected: set[Claim]) -> None:
    """Where not one name fits, no statement is made."""
    assert claims(text, "funds") == expected


PARTNERS: list[tuple[str, set[Claim]]] = [
    (f"{FIRM}近日与{SCHOOL}签约。", {("远山茶业", "青石中学")}),
    (f"{FIRM}携手{SCHOOL}", {("远山茶业", "青石中学")}),
    (f"由{UNION}、{CLINIC}联合主办的义诊开始了。", {("柳河医院", "青石市总工会")}),
    # each of three with each
    (
        f"{FIRM}、{SCHOOL}和{CLINIC}签订协议。",
        {("柳河医院", "远山茶业"), ("远山茶业", "青石中学"), ("柳河医院", "青石中学")},
    ),
    # 分别: the first with each of the others
    (f"{FIRM}分别与{SCHOOL}、{CLINIC}签约。", {("远山茶业", "青石中学"), ("柳河医院", "远山茶业")}),
    # 又同: the first of the pair goes on alone
    (
        f"{FIRM}与{SCHOOL}签约，又同{CLINIC}签订协议。",
        {("远山茶业", "青石中学"), ("柳河医院", "远山茶业")},
    ),
    (f"{FIRM}与{SCHOOL}签约，双方将共建基地。", {("远山茶业", "青石中学")}),
    (f"{FIRM}与{SCHOOL}隔河相望。", set()),
]


@pytest.mark.parametrize(("text", "expected"), PARTNERS)
def test_every_pair_that_acts_jointly_is_a_partnership(text: str, expected: set[Claim]) -> None:
    """A pair comes once, its ends in order of their ids."""
    assert claims(text, "partnersWith") == {(min(p), max(p)) for p in expected if all(p)}  # type: ignore[type-var]


PLACES: list[tuple[str, set[Claim]]] = [
    (
        "[青石市]Place[柳河镇]Place[上湾村]Place的桃花开了。",
        {("柳河镇", "青石市"), ("上湾村", "柳河镇")},
    ),
    (
        "[柳河镇]Place[上湾村]Place、[下湾村]Place通了车。",
        {("上湾村", "柳河镇"), ("下湾村", "柳河镇")},
    ),
    (f"走进位于[柳河镇]Place的{FIRM}，机器轰鸣。", {("远山茶业", "柳河镇")}),
    (f"{FIRM}派人走进位于[柳河镇]Place的一家茶厂。", set()),
    ("[青石]Place[柳河]Place两地签约。", set()),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_hold_what_an_address_or_a_verb_puts_in_them(
    text: str, expected: set[Claim]
) -> None:
    """Direct steps of an address, 的 behind a place, and verbs of lying."""
    assert claims(text, "locatedIn") == expected


def test_each_winner_has_a_statement_and_an_unknown_granter_is_none() -> None:
    """Honours given out in order go to their own winners."""
    text = "[林小溪]Person、[高远]Person分获一等奖、二等奖。"
    found = {(s.subject, s.object, s.honour) for s in statements(text, "awarded")}
    assert found == {(None, "林小溪", "一等奖"), (None, "高远", "二等奖")}


def test_the_organiser_of_a_contest_grants_its_prizes() -> None:
    """The prize is told a sentence after the contest."""
    text = f"{UNION}主办的技能大赛昨天落幕。[林小溪]Person夺得一等奖。"
    assert claims(text, "awarded") == {("青石市总工会", "林小溪")}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"{BANK}向{FIRM}发放贷款。", "asserted"),
        (f"{BANK}拟向{FIRM}发放贷款。", "planned"),
        (f"{BANK}尚未向{FIRM}发放贷款。", "negated"),
    ],
)
def test_a_plan_is_not_a_fact(text: str, modality: str) -> None:
    """The statement is kept, its modality says what it is."""
    assert [s.modality for s in statements(text, "funds")] == [modality]


def test_amounts_go_to_their_own_receivers() -> None:
    """As many sums as receivers: each its own; one sum for several: the same for each."""
    two = statements(f"{BANK}向{FIRM}、{SCHOOL}分别发放贷款30万元和50万元。", "funds")
    assert {(s.object, s.amount.text if s.amount else None) for s in two} == {
        ("远山茶业", "30万元"),
        ("青石中学", "50万元"),
    }
    one = statements(f"{BANK}向{FIRM}、{SCHOOL}发放贷款30万元。", "funds")
    assert {s.amount.text if s.amount else None for s in one} == {"30万元"}


def test_a_described_group_keeps_its_words_and_has_no_entity() -> None:
    """A group is an object in words."""
    (statement,) = statements(f"{BANK}为23家小微企业发放贷款4771万元。", "funds")
    assert (statement.object, statement.object_text) == (None, "23家小微企业")


@pytest.mark.parametrize(
    ("receiver", "group"),
    [
        ("[柳河镇]Place内94家茶企", "94家茶企"),
        ("[柳河镇]Place境内的12家小微企业", "12家小微企业"),
        ("[柳河镇]Place的白花油茶种植户", "白花油茶种植户"),
        ("[柳河镇]Place境内的商户", "商户"),
    ],
)
def test_a_place_before_a_group_is_not_the_receiver(receiver: str, group: str) -> None:
    """The place says where the group is; the money goes to the group."""
    assert claims(f"{BANK}为{receiver}发放贷款30万元。", "funds") == {("红河银行", group)}


def test_a_torn_sentence_has_its_parts_in_reading_order() -> None:
    """Evidence offsets are of the document, its text is the parts joined."""
    text = "红河银行向远山茶业发放贷款。"
    name = {"红河银行": "Bank", "远山茶业": "Enterprise"}
    article = Article(
        "page.txt",
        1,
        "",
        0,
        50,
        text,
        (Piece(0, 10, 5), Piece(5, 40, 9)),
        (Paragraph("body", 0, len(text)),),
    )
    mentions = tuple(
        Mention("page.txt", 1, 0, 0, n, t, None, Span(text.find(n), text.find(n) + 4), n, n)
        for n, t in name.items()
    )
    (statement,) = find_statements(article, (Sentence(0, len(text)),), mentions, book())
    (evidence,) = statement.evidence
    assert (evidence.start, evidence.end) == (10, 49)
    assert evidence.spans == (Span(10, 15), Span(40, 49))
    assert evidence.text == text
    assert evidence.rule == "funds/hand-out"


def test_a_carried_subject_is_less_sure() -> None:
    """Confidence is the rule's own, lowered where the subject was taken over."""
    (plain,) = statements(f"{BANK}为{FIRM}发放贷款。", "funds")
    (carried,) = statements(f"{BANK}开进茶山，为{FIRM}发放贷款。", "funds")
    assert (plain.confidence, carried.confidence) == (0.9, 0.855)


def test_of_two_rules_the_surer_gives_the_roles() -> None:
    """A subsidy of interest that a less sure rule takes for a grant stays one."""
    found = statements("[青石市总工会]TradeUnion另为32名茶农补贴利息4.6万元。", "funds")
    assert [dict(s.roles)["kind"] for s in found] == [("interest subsidy",)]


def test_the_same_claim_is_one_statement_with_two_sentences() -> None:
    """Two sentences for one claim are two pieces of evidence."""
    (statement,) = statements(f"{BANK}向{FIRM}发放贷款。{FIRM}获{BANK}贷款30万元。", "funds")
    assert [e.rule for e in statement.evidence] == ["funds/hand-out", "funds/get"]
    assert statement.amount is not None
    assert statement.amount.text == "30万元"


NOT_SO: list[tuple[str, str]] = [
    # who asks says nothing
    (f"{BANK}是否会向{FIRM}发放贷款，目前尚不清楚。", "planned"),
    (f"{BANK}会不会向{FIRM}发放贷款30万元。", "planned"),
    (f"{BANK}向{FIRM}发放贷款了吗？", "planned"),
    (f"{BANK}向{FIRM}发放贷款30万元？", "planned"),
    # but who asks why takes it for granted
    (f"{BANK}为何向{FIRM}发放贷款30万元？", "asserted"),
    # a condition, even of what would lie in the past
    (f"假如{BANK}向{FIRM}发放了贷款，厂房早就盖好了。", "planned"),
    (f"要是{BANK}已向{FIRM}发放贷款，厂房早就盖好了。", "planned"),
    (f"若{BANK}已向{FIRM}发放贷款，厂房早就盖好了。", "planned"),
    (f"{BANK}向{FIRM}发放贷款的话，厂房就能盖好。", "planned"),
    (f"{BANK}向{FIRM}发放贷款30万元，是真的吗？", "planned"),
    (f"{BANK}向{FIRM}发放贷款30万元，该消息尚未证实。", "planned"),
    # taken back by the same sentence
    (f"“{BANK}向{FIRM}发放贷款30万元”，该消息系谣言。", "negated"),
    (f"{BANK}向{FIRM}发放贷款30万元，经核实，这一说法不属实。", "negated"),
    (f"{BANK}向{FIRM}发放贷款30万元，这一消息并非谣言。", "asserted"),
]


@pytest.mark.parametrize(("text", "modality"), NOT_SO)
def test_what_is_asked_supposed_or_taken_back_is_not_asserted(text: str, modality: str) -> None:
    """The whole clause, and what the sentence goes on to say of it, decide."""
    assert [s.modality for s in statements(text, "funds")] == [modality]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"{FIRM}与{SCHOOL}的合作协议已于去年终止。", "negated"),
        (f"{FIRM}与{SCHOOL}的合作关系已解除。", "negated"),
        (f"{FIRM}与{SCHOOL}签署的战略合作协议已于去年6月到期。", "negated"),
        (f"{FIRM}与{SCHOOL}解除合作关系。", "negated"),
        (f"{FIRM}与{SCHOOL}合作，为职工解除后顾之忧。", "asserted"),
        (f"{FIRM}与{SCHOOL}的合作协议到期后续签三年。", "asserted"),
    ],
)
def test_what_has_ended_is_denied(text: str, modality: str) -> None:
    """A deal noun with 终止, 解除 and the like behind it says that there is no deal."""
    assert {s.modality for s in statements(text, "partnersWith")} == {modality}
