"""Who holds which post where, in what the rules make of a sentence."""

from __future__ import annotations

import pytest

from tests.statements.reading import claims, statements

UNION, TEA, BANK = "[青石市总工会]TradeUnion", "[远山茶业]Enterprise", "[红河银行]Bank"
LIN, GAO = "[林小溪]Person", "[高远]Person"


def posts(text: str) -> dict[tuple[str | None, str | None], tuple[str, ...]]:
    """The posts of each asserted affiliation."""
    return {
        (s.subject, s.object): dict(s.roles).get("post", ())
        for s in statements(text, "affiliatedWith")
        if s.modality == "asserted"
    }


def test_posts_at_two_bodies_are_two_statements() -> None:
    """Each body with its own post."""
    text = f"{TEA}董事长、[青石市商会]Organization副会长{LIN}到场。"
    assert posts(text) == {
        ("林小溪", "远山茶业"): ("董事长",),
        ("林小溪", "青石市商会"): ("副会长",),
    }


def test_a_post_of_the_same_rank_is_of_the_same_body() -> None:
    """局长甲、副局长乙; but a mayor listed behind is none of the union's."""
    assert posts(f"{UNION}主席{LIN}、副主席{GAO}到场。")[("高远", "青石市总工会")] == ("副主席",)
    assert ("高远", "青石市总工会") not in posts(f"{UNION}主席{LIN}、副市长{GAO}到场。")


def test_there_is_one_head_and_many_hands() -> None:
    """医生甲、乙 are both; of 行长甲、乙 only the first is."""
    clinic = "[青石医院]Organization"
    assert claims(f"{clinic}医生{LIN}、{GAO}到场。", "affiliatedWith") == {
        ("林小溪", "青石医院"),
        ("高远", "青石医院"),
    }
    assert claims(f"{BANK}行长{LIN}、{GAO}到场。", "affiliatedWith") == {("林小溪", "红河银行")}


@pytest.mark.parametrize("word", ["前", "原"])
def test_a_former_body_has_no_posts_now(word: str) -> None:
    """The word before the body's name would be lost in the post."""
    assert posts(f"{word}{BANK}行长{LIN}受审。") == {}
    assert posts(f"{BANK}原行长{LIN}受审。") == {("林小溪", "红河银行"): ("原行长",)}


def test_a_post_cut_by_the_name_is_told_whole() -> None:
    """外交部|长 is the 部长."""
    assert posts(f"[青石市商务局]Agency长{LIN}到场。") == {("林小溪", "青石市商务局"): ("局长",)}


def test_an_office_of_the_state_is_none_of_the_party() -> None:
    """县委书记、县长: only the first is a post at the committee."""
    text = f"[柳河县委]Organization书记、县长{LIN}到场。"
    assert posts(text) == {("林小溪", "柳河县委"): ("书记",)}


def test_posts_of_one_article_are_kept_together() -> None:
    """One statement, all posts that the article gives."""
    text = f"{TEA}董事长{LIN}到场。\n{LIN}担任{TEA}党委书记。"
    assert posts(text) == {("林小溪", "远山茶业"): ("党委书记", "董事长")}


def test_a_head_of_a_body_holds_the_post_himself() -> None:
    """In funding he acts for his body; here the person is meant."""
    text = f"{TEA}董事长{LIN}当选[青石市商会]Organization会长。"
    assert posts(text) == {
        ("林小溪", "远山茶业"): ("董事长",),
        ("林小溪", "青石市商会"): ("会长",),
    }


def test_a_post_gives_nobody_money() -> None:
    """Who holds a post is not the giver of what 另 is given in the next sentence."""
    text = f"{BANK}向{TEA}放款300万元。{LIN}任{TEA}董事长。"
    assert claims(text, "funds") == {("红河银行", "远山茶业")}
