"""Who of those that a clause names act together, and who only have the same third party."""

from __future__ import annotations

import pytest

from tests.statements.reading import Claim, claims

FIRM, SCHOOL = "[远山茶业]Enterprise", "[青石大学]Organization"
RED, LONG = "[红河集团]Enterprise", "[长风酒业]Enterprise"


def pairs(*found: Claim) -> set[Claim]:
    """Pairs in the order in which the engine gives them."""
    return {(min(p), max(p)) for p in found}  # type: ignore[type-var]


APART: list[tuple[str, set[Claim]]] = [
    # what one party signs with each of a list
    (
        f"{FIRM}已与{RED}、{LONG}等供应商签订合作协议。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "长风酒业")),
    ),
    (
        f"{RED}、{LONG}等先后与{FIRM}达成合作。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "长风酒业")),
    ),
    (
        f"{RED}、{LONG}均与{FIRM}签约。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "长风酒业")),
    ),
    # nobody says who signs with them
    (f"已与{RED}、{LONG}等供应商签订合作协议。", set()),
    # the third party has no name
    (f"{RED}、{LONG}等茶企已与收购方签订合作协议。", set()),
    # who acts jointly with several is one group with them
    (
        f"{FIRM}联合{RED}、{SCHOOL}举办茶会。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "青石大学"), ("红河集团", "青石大学")),
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_partners_of_one_third_party_are_not_paired(text: str, expected: set[Claim]) -> None:
    """A list behind 与, or before 均与, is no group that acts."""
    assert claims(text, "partnersWith") == expected


HOUSES: list[tuple[str, set[Claim]]] = [
    (
        f"{FIRM}及其全资子公司{LONG}与{RED}签订协议。",
        pairs(("远山茶业", "红河集团"), ("长风酒业", "红河集团")),
    ),
    (
        f"{FIRM}、[远山茶业青石分厂]Enterprise与{RED}签订协议。",
        pairs(("远山茶业", "红河集团"), ("红河集团", "远山茶业青石分厂")),
    ),
]


@pytest.mark.parametrize(("text", "expected"), HOUSES)
def test_a_company_and_its_own_are_one_house(text: str, expected: set[Claim]) -> None:
    """Parent and subsidiary that sign with a third have signed nothing with one another."""
    assert claims(text, "partnersWith") == expected


def test_who_takes_part_needs_one_who_leads() -> None:
    """A list that supports something has joined nobody."""
    assert claims(f"{FIRM}、{LONG}还支持村里修路。", "partnersWith") == set()


TOLD: list[tuple[str, set[Claim]]] = [
    # what a partner is called before its name
    (f"{FIRM}与全球最大的茶商{RED}签约。", pairs(("远山茶业", "红河集团"))),
    (f"{FIRM}携手国际饮料巨头{RED}开发新茶。", pairs(("远山茶业", "红河集团"))),
    # a list that begins with names nobody found
    (f"{FIRM}还与某某网、{RED}等多家平台进行合作。", pairs(("远山茶业", "红河集团"))),
    # what two act on may stand between them and the verb
    (f"{FIRM}于3月3日与{RED}就收购茶园及出售茶厂股权签订了协议。", pairs(("远山茶业", "红河集团"))),
    # the cooperation of the clause before
    (f"{FIRM}凭借平台优势，推动与{RED}的合作。", pairs(("远山茶业", "红河集团"))),
    # the next clause says who
    (f"通过与{RED}的合作，{FIRM}发挥了优势。", pairs(("远山茶业", "红河集团"))),
    # a verb between the two
    (f"{FIRM}与农户签约，{RED}派人参观。", set()),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_partner_is_found_behind_what_is_said_of_it(text: str, expected: set[Claim]) -> None:
    """Words between the two, and between them and their verb, part nobody who acts jointly."""
    assert claims(text, "partnersWith") == expected


ANNOUNCED: list[tuple[str, set[Claim]]] = [
    (f"{FIRM}今日公告称，公司与{RED}签订协议。", pairs(("远山茶业", "红河集团"))),
    (f"{FIRM}高层表示，其与{RED}已经签订协议。", pairs(("远山茶业", "红河集团"))),
    (
        f"{FIRM}主营茶叶。公司与{RED}、{LONG}等建立了合作关系。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "长风酒业")),
    ),
    # which of two announces is not said
    (f"{FIRM}、{LONG}公告称，公司与{RED}签订协议。", set()),
    (f"{FIRM}要求，公司与员工签订合同，{RED}派人见证。", set()),
]


@pytest.mark.parametrize(("text", "expected"), ANNOUNCED)
def test_the_company_that_announces_is_meant_by_company(text: str, expected: set[Claim]) -> None:
    """公司 and 其 stand for the one of whom is spoken, and for nobody where there are two."""
    assert claims(text, "partnersWith") == expected


LISTED: list[tuple[str, set[Claim]]] = [
    (
        f"{FIRM}与多家企业签约，包括{RED}、{LONG}等。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "长风酒业")),
    ),
    (
        f"{FIRM}的主要合作伙伴有：{RED}、{LONG}。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "长风酒业")),
    ),
    (
        f"{FIRM}已与包括{RED}、{LONG}在内的多家企业签约。",
        pairs(("远山茶业", "红河集团"), ("远山茶业", "长风酒业")),
    ),
    (f"{FIRM}与多家企业洽谈合作，包括{RED}、{LONG}等。", set()),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_listed_partners_are_partners_of_who_has_them(text: str, expected: set[Claim]) -> None:
    """Those that a list names have nothing with one another."""
    assert claims(text, "partnersWith") == expected


ALL_OF_THEM = pairs(("远山茶业", "红河集团"), ("远山茶业", "青石大学"), ("红河集团", "青石大学"))
COUNTED = ["三家单位在备忘录上签了字。", "三方建立了一座茶园。"]


@pytest.mark.parametrize("text", COUNTED)
def test_a_count_behind_a_list_takes_up_all_of_it(text: str) -> None:
    """甲、乙、丙三家 are the three, the last of them too."""
    assert claims(f"{FIRM}、{RED}和{SCHOOL}{text}", "partnersWith") == ALL_OF_THEM


def test_couples_of_a_list_stay_couples() -> None:
    """甲与乙、丙与丁 are two pairs, whatever they do at once."""
    text = (
        "[红河银行]Bank与[远山茶业]Enterprise、[蓝河银行]Bank与[长风酒业]Enterprise、[高山厂]Enterprise"
        "签署合作协议。"
    )
    found = {frozenset(pair) for pair in claims(text, "partnersWith")}
    assert found == {
        frozenset({"红河银行", "远山茶业"}),
        frozenset({"蓝河银行", "长风酒业"}),
        frozenset({"蓝河银行", "高山厂"}),
    }
