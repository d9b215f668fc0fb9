"""What the gazetteer knows of a place without the text: its code and its upper division."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.gazetteer import Division, Gazetteer
from kg.model import Entity


class PlaceFacts(NamedTuple):
    """`path` is the full name from the province down; `upper` an entity id, where there is one."""

    code: str
    path: str
    upper: str | None


def find_divisions(entities: Iterable[Entity], known: Gazetteer) -> dict[str, PlaceFacts]:
    """The division of each place whose full name (with its `place`) means exactly one.

    `upper` is the nearest of its upper divisions that is among the entities.
    """
    found = {}
    for entity in entities:
        divisions = _same_name(entity, known) if entity.type == "Place" else []
        if len(divisions) == 1:
            found[entity.id] = divisions[0]
    at = {division.code: entity for entity, division in found.items()}
    return {entity: _described(division, known, at) for entity, division in found.items()}


def _same_name(entity: Entity, known: Gazetteer) -> list[Division]:
    same = [division for division in known.find(entity.label) if division.name == entity.label]
    if entity.place:
        return [division for division in same if _path(division, known).endswith(entity.place)]
    return same


def _path(division: Division, known: Gazetteer) -> str:
    return "".join(step.name for step in known.path(division))


def _described(division: Division, known: Gazetteer, at: dict[str, str]) -> PlaceFacts:
    above = reversed(known.path(division)[:-1])
    upper = next((at[step.code] for step in above if step.code in at), None)
    return PlaceFacts(division.code, _path(division, known), upper)
