"""What the end of a name says, and where in a name a division's may stand."""

from __future__ import annotations

import pytest

from kg.entities.regions import region_chain
from kg.entities.tails import tail, tail_of_rest
from kg.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "kind", "end"),
    [
        ("远山茶业（集团）股份有限公司", "company", "（集团）股份有限公司"),
        ("远山茶业集团", "company", "集团"),
        ("远山茶业分公司", "subsidiary", "分公司"),
        ("红河银行", "bank", "银行"),
        ("红河银行青石支行", "branch", "支行"),
        ("青石市总工会", "union", "总工会"),
        ("青石市中级人民法院", "court", "中级人民法院"),
        ("远山", None, ""),
        ("", None, ""),
    ],
)
def test_the_longest_end_of_a_name_says_its_kind(name: str, kind: str | None, end: str) -> None:
    """Whichever kinds have shorter ones."""
    assert tail(name) == (kind, end)


def test_an_end_leaves_a_beginning() -> None:
    """`总工会` is no short `工会`: a whole name that is an end of a kind is none of that kind."""
    assert tail("总工会") == ("association", "会")
    assert tail_of_rest("总工会") == ("union", "总工会")


@pytest.mark.parametrize(
    ("name", "divisions", "end"),
    [
        ("北京市昌平区总工会", ["北京市", "昌平区"], 6),
        ("凉山州总工会", ["凉山彝族自治州"], 3),
        ("远山茶业有限公司", [], 0),
        ("", [], 0),
    ],
)
def test_a_name_opens_with_divisions(
    gazetteer: Gazetteer, name: str, divisions: list[str], end: int
) -> None:
    """Also with one whose people and 自治 it leaves out."""
    chain, found = region_chain(gazetteer, name, None)
    assert ([division.name for division in chain], found) == (divisions, end)


def test_few_lengths_are_asked_for_at_a_place_of_a_name(gazetteer: Gazetteer) -> None:
    """The longest first, and none where no division's name begins so."""
    lengths = list(gazetteer.lengths("凉山州总工会"))
    assert lengths == sorted(lengths, reverse=True)
    assert {2, 3, 7} <= set(lengths)
    assert list(gazetteer.lengths("凉山州总工会", 3)) == []
