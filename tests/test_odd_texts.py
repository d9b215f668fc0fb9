"""Articles that are too long are cut without losing a character; halves of one are replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kg.model import Article, Document, Paragraph, Piece
from kg.odd_texts import LONGEST, LONGEST_CLAUSE, cut_long, odd_lengths, without_surrogates
from kg.statements.clauses import MAX_CLAUSE


def article(*paragraphs: str, number: int = 1) -> Article:
    """An article whose paragraphs stand ten characters apart in the document."""
    pieces, spans, reading, place = [], [], 0, 100
    for text in paragraphs:
        pieces.append(Piece(reading, place, len(text)))
        spans.append(Paragraph("body", reading, reading + len(text)))
        reading += len(text) + 1
        place += len(text) + 10
    end = pieces[-1].start + pieces[-1].length
    text = "\n".join(paragraphs)
    return Article("a.txt", number, "题", 100, end, text, tuple(pieces), tuple(spans))


def test_an_article_of_usual_length_stays() -> None:
    """Nothing is done to it."""
    whole = article("一二三。", "四五六。")
    assert cut_long([whole], limit=9) == (whole,)


def test_a_long_article_is_cut_at_the_end_of_a_paragraph() -> None:
    """The parts are articles with their own offsets; the title stays with the first."""
    assert cut_long([article("一二三。", "四五六。")], limit=6) == (
        Article(
            "a.txt", 1, "题", 100, 104, "一二三。", (Piece(0, 100, 4),), (Paragraph("body", 0, 4),)
        ),
        Article(
            "a.txt", 2, "", 114, 118, "四五六。", (Piece(0, 114, 4),), (Paragraph("body", 0, 4),)
        ),
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一二。三四五。六", ["一二。", "三四五。", "六"]),
        ("一二三四五六七八九", ["一二三四", "五六七八", "九"]),
    ],
)
def test_a_long_paragraph_is_cut_at_a_sentence_or_at_the_limit(text: str, parts: list[str]) -> None:
    """Where no sentence ends in the second half of what fits, the cut is made at the limit."""
    found = cut_long([article(text)], limit=4)
    assert [part.text for part in found] == parts
    assert [part.start for part in found] == [100 + text.index(p) for p in parts]


def test_articles_are_numbered_anew() -> None:
    """What follows a long article keeps its place in the order."""
    found = cut_long([article("一二三四五六"), article("七", number=2)], limit=4)
    assert [(part.number, part.text) for part in found] == [(1, "一二三四"), (2, "五六"), (3, "七")]


def test_halves_of_characters_are_replaced_one_for_one() -> None:
    """Offsets stay; what was done is said, with the document and the number."""
    assert without_surrogates(Document("a.txt", "银\ud83d行\udc00", "0")) == (
        Document("a.txt", "银\ufffd行\ufffd", "0"),
        ("a.txt: 2 halves of characters (surrogates) are replaced by U+FFFD",),
    )


def test_a_sound_document_stays() -> None:
    """A character beyond the first plane is whole."""
    document = Document("a.txt", "𠀀银行", "0")
    assert without_surrogates(document) == (document, ())


def test_what_is_read_in_part_is_said() -> None:
    """An article that is cut and a run without punctuation each give one warning, others none."""
    assert odd_lengths("a.txt", [article("一二三。" * 9)]) == ()
    endless = odd_lengths("a.txt", [article("一二三。" * (LONGEST // 4 + 1))])
    assert [f"of {LONGEST + 4} characters" in line for line in endless] == [True]
    unbroken = odd_lengths("a.txt", [article("一" * (LONGEST_CLAUSE + 1))])
    assert ["without punctuation" in line for line in unbroken] == [True]


def test_the_longest_clause_is_the_rule_engines() -> None:
    """The warning speaks of the limit that the rule engine keeps."""
    assert LONGEST_CLAUSE == MAX_CLAUSE


class NotLookedThrough(tuple[Piece, ...]):
    """Pieces of a long article, which may be asked for one by one only."""

    def __iter__(self) -> Iterator[Piece]:
        """What would make the time grow with the square of the length."""
        raise AssertionError("a part of an article looks through the whole article")


def test_a_part_looks_only_at_its_own_pieces() -> None:
    """An endless file of short lines is cut in a time that grows with its length, not its square."""
    whole = article(*("一二" for _ in range(30)))
    found = cut_long([replace(whole, pieces=NotLookedThrough(whole.pieces))], limit=9)
    assert found == cut_long([whole], limit=9)
    assert [part.text for part in found] == ["一二\n一二\n一二"] * 10
