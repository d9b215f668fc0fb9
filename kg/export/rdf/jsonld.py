"""JSON-LD: one object per subject and line, with a context that keeps the keys readable.

`{"id": "bank:黔山银行", "type": ["Bank"], "label": {"zh": ["黔山银行"]}, "funds": ["enterprise:…"]}`
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.export.rdf.blocks import TYPE, Block, Term
from kg.export.rdf.literals import BOOLEAN, DECIMAL, INTEGER
from kg.export.rdf.names import KG, OUTSIDE
from kg.export.rdf.stream import stream
from kg.export.rdf.turtle import Printer
from kg.export.settings import ExportSettings
from kg.model import Graph

_BY_LANGUAGE = {"label": "rdfs:label", "altLabel": "skos:altLabel", "title": "dcterms:title"}
_TYPED = {"amount": DECIMAL, "confidence": DECIMAL, "start": INTEGER, "end": INTEGER}
_NODES = {
    "subClassOf": "rdfs:subClassOf",
    "wasDerivedFrom": "prov:wasDerivedFrom",
    "hasSource": "oa:hasSource",
    "hasSelector": "oa:hasSelector",
    "isPartOf": "dcterms:isPartOf",
    "mentions": "schema:mentions",
}
_STRINGS = {"exact": "oa:exact", "identifier": "dcterms:identifier"}
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write_jsonld(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.jsonld`."""
    notation = _Notation(graph, settings)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {_dumps(notation.context, indent=2)},\n"@graph": [')
        for number, block in enumerate(stream(graph, settings)):
            file.write(",\n" if number else "\n")
            file.write(_dumps(notation.to_json(block)))
        file.write("\n]}\n")


def _dumps(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


class _Notation:
    """The context, and blocks as objects in its words."""

    def __init__(self, graph: Graph, settings: ExportSettings) -> None:
        self._printer = Printer(settings, graph.entities)
        self._keys = {
            ox.NamedNode(OUTSIDE[prefix] + local): key
            for key, name in (
                _BY_LANGUAGE | _NODES | _STRINGS | {"start": "oa:start", "end": "oa:end"}
            ).items()
            for prefix, _, local in [name.partition(":")]
        }
        self._nodes = {*_NODES, "relation", "subject", "object", "receivedHonour", "divisionOf"}
        self._nodes |= {spec.name for spec in settings.relations}
        self._nodes |= {
            role.name
            for spec in settings.relations
            for role in spec.roles
            if not {"text", "amount", "date"} & set(role.types)
        }
        self.context = self._context()

    def _context(self) -> dict[str, Any]:
        terms: dict[str, Any] = {"id": "@id", "type": "@type", "@vocab": KG}
        terms |= self._printer.prefixes
        terms |= {
            key: {"@id": name, "@container": "@language"} for key, name in _BY_LANGUAGE.items()
        }
        terms |= _STRINGS
        for key in sorted(self._nodes):
            terms[key] = {"@id": _NODES.get(key, f"kg:{key}"), "@type": "@id"}
        for key, datatype in _TYPED.items():
            home = "oa" if datatype == INTEGER else "kg"
            terms[key] = {"@id": f"{home}:{key}", "@type": self._printer.term(datatype)}
        return terms

    def to_json(self, block: Block) -> dict[str, Any]:
        """One subject; every value is a list, so that a reader need not ask."""
        found: dict[str, Any] = {"id": self._name(block.subject)}
        for predicate, objects in block.facts:
            if predicate == TYPE:
                found["type"] = [self._key(n) for n in objects if isinstance(n, ox.NamedNode)]
                continue
            key = self._key(predicate)
            if key in _BY_LANGUAGE:
                found[key] = _by_language(objects)
            else:
                found[key] = [self._value(key, term) for term in objects]
        return found

    def _key(self, node: ox.NamedNode) -> str:
        if node in self._keys:
            return self._keys[node]
        return node.value[len(KG) :] if node.value.startswith(KG) else self._name(node)

    def _name(self, node: ox.NamedNode) -> str:
        return self._printer.compact(node.value) or node.value

    def _value(self, key: str, term: Term) -> object:
        if isinstance(term, ox.NamedNode):
            return self._name(term) if key in self._nodes else {"id": self._name(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if _TYPED.get(key) == term.datatype:
            return term.value
        if term.datatype == BOOLEAN:
            return term.value == "true"
        if term.datatype.value == _STRING and key not in self._nodes and key not in _TYPED:
            return term.value
        return {"@value": term.value, "@type": self._name(term.datatype)}


def _by_language(objects: tuple[Term, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for term in objects:
        if isinstance(term, ox.Literal):
            found.setdefault(term.language or "@none", []).append(term.value)
    return found
