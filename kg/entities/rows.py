"""What all documents have to say of one name, as identity over the corpus works with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.entities.forms import key_of, normal_form
from kg.entities.iris import named
from kg.entities.nodes import group_of
from kg.entities.spelling import clean
from kg.entities.tails import PARTY, UNION, tail
from kg.model import Entity

_STATED = ("stated in the text", "stated in brackets")


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
    keys: set[str] = field(default_factory=set)
    stated: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    rests: set[tuple[str, str]] = field(default_factory=set)

    key: str = field(init=False)
    label: str = field(init=False, default="")
    full: bool = field(init=False, default=False)
    unit: tuple[str, str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.key = key_of(self.name)


def gather_rows(entities: Iterable[Entity]) -> tuple[list[Row], list[list[Entity]]]:
    """The rows by name and city, and the copies of each; none depends on the order of entities."""
    found: dict[tuple[str, str, str], tuple[Row, list[Entity]]] = {}
    for entity in entities:
        (name, rest), group = named(entity), _group(entity)
        short = entity.traits.short and not entity.place
        place = name, group, " ".join(entity.traits.cities) if short else ""
        if place not in found:
            found[place] = Row(name, group, short, rest), []
        row, copies = found[place]
        copies.append(entity)
        row.cities.update(entity.traits.cities)
        row.full = row.full or not entity.traits.short
        _add_keys(row, entity)
    for row, copies in found.values():
        row.label = min(copies, key=lambda entity: entity.id).label
        row.unit = _unit(row)
    ordered = [found[place] for place in sorted(found)]
    return [row for row, _ in ordered], [copies for _, copies in ordered]


def _unit(row: Row) -> tuple[str, str] | None:
    if row.group != "name" or row.name != normal_form(row.label):
        return None
    kind, end = tail(row.name)
    return (key_of(normal_form(row.name[: -len(end)])), end) if kind in (UNION, PARTY) else None


def _group(entity: Entity) -> str:
    return "Place" if entity.type == "Place" else group_of(entity.type)


def _add_keys(row: Row, entity: Entity) -> None:
    for alias, form in entity.traits.names:
        key = key_of(form)
        if key != row.key and (alias == entity.label or alias in entity.aliases):
            row.keys.add(key)  # a correction may have taken a name away
            if any(m.reason in _STATED and clean(m.alias) == alias for m in entity.merged):
                row.stated.add(key)
    if entity.traits.rest:
        row.rests.add((entity.traits.region, entity.traits.rest))
