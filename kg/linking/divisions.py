"""Places that are divisions of China, linked to their code (GB/T 2260)."""

from __future__ import annotations

from dataclasses import replace

from kg.gazetteer import DIVISIONS, Gazetteer
from kg.model import Entity, Link


def link_division(entity: Entity, gazetteer: Gazetteer) -> Entity:
    """The entity; a place that can mean one division only is linked to it.

    Townships have no code in the standard and get none.
    """
    link = division_link(entity, gazetteer) if entity.type == "Place" else None
    return replace(entity, links=tuple(sorted({*entity.links, link}))) if link else entity


def division_link(place: Entity, gazetteer: Gazetteer) -> Link | None:
    """`skos:exactMatch` and `https://kg.example/division/110114`."""
    division = gazetteer.named(place.label, place.place)
    code = division.standard_code if division else None
    return Link("skos:exactMatch", f"{DIVISIONS}{code}") if code else None
