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
from kg.entities.forms import key_of, normal_form
from kg.entities.joins import SPELLING
from kg.entities.reading import Reading, read_name
from kg.entities.rows import Row
from kg.entities.tails import PARTY, UNION, tail, without_legal_form
from kg.gazetteer import load_gazetteer

BUCKET = 50  # things that share a name: beyond that it tells nothing
_DISTINCT, _STATED_DISTINCT = 4, 3
_ROUNDS = 4
_PROVINCE, _MUNICIPALITIES = 2, ("11", "12", "31", "50")  # by their codes
KNOWN = "another document has both names"
REGION = "the name without its region, in a document of the region"
SHARED = "short form, and a document of the region has a third name for both"
OWNED = "the same unit of one owner"
Filed = dict[tuple[str, str], list[int]]


def join_rows(rows: list[Row], clusters: Clusters) -> None:
    """Join rows, a row by its place in the list, for every reason but persons' own."""
    filed: Filed = defaultdict(list)
    for at, row in enumerate(rows):
        for key in {row.key, *row.keys, *(rest for _, rest in row.rests)}:
            filed[row.group, key].append(at)
    filed = {key: found for key, found in filed.items() if 1 < len(found) <= BUCKET}
    for (_, key), found in sorted(filed.items()):
        _join_same(key, found, rows, clusters)
        _join_alike(key, found, rows, clusters)
    for _ in range(_ROUNDS):
        pairs = [pair for at in range(len(rows)) for pair in _known_as(at, rows, filed, clusters)]
        if not _join(pairs, rows, clusters):
            break
    _join(list(_units(rows, clusters)), rows, clusters)


def _join_same(key: str, found: list[int], rows: list[Row], clusters: Clusters) -> None:
    """The same name but for legal form or the kind of its region; in one city, if it shows none."""
    regions: dict[str, int] = {}
    for at in found:
        for region in sorted(region for region, rest in rows[at].rests if rest == key):
            _join([(at, regions.setdefault(region, at), SPELLING)], rows, clusters)
    same = [at for at in found if rows[at].key == key]
    for place, one in enumerate(same):
        for other in same[place + 1 :]:
            if _distance(rows[one], rows[other]) == 0:
                short, full = sorted((one, other), key=lambda at: len(rows[at].name))
                _join([(short, full, SPELLING)], rows, clusters)


def _join(pairs: Iterable[tuple[int, int, str]], rows: list[Row], clusters: Clusters) -> bool:
    changed = False
    for one, other, reason in pairs:
        if clusters.root(one) != clusters.root(other):
            clusters.join(one, other, rows[one].label, reason)
            changed = True
    return changed


def _join_alike(key: str, found: list[int], rows: list[Row], clusters: Clusters) -> None:
    """Two that share a name besides their own, where one's own is short for the other's."""
    owners = [at for at in found if rows[at].key != key and key in rows[at].keys]
    for place, one in enumerate(owners):
        for other in owners[place + 1 :]:
            short, full = sorted((one, other), key=lambda at: (len(rows[at].name), rows[at].name))
            if _distance(rows[short], rows[full]) <= 1 and _is_short(
                rows[short].label, rows[full].label
            ):
                _join([(short, full, SHARED)], rows, clusters)


def _is_short(short: str, full: str) -> bool:
    """May the one be short for the other by the grammar of names?"""
    if short in full and without_legal_form(full).endswith(without_legal_form(short)):
        return True
    return short_reason(_reading(short), _reading(full)) is not None


@lru_cache(maxsize=4096)
def _reading(name: str) -> Reading:
    return read_name(name, "Organization", 1, 0, Context((), (), load_gazetteer()))


def _known_as(
    at: int, rows: list[Row], filed: Filed, clusters: Clusters
) -> list[tuple[int, int, str]]:
    """The row with those that a document says to be the same, if they are one thing or alike."""
    row = rows[at]
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for other in filed.get((row.group, row.key), ()):
        if other == at:
            continue
        if row.key in rows[other].keys:
            found[_distance(row, rows[other])].append((other, KNOWN))
        elif any(rest == row.key and _drops(row, region) for region, rest in rows[other].rests):
            found[0].append((other, REGION))
    if not found:
        return []
    nearest = min(found)
    near = [other for other, _ in found[nearest]]
    if nearest and not _is_distinct(row, [rows[other] for other in near]):
        return []
    if len({clusters.root(other) for other in near}) > 1 and not _are_alike(near, rows):
        return []
    return [(at, other, reason) for other, reason in found[nearest]]


def _are_alike(found: list[int], rows: list[Row]) -> bool:
    """May all be short for the longest of them, or it itself?"""
    *shorter, longest = sorted(found, key=lambda at: (len(rows[at].label), rows[at].name))
    return all(_is_short(rows[at].label, rows[longest].label) for at in shorter)


def _drops(row: Row, region: str) -> bool:
    """May papers there leave the region out? A province's only before a name of some length."""
    wide = len(region) == _PROVINCE and region not in _MUNICIPALITIES
    return _lies_in(row, region) and (not wide or len(row.key) > _DISTINCT)


def _lies_in(row: Row, region: str) -> bool:
    return any(city.startswith(region) or region.startswith(city) for city in row.cities)


def _distance(one: Row, other: Row) -> int:
    """0 in the same city (or where the names tell the place), 1 in the same province, else 2."""
    if not (one.short or other.short) or one.cities & other.cities:
        return 0
    provinces = {city[:2] for city in one.cities} & {city[:2] for city in other.cities}
    return 1 if provinces else 2


def _is_distinct(row: Row, near: list[Row]) -> bool:
    """Is the name no common one, and stated where the thing's own name has another city in it?"""
    body = without_legal_form(normal_form(row.label))
    if any(row.key in other.stated for other in near):
        return len(body) >= _STATED_DISTINCT
    regions = {region for other in near for region, _ in other.rests}
    return len(body) >= _DISTINCT and all(_lies_in(row, region) for region in regions)


def _units(rows: list[Row], clusters: Clusters) -> Iterator[tuple[int, int, str]]:
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
        if len(nearest) == 1 and min(by_distance) < 2:
            first = known.setdefault((next(iter(nearest)), end), at)
            if first != at:
                yield at, first, OWNED
