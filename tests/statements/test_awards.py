"""Who wins which honour, and who gives it, where several clauses tell of it."""

from __future__ import annotations

import pytest

from kg.statements.hosts import HOSTS
from kg.statements.surface import VALUE
from tests.statements.reading import claims, statements

Award = tuple[str | None, str | None, str | None]
UNION, JOINER, SMITH = "[青石市总工会]TradeUnion", "[林小溪]Person", "[高远]Person"
FIRM, CLUB = "[远山茶业]Enterprise", "[青石市茶协]Organization"


def awards(text: str) -> set[Award]:
    """Giver, winner and honour of what the text states."""
    return {
        (s.subject, s.object or s.object_text, s.honour)
        for s in statements(text, "awarded")
        if s.modality == "asserted"
    }


SEVERAL: list[tuple[str, set[Award]]] = [
    (
        f"{UNION}授予{JOINER}“青石工匠”、{FIRM}“工人先锋号”称号。",
        {("青石市总工会", "林小溪", "青石工匠"), ("青石市总工会", "远山茶业", "工人先锋号")},
    ),
    (
        f"{JOINER}先后获得青石市劳动模范、全国技术能手等荣誉。",
        {(None, "林小溪", "青石市劳动模范"), (None, "林小溪", "全国技术能手")},
    ),
    (
        f"{UNION}授予{JOINER}“青石工匠”称号。同获这一称号的还有{SMITH}。",
        {("青石市总工会", "林小溪", "青石工匠"), ("青石市总工会", "高远", "青石工匠")},
    ),
    (
        f"银牌、铜牌分别归了{JOINER}和{SMITH}。",
        {(None, "林小溪", "银牌"), (None, "高远", "铜牌")},
    ),
    # the place has winners and is none
    (
        f"{UNION}公布“青石工匠”名单，[柳河镇]Place三人入选。",
        set(),
    ),
    (
        "[柳河镇]Place共有12家企业上榜“青石百强企业”。",
        {(None, "12家企业", "青石百强企业")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_winner_gets_the_honour_that_stands_with_it(text: str, expected: set[Award]) -> None:
    """Honours are handed out in order, listed, or named again by a word."""
    assert awards(text) == expected


AROUND: list[tuple[str, set[Award]]] = [
    # a contest told of paragraphs before
    (
        f"{CLUB}主办的茶艺赛昨天收官。\n天气很好。\n{JOINER}夺得金奖。",
        {("青石市茶协", "林小溪", "金奖")},
    ),
    (
        f"茶艺大赛昨天在青石收官。本次活动由{CLUB}、{UNION}联合主办。\n{JOINER}获最具人气奖。",
        {("青石市茶协", "林小溪", "最具人气奖"), ("青石市总工会", "林小溪", "最具人气奖")},
    ),
    # each rank and who stands beside it
    (
        f"结果贴了出来：一等奖，{JOINER}；二等奖，{SMITH}。",
        {(None, "林小溪", "一等奖"), (None, "高远", "二等奖")},
    ),
    (
        f"{CLUB}给工人{JOINER}颁了奖：一本“青石工匠”证书。",
        {("青石市茶协", "林小溪", "青石工匠")},
    ),
    (f"{UNION}授予在火场救人的{JOINER}“青石好人”称号。", {("青石市总工会", "林小溪", "青石好人")}),
    # of another year: nobody knows who held that
    (
        f"{CLUB}主办的茶艺赛昨天收官。{JOINER}去年获“青石工匠”称号。",
        {(None, "林小溪", "青石工匠")},
    ),
    # whose honour it is stands before its name
    (f"{FIRM}荣获{CLUB}科学技术奖。", {("青石市茶协", "远山茶业", "科学技术奖")}),
    # the winner is told by a clause behind 的
    (f"曾获“青石工匠”称号的工人{JOINER}退休了。", {(None, "林小溪", "青石工匠")}),
    # no verb of ours
    (f"{CLUB}评出的“青石工匠”里，出现了{JOINER}的名字。", {("青石市茶协", "林小溪", "青石工匠")}),
    (f"{JOINER}正在角逐“青石工匠”称号。", set()),
    (f"{CLUB}设立“青石工匠”奖学金。", set()),
]


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_the_words_around_an_honour_tell_who_won_and_who_gave(
    text: str, expected: set[Award]
) -> None:
    """A giver who is not told is left open, not guessed."""
    assert awards(text) == expected


def test_a_pupil_wins_and_not_who_taught_him() -> None:
    """他带的徒弟某某 is the subject, not the 他 of its relative clause."""
    text = (
        "[林小溪]Person是焊工。他带的徒弟[王小雨]Person去年被[青石市总工会]TradeUnion"
        "评为“青石工匠”。"
    )
    assert claims(text, "awarded") == {("青石市总工会", "王小雨")}


def test_a_long_run_of_honours_is_read_in_one_way() -> None:
    """What hides an honour is passed over whole: in several ways it would take for ever."""
    assert HOSTS.match(VALUE * 2000 + "某") is None
    assert HOSTS.match(VALUE * 2000 + "颁发")
