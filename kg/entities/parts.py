"""A corpus cut into parts by blocking key, so that others may look for identity in each.

All rows of one key lie in one part, and what is found there depends on the part alone. One machine
by itself has one part; others are many, and whoever finds things in them hands them back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar
from zlib import crc32

PART = 5_000  # rows: one or two megabytes on their way to a worker; fewer stay here
Key = tuple[str, str]
"""The group of a name, and the name or what it is found by."""
Row = TypeVar("Row")
Found = TypeVar("Found")
Given = TypeVar("Given")


class Part(NamedTuple, Generic[Row]):
    """Rows by their place among all; the keys of part `number` of so many are to be looked at."""

    rows: Mapping[int, Row]
    number: int = 0
    parts: int = 1

    def holds(self, key: Key) -> bool:
        """Are all rows of the key here, and is it this part's to look at?"""
        return self.parts == 1 or part_of(key, self.parts) == self.number


class Spread(Protocol):
    """What has parts worked on elsewhere: `kg.workers.Cluster.spread`."""

    def __call__(
        self, work: Callable[[Given], Found], parts: Iterable[Given], /
    ) -> Iterable[Found]:
        """What the work makes of each part, in any order; the work can be sent by its name."""


def part_of(key: Key, count: int) -> int:
    """The part that a key falls to: the same one in every process."""
    return crc32("\0".join(key).encode("utf-8", "surrogatepass")) % count


def work_on(
    rows: Sequence[Row],
    keys_of: Callable[[Row], Iterable[Key]],
    work: Callable[[Part[Row]], list[Found]],
    spread: Spread | None,
) -> list[Found]:
    """What is found in all parts; here, in one part, where there is nobody else or little to do."""
    count = len(rows) // PART + 1 if spread else 1
    if spread is None or count == 1:
        return work(Part(dict(enumerate(rows))))
    return [found for part in spread(work, split(rows, keys_of, count)) for found in part]


def split(
    rows: Sequence[Row], keys_of: Callable[[Row], Iterable[Key]], count: int
) -> Iterator[Part[Row]]:
    """The parts, without rows that have no key in common with another."""
    times = Counter(key for row in rows for key in keys_of(row))
    members: list[list[int]] = [[] for _ in range(count)]
    for at, row in enumerate(rows):
        for number in {part_of(key, count) for key in keys_of(row) if times[key] > 1}:
            members[number].append(at)
    for number, found in enumerate(members):
        if found:
            yield Part({at: rows[at] for at in found}, number, count)
