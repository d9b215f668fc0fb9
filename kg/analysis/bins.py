"""Degrees in classes that double, for tables and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.analysis.statistics import DegreeRow


def degree_bins(rows: Iterable[DegreeRow]) -> list[tuple[str, int]]:
    """`0`, `1`, `2`, `3–4`, `5–8`, … with how many entities; up to the last that has any."""
    counts: Counter[int] = Counter()
    for row in rows:
        counts[0 if row.degree == 0 else (row.degree - 1).bit_length() + 1] += row.entities
    return [(_name(number), counts[number]) for number in range(max(counts, default=-1) + 1)]


def _name(number: int) -> str:
    if number <= 2:
        return str(number)
    return f"{2 ** (number - 2) + 1}–{2 ** (number - 1)}"
