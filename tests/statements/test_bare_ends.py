"""A name may be taken up again by its bare end, where that can be no other's."""

from __future__ import annotations

import pytest

from tests.statements.reading import claims, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[柳河县儿童福利院]Organization很热闹。[远山茶业]Enterprise给福利院送去10台电脑。", True),
        ("[柳河县儿童福利院]Organization、[青石县儿童福利院]Organization都很热闹。[远山茶业]Enterprise给福利院送去10台电脑。", False),
        ("[柳河县儿童福利院]Organization很热闹。[远山茶业]Enterprise给福利院老师送去10台电脑。", False),
    ],
)  # fmt: skip
def test_a_bare_end_stands_for_the_one_name_that_has_it(text: str, expected: bool) -> None:
    """福利院 is the 儿童福利院 that was named, unless two were."""
    assert (("远山茶业", "柳河县儿童福利院") in claims(text, "funds")) is expected


def test_all_of_a_sum_just_named_is_what_is_given() -> None:
    """悉数 takes up the one sum of the clause before."""
    text = "[林小溪]Person三年攒了8.7万元，前天悉数捐给了[青石中学]Organization。"
    (gift,) = statements(text, "funds")
    assert gift.evidence[0].amount and gift.evidence[0].amount.text == "8.7万元"


def test_a_comma_inside_a_number_cuts_no_clause() -> None:
    """1,200套 is one count."""
    text = "[远山茶业]Enterprise把1,200套课桌捐给了[青石中学]Organization。"
    assert [s.evidence[0].rule for s in statements(text, "funds")] == ["funds/hand-to"]


@pytest.mark.parametrize("count", ["三人", "3人", "等三人"])
def test_a_number_behind_a_list_counts_it(count: str) -> None:
    """甲、乙、丙三人 are the three, and no group."""
    people = [f"[林小{word}]Person" for word in "溪雨雷"]
    text = f"{'、'.join(people)}{count}获“青石工匠”称号。"
    assert {s.object for s in statements(text, "awarded")} == {"林小溪", "林小雨", "林小雷"}
