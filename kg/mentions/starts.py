"""Where in a text the keys of word lists may start: most places are passed over at one look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from kg.codes import CodeIndex, code_points, pair_codes


class Starts:
    """Lists of keys, by name, that are asked together where one of their keys may start."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._last: tuple[str, dict[str, list[int]]] = "", {name: [] for name in lists}
        self._bits = {name: 1 << n for n, name in enumerate(lists)}
        pairs: dict[str, int] = {}
        self._single = np.zeros(0x110000, np.uint8)
        for name, keys in lists.items():
            bit = self._bits[name]
            for key in keys:
                pairs[key[:2]] = pairs.get(key[:2], 0) | bit
        for char in [key for key in pairs if len(key) == 1]:
            self._single[ord(char)] = pairs.pop(char)
        self._pairs = CodeIndex(pair_codes("".join(pairs))[::2])
        self._of_pair = np.array([*pairs.values(), 0], np.uint8)  # the last is every other's

    def find(self, text: str) -> dict[str, list[int]]:
        """For each list the places at which one of its keys may start, in order."""
        asked, found = self._last
        if asked != text:
            found = self._find(text)
            self._last = text, found  # the steps of the grammar ask for one text again and again
        return found

    def _find(self, text: str) -> dict[str, list[int]]:
        marks = self._single[code_points(text)]
        marks[:-1] |= self._of_pair.take(self._pairs.find(pair_codes(text)))
        return {name: np.flatnonzero(marks & bit).tolist() for name, bit in self._bits.items()}
