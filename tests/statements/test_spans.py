"""What spans of a text are asked and used for."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.statements.spans import hide


@pytest.mark.parametrize(
    ("spans", "hidden"),
    [
        ((), "红河银行放款"),
        ((Span(4, 6), Span(0, 2)), "##银行##"),
        ((Span(0, 4), Span(1, 2), Span(3, 5)), "#####款"),
        ((Span(0, 6),), "######"),
    ],
    ids=["none", "in any order", "overlapping", "all"],
)
def test_what_is_hidden_keeps_its_length(spans: tuple[Span, ...], hidden: str) -> None:
    """A sign for each character, once, so that every offset stays."""
    assert hide("红河银行放款", spans, "#") == hidden
