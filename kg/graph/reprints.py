"""Reprints: articles that are one text but for small edits, another byline, cuts.

A text is known by its shingles, runs of eight characters without what stands between them. Of their
hashes the least are kept (Broder's bottom-k MinHash): they are a fair sample, and the samples of a
text and of its shorter reprint are of the same shingles. A text is compared only with the few that
have most of its rarest hashes, so that the work grows with the corpus, not with its square.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

SHINGLE = 8  # characters
KEPT = 256  # hashes of a text
LEAST = 96  # of them: by these a text can be found
LOOKED_UP = 24  # of these, those that fewest other texts have: by them it is looked for
MET = 5  # one in so many of these a text must have that it is compared with
CROWD = 200  # texts with one hash: it is boilerplate, and finds no more of them
COMPARED = 8  # texts at most that one is compared with
SHORTEST = 60  # characters; what is shorter is no article
SHARED = 0.8  # of the shorter text's shingles that stand in the longer one
LENGTH = 0.4  # of the longer text that the shorter one has at least
FIGURES = 0.75  # of the fewer figures of two texts that stand in both

_BETWEEN = re.compile(r"[\W_]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_FACTOR = 0x9E3779B97F4A7C15
_LAST = (1 << 32) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is kept of a text: its length in characters that count, its least hashes, its figures."""

    length: int
    hashes: NDArray[np.uint32]
    figures: NDArray[np.uint32]


def find_reprints(articles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Article id to the id of the article that it reprints, for those that do.

    Given ids and texts, in any order. Of articles with one text the longest stands for all, of
    equal ones the first by id; it is in no key. Texts are not kept, a kilobyte and a half of each is.
    """
    sketches = {key: sketch for key, text in articles if (sketch := sketch_text(text))}
    order = sorted(sketches, key=lambda key: (-sketches[key].length, key))
    rarest = _rarest([sketches[key] for key in order])
    places: dict[int, list[int]] = defaultdict(list)
    found: dict[str, str] = {}
    for at, (key, rare) in enumerate(zip(order, rarest, strict=True)):
        met = Counter(chain.from_iterable(places.get(value, ()) for value in rare[:LOOKED_UP]))
        least = min(len(rare), LOOKED_UP) // MET
        near = sorted(
            (place for place in met if met[place] >= least), key=lambda place: (-met[place], place)
        )[:COMPARED]
        alike = [(-shared(sketches[key], sketches[order[place]]), place) for place in near]
        best = min(alike, default=(0.0, -1))
        if -best[0] >= SHARED:
            found[key] = order[best[1]]
            continue
        for value in rare:
            if len(places[value]) < CROWD:
                places[value].append(at)
    return found


def _rarest(sketches: Sequence[Sketch]) -> Iterator[list[int]]:
    """Of each text the hashes that another text has too, those that few have first."""
    if not sketches:
        return
    values, counts = np.unique(
        np.concatenate([sketch.hashes[:LEAST] for sketch in sketches]), return_counts=True
    )
    values, counts = values[counts > 1], counts[counts > 1]
    for sketch in sketches:
        hashes = sketch.hashes[:LEAST]
        hashes = hashes[hashes <= values[-1:].max(initial=0)]
        at = np.searchsorted(values, hashes)
        at = at[values[at] == hashes]
        yield values[at][np.argsort(counts[at], kind="stable")].tolist()


def sketch_text(text: str) -> Sketch | None:
    """The sketch of a text; `None` of one that is too short to be told from another."""
    plain = unicodedata.normalize("NFKC", text)
    letters = _BETWEEN.sub("", plain).lower()
    if len(letters) < SHORTEST:
        return None
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), "<u4")
    hashes = np.unique(_hash_runs(codes.astype(np.uint64)))[:KEPT]
    figures = {zlib.crc32(figure.encode()) for figure in _FIGURE.findall(plain)}
    return Sketch(len(letters), hashes, np.array(sorted(figures), np.uint32))


def shared(one: Sketch, other: Sketch) -> float:
    """Share of the shorter text's shingles that the longer one has; 0 where they are no reprints.

    So where the one is much shorter, or its figures are others: then they tell of other things.
    """
    short, long = sorted((one, other), key=lambda sketch: sketch.length)
    if short.length < LENGTH * long.length:
        return 0.0
    fewer = min(len(short.figures), len(long.figures))
    if len(np.intersect1d(short.figures, long.figures, True)) < FIGURES * fewer:
        return 0.0
    limit = min(_complete_to(short), _complete_to(long))
    mine = short.hashes[short.hashes <= limit]
    common = np.intersect1d(mine, long.hashes, assume_unique=True)
    return len(common) / max(1, len(mine))


def _complete_to(sketch: Sketch) -> np.uint32:
    """Up to this hash all of the text's are kept."""
    return sketch.hashes[-1] if len(sketch.hashes) == KEPT else np.uint32(_LAST)


def _hash_runs(codes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """A hash of each run of characters, the same on every machine."""
    runs = np.zeros(len(codes) - SHINGLE + 1, np.uint64)
    for at in range(SHINGLE):
        runs *= np.uint64(1_000_003)
        runs += codes[at : at + len(runs)]
    runs *= np.uint64(_FACTOR)
    runs ^= runs >> np.uint64(29)
    runs *= np.uint64(0xBF58476D1CE4E5B9)
    return (runs >> np.uint64(32)).astype(np.uint32)
