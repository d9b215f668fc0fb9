"""The name tagger: a linear-chain CRF over characters, computed for a page at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.mentions.lexicon import Lexicon
from kg.mentions.tagger.best import best_labels
from kg.mentions.tagger.scores import Scorer
from kg.mentions.tagger.weights import Ints, Weights
from kg.mentions.tagger.words import Words

__all__ = ["Tagger", "Words"]


class Tagger:
    """Labels of characters by trained weights and the lexicons."""

    def __init__(self, weights: Weights, lexicon: Lexicon) -> None:
        self.weights = weights
        self._scorer = Scorer(weights, lexicon)

    def label(self, sentences: Sequence[str], words: Words) -> list[list[str]]:
        """BIES labels of each sentence, one a character."""
        numbers, bounds = self.numbers(sentences, words)
        labels = [self.weights.labels[n] for n in numbers.tolist()]
        return [labels[a:b] for a, b in pairwise(bounds.tolist())]

    def numbers(self, sentences: Sequence[str], words: Words) -> tuple[Ints, Ints]:
        """The number of the label of each character, and where each sentence begins."""
        scores, bounds = self._scorer.score(sentences, words)
        return best_labels(scores, bounds, self.weights.transitions), bounds
