"""Sorted spans, so that a long article costs no more than its length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from kg.model import Span

T = TypeVar("T")


def within(items: Sequence[tuple[Span, T]], start: int, end: int) -> list[tuple[Span, T]]:
    """The items that lie between two places; `items` are sorted and do not overlap."""
    low = bisect_left(items, ((start,),))  # which sorts right before whatever begins there
    found = []
    for index in range(low, len(items)):
        item = items[index]
        if item[0].start >= end:
            break
        if item[0].end <= end:
            found.append(item)
    return found


def hide(text: str, spans: Iterable[Span], sign: str) -> str:
    """The text with a sign for each character of some spans, which may overlap one another."""
    parts: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if end > last:
            begin = max(start, last)
            parts += text[last:begin], sign * (end - begin)
            last = end
    return "".join((*parts, text[last:])) if parts else text


class Taken:
    """Spans that may overlap one another, asked whether another touches one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ends: list[int] = []
        self._starts: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, span: Span) -> bool:
        """Does a span share a character with one of them?"""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._ends[at] > span.start
