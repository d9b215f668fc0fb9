"""Learned weights: a line each of feature and weight, behind a line of the words that cue a relation."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

MOST_KEPT = 50_000  # sums that are remembered
FOLDER = Path(__file__).resolve().parent / "weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """The words that make a clause worth weighing, and what each feature weighs."""

    cues: re.Pattern[str]
    values: dict[str, float]
    memory: dict[Hashable, float] = field(default_factory=dict, compare=False, repr=False)

    def likelihood(self, features: Iterable[str]) -> float:
        """Between 0 and 1, by the logistic function of the sum."""
        return likelihood_of(self.sum_of(features))

    def sum_of(self, features: Iterable[str]) -> float:
        """What the features weigh, each of them once."""
        values = self.values
        return sum([values[feature] for feature in dict.fromkeys(features) if feature in values])

    def sum_of_part(
        self, make: Callable[..., Iterable[str]], values: tuple[Hashable, ...]
    ) -> float:
        """What the features weigh that are made of some values: most are met again and again."""
        key = make, values
        known = self.memory.get(key)
        if known is None:
            if len(self.memory) >= MOST_KEPT:
                self.memory.clear()
            known = self.memory[key] = self.sum_of(make(*values))
        return known


def likelihood_of(total: float) -> float:
    """The logistic function of a sum of weights, the same in whatever order they were added up."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, round(total, 9)))))


def cue_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words, the longest first at each place."""
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))))


@lru_cache
def read_weights(path: Path) -> tuple[str, dict[str, float]]:
    """The first line of a file of weights, and the weight of each feature below it."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.rpartition("\t") for line in lines)
    return head, {name: float(value) for name, _, value in rows}


@lru_cache
def load_weights(relation: str) -> Weights | None:
    """The weights of a relation; `None` where none were learned."""
    path = FOLDER / f"{relation}.tsv"
    if not path.is_file():
        return None
    head, values = read_weights(path)
    return Weights(cue_pattern(head.split(" ")), values)
