"""How sure a statement is: from its rules, and from how many sentences say it."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 0.99  # however many sentences repeat it: they may share a wrong name


def combine(sentences: Iterable[tuple[str, float]]) -> float:
    """Chance that at least one sentence is read rightly (noisy-or), to three decimals.

    `sentences` are words with the confidence of what is read in them. The same words printed twice
    are read once, with the surer reading. At most `MOST`, unless one sentence alone is surer.
    """
    found = list(sentences)
    if len(found) == 1:
        alone = max(found[0][1], 0.0)
        return round(max(min(1.0 - (1.0 - alone), MOST), alone), 3)
    surest: dict[str, float] = {}
    for text, confidence in found:
        words = "".join(text.split())
        surest[words] = max(confidence, surest.get(words, 0.0))
    doubt = 1.0
    for words in sorted(surest):
        doubt *= 1.0 - surest[words]
    return round(max(min(1.0 - doubt, MOST), *surest.values()), 3)
