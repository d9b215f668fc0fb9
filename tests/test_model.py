"""The records that pass from stage to stage."""

import pytest

from kg.model import Amount, Article, Evidence, Paragraph, Piece, Span, Statement, content_id

TORN = Article(
    document="a.txt",
    number=1,
    title="",
    start=0,
    end=20,
    text="红河银行放款三百万",
    pieces=(Piece(0, 2, 4), Piece(4, 12, 5)),
    paragraphs=(Paragraph("body", 0, 9),),
)


@pytest.mark.parametrize(
    ("reading", "spans"),
    [
        ((0, 4), (Span(2, 6),)),
        ((5, 7), (Span(13, 15),)),
        ((2, 6), (Span(4, 6), Span(12, 14))),
        ((3, 3), ()),
        ((0, 9), (Span(2, 6), Span(12, 17))),
    ],
)
def test_reading_offsets_lead_back_to_the_page(
    reading: tuple[int, int], spans: tuple[Span, ...]
) -> None:
    """A span over a column break is two spans of the document, in reading order."""
    assert TORN.to_document(*reading) == spans


def sentence(start: int, amount: str | None = None, confidence: float = 0.8) -> Evidence:
    """A sentence of one document, with an amount of that many yuan."""
    value = Amount(amount, "CNY", f"{amount}元") if amount else None
    return Evidence("a.txt", 1, start, start + 5, f"句{start}。", "r", confidence, value)


def test_a_statement_needs_evidence() -> None:
    """A claim that no sentence supports cannot be made."""
    with pytest.raises(ValueError, match="needs evidence"):
        Statement("funds", "a", "b", ())


def test_the_amount_most_often_attested_is_shown() -> None:
    """Among equals it is the first; sentences without one do not count."""
    evidence = (sentence(0), sentence(9, "5"), sentence(20, "7"), sentence(30, "7"))
    shown = Statement("funds", "a", "b", evidence).amount
    assert shown and shown.value == "7"
    shown = Statement("funds", "a", "b", evidence[:3]).amount
    assert shown and shown.value == "5"
    assert Statement("funds", "a", "b", evidence[:1]).amount is None


def test_two_sentences_are_surer_than_one() -> None:
    """Confidence grows with the sentences, and one sentence counts once."""
    once = Statement("funds", "a", "b", (sentence(0),))
    twice = Statement("funds", "a", "b", (sentence(0), sentence(9)))
    again = Statement("funds", "a", "b", (sentence(0), sentence(0)))
    assert (once.confidence, twice.confidence, again.confidence) == (0.8, 0.96, 0.8)


def test_amounts_and_dates_do_not_make_a_claim_another() -> None:
    """The id is of relation, ends, programme, honour and modality; evidence is left out."""
    one = Statement("funds", "a", "b", (sentence(0, "5"),))
    two = Statement("funds", "a", "b", (sentence(9, "7"),))
    assert one.id == two.id
    assert one.id != Statement("funds", "a", "b", one.evidence, modality="planned").id
    assert content_id("a", None) != content_id("a", "")
