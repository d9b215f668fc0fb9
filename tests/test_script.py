"""Traditional script read as simplified, in the same offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.script import to_simplified


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("臺北市政府與國泰金控簽署備忘錄。", "台北市政府与国泰金控签署备忘录。"),
        ("國務院", "国务院"),
        ("乾隆年間的後宮舊藏", "乾隆年间的后宫旧藏"),
    ],
)
def test_traditional_lines_are_read_as_simplified(printed: str, read: str) -> None:
    """OpenCC decides by phrases: 乾 stays in 乾隆."""
    assert to_simplified(printed) == read


@pytest.mark.parametrize(
    "text", ["毕昇纪念馆今天开馆。", "作曲家陳昇来到我们这里演出。", "", "abc 123\n"]
)
def test_simplified_lines_stay_as_they_are(text: str) -> None:
    """A variant character in a name is no traditional script."""
    assert to_simplified(text) == text


def test_each_line_is_judged_by_itself() -> None:
    """A page may quote a traditional paragraph."""
    text = "毕昇纪念馆今天开馆。\n臺灣銀行與農會簽約。"
    assert to_simplified(text) == "毕昇纪念馆今天开馆。\n台湾银行与农会签约。"


@given(
    st.text(
        alphabet=st.sampled_from("臺灣銀行與農會簽約甚麼裏面后後发發髮干乾幹 \n\rａ,。\u2028"),
        max_size=60,
    )
)
def test_no_character_is_added_or_dropped(text: str) -> None:
    """Every offset counts in the original too, and line feeds stay where they are."""
    read = to_simplified(text)
    assert len(read) == len(text)
    assert [i for i, c in enumerate(read) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
