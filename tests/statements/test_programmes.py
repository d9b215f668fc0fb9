"""Who launched what, in what the rules make of a sentence."""

from __future__ import annotations

import pytest

from tests.statements.reading import claims, statements

BANK, UNION = "[红河银行]Bank", "[青石市总工会]TradeUnion"


@pytest.mark.parametrize(
    ("words", "programme"),
    [
        ("“茶农贷”", "茶农贷"),
        ("面向果农的信贷产品“果农贷”", "果农贷"),
        ("“织女”大病救助基金", "织女"),
        ("2026年基础技能“规范管理”行动", "规范管理"),
        ("职工保障项目“安康保”", "安康保"),
        ("惠农e贷产品", "惠农e贷"),
    ],
)
def test_a_programme_has_a_name(words: str, programme: str) -> None:
    """In quotation marks with a word for what it is, or a name beyond doubt."""
    assert claims(f"{BANK}近日推出{words}。", "launched") == {("红河银行", programme)}


@pytest.mark.parametrize(
    "words",
    [
        "十条便民措施",
        "措施支持“护苗”计划",
        "“护苗”主题晚会",
        "“开心”表情包",
        "招标程序",
    ],
)
def test_what_has_no_name_is_no_programme(words: str) -> None:
    """Nor is what only serves one, or a show of its name."""
    assert claims(f"{BANK}近日推出{words}。", "launched") == set()


def test_all_that_are_listed_are_launched() -> None:
    """“甲”“乙”两款产品."""
    found = claims(f"{BANK}推出“茶农贷”“果农贷”两款产品。", "launched")
    assert found == {("红河银行", "茶农贷"), ("红河银行", "果农贷")}


def test_the_programme_is_words_and_no_entity() -> None:
    """`object` is null; its name stands as object_text, as programme, and as the role."""
    (statement,) = statements(f"{BANK}推出“茶农贷”。", "launched")
    assert (statement.object, statement.object_text, statement.programme) == (
        None,
        "茶农贷",
        "茶农贷",
    )
    assert dict(statement.roles)["programme"] == ("茶农贷",)


def test_the_word_plan_in_a_name_plans_nothing() -> None:
    """“护苗”计划由某会发起 is a fact, and 拟发起 is none."""
    assert claims(f"“护苗”计划由{UNION}发起。", "launched") == {("青石市总工会", "护苗")}
    assert claims(f"“护苗”计划拟由{UNION}发起。", "launched") == set()


def test_who_holds_another_thing_launches_nothing() -> None:
    """由甲主办的茶会暨“乙”启动: 由 is said of the party."""
    assert claims(f"由{UNION}主办的茶会暨“护苗”计划启动。", "launched") == set()
