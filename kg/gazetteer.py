"""Administrative divisions by full and short name, with their parents (GB/T 2260 codes)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import ontology_dir

PROVINCE, CITY, COUNTY, TOWNSHIP = 1, 2, 3, 4
_SUFFIX = re.compile(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|街道|新区|矿区|省|市|区|县|盟|旗|镇|乡)$"
)
_PEOPLES = (
    "壮族 回族 维吾尔 蒙古族 蒙古 藏族 苗族 彝族 布依族 侗族 瑶族 "
    "白族 土家族 哈尼族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 "
    "东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 "
    "仡佬族 锡伯 普米族 塔吉克 怒族 鄂温克族 保安族 裕固族 京族 独龙族 朝鲜族 "
    "满族 各族 "
).split()
_PEOPLE_TAIL = re.compile(f"(?:{'|'.join(sorted(_PEOPLES, key=len, reverse=True))})+$")


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division; `parent` is a code, empty for a province."""

    code: str
    name: str
    level: int
    parent: str

    @property
    def short(self) -> str:
        """The name without its kind (`昌平`); the name itself where one character would be left."""
        stem = _SUFFIX.sub("", self.name)
        if stem != self.name and self.name.endswith(("自治区", "自治州", "自治县", "自治旗", "乡")):
            bare = _PEOPLE_TAIL.sub("", stem)
            stem = bare if len(bare) >= 2 else stem
        return stem if len(stem) >= 2 else self.name


class Gazetteer:
    """All divisions of China down to townships."""

    def __init__(self, divisions: tuple[Division, ...]) -> None:
        self.by_code = {division.code: division for division in divisions}
        names: dict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            names[division.name].append(division)
            if division.short != division.name:
                names[division.short].append(division)
        self._by_name = {name: tuple(found) for name, found in names.items()}

    def find(self, name: str) -> tuple[Division, ...]:
        """Every division of this full or short name, upper levels first."""
        return self._by_name.get(name, ())

    def path(self, division: Division) -> tuple[Division, ...]:
        """From the province down to the division itself."""
        steps = [division]
        while steps[0].parent:
            steps.insert(0, self.by_code[steps[0].parent])
        return tuple(steps)

    def contains(self, upper: Division, lower: Division) -> bool:
        """Does `lower` lie in `upper`, or is it the same?"""
        return upper in self.path(lower)

    def names(self) -> list[str]:
        """Every full and short name."""
        return list(self._by_name)


@lru_cache
def load_gazetteer() -> Gazetteer:
    """Read `ontology/names/divisions.tsv`, once."""
    lines = (ontology_dir() / "names" / "divisions.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    divisions = sorted(
        (Division(code, name, int(level), parent) for code, name, level, parent in rows),
        key=lambda division: (division.level, division.code),
    )
    return Gazetteer(tuple(divisions))
