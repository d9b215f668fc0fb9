"""Learned weights: a line each of feature and weight, behind a line of the words that cue a relation."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """The words that make a clause worth weighing, and what each feature weighs."""

    cues: re.Pattern[str]
    values: dict[str, float]

    def likelihood(self, features: Iterable[str]) -> float:
        """Between 0 and 1, by the logistic function of the sum."""
        total = sum(self.values.get(feature, 0.0) for feature in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


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
