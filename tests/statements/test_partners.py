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
