"""How sure a statement is: repeated evidence raises it, up to a cap."""

from __future__ import annotations

import pytest

from kg.confidence import combine


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([("甲。", 0.8)], 0.8),
        # two sentences that each say it are surer than one
        ([("甲。", 0.8), ("乙。", 0.8)], 0.96),
        ([("甲。", 0.7), ("乙。", 0.5)], 0.85),
        # the same words again, torn or not, are no second witness; the surer reading counts
        ([("甲来。", 0.8), ("甲\n来。", 0.6)], 0.8),
        # however many: they may share a wrong name
        ([(f"{n}。", 0.9) for n in range(9)], 0.99),
        # a rule that is surer by itself stays so
        ([("甲。", 1.0), ("乙。", 0.5)], 1.0),
    ],
)
def test_sentences_together(sentences: list[tuple[str, float]], expected: float) -> None:
    """Noisy-or over distinct sentences."""
    assert combine(sentences) == expected
    assert combine(sentences[::-1]) == expected
