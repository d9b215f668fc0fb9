"""Learned weights: a line each of feature and weight, behind a line of the words that cue a relation."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add
from pathlib import Path

ONE, TWO = "u=", "bi="  # before a character of a clause, and before two
MOST_KEPT = 50_000  # sums that are remembered
_INEXACT = 1e-6  # more than a sum may be out by
FOLDER = Path(__file__).resolve().parent / "weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """The words that make a clause worth weighing, and what each feature weighs."""

    cues: re.Pattern[str]
    values: dict[str, float]
    memory: dict[Hashable, float] = field(default_factory=dict, compare=False, repr=False)
    ones: dict[str, float] = field(init=False, compare=False, repr=False)
    twos: dict[str, float] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name, sign in (("ones", ONE), ("twos", TWO)):
            found = {f[len(sign) :]: w for f, w in self.values.items() if f.startswith(sign)}
            object.__setattr__(self, name, found)

    def likelihood(self, features: Iterable[str]) -> float:
        """Between 0 and 1, by the logistic function of the sum."""
        return likelihood_of(self.sum_of(features))

    def sum_of(self, features: Iterable[str]) -> float:
        """What the features weigh, each of them once."""
        values = self.values
        return sum(map(values.__getitem__, values.keys() & features))

    def sum_of_words(self, text: str) -> float:
        """What the characters of a text and its runs of two weigh, each of them once."""
        return sum(
            [
                sum(map(known.__getitem__, known.keys() & runs))
                for known, runs in ((self.ones, {*text}), (self.twos, {*map(add, text, text[1:])}))
            ]
        )

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


def least_total(likelihood: float) -> float:
    """A sum of weights just too small for a likelihood."""
    if not 0 < likelihood < 1:
        return math.inf if likelihood >= 1 else -math.inf
    return math.log(likelihood / (1 - likelihood)) - _INEXACT


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
