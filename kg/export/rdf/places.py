"""What the gazetteer knows of a place without the text: its code and its upper divisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg.export.rdf.blocks import LABEL, TYPE, Block, Fact, to_block
from kg.export.rdf.literals import chinese, plain
from kg.export.rdf.names import iri, known
from kg.gazetteer import DIVISIONS, PROVINCE, TOWNSHIP, Division, Gazetteer
from kg.model import Entity


class PlaceFacts(NamedTuple):
    """`path` is the full name from the province down; `upper` an entity id, where there is one.

    `code` is that of GB/T 2260, or nine digits for a township.
    """

    code: str
    path: str
    upper: str | None


def find_divisions(entities: Iterable[Entity], gazetteer: Gazetteer) -> dict[str, PlaceFacts]:
    """The division of each place whose full name (with its `place`) means exactly one.

    `upper` is the nearest of its upper divisions that is among the entities.
    """
    found = {}
    for entity in entities:
        division = gazetteer.named(entity.label, entity.place) if entity.type == "Place" else None
        if division:
            found[entity.id] = division
    at = {division.code: entity for entity, division in found.items()}
    described = ((entity, _described(d, gazetteer, at)) for entity, d in found.items())
    return {entity: facts for entity, facts in described if facts}


def _described(division: Division, gazetteer: Gazetteer, at: dict[str, str]) -> PlaceFacts | None:
    """`None` for what no table of codes has: a city of Taiwan."""
    code = division.standard_code or (division.code if division.level == TOWNSHIP else None)
    above = reversed(gazetteer.path(division)[:-1])
    upper = next((at[step.code] for step in above if step.code in at), None)
    path = "".join(step.name for step in gazetteer.path(division))
    return PlaceFacts(code, path, upper) if code else None


def describe_divisions(entities: Iterable[Entity], gazetteer: Gazetteer) -> Iterator[Block]:
    """The divisions that entities are linked to, and those above them, by code.

    They stand in the graph beside the places of the texts, so that 昌平区 lies in 北京市 whether
    or not a text says so.
    """
    by_standard = {
        code: division
        for division in gazetteer.by_code.values()
        if division.level < TOWNSHIP and (code := division.standard_code)
    }
    linked = {link.iri for entity in entities for link in entity.links}
    codes = {link.removeprefix(DIVISIONS) for link in linked if link.startswith(DIVISIONS)}
    below = [by_standard[code] for code in codes if code in by_standard]
    steps = {step.code: step for division in below for step in gazetteer.path(division)}
    for code in sorted(steps):
        yield _describe(steps[code], gazetteer)


def _describe(division: Division, gazetteer: Gazetteer) -> Block:
    facts: list[Fact] = [
        (TYPE, known("skos:Concept")),
        (LABEL, chinese(division.name)),
        (known("skos:notation"), plain(str(division.standard_code))),
    ]
    if division.level > PROVINCE:
        upper = gazetteer.by_code[division.parent]
        facts.append((known("skos:broader"), _node(upper)))
    return to_block(_node(division), facts, "行政区划 Divisions of GB/T 2260")


def _node(division: Division) -> ox.NamedNode:
    return iri(f"{DIVISIONS}{division.standard_code}")
