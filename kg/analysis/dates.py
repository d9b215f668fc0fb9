"""Ranges of dates, each as exact as it is written: a year, a month, a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.errors import UsageError

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last, both included, as far as they are told: ISO 8601, also cut."""

    first: str | None = None
    last: str | None = None

    def __post_init__(self) -> None:
        for value in (self.first, self.last):
            if value is not None and not _is_date(value):
                raise UsageError(f"{value}: no date; should be YYYY, YYYY-MM or YYYY-MM-DD")
        if self.first and self.last and self.first > _end(self.last):
            raise UsageError(f"{self.first} is later than {self.last}; give the earlier one first")

    def __bool__(self) -> bool:
        return bool(self.first or self.last)

    def may_hold(self, value: str) -> bool:
        """Can a date lie in the period? One that is less exact can where part of it does."""
        return (self.first is None or _end(value) >= self.first) and (
            self.last is None or value <= _end(self.last)
        )


def _is_date(value: str) -> bool:
    """Is there such a year, month or day?"""
    try:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return bool(_DATE.fullmatch(value))


def _end(value: str) -> str:
    """Not before any day of a year or a month; compared as a string."""
    return value + "-99" * (2 - value.count("-"))
