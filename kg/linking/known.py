"""Links that we know: divisions, national bodies, big banks (`ontology/names/links.tsv`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from kg.gazetteer import load_gazetteer
from kg.linking.divisions import link_division
from kg.linking.table import read_links
from kg.model import Entity, Link
from kg.ontology import ontology_dir


def link_known(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities in their order, each with the links that we know."""
    return tuple(map(link_entity, entities))


def link_entity(entity: Entity) -> Entity:
    """The entity with a link where label and class are those of our table.

    A division is linked to its code.
    """
    if links := _known().get((entity.label, entity.type)):
        entity = replace(entity, links=tuple(sorted({*entity.links, *links})))
    return link_division(entity, load_gazetteer())


@lru_cache
def _known() -> dict[tuple[str, str], list[Link]]:
    found: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for row in read_links(ontology_dir() / "names" / "links.tsv"):
        found[row.name, row.type or ""].append(row.link)
    return dict(found)
