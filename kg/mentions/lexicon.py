"""What a string at a place of a text can be: division, head noun, surname, known place or bank.

Everything comes from `ontology/names/`; nothing here is learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

from kg.gazetteer import COUNTY, PROVINCE, TOWNSHIP, load_gazetteer
from kg.mentions.starts import Starts
from kg.ontology import ontology_dir

V = TypeVar("V")


class PrefixMap(Generic[V]):
    """A dictionary of strings that is asked which of its keys start at a place of a text."""

    def __init__(self, items: Mapping[str, V]) -> None:
        self._values = dict(items)
        lengths: dict[str, int] = {}  # a bit each
        for key in self._values:
            lengths[key[:2]] = lengths.get(key[:2], 0) | 1 << len(key)
        # by their first two characters: most places of a text are passed over at one look
        self._lengths = {pair: _lengths(bits) for pair, bits in lengths.items() if len(pair) > 1}
        self._single = {key for key in lengths if len(key) == 1}

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def get(self, key: str) -> V | None:
        """The value of a whole key."""
        return self._values.get(key)

    def items(self) -> Iterable[tuple[str, V]]:
        """All keys with their values."""
        return self._values.items()

    def starts(self) -> Iterable[str]:
        """The first two characters of every key, or its only one."""
        return (*self._lengths, *self._single)

    def at(self, text: str, start: int) -> Iterator[tuple[int, V]]:
        """(end, value) of every key that starts at `start`, shortest first."""
        if self._single and text[start : start + 1] in self._single:
            yield start + 1, self._values[text[start]]
        for length in reversed(self._lengths.get(text[start : start + 2], ())):
            part = text[start : start + length]
            if len(part) == length and part in self._values:
                yield start + length, self._values[part]

    def longest(self, text: str, start: int) -> tuple[int, V] | None:
        """(end, value) of the longest key that starts at `start`."""
        for length in self._lengths.get(text[start : start + 2], ()):
            part = text[start : start + length]
            if part in self._values:
                return start + len(part), self._values[part]
        if self._single and text[start : start + 1] in self._single:
            return start + 1, self._values[text[start]]
        return None


@lru_cache
def _lengths(bits: int) -> tuple[int, ...]:
    """The lengths whose bits are set, the longest first."""
    return tuple(n for n in range(bits.bit_length(), -1, -1) if bits >> n & 1)


class Head(NamedTuple):
    """A head noun: the class that it gives a name and how surely (strong, amb, weak)."""

    word: str
    type: str
    subtype: str | None
    strength: str


class Known(NamedTuple):
    """A well-known name: its class, and whether the string is nearly always this name."""

    type: str
    sure: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All word lists that names are found with.

    `divisions` maps full names (with their kind) and short names of provinces, cities and
    counties to a code of level and form (`1f`, `3s`); `known` are names of things that the news is
    full of, and whether the word is nearly always that name; `heads` head nouns by their first
    character on; `tails` head nouns written backwards, for what a name ends in; `generic` words
    that look like names (`社区工会`) and the kind of name that they are not; `word_classes` numbers
    of words that stand between the same words; `starts` where their keys may
    start in a text, but for `tails` and `generic`.
    """

    divisions: PrefixMap[str]
    places: PrefixMap[str]
    heads: PrefixMap[Head]
    tails: PrefixMap[Head]
    surnames: PrefixMap[int]
    brands: PrefixMap[str]
    known: PrefixMap[Known]
    generic: PrefixMap[str]
    word_classes: Mapping[str, str]
    starts: Starts

    def head_of(self, name: str) -> Head | None:
        """The longest head noun that a name ends in."""
        found = self.tails.longest(name[::-1], 0)
        return found[1] if found else None

    def heads_in(self, text: str) -> dict[int, tuple[int, Head]]:
        """The longest head noun that starts at a place of a text, and its end, by place, in order."""
        longest = self.heads.longest
        places = self.starts.find(text)["heads"]
        return {at: found for at in places if (found := longest(text, at))}


_KINDS_OF_ZONE = frozenset(
    "高新区 经开区 开发区 新区 新城 经济技术开发区 高新技术产业开发区 工业园区 矿区 郊区 城区 市辖区".split()
)


def _division_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for division in load_gazetteer().by_code.values():
        if division.name in _KINDS_OF_ZONE:
            continue
        level = division.level
        names.setdefault(division.name, f"{level}f")
        short = division.short if level < TOWNSHIP else division.name
        if short != division.name and not (level == COUNTY and len(short) < 2):
            names.setdefault(short, f"{level}s")
    names["内蒙"] = f"{PROVINCE}s"
    return names


def _known_names() -> dict[str, Known]:
    kinds: dict[tuple[str, str], Known] = {}
    names: dict[str, Known] = {}
    for name, type_, grade in chain(*map(read_rows, ("known_bodies.tsv", "known_companies.tsv"))):
        kind = kinds.get((type_, grade))
        names[name] = kind or kinds.setdefault((type_, grade), Known(type_, grade == "sure"))
    return names


def read_rows(name: str) -> Iterator[list[str]]:
    """Rows of a tab-separated list in `ontology/names/`, comments left out."""
    lines = (ontology_dir() / "names" / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def _reversed(heads: Iterable[Head]) -> dict[str, Head]:
    return {head.word[::-1]: head for head in heads}


@lru_cache
def load_lexicon() -> Lexicon:
    """Read the name lists, once."""
    heads = [
        Head(word, type_, None if subtype == "-" else subtype, strength)
        for word, type_, subtype, strength in read_rows("heads.tsv")
    ]
    lists: dict[str, PrefixMap[Any]] = {
        "divisions": (divisions := PrefixMap(_division_names())),
        "places": (places := PrefixMap(dict(read_rows("places.tsv")))),
        "heads": (by_word := PrefixMap({head.word: head for head in heads})),
        "surnames": (
            surnames := PrefixMap({row[0]: n for n, row in enumerate(read_rows("surnames.txt"))})
        ),
        "brands": (brands := PrefixMap(dict(read_rows("brands.tsv")))),
        "known": (known := PrefixMap(_known_names())),
    }
    return Lexicon(
        divisions=divisions,
        places=places,
        heads=by_word,
        tails=PrefixMap(_reversed(heads)),
        surnames=surnames,
        brands=brands,
        known=known,
        generic=PrefixMap(dict(read_rows("generic.tsv"))),
        word_classes=dict(read_rows("word_classes.tsv")),
        starts=Starts({name: table.starts() for name, table in lists.items()}),
    )
