"""Which of the formats on offer an Accept header takes."""

from __future__ import annotations

import pytest

from kg.serve.exchange import RefusedError
from kg.serve.formats import ENDINGS, ROWS, SHORT, TRIPLES, choose


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "text/csv"),
        ("*/*", "text/csv"),
        ("text/*", "text/csv"),
        ("application/xml", "application/xml"),
        ("text/*;q=0.5, application/xml;q=0.6", "application/xml"),
        ("*/*, text/csv;q=0", "text/xml"),
        ("text/csv;q=0.1, text/xml; q=0.2", "text/xml"),
        ("TEXT/XML;charset=utf-8", "text/xml"),
        ("text/csv;q=much, text/xml;q=0.1", "text/xml"),
    ],
)
def test_the_best_liked_format_is_chosen(accept: str, chosen: str) -> None:
    """The narrowest range counts; of equals the first offered."""
    assert choose(accept, ["text/csv", "text/xml", "application/xml"]) == chosen


def test_none_is_chosen_against_the_asker() -> None:
    """What weighs nothing is not sent."""
    with pytest.raises(
        RefusedError, match="no format that 'text/csv;q=0' takes; here are text/csv"
    ):
        choose("text/csv;q=0", ["text/csv"])


@pytest.mark.parametrize("short", SHORT)
def test_a_short_name_suits_every_kind_of_query(short: str) -> None:
    """`format=csv` of a CONSTRUCT gives Turtle rather than nothing, and so on."""
    assert choose(SHORT[short], ROWS) in ROWS
    assert choose(SHORT[short], TRIPLES) in TRIPLES


def test_every_format_has_an_ending() -> None:
    """A browser that keeps an answer as a file can give it the right name."""
    assert {*ROWS, *TRIPLES} - set(ENDINGS) == {"application/xml", "text/xml"}  # these get .xml
