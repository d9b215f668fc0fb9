"""Patterns that say first what they may begin with, so that most places are passed over at one look."""

from __future__ import annotations

import re
from collections.abc import Iterable


def led(begins: str, pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, tried only where one of the characters (or ranges) stands with which it may begin.

    A pattern of many alternatives is else asked for each of them at each place of a text, of which
    few begin any.
    """
    return re.compile(f"(?=[{begins}])(?:{pattern})", flags)


def right_behind(words: Iterable[str]) -> str:
    """A pattern for places right behind one of some words, by their last characters first."""
    known = sorted(set(words))
    ends = "".join(sorted({word[-1] for word in known}))
    return f"(?<=[{ends}])(?:{'|'.join(f'(?<={word})' for word in known)})"
