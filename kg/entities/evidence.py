"""Why names of different documents are one thing: a document has both, or an owner is the same.

A short name alone tells nothing beyond its document. It joins a fuller one where some document
has both names for one thing, and no other thing of that name is as near: in the same city, else in
the same province, else, where the name is no common one, anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

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
    lies_in,
)
from kg.entities.forms import key_of, normal_form
from kg.entities.joins import SPELLING
from kg.entities.reading import Reading, read_name
from kg.entities.rows import Row
from kg.entities.tails import PARTY, UNION, tail, without_legal_form
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


def join_rows(rows: list[Row], clusters: Clusters) -> None:
    """Join rows, a row by its place in the list, for every reason but persons' own."""
    blocks = file_rows(rows)
    for block in blocks:
        _join(_same(block, rows), rows, clusters)
        _join(_alike(block, rows), rows, clusters)
    known = [block for block in blocks if block.bearers and (block.owners or block.rests)]
    for block in known:
        block.index(rows)
    for _ in range(_ROUNDS):
        pairs = [
            pair
            for block in known
            for at in block.bearers
            for pair in _known_as(at, block, rows, clusters)
        ]
        if not _join(pairs, rows, clusters):
            break
    _join(list(_units(rows, clusters)), rows, clusters)


def _join(pairs: Iterable[Pair], rows: list[Row], clusters: Clusters) -> bool:
    changed = False
    for one, other, reason in pairs:
        if clusters.root(one) != clusters.root(other):
            clusters.join(one, other, rows[one].label, reason)
            clusters.reasons[other].add((rows[other].label, reason))
            changed = True
    return changed


def _same(block: Block, rows: list[Row]) -> Iterator[Pair]:
    """The same name but for legal form or the kind of its region; in one city, if it shows none."""
    for same in (*block.rests.values(), *by_city(block.bearers, rows)):
        for at in same[1:]:
            yield at, same[0], SPELLING


def _alike(block: Block, rows: list[Row]) -> Iterator[Pair]:
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


def _is_short(short: str, full: str) -> bool:
    """May the one be short for the other by the grammar of names?"""
    if short in full and without_legal_form(full).endswith(without_legal_form(short)):
        return True
    return short_reason(_reading(short), _reading(full)) is not None


@lru_cache(maxsize=4096)
def _reading(name: str) -> Reading:
    return read_name(name, "Organization", 1, 0, Context((), (), load_gazetteer()))


def _known_as(at: int, block: Block, rows: list[Row], clusters: Clusters) -> list[Pair]:
    """The row with those that a document says to be the same, if they are one thing or alike."""
    row = rows[at]
    distance, owners, rests = block.near(row)
    near = [other for other in dict.fromkeys((*owners, *rests)) if other != at]
    if not near or len(near) > BUCKET:
        return []
    if distance != SAME_CITY and not _is_distinct(row, [rows[other] for other in near]):
        return []
    if len({clusters.root(other) for other in near}) > 1 and not _are_alike(near, rows):
        return []
    return [(at, other, KNOWN if other in block.owners else REGION) for other in near]


def _are_alike(found: list[int], rows: list[Row]) -> bool:
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


def _units(rows: list[Row], clusters: Clusters) -> Iterator[Pair]:
    """`燕岭担保工会` and `北京燕岭融资担保有限公司工会`, whose companies are one."""
    owners: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.group == "name":
            for key in {row.key, *row.keys, *(rest for _, rest in row.rests)}:
                owners[key].append(at)
    known: dict[tuple[int, str], int] = {}
    for at, row in enumerate(rows):
        if row.group != "name" or row.name != normal_form(row.label):
            continue
        kind, end = tail(row.name)
        if kind not in (UNION, PARTY):
            continue
        above = owners.get(key_of(normal_form(row.name[: -len(end)])), [])
        by_distance: dict[int, set[int]] = defaultdict(set)
        for other in above[:BUCKET]:
            by_distance[_distance(row, rows[other])].add(clusters.root(other))
        nearest = by_distance[min(by_distance)] if by_distance else set()
        if len(nearest) == 1 and min(by_distance) < ELSEWHERE:
            first = known.setdefault((next(iter(nearest)), end), at)
            if first != at:
                yield at, first, OWNED
