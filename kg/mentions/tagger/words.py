"""The words of many sentences in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from kg.codes import Codes
from kg.model import Span


class Words(NamedTuple):
    """How many words each sentence has, and where each of all the words begins and ends."""

    counts: Codes
    starts: Codes
    ends: Codes

    @staticmethod
    def of(sentences: Sequence[Sequence[Span]]) -> Words:
        """The words of each sentence, as spans."""
        flat = np.array([*chain.from_iterable(sentences)], np.int64).reshape(-1, 2)
        return Words(np.array([*map(len, sentences)], np.int64), *flat.T)

    @staticmethod
    def joined(parts: Sequence[Words]) -> Words:
        """The words of all sentences of all parts, in order."""
        return Words(*map(np.concatenate, zip(*parts, strict=True)))

    def moved(self, steps: Sequence[int] | Codes) -> Words:
        """The words of each sentence so many characters further on."""
        step = np.repeat(np.array(steps, np.int64), self.counts)
        return Words(self.counts, self.starts + step, self.ends + step)
