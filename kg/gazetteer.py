"""Administrative divisions by full and short name, with their parents (GB/T 2260 codes)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.ontology import ontology_dir

PROVINCE, CITY, COUNTY, TOWNSHIP = 1, 2, 3, 4
DIVISIONS = "https://kg.example/division/"
"""Before its code the IRI of a division, whatever the base of a build: so graphs meet."""
_TAIWAN = "71"
_SUFFIXES = frozenset(
    "特别行政区 自治区 自治州 自治县 自治旗 地区 林区 街道 新区 矿区 省 市 区 县 盟 旗 镇 乡".split()
)
_LENGTHS = (5, 3, 2, 1)  # of the suffixes
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_OPENING = 2  # characters, which the name of every division has
_PEOPLES = (
    "壮族 回族 维吾尔 蒙古族 蒙古 藏族 苗族 彝族 布依族 侗族 瑶族 "
    "白族 土家族 哈尼族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 "
    "东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 "
    "仡佬族 锡伯 普米族 塔吉克 怒族 鄂温克族 保安族 裕固族 京族 独龙族 朝鲜族 "
    "满族 各族 "
).split()
_PEOPLE_TAIL = re.compile(f"(?:{'|'.join(sorted(_PEOPLES, key=len, reverse=True))})+$")


class Division(NamedTuple):
    """An administrative division; `parent` is a code, empty for a province."""

    code: str
    name: str
    level: int
    parent: str

    @property
    def short(self) -> str:
        """The name without its kind (`昌平`); the name itself where one character would be left."""
        stem = self.name
        for length in _LENGTHS:
            if stem[-length:] in _SUFFIXES:
                stem = stem[:-length]
                break
        if stem != self.name and self.name.endswith((*_AUTONOMOUS, "乡")):
            bare = _PEOPLE_TAIL.sub("", stem)
            stem = bare if len(bare) >= 2 else stem
        return stem if len(stem) >= 2 else self.name

    @property
    def standard_code(self) -> str | None:
        """The six digits of GB/T 2260; `None` for a township and inside Taiwan, which have none."""
        if self.level == TOWNSHIP or (self.code.startswith(_TAIWAN) and self.parent):
            return None
        return f"{self.code:0<6}"


class Former(NamedTuple):
    """A name that a division had: in `within` (a code), and now `now` (a code), if it is one."""

    name: str
    within: str
    now: str | None


class Gazetteer:
    """All divisions of China down to townships, and names that some had before."""

    def __init__(self, divisions: tuple[Division, ...], former: Iterable[Former] = ()) -> None:
        self._former: dict[str, list[Former]] = defaultdict(list)
        for item in former:
            self._former[item.name].append(item)
        self.by_code = {division.code: division for division in divisions}
        names: dict[str, tuple[Division, ...]] = {}
        for division in divisions:
            name, short = division.name, division.short
            names[name] = (*names.get(name, ()), division)
            if short != name:
                names[short] = (*names.get(short, ()), division)
        self._by_name = names
        self._paths: dict[str, tuple[Division, ...]] = {}
        self._lengths = _lengths_by_opening(names, divisions)

    def find(self, name: str) -> tuple[Division, ...]:
        """Every division of this full or short name, upper levels first."""
        return self._by_name.get(name, ())

    def lengths(self, name: str, start: int = 0) -> Sequence[int]:
        """How long the names of divisions are that may stand at a place of a name, longest first.

        At most places none may, by the first two characters alone. Those of an autonomous division
        may also stand there with its kind in one character (`凉山州`).
        """
        return self._lengths.get(name[start : start + _OPENING], ())

    def path(self, division: Division) -> tuple[Division, ...]:
        """From the province down to the division itself."""
        path = self._paths.get(division.code)
        if path is None:
            above = self.path(self.by_code[division.parent]) if division.parent else ()
            path = self._paths[division.code] = (*above, division)
        return path

    def contains(self, upper: Division, lower: Division) -> bool:
        """Does `lower` lie in `upper`, or is it the same?"""
        return upper in self.path(lower)

    def former(self, name: str) -> tuple[Former, ...]:
        """What bore this full name, or this short one if no division bears it now."""
        found = self._former.get(name, [])
        if not found and not self.find(name):
            found = [item for kind in "市县区" for item in self._former.get(name + kind, ())]
        return tuple(found)

    def named(self, label: str, place: str | None) -> Division | None:
        """The one division of this full name at `place` (its full name from the province down).

        `None` for a name that another division of China has or had, where no place tells them apart.
        """
        same = [division for division in self.find(label) if division.name == label]
        if place:
            same = [d for d in same if "".join(s.name for s in self.path(d)).endswith(place)]
        elif label in self._former:
            return None
        return same[0] if len(same) == 1 else None

    def names(self) -> list[str]:
        """Every full and short name."""
        return list(self._by_name)


def _lengths_by_opening(
    names: Iterable[str], divisions: Iterable[Division]
) -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name in names:
        found[name[:_OPENING]].add(len(name))
    for division in divisions:
        if division.name.endswith(_AUTONOMOUS):
            for name in (division.name, division.short):
                found[name[:_OPENING]].add(len(name) + 1)
    return {opening: sorted(lengths, reverse=True) for opening, lengths in found.items()}


@lru_cache
def load_gazetteer() -> Gazetteer:
    """Read `divisions.tsv` and `former_divisions.tsv` of `ontology/names/`, once."""
    read = [
        Division(code, name, int(level), parent)
        for code, name, level, parent in _read_rows("divisions.tsv")[1:]
    ]
    names = {division.code: division.name for division in read}
    # a city without counties (东莞市) stands for its own county too: it is one, and its towns lie in it
    doubles = {d.code: d.parent for d in read if names.get(d.parent) == d.name}
    divisions = sorted(
        (
            division._replace(parent=doubles[division.parent])
            if division.parent in doubles
            else division
            for division in read
            if division.code not in doubles
        ),
        key=lambda division: (division.level, division.code),
    )
    former = (
        Former(name, within, None if now == "-" else now)
        for name, within, now in _read_rows("former_divisions.tsv")
    )
    return Gazetteer(tuple(divisions), former)


def _read_rows(name: str) -> list[list[str]]:
    lines = (ontology_dir() / "names" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]
