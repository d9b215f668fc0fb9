"""The weights of a trained name tagger as arrays, and how they are kept in a file.

A feature is a template (`-10`: the character before and this one) with what fills it (`北京`). What
fills the templates of characters is looked up by code points, words and the few other features by
themselves. What is found is a number, and each number has its weights for some of the labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from kg.codes import BITS, CodeIndex

Ints = NDArray[Any]
Floats = NDArray[np.float64]

CHARS = ("0", "-1", "1", "-2", "2")
PAIRS = ("-10", "01", "-2-1", "12")
SKIPS = ("-11",)
TRIPLES = ("-101", "-2-10", "012")
WORDS = ("w", "w-1", "w1")
GRAMS = {"chars": CHARS, "pairs": PAIRS, "skips": SKIPS, "triples": TRIPLES}


@dataclass(frozen=True, slots=True)
class Grams:
    """What fills some templates of characters, and the numbers of the features.

    `keys` are sorted codes, `numbers` have a row a template and a column a key, and one more
    column for whatever is unknown.
    """

    keys: Ints
    numbers: Ints
    _index: CodeIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", CodeIndex(self.keys))

    def find(self, codes: Ints) -> Ints:
        """The column of each code."""
        return self._index.find(codes)


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear chain: `transitions` from label to label, and weights of features by their number.

    The feature `n` has weights `values[first[n] : first[n + 1]]`, for the labels that stand at the
    same places of `targets`; the last number has none and is every unknown feature's. `words` gives
    the column in `word_numbers`, which has a row a template and a last column for unknown words.
    """

    labels: tuple[str, ...]
    transitions: Floats
    first: Ints
    targets: Ints
    values: Floats
    grams: Mapping[str, Grams]
    words: Mapping[str, int]
    word_numbers: Ints
    others: Mapping[str, int]

    @property
    def unknown(self) -> int:
        """The number of a feature that has no weights."""
        return len(self.first) - 2

    def rows(self, numbers: Ints) -> Floats:
        """The weights of the features, one row each, over all labels."""
        dense = np.zeros((*numbers.shape, len(self.labels)))
        places, counts = self.entries(numbers.ravel())
        rows = np.repeat(np.arange(numbers.size), counts)
        dense.reshape(-1, len(self.labels))[rows, self.targets[places]] = self.values[places]
        return dense

    def entries(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Where the weights of the features lie, one feature after the other, and how many each has."""
        begin = self.first[numbers].astype(np.int64)
        counts = self.first[numbers + 1] - begin
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        return np.repeat(begin - ends + counts, counts) + np.arange(total), counts


def make_weights(
    labels: Iterable[str],
    transitions: Floats,
    features: Iterable[tuple[str, Iterable[tuple[int, float]]]],
) -> Weights:
    """Weights from the features by name, each with its labels (by place) and their values."""
    names: dict[str, dict[str, int]] = {}
    others: dict[str, int] = {}
    entries: list[tuple[int, float]] = []
    first = [0]
    for number, (name, own) in enumerate(features):
        template, _, filling = name.partition("=")
        if template in _FILLED and filling:
            names.setdefault(template, {})[filling] = number
        else:
            others[name] = number
        entries.extend(own)
        first.append(len(entries))
    unknown = len(first) - 1
    words, word_numbers = _columns([names.get(template, {}) for template in WORDS], unknown)
    return Weights(
        tuple(labels),
        transitions,
        np.array([*first, first[-1]], np.int32),
        np.array([label for label, _ in entries], np.uint8),
        np.array([value for _, value in entries], np.float64),
        {
            kind: _grams([names.get(template, {}) for template in templates], unknown)
            for kind, templates in GRAMS.items()
        },
        words,
        word_numbers,
        others,
    )


_FILLED = frozenset(chain(*GRAMS.values(), WORDS))


def _columns(tables: list[dict[str, int]], unknown: int) -> tuple[dict[str, int], Ints]:
    """A column for each string of the tables, and the numbers: a row a table."""
    columns = {key: n for n, key in enumerate(sorted(set(chain(*tables))))}
    numbers = np.full((len(tables), len(columns) + 1), unknown, np.int32)
    for row, table in zip(numbers, tables, strict=True):
        row[[columns[key] for key in table]] = list(table.values())
    return columns, numbers


def _grams(tables: list[dict[str, int]], unknown: int) -> Grams:
    columns, numbers = _columns(tables, unknown)
    codes = np.array([gram_code(key) for key in columns], np.int64)
    order = np.argsort(codes)
    return Grams(codes[order], numbers[:, [*order.tolist(), len(columns)]])


def gram_code(gram: str) -> int:
    """One number for one, two or three characters."""
    code = 0
    for char in gram:
        code = code << BITS | ord(char)
    return code


def save_weights(weights: Weights, file: Path | BinaryIO) -> None:
    """Write the weights as a numpy archive without pickled objects."""
    arrays: dict[str, Any] = {
        f"{kind}_{part}": getattr(table, part)
        for kind, table in weights.grams.items()
        for part in ("keys", "numbers")
    }
    np.savez(
        file,
        labels=np.array(weights.labels),
        transitions=weights.transitions,
        first=weights.first,
        targets=weights.targets,
        values=weights.values,
        words=_packed(list(weights.words)),
        word_numbers=weights.word_numbers,
        others=_packed(list(weights.others)),
        other_numbers=np.array(list(weights.others.values()), np.int32),
        **arrays,
    )


def load_weights(file: Path | BinaryIO) -> Weights:
    """Read what `save_weights` wrote."""
    with np.load(file) as stored:
        words, others = _unpacked(stored["words"]), _unpacked(stored["others"])
        return Weights(
            tuple(stored["labels"].tolist()),
            stored["transitions"],
            stored["first"],
            stored["targets"],
            stored["values"],
            {kind: Grams(stored[f"{kind}_keys"], stored[f"{kind}_numbers"]) for kind in GRAMS},
            dict(zip(words, range(len(words)), strict=True)),
            stored["word_numbers"],
            dict(zip(others, stored["other_numbers"].tolist(), strict=True)),
        )


def _packed(strings: list[str]) -> NDArray[np.uint8]:
    """Strings without line feeds as one array of bytes."""
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n") if len(packed) else []
