"""Words from arrays are the words of pkuseg."""

from dataclasses import fields
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from kg.mentions import load_pipeline
from kg.mentions.pipeline import MODEL_DIR
from kg.mentions.segmenter_model import load_segmenter, make_segmenter
from kg.mentions.tokenizer import ARRAYS, KgTokenizer, with_spaces
from kg.model import Span

TEXTS = (
    "青石市总工会昨天向远山茶业有限公司发放贷款3500万元，新华社北京电。",
    "（记者 陆一禾）  黔山银行\n\n柳河支行\t“五一奖章”ＡＢＣ－１２％ a.b-c_d|e/f*g:h",
    "工",
    " \n\u3000",
    "",
    "😀𠮷\U0010fffe\U0010ffff\U000fffff十七点五",
    "中国共产党中央委员会全国人民代表大会常务委员会" * 20,
)


@pytest.fixture(scope="module")
def tokenizer() -> KgTokenizer:
    """The tokenizer of a pipeline that nobody else uses."""
    import spacy

    return cast(KgTokenizer, spacy.load(MODEL_DIR).tokenizer)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_pkuseg(tokenizer: KgTokenizer, text: str) -> None:
    """Whatever stands in a text: spaces, wide letters, signs that pkuseg renames."""
    shipped = load_segmenter(MODEL_DIR / "tokenizer" / ARRAYS)
    assert [text[a:b] for a, b in shipped.cut(text)] == tokenizer.pkuseg_seg.cut(text)


@pytest.mark.slow
def test_the_shipped_arrays_are_made_of_the_shipped_pkuseg(tokenizer: KgTokenizer) -> None:
    """Made again, they are the same."""
    made = make_segmenter(tokenizer.pkuseg_seg)
    shipped = load_segmenter(MODEL_DIR / "tokenizer" / ARRAYS)
    for name in (field.name for field in fields(made) if field.init):
        assert np.array_equal(getattr(made, name), getattr(shipped, name)), name


@pytest.mark.slow
def test_a_users_words_are_kept(tmp_path: Path) -> None:
    """Who gives pkuseg words of his own gets them, and so does who loads what he saved."""
    import spacy

    nlp = spacy.load(MODEL_DIR)
    text = "云溪茶业园来了"
    assert "溪茶业园" not in [token.text for token in nlp.make_doc(text)]
    cast(KgTokenizer, nlp.tokenizer).pkuseg_update_user_dict(["溪茶业园"])
    assert "溪茶业园" in [token.text for token in nlp.make_doc(text)]
    nlp.to_disk(tmp_path)
    assert not (tmp_path / "tokenizer" / ARRAYS).exists()
    assert "溪茶业园" in [token.text for token in spacy.load(tmp_path).make_doc(text)]


def _saved(tokenizer: KgTokenizer) -> bytes:
    return cast(bytes, tokenizer.to_bytes())  # type: ignore[no-untyped-call]


@pytest.mark.slow
def test_the_tokenizer_survives_bytes() -> None:
    """As spaCy hands it to another process."""
    tokenizer = cast(KgTokenizer, load_pipeline().tokenizer)
    again = KgTokenizer(tokenizer.vocab).from_bytes(_saved(tokenizer))
    assert [t.text for t in again(TEXTS[0])] == [t.text for t in tokenizer(TEXTS[0])]


@pytest.mark.parametrize(
    ("text", "spans", "words", "spaces"),
    [
        ("甲 乙", [Span(0, 1), Span(2, 3)], ["甲", "乙"], [True, False]),
        (" 甲  乙\n", [Span(1, 2), Span(4, 5)], [" ", "甲", " ", "乙", "\n"], [0, 1, 0, 0, 0]),
        ("甲 ", [Span(0, 1)], ["甲"], [True]),
        ("\n", [], ["\n"], [False]),
        ("", [], [], []),
    ],
)
def test_white_space_is_spacys(
    text: str, spans: list[Span], words: list[str], spaces: list[bool]
) -> None:
    """One space belongs to the word before it; any other white space is a token."""
    from spacy.util import get_words_and_spaces

    assert with_spaces(text, spans) == (words, spaces)
    assert get_words_and_spaces([text[a:b] for a, b in spans], text) == (words, spaces)
