"""Why names of different documents are one thing: a document has both, or an owner is the same.

A short name alone tells nothing beyond its document. It joins a fuller one where some document
has both names for one thing, and no other thing of that name is as near: in the same city, else in
the same province, else, where the name is no common one, anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.entities.abbreviations import short_reason
from kg.entities.clusters import Clusters
from kg.entities.context import Context
from kg.entities.filing import (
    ELSEWHERE,
    PROVINCE,
    SAME_CITY,
    SAME_PROVINCE,
    Block,
    by_city,
    file_rows,
    keys_of,
    lies_in,
)
from kg.entities.forms import normal_form
from kg.entities.joins import SPELLING
from kg.entities.parts import Key, Part, Spread, work_on
from kg.entities.reading import Reading, read_name
from kg.entities.rows import Row
from kg.entities.tails import without_legal_form
from kg.gazetteer import load_gazetteer

BUCKET = 50  # things so near that share a name: beyond that it tells nothing
_PAIRS = 12  # names of one region that are compared with one another
_DISTINCT, _STATED_DISTINCT = 4, 3
_ROUNDS = 4
KNOWN = "another document has both names"
REGION = "the name without its region, in a document of the region"
SHARED = "short form, and a document of the region has a third name for both"
OWNED = "the same unit of one owner"
Pair = tuple[int, int, str]
"""Two rows, and why they are one."""


class Known(NamedTuple):
    """A row with those that some document says to be the same.

    They count where they are one thing already, or `alike`: short for the longest of them.
    """

    pairs: tuple[Pair, ...]
    alike: bool


class Unit(NamedTuple):
    """A unit, the end of its name, and the nearest rows that its owner may be."""

    at: int
    end: str
    owners: tuple[int, ...]


class Evidence(NamedTuple):
    """What the rows of one key tell by themselves, whatever is found under other keys."""

    key: Key
    pairs: tuple[Pair, ...]
    known: tuple[Known, ...]
    units: tuple[Unit, ...]


def join_rows(rows: Sequence[Row], clusters: Clusters, spread: Spread | None = None) -> None:
    """Join rows, a row by its place in the list, for every reason but persons' own.

    Evidence is found block by block, wherever; what follows of it all together is decided here.
    """
    evidence = sorted(work_on(rows, keys_of, find_evidence, spread))
    for found in evidence:
        _join(found.pairs, rows, clusters)
    known = [case for found in evidence for case in found.known]
    for _ in range(_ROUNDS):
        pairs = [
            pair for case in known if case.alike or _are_one(case, clusters) for pair in case.pairs
        ]
        if not _join(pairs, rows, clusters):
            break
    units = sorted(unit for found in evidence for unit in found.units)
    _join(list(_owned(units, clusters)), rows, clusters)


def find_evidence(part: Part[Row]) -> list[Evidence]:
    """What the rows of each key of the part tell; it depends on these rows alone."""
    return [found for block in file_rows(part) if any((found := _evidence(block, part.rows))[1:])]


def _evidence(block: Block, rows: Mapping[int, Row]) -> Evidence:
    pairs = (*_same(block, rows), *_alike(block, rows))
    known: list[Known] = []
    if block.bearers and (block.owners or block.rests):
        block.index(rows)
        known += (case for at in block.bearers if (case := _known_as(at, block, rows)))
    return Evidence(block.key, pairs, tuple(known), tuple(_units(block, rows)))


def _join(pairs: Iterable[Pair], rows: Sequence[Row], clusters: Clusters) -> bool:
    changed = False
    for one, other, reason in pairs:
        if clusters.root(one) != clusters.root(other):
            clusters.join(one, other, rows[one].label, reason)
            clusters.reasons[other].add((rows[other].label, reason))
            changed = True
    return changed


def _are_one(case: Known, clusters: Clusters) -> bool:
    return len({clusters.root(other) for _, other, _ in case.pairs}) == 1


def _same(block: Block, rows: Mapping[int, Row]) -> Iterator[Pair]:
    """The same name but for legal form or the kind of its region; in one city, if it shows none."""
    for same in (*block.rests.values(), *by_city(block.bearers, rows)):
        for at in same[1:]:
            yield at, same[0], SPELLING


def _alike(block: Block, rows: Mapping[int, Row]) -> Iterator[Pair]:
    """Two that share a name besides their own, where one's own is short for the other's."""
    if len(block.owners) < 2:
        return
    regions: dict[str, list[int]] = defaultdict(list)
    for at in block.owners:
        for region in {"", *(city[:PROVINCE] for city in rows[at].cities)} - (
            {""} if rows[at].short else set()
        ):
            regions[region].append(at)
    for _, found in sorted(regions.items()):
        found.sort(key=lambda at: (len(rows[at].name), rows[at].name))
        for place, short in enumerate(found if len(found) <= _PAIRS else ()):
            for full in found[place + 1 :]:
                if _is_short(rows[short].label, rows[full].label):
                    yield short, full, SHARED


@lru_cache(maxsize=16384)  # all that go by one name in many cities ask for the same
def _is_short(short: str, full: str) -> bool:
    """May the one be short for the other by the grammar of names?"""
    if short in full and without_legal_form(full).endswith(without_legal_form(short)):
        return True
    return short_reason(_reading(short), _reading(full)) is not None


@lru_cache(maxsize=4096)
def _reading(name: str) -> Reading:
    return read_name(name, "Organization", 1, 0, Context((), (), load_gazetteer()))


def _known_as(at: int, block: Block, rows: Mapping[int, Row]) -> Known | None:
    """The row with those that a document says to be the same."""
    row = rows[at]
    distance, owners, rests = block.near(row)
    near = [other for other in dict.fromkeys((*owners, *rests)) if other != at]
    if not near or len(near) > BUCKET:
        return None
    if distance != SAME_CITY and not _is_distinct(row, [rows[other] for other in near]):
        return None
    pairs = tuple((at, other, KNOWN if other in block.owners else REGION) for other in near)
    return Known(pairs, _are_alike(near, rows))


def _are_alike(found: list[int], rows: Mapping[int, Row]) -> bool:
    """May all be short for the longest of them, or it itself?"""
    *shorter, longest = sorted(found, key=lambda at: (len(rows[at].label), rows[at].name))
    return all(_is_short(rows[at].label, rows[longest].label) for at in shorter)


def _distance(one: Row, other: Row) -> int:
    """How near the two are; names that show their region are near everywhere."""
    if not (one.short or other.short) or one.cities & other.cities:
        return SAME_CITY
    provinces = {city[:PROVINCE] for city in one.cities} & {
        city[:PROVINCE] for city in other.cities
    }
    return SAME_PROVINCE if provinces else ELSEWHERE


def _is_distinct(row: Row, near: list[Row]) -> bool:
    """Is the name no common one, and stated where the thing's own name has another city in it?"""
    body = without_legal_form(normal_form(row.label))
    if any(row.key in other.stated for other in near):
        return len(body) >= _STATED_DISTINCT
    regions = {region for other in near for region, _ in other.rests}
    return len(body) >= _DISTINCT and all(lies_in(row, region) for region in regions)


def _units(block: Block, rows: Mapping[int, Row]) -> Iterator[Unit]:
    """`燕岭担保工会` and who goes by `燕岭担保`, of whom the nearest count."""
    if not block.units:
        return
    owners = sorted(
        {*block.bearers, *block.owners, *(at for f in block.rests.values() for at in f)}
    )
    for at in block.units:
        by_distance: dict[int, list[int]] = defaultdict(list)
        for other in owners[:BUCKET]:
            by_distance[_distance(rows[at], rows[other])].append(other)
        nearest = min(by_distance, default=ELSEWHERE)
        if nearest < ELSEWHERE:
            _, end = rows[at].unit or ("", "")
            yield Unit(at, end, tuple(by_distance[nearest]))


def _owned(units: Iterable[Unit], clusters: Clusters) -> Iterator[Pair]:
    """`燕岭担保工会` and `北京燕岭融资担保有限公司工会`, whose companies are one."""
    known: dict[tuple[int, str], int] = {}
    for at, end, owners in units:
        roots = {clusters.root(other) for other in owners}
        if len(roots) == 1:
            first = known.setdefault((roots.pop(), end), at)
            if first != at:
                yield at, first, OWNED
