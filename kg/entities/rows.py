"""Copies of one name in all documents, as identity over the corpus works with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.entities.forms import key_of
from kg.entities.iris import named
from kg.entities.nodes import group_of
from kg.entities.spelling import clean
from kg.model import Entity

_STATED = ("stated in the text", "stated in brackets")


@dataclass(slots=True)
class Row:
    """Entities of documents that have one name; `name` is the one that ids are made of.

    `key` is its name without legal form, `keys` are those of the other full forms that a document
    has for it, `stated` those that a text states, `cities` where the documents are at home.
    Copies of a `short` name are one row in each city; what is only the `rest` of a name is a row by
    itself. `rests` are names without the city (its code
    and the rest) by which papers of that city go.
    """

    name: str
    group: str
    short: bool
    rest: bool
    copies: list[Entity] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    stated: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    rests: set[tuple[str, str]] = field(default_factory=set)

    @property
    def key(self) -> str:
        """The name without legal form."""
        return key_of(self.name)

    @property
    def full(self) -> bool:
        """Does a copy show region or legal form?"""
        return not all(entity.traits.short for entity in self.copies)

    @property
    def label(self) -> str:
        """The canonical name of its first copy."""
        return min(self.copies, key=lambda entity: entity.id).label


def gather_rows(entities: Iterable[Entity]) -> list[Row]:
    """The rows by name and city; none of them depends on the order of the entities."""
    rows: dict[tuple[str, str, str], Row] = {}
    for entity in entities:
        (name, rest), group = named(entity), _group(entity)
        short = entity.traits.short and not entity.place
        city = " ".join(entity.traits.cities) if short else ""
        row = rows.setdefault((name, group, city), Row(name, group, short, rest))
        row.copies.append(entity)
        row.cities.update(entity.traits.cities)
        _add_keys(row, entity)
    return [rows[key] for key in sorted(rows)]


def _group(entity: Entity) -> str:
    return "Place" if entity.type == "Place" else group_of(entity.type)


def _add_keys(row: Row, entity: Entity) -> None:
    borne = {entity.label, *entity.aliases}  # a correction may have taken a name away
    stated = {clean(merge.alias) for merge in entity.merged if merge.reason in _STATED}
    for alias, form in entity.traits.names:
        key = key_of(form)
        if alias in borne and key != row.key:
            row.keys.add(key)
            if alias in stated:
                row.stated.add(key)
    if entity.traits.rest:
        row.rests.add((entity.traits.region, entity.traits.rest))
