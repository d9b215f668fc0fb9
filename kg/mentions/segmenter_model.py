"""The arrays of `Segmenter`: made from a loaded pkuseg, and kept in a file beside its model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from kg.codes import BITS
from kg.mentions.segmenter import (
    CHARS,
    FIRST_NODE,
    LENGTHS,
    LETTER,
    NEITHER,
    NUMBER,
    PAIRS,
    Ints,
    Segmenter,
)


def make_segmenter(pkuseg: Any) -> Segmenter:
    """The arrays of a loaded pkuseg; takes a second."""
    extractor, model = pkuseg.feature_extractor, pkuseg.model
    features = dict(extractor.feature_to_idx)
    tags = model.n_tag
    weights = np.vstack([model.w[: tags * model.n_feature].reshape(-1, tags), np.zeros((1, tags))])
    backoff = model.w[tags * model.n_feature :].reshape(tags, tags)
    names = {number: name for name, number in extractor.tag_to_idx.items()}
    chars, char_rows = _table(features, CHARS)
    pairs, pair_rows = _table(features, PAIRS)
    steps, places = _tree(extractor.unigram)
    number_of = {word: place for word, place in places.items() if word in extractor.unigram}
    couples, couple_rows = _couples(features, number_of)
    unknown = model.n_feature
    return Segmenter(
        weights,
        np.ascontiguousarray(np.ones((tags, tags)) + backoff.T),
        np.array(["B" in names[number] for number in range(tags)]),
        _same(type(extractor)),
        chars,
        char_rows,
        pairs,
        pair_rows,
        steps,
        np.isin(np.arange(len(steps)), list(number_of.values())),
        _rows(features, "w-1.", number_of, len(steps), unknown),
        _rows(features, "w1.", number_of, len(steps), unknown),
        couples,
        couple_rows,
    )


def _same(extractor: Any) -> Ints:
    """What pkuseg looks up for each character, as it renames and normalises them."""
    same = np.arange(FIRST_NODE, dtype=np.int32)
    same[[ord(NUMBER), ord(LETTER)]] = ord(NEITHER)
    for code, char in extractor.keywords_translate_table.items():
        same[code] = ord(char) if isinstance(char, str) else char
    for chars, sign in ((extractor.num, NUMBER), (extractor.letter, LETTER)):
        # renamed before it is normalised, as `.` is
        same[[ord(char) for char in chars if same[ord(char)] == ord(char)]] = ord(sign)
    return same


def _plain(name: str) -> str:
    return name.replace("**Num", NUMBER).replace("**Letter", LETTER)


def _table(features: Mapping[str, int], templates: Sequence[str]) -> tuple[Ints, Ints]:
    """Codes of what fills the templates, sorted, and the feature's number in each of them."""
    filled: list[dict[int, int]] = [{} for _ in templates]
    of = dict(zip(templates, filled, strict=True))
    for name, number in features.items():
        template, _, filling = name.partition(".")
        own = of.get(f"{template}.")
        if own is not None:
            own[_code(_plain(filling).split("."))] = number
    return _lined_up(filled, len(features))


def _code(chars: Iterable[str]) -> int:
    code = 0
    for char in chars:
        code = code << BITS | ord(char)
    return code


def _tree(words: Iterable[str]) -> tuple[Ints, dict[str, int]]:
    """The steps of the tree of words, sorted, and the place of each beginning of a word in them."""
    kept = [word for word in words if len(word) in LENGTHS]
    places: dict[str, int] = {}
    steps: list[int] = []
    for length in range(2, max(LENGTHS) + 1):
        level = {word[:length] for word in kept if len(word) >= length}
        coded = sorted((_step(beginning, places), beginning) for beginning in level)
        for code, beginning in coded:
            places[beginning] = len(steps)
            steps.append(code)
    return np.array(steps, np.int64), places


def _step(beginning: str, places: Mapping[str, int]) -> int:
    before = beginning[:-1]
    node = ord(before) if len(before) == 1 else FIRST_NODE + places[before]
    return node << BITS | ord(beginning[-1])


def _rows(
    features: Mapping[str, int], template: str, words: Mapping[str, int], size: int, unknown: int
) -> Ints:
    rows = np.full(size, unknown, np.int32)
    for word, place in words.items():
        rows[place] = features.get(template + word, unknown)
    return rows


def _couples(features: Mapping[str, int], words: Mapping[str, int]) -> tuple[Ints, Ints]:
    """Codes of words side by side, sorted, and the feature's number after and before the joint."""
    tables: dict[str, dict[int, int]] = {"ww.l": {}, "ww.r": {}}
    for name, number in features.items():
        template, _, filling = name.rpartition(".")
        left, _, right = filling.partition("*")
        if template in tables and left in words and right in words:
            tables[template][words[left] << BITS | words[right]] = number
    return _lined_up(list(tables.values()), len(features))


def _lined_up(tables: Sequence[Mapping[int, int]], unknown: int) -> tuple[Ints, Ints]:
    """The keys of all tables, sorted, and their values: a row a table, one column more at the end."""
    keys = np.array(sorted(set().union(*tables)), np.int64)
    rows = np.full((len(tables), len(keys) + 1), unknown, np.int32)
    for row, table in zip(rows, tables, strict=True):
        row[np.searchsorted(keys, list(table))] = list(table.values())
    return keys, rows


def save_segmenter(segmenter: Segmenter, path: Path) -> None:
    """Write the arrays as a numpy archive without pickled objects."""
    arrays: dict[str, Any] = {
        field.name: getattr(segmenter, field.name) for field in fields(segmenter) if field.init
    }
    same = arrays.pop("same")
    renamed = np.flatnonzero(same != np.arange(len(same)))
    np.savez_compressed(path, renamed=np.stack([renamed, same[renamed]]), **arrays)


def load_segmenter(path: Path) -> Segmenter:
    """Read what `save_segmenter` wrote."""
    with np.load(path) as stored:
        arrays = dict(stored)
    renamed = arrays.pop("renamed")
    same = np.arange(FIRST_NODE, dtype=np.int32)
    same[renamed[0]] = renamed[1]
    return Segmenter(same=same, **arrays)
