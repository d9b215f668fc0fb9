"""The reading order of a page, from boxes made by hand: a character is 10 wide and 10 high."""

from __future__ import annotations

import random

import pytest

from kg.articles.intake.columns import Piece, join_texts, read_page


def lines(left: float, top: float, *texts: str, size: float = 10, pitch: float = 16) -> list[Piece]:
    """Lines below each other; each full-width space at the start of one indents it."""
    pieces = []
    for n, text in enumerate(texts):
        bare = text.lstrip("\u3000")
        start = left + size * (len(text) - len(bare))
        y = top - n * pitch
        pieces.append(Piece(start, y - size, start + size * len(bare), y, size, bare))
    return pieces


A = (
    "　　甲银行向乙公司发放贷款",
    "三百万元用于茶园的建设和",
    "老茶树的改造期限三年。",
    "　　贷款由丙公司担保到期后",
)
B = ("一次还清本息年利率四点五", "厘。", "　　丁镇的茶园去年产值达到", "一亿元比前年增长了两成。")
READ = [
    "甲银行向乙公司发放贷款三百万元用于茶园的建设和老茶树的改造期限三年。",
    "贷款由丙公司担保到期后",
    "一次还清本息年利率四点五厘。",
    "丁镇的茶园去年产值达到一亿元比前年增长了两成。",
]


@pytest.mark.parametrize("shift", [0, 5, 8])
def test_columns_are_read_one_after_the_other(shift: float) -> None:
    """Whatever the order in the file, and whether their lines are level or not."""
    pieces = lines(0, 700, *A) + lines(140, 700 - shift, *B)
    for seed in range(5):
        random.Random(seed).shuffle(pieces)  # noqa: S311
        assert read_page(pieces) == READ


def test_a_heading_over_columns_goes_before_them() -> None:
    """What stands below it in other columns is another strip."""
    over = lines(60, 740, "茶农得贷款", size=20)
    below = lines(0, 600, "青石镇开茶会", size=16)
    wide = lines(0, 570, "　　茶会昨日在青石镇开幕四十家企", "业参展。") + lines(
        190, 570, "　　签约项目有十二个金额达到一", "亿元。"
    )
    pieces = over + lines(0, 700, *A) + lines(140, 700, *B) + below + wide
    assert read_page(pieces) == [
        "茶农得贷款",
        *READ,
        "青石镇开茶会",
        "茶会昨日在青石镇开幕四十家企业参展。",
        "签约项目有十二个金额达到一亿元。",
    ]


def test_articles_beside_each_other_keep_their_headings() -> None:
    """A heading is over its own columns only."""
    left = lines(0, 740, "茶农得贷款", size=20) + lines(0, 700, *A) + lines(140, 700, *B)
    right = lines(300, 740, "新桥通车", size=20) + lines(
        300, 704, "　　新桥昨日通车。", "　　桥长两百米，是镇", "里第一座。"
    )
    assert read_page(left + right) == [
        "茶农得贷款",
        *READ,
        "新桥通车",
        "新桥昨日通车。",
        "桥长两百米，是镇里第一座。",
    ]


def test_a_table_is_read_by_rows() -> None:
    """Its cells are short; tabs stand between them."""
    pieces = [
        piece
        for at, column in enumerate([("银行", "甲银行", "乙银行"), ("金额", "三百万", "八十万")])
        for piece in lines(at * 100, 700, *column)
    ]
    assert read_page(pieces) == ["银行\t金额", "甲银行\t三百万", "乙银行\t八十万"]


def test_a_wide_space_between_paragraphs_parts_them() -> None:
    """Where nothing is indented."""
    first = lines(0, 700, "甲银行向乙公司发放贷款三", "百万元用于茶园的建设和老")
    second = lines(0, 650, "贷款由丙公司担保到期后一", "次还清。")
    assert len(read_page(first + second)) == 2


def test_latin_words_keep_their_space() -> None:
    """Chinese ones get none."""
    assert join_texts("Yunling", "Bank") == "Yunling Bank"
    assert join_texts("云岭", "银行") == "云岭银行"
    assert join_texts("云岭", "Bank") == "云岭Bank"


def test_an_empty_page_has_nothing() -> None:
    """No line, no fault."""
    assert read_page([]) == []
