"""Sentences end at punctuation."""

import pytest

from kg.mentions.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲来了。乙走了！", ["甲来了。", "乙走了！"]),
        ("他说：“好。”大家笑了。", ["他说：“好。”", "大家笑了。"]),
        ("标题\n正文。", ["标题", "正文。"]),
        ("放款3.46亿元；另有两笔在途。", ["放款3.46亿元；", "另有两笔在途。"]),
        ("等等……后来呢？", ["等等……", "后来呢？"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_text_is_cut_behind_its_stops(text: str, sentences: list[str]) -> None:
    """A closing quotation mark stays with its sentence; a decimal point ends none."""
    assert [text[a:b] for a, b in split_sentences(text)] == sentences
