"""The administrative division that a page is about, by its datelines and by what it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from kg.codes import CodeIndex, pair_codes
from kg.gazetteer import CITY, COUNTY, PROVINCE, TOWNSHIP, Division, Gazetteer

_DATELINE = re.compile(
    r"[\s(（]*(?:本[报刊网台]|新华社|中新社|中新网|人民网)(?P<place>[\u4e00-\u9fff]{2,8}?)(?:\d|[讯电])"
)
_BARE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[我全该从由被经同和与受获给为向据对])(?P<level>[市县区旗])(?=[\u4e00-\u9fff])"
)
_LONGEST, _SHORTEST = 12, 2
_FULL, _SHORT, _COUNTY_SHORT, _VILLAGE = 3.0, 1.5, 0.5, 1.0
_HEAD = 8.0  # what a name in the page's own line or in a dateline weighs
_ENOUGH = 4.0  # support without which a page has no home
_SHARE = 0.34  # of all support, for a city; a province needs half
_PLAIN = 0.55  # of its city's support, for a county

Hit = tuple[float, tuple[Division, ...]]
Support = dict[Division, float]


def page_home(gazetteer: Gazetteer, texts: Sequence[str], head: Iterable[str] = ()) -> str | None:
    """The full name of the division that a page is at home in; `None` where it names many alike.

    A city (or a municipality), or the county where the page is plainly one county's paper, then
    with its city before it if others bear the name. `head` are the page's own lines.
    """
    hits = [hit for text in texts for hit in find_hits(gazetteer, text)]
    hits += [(_HEAD, divisions) for text in head for _, divisions in find_hits(gazetteer, text)]
    support = weigh(gazetteer, hits)
    total = sum(weight for division, weight in support.items() if division.level == PROVINCE)
    city = _top(support, filter(_is_city, support))
    if city is None or support[city] < max(_ENOUGH, _SHARE * total):
        province = _top(support, (d for d in support if d.level == PROVINCE))
        enough = province and support[province] >= max(_ENOUGH, total / 2)
        return province.name if province and enough else None
    parts = (d for d in support if d.level == COUNTY and gazetteer.contains(city, d))
    county = _top(support, parts)
    if county and support[county] >= _PLAIN * support[city] and _speaks_of_county(texts, county):
        return full_name(gazetteer, county)
    return full_name(gazetteer, city)


def dateline_home(gazetteer: Gazetteer, text: str) -> str | None:
    """The division of an article's dateline (`本报大同讯`), by its full name."""
    match = _DATELINE.match(text[:24])
    place = match["place"] if match else ""
    found = [division for division in gazetteer.find(place) if division.level < TOWNSHIP]
    top = [division for division in found if division.level == min(d.level for d in found)]
    return full_name(gazetteer, top[0]) if len(top) == 1 else None


def full_name(gazetteer: Gazetteer, division: Division) -> str:
    """The name, after its city's or province's where another division bears it too."""
    path = gazetteer.path(division)
    same = [other for other in gazetteer.find(division.name) if other.name == division.name]
    upper = path[-2].name if len(path) > 1 and len(same) > 1 else ""
    return upper + division.name


def find_hits(gazetteer: Gazetteer, text: str) -> Iterable[Hit]:
    """Names of divisions in a text, the longest at each place, with their weight."""
    known, free = _known(gazetteer), 0
    index, lengths = _starts(gazetteer)
    found = index.find(pair_codes(text))
    places = np.flatnonzero(found < len(lengths))  # most pairs of characters begin no name
    for at, pair in zip(places.tolist(), found[places].tolist(), strict=True):
        for length in lengths[pair] if at >= free else ():
            name = text[at : at + length]
            if name not in known and (divisions := gazetteer.find(name)):
                known[name] = _hit(name, divisions)
            if hit := known.get(name):
                yield hit
                free = at + length
                break


@lru_cache(maxsize=2)
def _starts(gazetteer: Gazetteer) -> tuple[CodeIndex, list[tuple[int, ...]]]:
    """The pairs of characters that names begin with, and the lengths of those of each."""
    found: dict[str, int] = {}  # a bit for each length
    for name in gazetteer.names():
        if _SHORTEST <= len(name) <= _LONGEST:
            found[name[:_SHORTEST]] = found.get(name[:_SHORTEST], 0) | 1 << len(name)
    lengths = {
        bits: tuple(n for n in range(_LONGEST, 0, -1) if bits >> n & 1)
        for bits in set(found.values())
    }
    pairs = pair_codes("".join(found))[::2]
    return CodeIndex(pairs), [lengths[bits] for bits in found.values()]


@lru_cache(maxsize=2)
def _known(gazetteer: Gazetteer) -> dict[str, Hit | None]:
    """What names of divisions say, so far as one was met."""
    return {}


def _hit(name: str, found: Sequence[Division]) -> Hit | None:
    full = tuple(d for d in found if d.name == name)
    upper = tuple(d for d in full if d.level < TOWNSHIP)
    if full:
        return (_FULL if upper else _VILLAGE, upper or full)
    short = tuple(d for d in found if d.level <= CITY)
    if short:
        return _SHORT, short
    counties = tuple(d for d in found if d.level == COUNTY)
    return (_COUNTY_SHORT, counties) if counties else None


def _is_city(division: Division) -> bool:
    """Is it a city with districts, or a municipality?"""
    return division.level == CITY or (division.level == PROVINCE and division.name[-1] == "市")


def weigh(gazetteer: Gazetteer, hits: Sequence[Hit]) -> Support:
    """Support of each division, its parts' included. A name of several goes where most else goes."""
    support: Support = defaultdict(float)
    for weight, divisions in hits:
        if len(divisions) == 1:
            _add(gazetteer, support, divisions[0], weight)
    sure = dict(support)
    for weight, divisions in hits:
        if len(divisions) > 1:
            uppers = {d: sum(sure.get(step, 0.0) for step in gazetteer.path(d)) for d in divisions}
            best = max(divisions, key=lambda d: (uppers[d], -d.level))
            if uppers[best] > 0 and sum(value == uppers[best] for value in uppers.values()) == 1:
                _add(gazetteer, support, best, weight)
    return support


def _add(gazetteer: Gazetteer, support: Support, division: Division, weight: float) -> None:
    for step in gazetteer.path(division):
        support[step] += weight


def _top(support: Support, divisions: Iterable[Division]) -> Division | None:
    return max(divisions, key=lambda d: (support[d], d.code), default=None)


def _speaks_of_county(texts: Sequence[str], county: Division) -> bool:
    """Does the page say `县总工会` where others say `市总工会`?"""
    bare = Counter(match["level"] for text in texts for match in _BARE.finditer(text))
    own = county.name[-1]
    return bare[own] >= 2 and bare[own] > bare["市"] if own != "市" else bare["市"] >= 2
