"""Characters and runs of a few of them as numbers, and where such numbers stand in long lists."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

BITS = 21  # of a code point
Codes = NDArray[Any]

_SPREADS = np.uint64(0x9E3779B97F4A7C15)  # a multiplier after which the upper bits are well mixed
_ROOM = 4  # slots a key: of five keys four have one of their own


def code_points(text: str) -> Codes:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def pair_codes(text: str) -> Codes:
    """A number for each character and the one after it."""
    points = code_points(text).astype(np.int64)
    return points[:-1] << BITS | points[1:]


def runs(starts: Codes, counts: Codes) -> Codes:
    """`counts[n]` numbers from `starts[n]` on, for one `n` after the other."""
    return np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())


class CodeIndex:
    """Finds the places of codes among `keys`, which are distinct and not negative.

    A binary search would look at some twenty places of memory for each code. Here its hash says in
    which slot it is noted; keys whose slot another has taken are searched for among themselves.
    """

    def __init__(self, keys: Codes) -> None:
        size = self._unknown = len(keys)
        bits = max(1, int(_ROOM * size).bit_length())
        self._shift = np.uint64(64 - bits)
        self._keys = np.append(keys, -1).astype(np.int64)  # -1: what an empty slot leads to
        self._slots = np.full(1 << bits, size, np.int32)
        slots = self._hash(self._keys[:size])
        self._slots[slots] = np.arange(size)
        late = np.flatnonzero(self._slots[slots] != np.arange(size))
        late = late[np.argsort(self._keys[late])]
        self._late = np.append(self._keys[late], np.iinfo(np.int64).max)
        self._late_places = np.append(late, size)

    def find(self, codes: Codes) -> Codes:
        """The place of each code, an `int64`; the number of keys where it is none of them."""
        places = self._slots.take(self._hash(codes))
        others = np.flatnonzero((self._keys.take(places) != codes) & (places < self._unknown))
        found = codes[others]
        at = np.searchsorted(self._late, found)
        places[others] = np.where(self._late[at] == found, self._late_places[at], self._unknown)
        return places

    def _hash(self, codes: Codes) -> Codes:
        mixed = codes.view(np.uint64) * _SPREADS
        mixed >>= self._shift
        return mixed.view(np.int64)
