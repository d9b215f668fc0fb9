"""Rows filed under the names they have, so that no name is compared with all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.entities.parts import Key, Part
from kg.entities.rows import Row

PROVINCE = 2  # characters of its code
MUNICIPALITIES = ("11", "12", "31", "50")
SAME_CITY, SAME_PROVINCE, ELSEWHERE = range(3)
_LONG = 5  # characters of a name before which papers leave their province out


class Block:
    """Rows of one key: `bearers` go by it, `owners` have it for another name of theirs.

    `rests` are rows that go by it in papers of a region, by the region's code; `units` are those
    whose owner's name it is.
    """

    __slots__ = (
        "_by_city",
        "_by_province",
        "_everywhere",
        "bearers",
        "key",
        "owners",
        "rests",
        "units",
    )

    def __init__(self, key: Key) -> None:
        self.key = key
        self.bearers: list[int] = []
        self.owners: list[int] = []
        self.rests: dict[str, list[int]] = defaultdict(list)
        self.units: list[int] = []
        self._by_city: dict[str, list[int]] = defaultdict(list)
        self._by_province: dict[str, list[int]] = defaultdict(list)
        self._everywhere: list[int] = []

    def index(self, rows: Mapping[int, Row]) -> None:
        """File the owners by where they are, before any row asks for what is near."""
        self._everywhere = [at for at in self.owners if not rows[at].short]
        for at in self.owners:
            for city in sorted(rows[at].cities):
                self._by_city[city].append(at)
                if at not in self._by_province[city[:PROVINCE]][-1:]:
                    self._by_province[city[:PROVINCE]].append(at)

    def near(self, row: Row) -> tuple[int, list[int], list[int]]:
        """How near the nearest that are known by the row's name are, these, and those by rests."""
        here = [at for city in sorted(row.cities) for at in self._by_city.get(city, ())]
        if not row.short:
            here = self._everywhere + here
        rests = self._rests(row)
        if here or rests:
            return SAME_CITY, list(dict.fromkeys(here)), list(dict.fromkeys(rests))
        provinces = {city[:PROVINCE] for city in row.cities}
        there = [at for code in sorted(provinces) for at in self._by_province.get(code, ())]
        if there:
            return SAME_PROVINCE, list(dict.fromkeys(there)), []
        return ELSEWHERE, self.owners, []

    def _rests(self, row: Row) -> list[int]:
        if not self.rests:
            return []
        found: list[int] = []
        for region, filed in self.rests.items():
            wide = len(region) == PROVINCE and region not in MUNICIPALITIES
            if lies_in(row, region) and (not wide or len(self.key[1]) >= _LONG):
                found += filed
        return found


def lies_in(row: Row, region: str) -> bool:
    """Is a document of the row at home in the region, or in what it lies in?"""
    return any(city.startswith(region) or region.startswith(city) for city in row.cities)


def file_rows(part: Part[Row]) -> list[Block]:
    """The blocks of more than one row whose keys the part holds, sorted by group and key."""
    keys = (key for row in part.rows.values() for key in keys_of(row))
    counts = Counter(keys if part.parts == 1 else filter(part.holds, keys))
    blocks = {key: Block(key) for key, count in counts.items() if count > 1}
    for at, row in part.rows.items():
        if block := blocks.get((row.group, row.key)):
            block.bearers.append(at)
        for key in row.keys:
            if block := blocks.get((row.group, key)):
                block.owners.append(at)
        for region, rest in sorted(row.rests):  # in one order, whatever process it is
            if block := blocks.get((row.group, rest)):
                block.rests[region].append(at)
        if row.unit and (block := blocks.get((row.group, row.unit[0]))):
            block.units.append(at)
    return [blocks[key] for key in sorted(blocks)]


def keys_of(row: Row) -> Iterator[Key]:
    """All that a row is filed under: most names of a corpus no other row has."""
    group = row.group
    yield group, row.key
    for key in row.keys:
        yield group, key
    for _, rest in row.rests:
        yield group, rest
    if row.unit:
        yield group, row.unit[0]


def by_city(found: Iterable[int], rows: Mapping[int, Row]) -> Iterator[list[int]]:
    """Rows of each city; those that are not short are one set, and of all their cities."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at in found:
        if not rows[at].short:
            groups[""].append(at)
        for city in sorted(rows[at].cities):
            groups[city].append(at)
    return iter(groups.values())
