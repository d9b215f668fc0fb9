"""Where names stand in a text, however they are printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import opencc

_DOTS = dict.fromkeys(map(ord, "•‧∙・．･⋅"), "·")
LEAST = 2  # a single character is a word more often than a name


class Found(NamedTuple):
    """A name, folded, where it stands in a text."""

    start: int
    end: int
    name: str


def fold(text: str) -> str:
    """The text without white space, in one width and case, with one dot between foreign names."""
    return "".join(_fold(char) for char in text if not char.isspace())


def _fold(char: str) -> str:
    """One character for one, so that places stay."""
    plain = unicodedata.normalize("NFKC", char).lower()
    return (plain if len(plain) == 1 else char).translate(_DOTS)


class NameFinder:
    """Finds names in texts: over line breaks and spaces, in both scripts, in any width and case."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        for name in sorted(set(map(fold, names))):
            for form in (name, *_other_scripts(name)):
                if len(name) >= LEAST:
                    self._names.setdefault(form, name)
        self._prefixes = {name[:n] for name in self._names for n in range(1, len(name) + 1)}
        first = sorted({re.escape(name[0]) for name in self._names})
        self._first = re.compile(f"[{''.join(first)}]" if first else r"(?!)")

    @property
    def forms(self) -> Iterable[str]:
        """Every folded form that is looked for, also in the other script."""
        return self._names.keys()

    def find(self, text: str) -> Iterator[Found]:
        """Each name, the longest where several begin; none overlaps another."""
        places = [at for at, char in enumerate(text) if not char.isspace()]
        plain = "".join(_fold(text[at]) for at in places)
        at = 0
        while first := self._first.search(plain, at):
            at = first.start() + 1
            for end in self._ends(plain, first.start()):
                found = Found(
                    places[first.start()], places[end - 1] + 1, plain[first.start() : end]
                )
                if _is_whole(text, found):
                    yield found._replace(name=self._names[found.name])
                    at = end
                    break

    def _ends(self, plain: str, start: int) -> list[int]:
        """Where the names end that begin here, the longest first."""
        ends = []
        for end in range(start + 1, len(plain) + 1):
            if plain[start:end] not in self._prefixes:
                break
            if plain[start:end] in self._names:
                ends.append(end)
        return ends[::-1]


def _is_whole(text: str, found: Found) -> bool:
    """Latin letters around a name of Latin letters make another word of it."""
    sides = (
        (text[found.start - 1 : found.start], found.name[0]),
        (text[found.end : found.end + 1], found.name[-1]),
    )
    return not any(_is_latin(outside) and _is_latin(inside) for outside, inside in sides)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _other_scripts(name: str) -> Iterator[str]:
    for config in ("t2s", "s2t"):
        yield _converter(config).convert(name)


@lru_cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
