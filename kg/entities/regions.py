"""Which division a place name means, seen from where the article is at home."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from kg.gazetteer import CITY, COUNTY, PROVINCE, TOWNSHIP, Division, Gazetteer

LONGEST = 12
_LEFT_OUT = "州县旗"  # kinds before which papers leave out the people and 自治
# short names of a city that mean a district elsewhere as often
_UNSURE = ("朝阳", "兴安")
_ROAD = re.compile(r"[东西南北中]?(?:路|街|大街|大道|道|巷|桥|大桥|广场|公园|花园|站)")
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


def home_division(gazetteer: Gazetteer, home: str | None) -> Division | None:
    """The division of an article's home, given as a full name or a chain (`北京市昌平区`)."""
    chain, end = region_chain(gazetteer, home or "", None)
    return chain[-1] if chain and end == len(home or "") else None


def resolve_division(
    gazetteer: Gazetteer, name: str, home: Division | None, around: Collection[Division] = ()
) -> Division | None:
    """The division that the name means: at home first, then beside what else is named.

    `None` where two fit equally well: the province and the city of one short name, a district
    name that many cities have.
    """
    near, far = _seen_from(gazetteer, home, name)
    if not far:
        return near
    candidates = [division for division, _ in far]
    beside = [division for division, uppers in far if not uppers.isdisjoint(around)]
    if len(beside) == 1 and not any(division.level == PROVINCE for division in candidates):
        return beside[0]
    top = [division for division in candidates if division.level in (PROVINCE, CITY)]
    if top and (name not in _UNSURE or any(division in beside for division in top)):
        return _highest(top, True)
    return candidates[0] if len(candidates) == 1 else None


@lru_cache(maxsize=16384)  # the names of a region are met again and again in its papers
def _seen_from(
    gazetteer: Gazetteer, home: Division | None, name: str
) -> tuple[Division | None, tuple[tuple[Division, frozenset[Division]], ...]]:
    """What a name means at home; where that tells nothing, what it may mean, and where that lies."""
    found = find_divisions(gazetteer, name)
    full = tuple(division for division in found if _is_full(division, name))
    candidates = full or found
    paths = [(division, gazetteer.path(division)) for division in candidates]
    for scope in _scopes(gazetteer, home) if found else ():
        above = gazetteer.path(scope)
        near = [
            division
            for division, path in paths
            if (scope in path or division in above)
            and (full or division.level < TOWNSHIP or scope.level > PROVINCE)
        ]
        if near:
            return _highest(near, bool(full)), ()
    return None, tuple(
        (division, frozenset(path[:-1]))
        for division, path in paths
        if full or division.level < TOWNSHIP
    )


def _scopes(gazetteer: Gazetteer, home: Division | None) -> list[Division]:
    """The home, then what it lies in, inside out."""
    return list(reversed(gazetteer.path(home))) if home else []


def _highest(divisions: list[Division], full: bool) -> Division | None:
    level = min(division.level for division in divisions)
    best = [division for division in divisions if division.level == level]
    twins = level == PROVINCE and any(division.level == CITY for division in divisions)
    return None if len(best) > 1 or (twins and not full) else best[0]


def _is_full(division: Division, name: str) -> bool:
    """Does the name show the division's kind?"""
    if name == division.name:
        return True
    return name[-1] == division.name[-1] and name != division.short


@lru_cache(maxsize=5000)
def find_divisions(gazetteer: Gazetteer, name: str) -> tuple[Division, ...]:
    """Divisions of this name, also where it leaves out the peoples' (`凉山州`).

    A city without districts stands in the table as its own only county too; it is one division.
    """
    found = gazetteer.find(name)
    if len(found) > 1:
        found = tuple(division for division in found if not is_repeated(gazetteer, division))
    if found or len(name) < 3 or name[-1] not in _LEFT_OUT:
        return found
    kind = "自治" + name[-1]
    return tuple(division for division in gazetteer.find(name[:-1]) if division.name.endswith(kind))


def is_repeated(gazetteer: Gazetteer, division: Division) -> bool:
    """Does the division stand in the table for what it lies in (中山市 in 中山市)?"""
    upper = gazetteer.by_code.get(division.parent)
    return upper is not None and upper.name == division.name


def region_chain(
    gazetteer: Gazetteer, name: str, home: Division | None, around: Collection[Division] = ()
) -> tuple[tuple[Division, ...], int]:
    """The divisions that a name opens with, upper first, and where they end."""
    chain: list[Division] = []
    position, find = 0, gazetteer.find
    while position < len(name):
        for length in gazetteer.lengths(name, position):
            piece = name[position : position + length]
            if len(piece) < length or length > LONGEST:
                continue
            if not find(piece) and (piece[-1] not in _LEFT_OUT or length < 3):
                continue
            division = _next_step(gazetteer, piece, chain, home, around)
            if division:
                chain.append(division)
                position += length
                break
        else:
            break
    return tuple(chain), position


def _next_step(
    gazetteer: Gazetteer,
    piece: str,
    chain: list[Division],
    home: Division | None,
    around: Collection[Division],
) -> Division | None:
    if not chain:
        division = resolve_division(gazetteer, piece, home, around)
        return division if division and _may_open(gazetteer, piece, division, home) else None
    inside = [
        division
        for division in find_divisions(gazetteer, piece)
        if division != chain[-1]
        and gazetteer.contains(chain[-1], division)
        and (_is_full(division, piece) or division.level < TOWNSHIP)
    ]
    return inside[0] if len({division.code for division in inside}) == 1 else None


def _may_open(gazetteer: Gazetteer, piece: str, division: Division, home: Division | None) -> bool:
    """A county's short name opens a name only near home: 长安汽车 is not of 长安区."""
    if division.level <= CITY or _is_full(division, piece):
        return True
    if home is None or division.level != COUNTY:
        return False
    near, far = gazetteer.path(home), gazetteer.path(division)
    return near[0] == far[0] and (near[0].name in MUNICIPALITIES or near[1:2] == far[1:2])


@lru_cache(maxsize=8192)
def place_of(gazetteer: Gazetteer, division: Division) -> str:
    """The full name from the province down: `北京市朝阳区`."""
    return "".join(
        step.name for step in gazetteer.path(division) if not is_repeated(gazetteer, step)
    )


def is_road(division: Division, printed: str, rest: str) -> bool:
    """Is it a street or place called after a division (中山路, 北京东路), which lies in any city?"""
    return printed != division.name and bool(_ROAD.fullmatch(rest))


def city_of(gazetteer: Gazetteer, division: Division | None) -> Division | None:
    """The city that a division lies in (a municipality is one), or the division, if it is above."""
    if division is None:
        return None
    path = gazetteer.path(division)
    return path[0] if path[0].name in MUNICIPALITIES else path[:2][-1]


@lru_cache(maxsize=8192)
def is_ambiguous(gazetteer: Gazetteer, division: Division) -> bool:
    """Do several divisions of China bear this full name, or did another?"""
    found = find_divisions(gazetteer, division.name)
    return (
        bool(gazetteer.former(division.name))
        or sum(other.name == division.name for other in found) > 1
    )
