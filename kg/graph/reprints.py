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
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

from kg.errors import StoreError

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
_SLICE = 1 << 28


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is kept of a text: its length in characters that count, its least hashes, its figures."""

    length: int
    hashes: NDArray[np.uint32]
    figures: NDArray[np.uint32]


def find_reprints(
    articles: Iterable[tuple[str, str]], folder: Path | None = None
) -> dict[str, str]:
    """Article id to the id of the article that it reprints, for those that do.

    Given ids and texts, in any order. Of articles with one text the longest stands for all, of
    equal ones the first by id; it is in no key. Texts are not kept; their sketches lie in a file in
    `folder`, which is gone at the end, and a kilobyte of each in memory.
    """
    with _aside(folder) as file:
        sketches = _Sketches(file)
        for key, text in articles:
            if sketch := sketch_text(text):
                sketches.add(key, sketch)
        order = sorted(range(len(sketches.keys)), key=sketches.rank)
        filed = _Filed(sketches.hashes())
        found: dict[str, str] = {}
        for place, at in enumerate(order):
            rare = filed.rarest(sketches.found_by(at))
            near = filed.near(rare)
            sketch = sketches.read(at) if near else None
            alike = [(-shared(sketch, sketches.read(order[n])), n) for n in near] if sketch else []
            best = min(alike, default=(0.0, -1))
            if -best[0] >= SHARED:
                found[sketches.keys[at]] = sketches.keys[order[best[1]]]
            else:
                filed.add(place, rare)
    return found


@contextmanager
def _aside(folder: Path | None) -> Iterator[IO[bytes]]:
    """A file without a name; what cannot be written becomes one line."""
    try:
        with TemporaryFile(dir=folder) if folder else BytesIO() as file:
            yield file
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreError(
            f"{folder}: cannot be written: {why}; make room, or name another folder"
        ) from error


class _Sketches:
    """Sketches in a file; memory holds by which hashes each is found."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places = array("Q")
        self._lengths, self._counts, self._figures = array("I"), array("H"), array("I")
        self._least, self._ends = bytearray(), array("Q", [0])
        self.keys: list[str] = []

    def add(self, key: str, sketch: Sketch) -> None:
        """One more, under the id of its article."""
        self.keys.append(key)
        self._places.append(self._file.tell())
        self._lengths.append(sketch.length)
        self._counts.append(len(sketch.hashes))
        self._figures.append(len(sketch.figures))
        self._least += sketch.hashes[:LEAST].tobytes()
        self._ends.append(len(self._least))
        self._file.write(sketch.hashes.tobytes() + sketch.figures.tobytes())

    def read(self, at: int) -> Sketch:
        """The sketch of this number."""
        hashes, figures = self._counts[at], self._figures[at]
        self._file.seek(self._places[at])
        numbers = np.frombuffer(self._file.read(4 * (hashes + figures)), np.uint32)
        return Sketch(self._lengths[at], numbers[:hashes], numbers[hashes:])

    def rank(self, at: int) -> tuple[int, str]:
        """The longest first, equal ones by id."""
        return -self._lengths[at], self.keys[at]

    def hashes(self) -> NDArray[np.uint32]:
        """The least hashes of all, one behind the other."""
        return np.frombuffer(self._least, np.uint32)

    def found_by(self, at: int) -> NDArray[np.uint32]:
        """The least hashes of one."""
        return self.hashes()[self._ends[at] // 4 : self._ends[at + 1] // 4]


class _Filed:
    """Texts filed under those of their hashes that another has too."""

    def __init__(self, hashes: NDArray[np.uint32]) -> None:
        self._values, self._times = _repeated(hashes)
        room = np.minimum(self._times, CROWD)
        self._starts = np.cumsum(room) - room
        self._filled = np.zeros(len(room), np.uint16)
        self._places = np.zeros(int(room.sum()), np.uint32)

    def rarest(self, hashes: NDArray[np.uint32]) -> NDArray[np.intp]:
        """Those of a text's hashes that another text has too; those that few have first."""
        hashes = hashes[hashes <= self._values[-1:].max(initial=0)]
        at: NDArray[np.intp] = np.searchsorted(self._values, hashes)
        at = at[self._values[at] == hashes]
        order: NDArray[np.intp] = np.argsort(self._times[at], kind="stable")
        return at[order]

    def near(self, rare: NDArray[np.intp]) -> list[int]:
        """The texts filed so far that have most of the rarest hashes."""
        met: Counter[int] = Counter()
        for at in rare[:LOOKED_UP].tolist():
            start = self._starts[at]
            met.update(self._places[start : start + self._filled[at]].tolist())
        least = min(len(rare), LOOKED_UP) // MET
        found = (place for place in met if met[place] >= least)
        return sorted(found, key=lambda place: (-met[place], place))[:COMPARED]

    def add(self, place: int, rare: NDArray[np.intp]) -> None:
        """File a text under its hashes, but for boilerplate."""
        rare = rare[self._filled[rare] < CROWD]
        self._places[self._starts[rare] + self._filled[rare]] = place
        self._filled[rare] += 1


def _repeated(hashes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The hashes that more than one text has, sorted, and how many have them; slice by slice."""
    values, times = [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)]
    for low in range(0, _LAST, _SLICE):
        within = hashes[(hashes >= low) & (hashes <= low + _SLICE - 1)]
        value, count = np.unique(within, return_counts=True)
        values.append(value[count > 1])
        times.append(count[count > 1])
    return np.concatenate(values), np.concatenate(times)


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
