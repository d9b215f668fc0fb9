"""Entities by the name that a user gives, as `kg query --bind` takes it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import InputError
from kg.model import Entity
from kg.near import near_names, several

_PREFIX = "ent:"


def local_name(entity_id: str) -> str:
    """The end of an id: what stands behind `BASE/entity/`."""
    return entity_id.rpartition("/entity/")[2] or entity_id


def short_id(entity_id: str) -> str:
    """The id as a user may give it: `ent:北京银行`."""
    return f"{_PREFIX}{local_name(entity_id)}"


def find_called(entities: Iterable[Entity], name: str) -> tuple[Entity, ...]:
    """The entities of an id, else of this label, else alias, else end of an id, in their order.

    An id is an IRI or `ent:` with its end. Raises `InputError` with names that are near where
    nothing is called so.
    """
    name = name.strip()
    wanted = name.removeprefix("<").removesuffix(">")
    ranks: dict[int, list[Entity]] = {}
    names: set[str] = set()
    for entity in entities:
        rank = _rank(entity, name, wanted)
        if rank is not None:
            ranks.setdefault(rank, []).append(entity)
        names.update((entity.label, *entity.aliases))
    if not ranks:
        raise InputError(f"{name}: nothing is called so; {near_names(name, names)}")
    return tuple(ranks[min(ranks)])


def find_one(entities: Iterable[Entity], name: str) -> Entity:
    """The one entity of this name; of several their ids are told in an `InputError`."""
    found = find_called(entities, name)
    if len(found) > 1:
        shown = [f"{short_id(e.id)} ({e.subtype or e.type})" for e in found]
        raise InputError(f"{name}: {several(shown)}; give one of these")
    return found[0]


def _rank(entity: Entity, name: str, wanted: str) -> int | None:
    end = local_name(entity.id)
    if wanted == entity.id or (name.startswith(_PREFIX) and name == f"{_PREFIX}{end}"):
        return 0
    if name == entity.label:
        return 1
    if name in entity.aliases:
        return 2
    return 3 if name == end else None
