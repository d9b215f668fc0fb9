"""JSON-LD: one object per subject and line, in the words of the Turtle file.

`{"id": "bank:黔山银行", "type": ["kg:Bank"], "rdfs:label": {"zh": ["黔山银行"]}, "kg:funds": ["group:…"]}`
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.export.rdf.blocks import TYPE, Block, Term
from kg.export.rdf.literals import BOOLEAN, DECIMAL, INTEGER, STRING, TIME, parts
from kg.export.rdf.names import OUTSIDE, value_of
from kg.export.rdf.room import Room
from kg.export.rdf.stream import stream
from kg.export.rdf.things import Things
from kg.export.rdf.turtle import Printer
from kg.export.settings import ExportSettings
from kg.model import Graph
from kg.ontology import RelationSpec

_BY_LANGUAGE = (
    "rdfs:label",
    "skos:altLabel",
    "dcterms:title",
    "kg:home",
    "kg:divisionPath",
    "kg:reporter",
)
_TYPED = {
    "kg:amount": DECIMAL,
    "kg:confidence": DECIMAL,
    "kg:start": INTEGER,
    "kg:end": INTEGER,
    "oa:start": INTEGER,
    "oa:end": INTEGER,
    "prov:startedAtTime": TIME,
    "prov:endedAtTime": TIME,
}
_NODES = (
    "rdfs:subClassOf",
    "skos:broader",
    "prov:wasDerivedFrom",
    "prov:wasGeneratedBy",
    "prov:wasAssociatedWith",
    "prov:used",
    "oa:hasSource",
    "oa:hasSelector",
    "dcterms:isPartOf",
    "schema:mentions",
    "kg:relation",
    "kg:subject",
    "kg:object",
    "kg:receivedHonour",
    "kg:divisionOf",
    "kg:setting",
)
_WORDS = {"text", "amount", "date"}  # types of roles that hold no node


def write_jsonld(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.jsonld`."""
    with Room(path.parent) as room, path.open("w", encoding="utf-8", newline="\n") as file:
        things = Things(graph.entities, room)
        notation = _Notation(Printer(settings, things), settings)
        file.write(f'{{"@context": {_dumps(notation.context, indent=2)},\n"@graph": [')
        pieces = stream(graph, settings, things, notation.print, room)
        for number, (_, text) in enumerate(pieces):
            file.write(f",\n{text}" if number else f"\n{text}")
        file.write("\n]}\n")


def _dumps(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


class _Notation:
    """The context, and blocks as objects in its words."""

    def __init__(self, printer: Printer, settings: ExportSettings) -> None:
        self._printer = printer
        self._nodes = {*_NODES, *(key for spec in settings.relations for key in _node_keys(spec))}
        self.context = self._context()

    def _context(self) -> dict[str, Any]:
        """Prefixes, and for each key what its values are; values of other keys say it themselves."""
        terms: dict[str, Any] = {"id": "@id", "type": "@type", **self._printer.prefixes}
        terms |= {key: {"@id": _full(key), "@container": "@language"} for key in _BY_LANGUAGE}
        terms |= {key: {"@id": _full(key), "@type": "@id"} for key in sorted(self._nodes)}
        terms |= {key: {"@id": _full(key), "@type": kind} for key, kind in _TYPED.items()}
        return terms

    def print(self, block: Block) -> str:
        """The block as one object, on one line."""
        return _dumps(self.to_json(block))

    def to_json(self, block: Block) -> dict[str, Any]:
        """One subject; every value is a list, so that a reader need not ask."""
        found: dict[str, Any] = {"id": self._name(block.subject)}
        for predicate, objects in block.facts:
            key = self._name(predicate)
            if predicate == TYPE:
                found["type"] = [self._name(term) for term in objects]
            elif key in _BY_LANGUAGE:
                found[key] = _by_language(objects)
            else:
                found[key] = [self._value(key, term) for term in objects]
        return found

    def _name(self, node: Term) -> str:
        """As Turtle has it where that is short, else the IRI without marks."""
        name = self._printer.term(node)
        return value_of(name) if name[0] == "<" else name

    def _value(self, key: str, term: Term) -> object:
        if term[0] == "<":
            return self._name(term) if key in self._nodes else {"id": self._name(term)}
        literal = parts(term)
        if literal.language:
            return {"@value": literal.value, "@language": literal.language}
        coerced = _TYPED.get(key)
        if coerced == literal.datatype or (
            literal.datatype == STRING and not coerced and key not in self._nodes
        ):
            return literal.value
        if literal.datatype == BOOLEAN and not coerced:
            return literal.value == "true"
        return {"@value": literal.value, "@type": self._name(f"<{literal.datatype}>")}


def _node_keys(spec: RelationSpec) -> list[str]:
    roles = [role.name for role in spec.roles if not _WORDS & set(role.types)]
    return [f"kg:{name}" for name in (spec.name, *roles)]


def _full(key: str) -> str:
    prefix, _, local = key.partition(":")
    return OUTSIDE[prefix] + local


def _by_language(objects: tuple[Term, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for literal in map(parts, objects):
        found.setdefault(literal.language or "@none", []).append(literal.value)
    return found
