"""What holds for every text whatever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article
from tests.articles.by_hand import cut

PARTS = st.sampled_from(
    [
        *"银行，。、“”（）#□●1 a\n\r\u3000\t\f\u2028\x00\x1c\x85",
        "\n\n",
        "\r\n",
        "# ",
        "## ",
        "本报讯（记者 李明）",
        "□本报记者 李明\n",
        "广告\n",
        "图为茶山。李明 摄",
        "云岭银行昨天向远山茶业有限公司发放贷款",
        "这笔钱用来收购今年的春茶。",
        "茶农等来春风",
        "English words ",
        "卫 昭",
        "2022年6月3日",
    ]
)
TEXTS = st.lists(PARTS, max_size=40).map("".join) | st.text(max_size=60)


def check(text: str, articles: tuple[Article, ...]) -> None:
    """The map is exact, and no character is lost or told twice."""
    told = [0] * len(text)
    for number, article in enumerate(articles, 1):
        assert article.number == number
        end = 0
        for piece in article.pieces:
            assert piece.length > 0
            assert piece.reading >= end
            end = piece.reading + piece.length
            stands = text[piece.start : piece.start + piece.length]
            assert stands == article.text[piece.reading : end]
            for i in range(piece.start, piece.start + piece.length):
                told[i] += 1
        assert "\n".join(article.text[p.start : p.end] for p in article.paragraphs) == article.text
        assert article.start == min(piece.start for piece in article.pieces)
        assert article.end == max(piece.start + piece.length for piece in article.pieces)
    assert all(n == 1 or (n == 0 and c.isspace()) for c, n in zip(text, told, strict=True))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_is_lost_and_the_map_is_exact(text: str) -> None:
    """Every character but white space stands in one piece of one article, as in the document."""
    check(text, cut(text))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_articles(text: str) -> None:
    """Cutting twice gives equal records."""
    assert cut(text) == cut(text)


@pytest.mark.parametrize(
    "text",
    ["一" * 2_000_000, "（" * 400_000, "茶农等来春风\n" * 40_000, "云岭银行向远山\n\n" * 40_000],
    ids=["one line", "brackets", "lines", "paragraphs"],
)
def test_odd_texts_take_seconds(text: str) -> None:
    """Time grows with length, whatever the text."""
    started = time.process_time()
    check(text, cut(text))
    assert time.process_time() - started < 20
