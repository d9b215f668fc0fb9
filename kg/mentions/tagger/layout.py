"""The sentences of a text side by side in arrays, each with room for what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.codes import code_points
from kg.mentions.features import character_kind, fold
from kg.mentions.tagger.weights import Ints

BEFORE, AFTER = "\x02\x02", "\x03\x03"
MARGIN = len(BEFORE)
KINDS = " dlhpc"  # by their number; the first is the edge of a sentence


@dataclass(frozen=True, slots=True)
class Layout:
    """Sentences one after the other, with signs before and after each.

    `places` says where each of their characters stands among `codes` (folded characters) and
    `kinds`, `rows` which character stands at a place, -1 for signs. The characters of sentence `n` are
    those from `bounds[n]` to `bounds[n + 1]`.
    """

    codes: Ints
    kinds: Ints
    places: Ints
    rows: Ints
    bounds: Ints


class Characters:
    """What is known of single characters, found once for each: its folded form and its kind."""

    def __init__(self) -> None:
        self._folded = np.zeros(0x110000, np.int64)
        self._kinds = np.zeros(0x110000, np.int64)

    def lay_out(self, sentences: Sequence[str]) -> Layout:
        """Lay sentences side by side."""
        sizes = np.array([len(sentence) for sentence in sentences], np.int64)
        bounds = np.concatenate([[0], np.cumsum(sizes)])
        skipped = np.arange(len(sizes)) * (len(BEFORE) + len(AFTER)) + MARGIN
        places = np.arange(bounds[-1]) + np.repeat(skipped, sizes)
        codes = code_points("".join(f"{BEFORE}{sentence}{AFTER}" for sentence in sentences))
        self._learn(codes)
        kinds = np.zeros(len(codes), np.int64)
        kinds[places] = self._kinds[codes[places]]
        rows = np.full(len(codes), -1)
        rows[places] = np.arange(len(places))
        return Layout(self._folded[codes], kinds, places, rows, bounds)

    def _learn(self, codes: Ints) -> None:
        for code in np.unique(codes[self._kinds[codes] == 0]).tolist():
            self._folded[code] = ord(fold(chr(code)))
            self._kinds[code] = KINDS.index(character_kind(chr(code)))
