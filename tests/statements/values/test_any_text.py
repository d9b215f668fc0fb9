"""What holds for every text, however odd."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.statements.values import (
    clause_modality,
    find_amounts,
    find_dates,
    find_groups,
    find_honours,
    find_programmes,
)

PIECES = st.sampled_from(
    "3 5 12 一 二 十 百 万 亿 元 美元 , . ， 。 “ ” 年 月 日 今年 去年 家 户 名 企业 职工 奖 一等奖 全国 授予 获 贷 "
    "将 拟 未 没有 的 向 为 余 近 约 每户 至 - ０ ￥ 双方 签约 \n \x00 \ud800 A 阿".split(" ")
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def spans(text: str) -> dict[str, list[Span]]:
    """What each function finds."""
    return {
        "amounts": [span for span, _ in find_amounts(text)],
        "dates": [span for span, _ in find_dates(text, "2021-04-20")],
        "groups": [group.span for group in find_groups(text)],
        "honours": find_honours(text),
        "programmes": find_programmes(text),
    }


@settings(deadline=None)
@given(TEXTS)
def test_spans_are_sorted_inside_the_text_and_apart(text: str) -> None:
    """No value is empty, none overlaps another of its kind, all lie in the text."""
    for found in spans(text).values():
        assert found == sorted(found)
        assert all(0 <= span.start < span.end <= len(text) for span in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(deadline=None)
@given(TEXTS)
def test_values_are_plain(text: str) -> None:
    """An amount is digits with at most one point; its words and a date's are the text's own."""
    for span, amount in find_amounts(text):
        assert amount.text == text[span.start : span.end]
        assert amount.value.replace(".", "", 1).isdecimal() and amount.value.isascii()
    for span, date in find_dates(text, "2021-04-20"):
        assert date.text == text[span.start : span.end]
        assert len(date.value) == {"year": 4, "month": 7, "day": 10}[date.precision]


@settings(deadline=None)
@given(TEXTS, st.data())
def test_every_predicate_has_a_modality(text: str, data: st.DataObject) -> None:
    """Whatever the offsets inside the text, the answer is one of three."""
    cuts = sorted(data.draw(st.integers(0, len(text))) for _ in range(4))
    clause, predicate = Span(cuts[0], cuts[3]), Span(cuts[1], cuts[2])
    assert clause_modality(text, clause, predicate) in ("asserted", "planned", "negated")


@pytest.mark.parametrize(
    "piece",
    ["一", "1", "万", "1,", "“", "获", "全国省市", "一家企业、", "困难小微", "每", "一等奖、"],
)
def test_a_page_of_one_piece_takes_no_time(piece: str) -> None:
    """The patterns stay linear: no text makes them go back over and over."""
    start = time.perf_counter()
    spans(piece * (8000 // len(piece)))
    assert time.perf_counter() - start < 5
