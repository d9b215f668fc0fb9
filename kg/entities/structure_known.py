"""Bodies and places that a name surely opens with, also where the document never names them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.entities.abbreviations import short_reason
from kg.entities.context import Context
from kg.entities.reading import Reading, read_name
from kg.entities.regions import is_ambiguous, place_of
from kg.entities.shorts import load_shorts
from kg.entities.tails import tail
from kg.gazetteer import Division, Gazetteer, load_gazetteer
from kg.model import Entity
from kg.ontology import ontology_dir

LONGEST = 12
_LEGAL = ("有限公司", "股份公司", "有限责任公司")
_BANKS = ("农村商业银行", "农商银行", "农商行", "村镇银行", "农村信用合作联社", "农信联社")
_SEATS = {
    "总工会": "TradeUnion",
    "公安局": "Agency",
    "人民法院": "Agency",
    "人民检察院": "Agency",
    "人民政府": "Agency",
}
"""What every division has one of."""
_VAGUE = ("城区", "郊区", "矿区", "新区", "市区")  # divisions whose name is also a common word


def known_body(
    name: str, classes: tuple[str, ...], place: str | None, gazetteer: Gazetteer
) -> Entity | None:
    """The body of this name, if it is of one of the classes; `place` tells its division's namesakes.

    Known are the names of our lists, rural banks of a division, and what every division has one of.
    """
    kind = known_class(name)
    if kind is None and "Bank" in classes and name.endswith(_BANKS):
        kind = "Bank" if _opens_with_division(name, gazetteer) else None
    division, end = opening_division(name, place, gazetteer)
    if kind is None and division:
        kind = _SEATS.get(name[end:])
    if kind is None or kind not in classes:
        return None
    where = None
    if division is not None and is_ambiguous(gazetteer, division):
        where = place_of(gazetteer, division)
    return Entity("", kind, subtype_of(name, kind), canonical(name, kind), place=where)


def same_body(name: str, others: Iterable[Entity]) -> Entity | None:
    """The one company that has a brand or a full legal name where this is the other of the two."""
    kind = tail(name)[0]
    if kind is None:
        found = [e for e in others if e.type == "Enterprise" and _fits(name, e.label)]
    elif name.endswith(_LEGAL):
        found = [e for e in others if e.type == "Enterprise" and _fits(e.label, name)]
    else:
        found = []
    return found[0] if len(found) == 1 else None


def _fits(short: str, full: str) -> bool:
    if len(short) < 3 or short[0] not in full or not full.endswith(_LEGAL):
        return False
    return short_reason(_reading(short), _reading(full)) is not None


@lru_cache(maxsize=4096)
def _reading(name: str, kind: str = "Enterprise") -> Reading:
    """The name read without any context."""
    return read_name(name, kind, 1, 0, Context((), (), load_gazetteer()))


def canonical(name: str, kind: str) -> str:
    """What identity would call the body, were it named without any context."""
    return _reading(name, kind).canonical


def to_place(division: Division, gazetteer: Gazetteer) -> Entity:
    """The division as an entity, as identity would make it of a mention."""
    where = place_of(gazetteer, division) if is_ambiguous(gazetteer, division) else None
    return Entity("", "Place", "AdministrativeDivision", division.name, place=where)


def opening_division(
    name: str, place: str | None, gazetteer: Gazetteer
) -> tuple[Division | None, int]:
    """The division whose full name the name opens with, the last of several steps, and its end.

    Of namesakes it is the one that `place` tells; none where nothing tells.
    """
    found: Division | None = None
    position = 0
    while True:
        step = _step(name, position, found, place, gazetteer)
        if step is None:
            return found, position
        found, position = step, position + len(step.name)


def _step(
    name: str, position: int, upper: Division | None, place: str | None, gazetteer: Gazetteer
) -> Division | None:
    for length in gazetteer.lengths(name, position):
        piece = name[position : position + length]
        if len(piece) < length or length > LONGEST:
            continue
        same = [division for division in gazetteer.find(piece) if division.name == piece]
        if upper is not None:
            same = [d for d in same if d != upper and gazetteer.contains(upper, d)]
        if len(same) > 1 or piece in _VAGUE:
            same = [division for division in same if place_of(gazetteer, division) == place]
        if len(same) == 1:
            return same[0]
    return None


def _opens_with_division(name: str, gazetteer: Gazetteer) -> bool:
    """Also by its short name: `太仓农商银行`."""
    return any(gazetteer.find(name[:length]) for length in range(2, min(len(name), LONGEST)))


def known_class(name: str) -> str | None:
    """The class of a body that our lists know; `None` for a word that often means something else."""
    whole = load_shorts().whole(name)
    return _known().get(name) or (_known().get(whole) if whole else None)


def subtype_of(name: str, kind: str) -> str | None:
    """The finer class that the end of the name gives (`大学` is a School), as mentions have it."""
    heads = _heads()
    ends = (name[start:] for start in range(1, len(name)))
    head = next((heads[end] for end in ends if end in heads), None)
    return head[1] if head and head[0] == kind and head[1] != "-" else None


@lru_cache
def _heads() -> dict[str, tuple[str, str]]:
    """Head nouns to class and finer class."""
    lines = (ontology_dir() / "names" / "heads.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {head: (kind, subtype) for head, kind, subtype, _ in rows}


@lru_cache
def _known() -> dict[str, str]:
    """Names of banks, companies and bodies to their classes, so far as they are sure."""
    folder = ontology_dir() / "names"
    found: dict[str, str] = {}
    for file in ("known_bodies.tsv", "known_companies.tsv"):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 3 and cells[2] == "sure" and cells[1] != "Place":
                found[cells[0]] = cells[1]
    return found
