"""What all documents have to say of one name, as identity over the corpus works with it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from kg.entities.forms import key_of, normal_form
from kg.entities.iris import named
from kg.entities.nodes import group_of
from kg.entities.spelling import clean
from kg.entities.tails import PARTY, UNION, tail
from kg.model import Entity

NO_ROW = -1
"""Stands for the row of a person, who has none."""
_STATED = ("stated in the text", "stated in brackets")
_NONE: frozenset[str] = frozenset()
_NO_RESTS: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Row:
    """What entities that have one name tell of it; `name` is the one that ids are made of.

    `key` is its name without legal form, `keys` are those of the other full forms that a document
    has for it, `stated` those that a text states, `cities` where the documents are at home.
    Copies of a `short` name are one row in each city; what is only the `rest` of a name is a row by
    itself. `rests` are names without the city (its code
    and the rest) by which papers of that city go. `label` is the canonical name of its first copy;
    `full` is true where a copy shows region or legal form. `unit` is the key of a union's or Party
    body's owner, and the end of its name that says what it is.
    """

    name: str
    group: str
    short: bool
    rest: bool
    keys: frozenset[str] = _NONE
    stated: frozenset[str] = _NONE
    cities: frozenset[str] = _NONE
    rests: frozenset[tuple[str, str]] = _NO_RESTS

    key: str = field(init=False)
    label: str = field(init=False, default="")
    full: bool = field(init=False, default=False)
    unit: tuple[str, str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.key = key_of(self.name)


def gather_rows(entities: Iterable[Entity]) -> tuple[list[Row], array[int]]:
    """The rows by name and city, and of each entity its row's place; persons have none.

    No row depends on the order of the entities.
    """
    found: dict[tuple[str, str, str], int] = {}
    rows: list[Row] = []
    firsts: list[str] = []  # the least id of a row's copies: its label is that one's
    row_of = array("i")
    for entity in entities:
        if entity.type == "Person":
            row_of.append(NO_ROW)
            continue
        (name, rest), group = named(entity), _group(entity)
        short = entity.traits.short and not entity.place
        at = found.setdefault(
            (name, group, " ".join(entity.traits.cities) if short else ""), len(rows)
        )
        if at == len(rows):
            rows.append(Row(name, group, short, rest))
            firsts.append("")
        row = rows[at]
        row_of.append(at)
        if not firsts[at] or entity.id < firsts[at]:
            firsts[at], row.label = entity.id, name if entity.label == name else entity.label
        _add(row, entity)
    for row in rows:
        row.unit = _unit(row)
    order = [found[place] for place in sorted(found)]
    moved = array("i", [0]) * len(order)
    for new, old in enumerate(order):
        moved[old] = new
    for entity_at, at in enumerate(row_of):
        if at != NO_ROW:
            row_of[entity_at] = moved[at]
    return [rows[at] for at in order], row_of


def _unit(row: Row) -> tuple[str, str] | None:
    if row.group != "name" or row.name != normal_form(row.label):
        return None
    kind, end = tail(row.name)
    return (key_of(normal_form(row.name[: -len(end)])), end) if kind in (UNION, PARTY) else None


def _group(entity: Entity) -> str:
    return "Place" if entity.type == "Place" else group_of(entity.type)


def _add(row: Row, entity: Entity) -> None:
    row.full = row.full or not entity.traits.short
    cities = _same(frozenset(entity.traits.cities))
    row.cities = _same(row.cities | cities) if row.cities else cities
    for alias, form in entity.traits.names:
        if form == row.name:
            continue
        key = key_of(form)
        if key != row.key and (alias == entity.label or alias in entity.aliases):
            row.keys |= {key}  # a correction may have taken a name away
            if any(m.reason in _STATED and clean(m.alias) == alias for m in entity.merged):
                row.stated |= {key}
    if entity.traits.rest:
        row.rests |= {(entity.traits.region, entity.traits.rest)}


@lru_cache(maxsize=8192)
def _same(cities: frozenset[str]) -> frozenset[str]:
    """One object for all that are equal: most rows are of a few cities."""
    return cities
