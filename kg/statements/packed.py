"""A text without the characters that nobody reads, asked by the places of the text with them."""

from __future__ import annotations

import re


class Packed:
    """The stretches of a text without some characters, each in the time of its own length.

    Most of what is asked of a clause is asked of such a stretch, again and again: so the characters
    are taken out once, and each place of the text knows its place in what is left.
    """

    __slots__ = ("_places", "_text")

    def __init__(self, text: str, loose: re.Pattern[str]) -> None:
        kept: list[str] = []
        places: list[int] = []
        last = length = 0
        for match in loose.finditer(text):
            start, end = match.span()
            kept.append(text[last:start])
            places += range(length, length + start - last)
            length += start - last
            places += [length] * (end - start)
            last = end
        kept.append(text[last:])
        places += range(length, length + len(text) - last + 1)
        self._text = "".join(kept)
        self._places = places

    def between(self, start: int, end: int) -> str:
        """What is left of the text between two places; a place behind its end is its end."""
        places = self._places
        try:
            return self._text[places[start] : places[end]]
        except IndexError:
            last = len(places) - 1
            return self._text[places[min(start, last)] : places[min(end, last)]]
