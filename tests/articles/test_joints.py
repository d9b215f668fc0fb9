"""How one text runs on into another."""

from __future__ import annotations

import pytest

from kg.articles.joints import flow, inside


@pytest.mark.parametrize(
    ("torn", "rest", "other"),
    [
        ("云岭银行为企业快", "速完成审批，当天放款。", "云岭县气象局提醒行人。"),
        ("三方把协", "议续签了两年。", "市民李女士说，她等了三天。"),
        ("贷款来自云岭县农村商业银", "行的一家支行。", "本报讯昨天，云岭大雪。"),
        ("会上，县里同五家企", "业签了约。", "近日，云岭下了一场雪。"),
    ],
)
def test_a_rest_flows_better_than_a_beginning(torn: str, rest: str, other: str) -> None:
    """What was one word before the break is found again among the paragraphs."""
    assert flow(torn, rest) > 0 > flow(torn, other)


@pytest.mark.parametrize("text", ["", " ", "㐂", "x", "\x00"])
def test_what_is_unknown_says_little(text: str) -> None:
    """No text is an error; one without known characters is neither a rest nor a beginning."""
    assert flow("", text) == flow(text, "") == 0.0
    assert abs(inside(text)) < 3
