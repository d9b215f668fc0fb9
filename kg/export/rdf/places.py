"""What the gazetteer knows of a place without the text: its code and its upper divisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.export.rdf.blocks import LABEL, TYPE, Block, Fact, to_block
from kg.export.rdf.literals import chinese, plain
from kg.export.rdf.names import iri, known
from kg.gazetteer import DIVISIONS, PROVINCE, TOWNSHIP, Division, Gazetteer
from kg.model import Entity


class PlaceFacts(NamedTuple):
    """`path` is the full name from the province down; `upper` an entity id, where there is one.

    `upper` is the nearest of its upper divisions that is among the entities. `code` is that of GB/T 2260, or nine digits for a township.
    """

    code: str
    path: str
    upper: str | None


class Divisions:
    """Which divisions the entities are, and to which they are linked.

    Memory holds an entity for each division, as many as the gazetteer has.
    """

    def __init__(self, entities: Iterable[Entity], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._at: dict[str, str] = {}
        self._linked: set[str] = set()
        for entity in entities:
            if division := self._meant(entity):
                self._at[division.code] = max(self._at.get(division.code, ""), entity.id)
            codes = (link.iri for link in entity.links if link.iri.startswith(DIVISIONS))
            self._linked.update(code.removeprefix(DIVISIONS) for code in codes)

    def _meant(self, entity: Entity) -> Division | None:
        """The division of a place whose full name (with its `place`) means exactly one."""
        if entity.type != "Place":
            return None
        return self._gazetteer.named(entity.label, entity.place)

    def facts(self, entity: Entity) -> PlaceFacts | None:
        """`None` for what is no division, or is in no table of codes: a city of Taiwan."""
        division = self._meant(entity)
        if not division:
            return None
        code = division.standard_code or (division.code if division.level == TOWNSHIP else None)
        steps = self._gazetteer.path(division)
        upper = next((self._at[s.code] for s in reversed(steps[:-1]) if s.code in self._at), None)
        return PlaceFacts(code, "".join(step.name for step in steps), upper) if code else None

    def describe_linked(self) -> Iterator[Block]:
        """The divisions that entities are linked to, and those above them, by code.

        They stand in the graph beside the places of the texts, so that 昌平区 lies in 北京市 whether
        or not a text says so.
        """
        by_standard = {
            code: division
            for division in self._gazetteer.by_code.values()
            if division.level < TOWNSHIP and (code := division.standard_code)
        }
        below = [by_standard[code] for code in self._linked if code in by_standard]
        steps = {step.code: step for division in below for step in self._gazetteer.path(division)}
        for code in sorted(steps):
            yield _describe(steps[code], self._gazetteer)


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


def _node(division: Division) -> str:
    return iri(f"{DIVISIONS}{division.standard_code}")
