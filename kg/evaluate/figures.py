"""Counts and the rates made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""

    p: float
    r: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def to_json(self) -> dict[str, float]:
        """The three rates to four decimals."""
        return {"p": round(self.p, 4), "r": round(self.r, 4), "f1": round(self.f1, 4)}


class Counts(NamedTuple):
    """What was found and is right, was found and is wrong, was not found."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def rates(self) -> Rates:
        """Precision and recall."""
        return Rates(_part(self.tp, self.tp + self.fp), _part(self.tp, self.tp + self.fn))

    def to_json(self) -> dict[str, float]:
        """Rates and counts."""
        return self.rates.to_json() | self._asdict()


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return Counts(*(sum(column) for column in zip(Counts(), *counts, strict=True)))


class Share(NamedTuple):
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


def _part(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
