"""Places that are divisions of China, linked to their code (GB/T 2260)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.gazetteer import DIVISIONS, Gazetteer
from kg.model import Entity, Link


def link_divisions(entities: Iterable[Entity], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The entities in their order; a place that can mean one division only is linked to it.

    Townships have no code in the standard and get none.
    """
    return tuple(
        replace(entity, links=tuple(sorted({*entity.links, link})))
        if entity.type == "Place" and (link := division_link(entity, gazetteer))
        else entity
        for entity in entities
    )


def division_link(place: Entity, gazetteer: Gazetteer) -> Link | None:
    """`skos:exactMatch` and `https://kg.example/division/110114`."""
    division = gazetteer.named(place.label, place.place)
    code = division.standard_code if division else None
    return Link("skos:exactMatch", f"{DIVISIONS}{code}") if code else None
