"""Places of a text that was edited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.edits import Edit, Edits

TEXT = "职工林小溪与高远到场。"
EDITS = Edits([Edit(2, 5, "人物1号"), Edit(6, 8, "某")])


def test_a_text_is_edited_in_one_go() -> None:
    """Also a part of it, by its places in the whole; an edit over its end is made as a whole."""
    assert EDITS.apply(TEXT) == "职工人物1号与某到场。"
    assert EDITS.apply(TEXT[5:9], 5) == "与某到"
    assert EDITS.apply(TEXT[3:7], 3) == "人物1号与某"
    assert EDITS.apply("", 3) == "人物1号"


def test_places_move_with_the_text() -> None:
    """What begins or ends inside of an edit takes it in whole."""
    assert [EDITS.start(n) for n in range(9)] == [0, 1, 2, 2, 2, 6, 7, 7, 8]
    assert [EDITS.end(n) for n in range(9)] == [0, 1, 2, 6, 6, 6, 7, 8, 8]


def test_edits_that_overlap_are_one() -> None:
    """With the text of the one that was given first."""
    edits = Edits([Edit(6, 8, "某"), Edit(2, 5, "甲"), Edit(4, 7, "乙")])
    assert edits.apply(TEXT) == "职工某到场。"
    assert Edits([Edit(0, 2, "甲"), Edit(2, 5, "乙")]).apply(TEXT) == "甲乙与高远到场。"


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3), st.sampled_from(["", "甲", "乙丙丁"])))
)
def test_a_part_is_found_where_its_places_lead(rows: list[tuple[int, int, str]]) -> None:
    """For any edits, and any part of a text."""
    text = "".join(chr(ord("a") + n) for n in range(12))
    edits = Edits(Edit(start, start + length, words) for start, length, words in rows)
    whole = edits.apply(text)
    for start in range(12):
        for end in range(start + 1, 13):
            assert whole[edits.start(start) : edits.end(end)] == edits.apply(text[start:end], start)
