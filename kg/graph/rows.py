"""Sequences that are read anew each time one goes through them, so that nobody holds them whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

T = TypeVar("T")


class Rows(Sequence[T]):
    """`length` records that `read` gives in order, from disk as a rule.

    Going through them is cheap and holds one at a time; an index reads up to there, so loops over
    indices are to be avoided. Two of them are equal if they are the same object.
    """

    __slots__ = ("_length", "_read")

    def __init__(self, read: Callable[[], Iterator[T]], length: int) -> None:
        self._read = read
        self._length = length

    def __iter__(self) -> Iterator[T]:
        return self._read()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self)[index]
        at = index + self._length if index < 0 else index
        for record in islice(self, at, None) if 0 <= at < self._length else ():
            return record
        raise IndexError(f"{index} of {self._length}")
