"""Words by pkuseg's model: its features found for a whole text at once, its own Viterbi.

pkuseg looks up some eighty strings a character, most of them in vain. Here characters are numbers,
pairs of characters and words of its list are found by numpy, and the weights are added in pkuseg's
order, so that the words are the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.codes import BITS, CodeIndex, code_points
from kg.model import Span

Ints = NDArray[Any]
Floats = NDArray[np.float64]

NUMBER, LETTER = "\U0010fffe", "\U0010ffff"  # no characters: what pkuseg writes **Num and **Letter
NEITHER = "\U000fffff"  # what a text is taken to have where one of the two should stand in it
APART = "\n" * 6  # between pieces of a text; no word of the list is longer
LENGTHS = (6, 5, 4, 3, 2)  # of words in the list, in pkuseg's order
CHARS = ("c.", "c-1.", "c1.", "c-2.", "c2.")
PAIRS = ("c-1c.", "cc1.", "c-2c-1.")
FIRST_NODE = 0x110000  # of the tree of words; what is less is a character
_PIECE = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Segmenter:
    """pkuseg's weights by what they are looked up with; unknown keys have a row of zeros at the end.

    `chars` and `pairs` are sorted codes; `char_rows` and `pair_rows` have a row a template, with the
    place in `weights`. `words` are the steps of a tree of the list's words: from a node (or, at first,
    a character) and a character to a node, numbered by their place; `ends` and `begins` have the
    place in `weights` of a word that ends or begins at a character. `couples` are codes of two nodes:
    words side by side, with weights for the character after and before the joint. `same` gives the
    character that is looked up in the place of another.
    """

    weights: Floats
    edges: Floats
    opens: NDArray[np.bool_]
    same: Ints
    chars: Ints
    char_rows: Ints
    pairs: Ints
    pair_rows: Ints
    words: Ints
    is_word: NDArray[np.bool_]
    ends: Ints
    begins: Ints
    couples: Ints
    couple_rows: Ints
    _indices: Mapping[str, CodeIndex] = field(init=False, repr=False)
    _rows_of_pair: Ints = field(init=False, repr=False)

    def __post_init__(self) -> None:
        tables = ("chars", "pairs", "words", "couples")
        indices = {name: CodeIndex(getattr(self, name)) for name in tables}
        object.__setattr__(self, "_indices", indices)
        # side by side, since all of a pair are wanted
        object.__setattr__(self, "_rows_of_pair", np.ascontiguousarray(self.pair_rows.T))

    def cut(self, text: str) -> list[Span]:
        """The words of a text, in order; white space is in none."""
        pieces = [match.span() for match in _PIECE.finditer(text)]
        if not pieces:
            return []
        from spacy_pkuseg.inference import run_viterbi

        scores = self._score(APART + APART.join(text[a:b] for a, b in pieces) + APART)
        tags: list[Ints] = []
        at = len(APART)
        for start, end in pieces:
            tags.append(run_viterbi(scores[at : at + end - start], self.edges)[1])
            at += end - start + len(APART)
        sizes = np.array([end - start for start, end in pieces])
        opens = self.opens[np.concatenate(tags)]
        opens[np.cumsum(sizes) - sizes] = True  # each piece begins a word
        places = np.repeat([start for start, _ in pieces] - np.cumsum(sizes) + sizes, sizes)
        places += np.arange(len(places))
        first = np.flatnonzero(opens)
        last = np.append(first[1:], len(places)) - 1
        bounds = zip(places[first].tolist(), (places[last] + 1).tolist(), strict=True)
        return list(map(tuple.__new__, repeat(Span), bounds))

    def _score(self, text: str) -> Floats:
        """What speaks for each tag of each character, but for the outermost of `APART`."""
        codes = self.same.take(code_points(text)).astype(np.int64)
        char = self._indices["chars"].find(codes)
        pair = self._indices["pairs"].find(codes[:-1] << BITS | codes[1:])
        one, two = self.char_rows, self._rows_of_pair.take(pair, axis=0)
        scores = np.repeat(self.weights[:1], len(codes), axis=0)
        inner, end = scores[2:-2], len(codes) - 2
        for rows in (
            one[0].take(char[2:end]),
            one[1].take(char[1 : end - 1]),
            two[1 : end - 1, 0],
            one[2].take(char[3 : end + 1]),
            two[2:end, 1],
            one[3].take(char[: end - 2]),
            two[: end - 2, 2],
            one[4].take(char[4:]),
        ):
            inner += self.weights.take(rows, axis=0)
        self._add_words(scores, codes)
        return scores

    def _add_words(self, scores: Floats, codes: Ints) -> None:
        """Weights of words that end or begin at a character, and of two side by side."""
        begins = np.full((len(LENGTHS), len(codes)), -1)  # the word of each length
        ends = begins.copy()  # the word that ends before a character
        nodes, places = codes[: -max(LENGTHS)], np.arange(len(codes) - max(LENGTHS))
        ending: list[tuple[Ints, Ints]] = []  # characters and features, by the length of words
        beginning: list[tuple[Ints, Ints]] = []
        for length in reversed(LENGTHS):
            steps = self._indices["words"].find(nodes << BITS | codes[places + length - 1])
            alive = np.flatnonzero(steps < len(self.words))
            places, steps = places[alive], steps[alive]
            nodes = steps + FIRST_NODE
            whole = self.is_word[steps]
            at, words = places[whole], steps[whole]
            begins[LENGTHS.index(length), at] = ends[LENGTHS.index(length), at + length] = words
            ending.append((at + length - 1, self.ends[words]))
            beginning.append((at, self.begins[words]))
        joints = np.flatnonzero((ends >= 0).any(axis=0) & (begins >= 0).any(axis=0))
        ends, begins = ends.take(joints, axis=1), begins.take(joints, axis=1)
        left, right, at = np.nonzero((ends[:, None] >= 0) & (begins[None] >= 0))
        couple = self._indices["couples"].find(ends[left, at] << BITS | begins[right, at])
        after, before = self.couple_rows
        coupled = (joints[at], after[couple]), (joints[at] - 1, before[couple])
        added = zip(*ending[::-1], *beginning[::-1], *coupled, strict=True)  # pkuseg's order
        rows, weights = map(np.concatenate, added)
        tags = np.arange(scores.shape[1])
        cells = rows[:, None] * len(tags) + tags
        np.add.at(scores.reshape(-1), cells.ravel(), self.weights.take(weights, axis=0).ravel())
