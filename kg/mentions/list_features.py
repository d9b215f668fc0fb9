"""Features that the word lists give to characters, found for many sentences at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TypeVar

import numpy as np

from kg.codes import Codes, code_points, runs
from kg.mentions.lexicon import Head, Known, Lexicon, PrefixMap

HEAD_REACH = 14  # a head noun further to the right says nothing about a character
BREAKS = frozenset("，。；：！？、,;:!?（）()“”‘’《》【】[]<> \u3000\n\t")
APART = "\n\n\n\n"  # stands between sentences: no list looks further than four characters ahead

_TABLES = {"D": "divisions", "L": "places", "N": "brands", "G": "known"}
_ROLES = "BIE"  # of a character in what was found
_NEIGHBOURS = ("", "-1", "1")  # the character itself, the one before it, the one after it
_STEPS = 5  # distances to a head noun that are told apart, of three characters each

_BEFORE = ("记者", "通讯员", "摄影", "作者", "主任", "书记", "局长", "主席", "经理", "院长", "校长")
_AFTER = (
    "说", "介绍", "告诉", "表示", "主任", "书记", "局长", "主席", "经理", "院长", "校长", "教授",
    "先生", "女士", "老师", "医生", "等", "摄",
)  # fmt: skip
_AFTER_AT = (2, 3, 4)  # characters behind the surname's first at which such a word may begin

V = TypeVar("V", str, Known, Head)
Found = tuple[Codes, Codes]
"""Places of characters, and the number of a feature of each."""


@lru_cache(maxsize=2)
def list_features(lexicon: Lexicon) -> ListFeatures:
    """The features of these lists, made ready once."""
    return ListFeatures(lexicon)


class ListFeatures:
    """Tells the features of a text's characters; `names` has each feature's name by its number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.names: list[str] = []
        self._numbers: dict[tuple[str, ...], int] = {}
        self._lexicon = lexicon
        self._tags = {
            table: self._number(getattr(lexicon, table), partial(self._name_tags, letter))
            for letter, table in _TABLES.items()
        }
        self._heads = self._number(lexicon.heads, self._name_head)
        self._surnames = {
            grade: self._name(f"sn={grade}", f"sn-1={grade}", f"sn-2={grade}") for grade in "2abc"
        }
        self._title = self._name("pb", *(f"pa{n}" for n in _AFTER_AT))
        self._breaks = _marked(BREAKS)
        self._ends_title = _marked(word[-1] for word in _BEFORE)
        self._begins_verb = _marked(word[0] for word in _AFTER)

    def _name(self, *names: str) -> int:
        """Number features one after the other, once; the number of the first."""
        if names not in self._numbers:
            self._numbers[names] = len(self.names)
            self.names += names
        return self._numbers[names]

    def _number(self, table: PrefixMap[V], name: Callable[[V], int]) -> dict[V, int]:
        """The first feature of each value of a table."""
        return {value: name(value) for value in dict.fromkeys(value for _, value in table.items())}

    def _name_tags(self, letter: str, value: str | Known) -> int:
        kind = value if isinstance(value, str) else f"{value.type[:3]}{'!' * value.sure}"
        return self._name(*(f"{letter}{n}={role}{kind}" for n in _NEIGHBOURS for role in _ROLES))

    def _name_head(self, head: Head) -> int:
        kind = head.type[:4]
        if head.strength == "weak":
            return self._name(f"h={kind}", f"he={kind}")
        kind += head.subtype[:3] if head.subtype else ""
        roles = (f"H={role}{kind}" for role in _ROLES)
        return self._name(*roles, f"nh={kind}", *(f"nhd={kind}{n}" for n in range(_STEPS)))

    def find(self, text: str) -> Found:
        """Features of characters of a text of sentences with `APART` between them.

        A character's come in the order in which the tagger adds their weights. No sentence knows
        of the others.
        """
        places = self._lexicon.starts.find(text)
        codes = code_points(text + APART)
        parts = [
            *self._of_tags(text, places),
            *self._of_heads(text, codes),
            *self._of_persons(text, codes, places["surnames"]),
        ]
        at, features = zip(*parts, strict=True)
        return np.concatenate(at), np.concatenate(features)

    def _of_tags(self, text: str, places: Mapping[str, list[int]]) -> Iterator[Found]:
        """Longest matches from left to right of divisions, other places, brands, known names."""
        matches: list[tuple[int, ...]] = []
        for name, firsts in self._tags.items():
            table = getattr(self._lexicon, name)
            free = 0
            for at in places[name]:
                found = table.longest(text, at) if at >= free else None
                if found:
                    free, value = found
                    matches.append((at, free, firsts[value]))
        starts, ends, first = _columns(matches, 3)
        own, features = _spelt_out(starts, ends, first)
        many = len(_ROLES)
        inner, later = own + 1 < len(text), own > 0
        yield own, features
        yield own[inner] + 1, features[inner] + many
        yield own[later] - 1, features[later] + 2 * many

    def _of_heads(self, text: str, codes: Codes) -> Iterator[Found]:
        """The head noun a character is in, and the next one to its right with the distance."""
        weak: list[tuple[int, ...]] = []
        strong: list[tuple[int, ...]] = []
        for at, (end, head) in self._lexicon.heads_in(text).items():
            (weak if head.strength == "weak" else strong).append((at, end, self._heads[head]))
        starts, ends, first = _columns(weak, 3)
        yield starts, first
        yield ends - 1, first + 1
        starts, ends, first = _columns(strong, 3)
        yield _spelt_out(starts, ends, first)
        # from which character on a head noun is the next one: behind another's start and any break
        breaks = np.append(np.flatnonzero(self._breaks[codes]), -1)
        low = np.maximum(ends - HEAD_REACH, breaks[np.searchsorted(breaks[:-1], starts) - 1] + 1)
        low[1:] = np.maximum(low[1:], starts[:-1] + 1)
        counts = np.maximum(starts + 1 - low, 0)
        before, near = runs(low, counts), np.repeat(first + len(_ROLES), counts)
        steps = (np.repeat(ends, counts) - before) // 3
        yield before, near
        yield before, near + 1 + np.minimum(steps, _STEPS - 1)

    def _of_persons(self, text: str, codes: Codes, surnames: Iterable[int]) -> Iterator[Found]:
        """Is a surname here or just before, and do words that go with persons stand around it?"""
        matches = [
            (at, end, self._surnames[_grade(end - at, rank)])
            for at in surnames
            for end, rank in [self._lexicon.surnames.longest(text, at) or (0, 0)]
            if end
        ]
        starts, ends, first = _columns(matches, 3)
        yield starts, first
        behind = codes[ends] != ord("\n")
        yield ends[behind], first[behind] + 1
        behind &= codes[ends + 1] != ord("\n")
        yield ends[behind] + 1, first[behind] + 2
        titled = starts[(starts > 0) & self._ends_title[codes[starts - 1]]].tolist()
        titles = [(at, self._title) for at in titled if text.endswith(_BEFORE, 0, at)]
        for n, ahead in enumerate(_AFTER_AT, 1):
            likely = starts[self._begins_verb[codes[np.minimum(starts + ahead, len(text))]]]
            titles += [
                (at, self._title + n)
                for at in likely.tolist()
                if text.startswith(_AFTER, at + ahead)
            ]
        places, features = _columns(titles, 2)
        yield places, features


def _grade(length: int, rank: int) -> str:
    """How surely a surname is one: of two characters, or by how many bear it."""
    return "2" if length == 2 else "a" if rank < 40 else "b" if rank < 150 else "c"


def _marked(chars: Iterable[str]) -> Codes:
    marks = np.zeros(0x110000, np.bool_)
    marks[[ord(char) for char in chars]] = True
    return marks


def _columns(rows: Sequence[tuple[int, ...]], count: int) -> tuple[Codes, ...]:
    return tuple(np.array(rows, np.int64).reshape(-1, count).T)


def _spelt_out(starts: Codes, ends: Codes, first: Codes) -> Found:
    """All characters of matches, each with the feature of its role; of one it is the beginning."""
    sizes = ends - starts
    at = runs(starts, sizes)
    features = np.repeat(first + _ROLES.index("I"), sizes)
    last = np.cumsum(sizes) - 1
    features[last] += 1
    features[last + 1 - sizes] = first
    return at, features
