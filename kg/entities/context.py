"""What the names around a mention tell about the place it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.entities.former import former_division
from kg.entities.regions import city_of, home_division, region_chain, resolve_division
from kg.entities.shorts import load_shorts
from kg.entities.spelling import clean
from kg.gazetteer import PROVINCE, Division, Gazetteer
from kg.model import Article, Mention

_LEVELS = {
    "自治区": r"自治区$",
    "自治州": r"自治州$",
    "自治县": r"自治县$",
    "省": r"省$",
    "市": r"市$",
    "州": r"州$",
    "盟": r"盟$",
    "旗": r"旗$",
    "县": r"县$",
    "区": r"(?<!自治)区$",
    "镇": r"镇$",
    "乡": r"乡$",
    "街道": r"街道$",
}
_MOST = 0.75
LEVELS = {level: re.compile(pattern) for level, pattern in _LEVELS.items()}
# named areas that are no division: the only one that the article names
AREAS = ("新区", "开发区", "高新区", "经开区", "园区", "保税区", "社区", "村")


@cache
def _levels_of(name: str) -> tuple[str, ...]:
    """The words that a division of this name may be called by (市, 自治州 and 州)."""
    return tuple(level for level, pattern in LEVELS.items() if pattern.search(name))


class Context:
    """Divisions named in each article of a document, by where they stand."""

    def __init__(
        self, articles: Sequence[Article], mentions: Sequence[Mention], gazetteer: Gazetteer
    ) -> None:
        self.gazetteer = gazetteer
        self.homes = {
            article.number: home_division(gazetteer, article.home) for article in articles
        }
        self._cities = {number: city_of(gazetteer, home) for number, home in self.homes.items()}
        self._named: dict[int, list[tuple[int, Division]]] = defaultdict(list)
        self._printed: dict[str, set[Division]] = defaultdict(set)
        self._page: dict[str, Counter[Division]] = defaultdict(Counter)
        self._bodies: dict[int, set[tuple[Division, str]]] = defaultdict(set)
        self._levels: dict[tuple[int, str], list[tuple[int, Division]]] = defaultdict(list)
        self._areas: dict[int, dict[str, dict[str, Division | str]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        self._around: dict[int, frozenset[Division]] = {}
        self._known: dict[tuple[str, int], tuple[tuple[Division, ...], int]] = {}
        self._collect(mentions)

    def home(self, article: int) -> Division | None:
        """The division that the article is at home in."""
        return self.homes.get(article)

    def city(self, article: int) -> Division | None:
        """The city that the article is at home in, or what is above, if it is at home there."""
        return self._cities.get(article)

    def division(self, name: str, article: int, *, landmarks: bool = False) -> Division | None:
        """The division that a place name means in this article, also where it is a landmark's."""
        shorts = load_shorts()
        around = self._around.get(article, frozenset())
        if not landmarks and name in shorts.landmarks and not self._is_home(name, article):
            return None
        if name in shorts.places:
            return self._by_name(shorts.places[name], article)
        printed = self._printed.get(name, set())
        if len(printed) == 1:
            return next(iter(printed))
        former = former_division(self.gazetteer, name, {*around, *self._home_path(article)})
        if former:
            return former.now
        chain, end = self.chain(name, article)
        if chain and end == len(name):
            return chain[-1]
        return resolve_division(self.gazetteer, name, self.home(article), around)

    def _home_path(self, article: int) -> tuple[Division, ...]:
        home = self.home(article)
        return self.gazetteer.path(home) if home else ()

    def _is_home(self, name: str, article: int) -> bool:
        home = self.home(article)
        return home is not None and any(step.short == name for step in self.gazetteer.path(home))

    def _by_name(self, cities: Sequence[str], article: int) -> Division | None:
        """A city by its byname, where the page is about it; of two the page's own."""
        home = self.home(article)
        for near in ({home} if home else set(), self._around.get(article, frozenset())):
            for city in cities:
                (division,) = self.gazetteer.find(city)[:1]
                if any(self.gazetteer.contains(division, other) for other in near):
                    return division
        return None

    def chain(self, name: str, article: int) -> tuple[tuple[Division, ...], int]:
        """The divisions that a name opens with, and where they end."""
        key = (name, article)
        if key not in self._known:
            around = self._around.get(article, frozenset())
            self._known[key] = region_chain(self.gazetteer, name, self.home(article), around)
        return self._known[key]

    def meant_by(self, level: str, article: int, offset: int) -> Division | str | None:
        """The division (or named area) that `市`, `区`, `新区` … means at this reading offset."""
        if level in AREAS:
            areas = self._areas[article][level]
            return next(iter(areas.values())) if len(areas) == 1 else None
        home = self.home(article)
        for division in reversed(self.gazetteer.path(home) if home else ()):
            if LEVELS[level].search(division.name):
                return division
        named = self._levels[article, level]
        before = bisect_right(named, offset, key=lambda pair: pair[0])
        if before:
            return named[before - 1][1]
        if named:
            return named[0][1] if len({division.code for _, division in named}) == 1 else None
        return self._of_page(level)

    def bodies(self, level: str, article: int) -> Iterator[tuple[Division, str]]:
        """Names of the article that open with a division of this level: it, and what follows."""
        home = self.home(article)
        for division, rest in self._bodies[article]:
            if LEVELS[level].search(division.name) and (
                home is None
                or self.gazetteer.contains(home, division)
                or self.gazetteer.contains(division, home)
            ):
                yield division, rest

    def _of_page(self, level: str) -> Division | None:
        """The one division of this level that the page speaks of, or nearly the only one."""
        counts = self._page[level]
        top = max(counts, key=lambda division: (counts[division], division.code), default=None)
        return top if top and counts[top] >= _MOST * counts.total() else None

    def _collect(self, mentions: Sequence[Mention]) -> None:
        noted = [(clean(m.name), m) for m in mentions if m.type != "Person"]
        for last in (False, True):  # the second time, what the first found stands around
            self._named.clear()
            told: set[tuple[str, int]] = set()
            for name, mention in noted:
                self._note(name, mention, told)
            for article, named in self._named.items():
                named.sort(key=lambda pair: (pair[0], pair[1].code))
                if not last:
                    self._around[article] = frozenset(division for _, division in named)
            if not last:
                self._known.clear()
        for article, named in self._named.items():
            for pair in named:
                for level in _levels_of(pair[1].name):
                    self._levels[article, level].append(pair)
                    self._page[level][pair[1]] += 1

    def _print(self, division: Division) -> None:
        """Its short name means it on this page, unless it is more of another (吉林, 长沙)."""
        upper = self.gazetteer.path(division)[:-1]
        namesakes = self.gazetteer.find(division.short)
        if all(
            other == division or (other.level != PROVINCE and other not in upper)
            for other in namesakes
        ):
            self._printed[division.short].add(division)

    def _note(self, name: str, mention: Mention, told: set[tuple[str, int]]) -> None:
        """Keep what a name tells and where it stands; `told` are names that need not tell again."""
        article = mention.article
        chain, end = self.chain(name, article)
        by_context = (
            not end and mention.type == "Place"
        )  # which is known better as the page goes on
        if by_context:
            division = self.division(name, article)
            chain = (division,) if division else ()
        self._named[article] += [(mention.reading.start, step) for step in chain]
        if by_context or (name, article) not in told:
            told.add((name, article))
            if 0 < end < len(name):
                self._bodies[article].add((chain[-1], name[end:]))
            if chain and name == chain[-1].name:
                self._print(chain[-1])
            self._note_areas(article, chain or ((name,) if by_context else ()))

    def _note_areas(self, article: int, named: Iterable[Division | str]) -> None:
        """Keep divisions, and places of no table, by the kind of area that they are called."""
        for item in named:
            name = item if isinstance(item, str) else item.name
            for area in AREAS if name.endswith(AREAS) else ():
                if name.endswith(area) and name != area:
                    self._areas[article][area][name] = item
