"""A name found in a text, and the few facts about characters that finding names needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from kg.mentions.lexicon import Head, Known, Lexicon

REMEMBERED = 4096  # names: a page, and many a paper, writes the same ones again and again
INSTITUTIONS = frozenset({"Agency", "Bank", "TradeUnion", "Enterprise", "Organization"})
LEVELS = ("自治区", "街道", "新区", "省", "市", "区", "县", "州", "旗", "镇", "乡")


class Name(NamedTuple):
    """A named span in code points of the text.

    `subtype` is the finer class or `None`, `canonical` the form under which a user's list knows it.
    """

    start: int
    end: int
    type: str
    subtype: str | None = None
    canonical: str | None = None


# organs of the Party, whose head nouns (办公厅, 委员会, 部) are those of the state too
_PARTY = re.compile(
    r"中共(?!一大)|中央(?!网信|气象|银行|电视|广播|人民|企业|音乐|美术|民族|财经大|军事法)[\u4e00-\u9fff]{1,12}(?:部|办|办公厅|办公室|委|委员会|局|常委会|领导小组)$"
    r"|.*[省市县区州旗]委(?:组织部|宣传部|统战部|政法委|社会工作部|办公室|办公厅|党校|研究室|(?:金融|改革|深改|财经|农|外|台|老干部|巡视|巡察|依法治[省市区县])办)$"
)


def stands_alone(head: str) -> bool:
    """Is the head noun a place-relative name by itself (`市委`, `团县委`)."""
    return head.startswith(LEVELS) or (head.startswith("团") and head.endswith("委"))


def is_han(char: str) -> bool:
    """Is it a Chinese character of the basic block or its first extension."""
    return "\u3400" <= char <= "\u9fff"


_PLACE = itemgetter(0, 1)


def overlaps(name: Name, others: Iterable[Name]) -> bool:
    """Does the name share a character with any of the others."""
    return any(name.start < other.end and other.start < name.end for other in others)


class Covered:
    """The characters that some names take, asked often."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._spans = [name[:2] for name in names]
        self._taken = _marked(self._spans)
        self._joined: bytearray | None = None  # taken, and the character before by the same name

    def add(self, start: int, end: int) -> None:
        """Take these characters, too."""
        self._spans.append((start, end))
        self._taken.extend(bytes(max(0, end - len(self._taken))))
        self._taken[start:end] = b"\1" * (end - start)
        self._joined = None

    def meets(self, start: int, end: int) -> bool:
        """Is one of these characters taken?"""
        return self._taken.find(1, start, end) >= 0

    def crosses(self, start: int, end: int) -> bool:
        """Does a name take one of these characters and another outside?"""
        if self._joined is None:
            self._joined = _marked([(first + 1, last) for first, last in self._spans])
        return any(self._joined[edge : edge + 1] == b"\1" for edge in (start, end))


def _marked(spans: Sequence[tuple[int, int]]) -> bytearray:
    """A 1 for each character of the spans."""
    marks = bytearray(max((end for _, end in spans), default=0))
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """The names in order of place; of two that overlap the longer stays, then the earlier."""
    known = sorted(dict.fromkeys(names), key=_PLACE)
    if all(left.end <= right.start for left, right in pairwise(known)):
        return known
    kept: list[Name] = []
    taken = Covered(())
    for name in sorted(known, key=lambda n: (n.start - n.end, n.start, n.type)):
        if not taken.meets(name.start, name.end):
            kept.append(name)
            taken.add(name.start, name.end)
    return sorted(kept, key=_PLACE)


def places_of(part: str, text: str) -> Iterator[int]:
    """Where a string stands in a text, from left to right and side by side at most."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


@lru_cache(maxsize=REMEMBERED)
def classify(name: str, tagged: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """The class and subtype of a name, from its head noun where that is sure, else as tagged."""
    listed = lexicon.brands.get(name)
    known = lexicon.known.get(name)
    if known and not listed and _overrules(known, tagged):
        listed = known.type
    if listed and listed != "Place":
        head = lexicon.head_of(name)
        return listed, head.subtype if head and head.type == listed else None
    tagged = listed or tagged
    if tagged in INSTITUTIONS and _PARTY.match(name):
        return "Organization", "PartyOrganization"
    head = lexicon.head_of(name)
    if tagged == "Person":
        closes = head is not None and head.strength == "strong" and head.type in INSTITUTIONS
        if head is None or not closes or len(head.word) < 2 or len(name) < 3:
            return tagged, None
        return head.type, head.subtype
    if tagged == "Place" and name in lexicon.divisions:
        return "Place", "AdministrativeDivision"
    if tagged == "Place" and name in lexicon.places:
        return "Place", lexicon.places.get(name)
    if head is None or (len(head.word) == len(name) and head.strength != "strong"):
        return tagged, None
    if tagged == "Place":
        return _class_of_place(name, head, lexicon)
    if head.type == "Place":
        return tagged, None
    if head.strength == "strong" or tagged == head.type:
        return head.type, head.subtype
    return tagged, None


_FIRMS = frozenset(
    {"Enterprise", "Organization"}
)  # exchanges, publishers, clubs are read as either


def _overrules(known: Known, tagged: str) -> bool:
    """Does the list know better than the tagger? A city's name may be its club's in context."""
    if tagged in INSTITUTIONS:
        return known.type in INSTITUTIONS and not {known.type, tagged} <= _FIRMS
    return known.sure


def _class_of_place(name: str, head: Head, lexicon: Lexicon) -> tuple[str, str | None]:
    if head.type == "Place":
        return "Place", head.subtype
    if head.strength == "strong" and head.subtype != "PublicInstitution":
        return head.type, head.subtype
    return "Place", None
