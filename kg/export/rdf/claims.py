"""What the statements of a graph draw: the fillers of their roles, and direct triples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export.rdf.literals import chinese, plain
from kg.export.rdf.names import Names, bare, iri, kg
from kg.export.settings import ExportSettings
from kg.model import Entity, Graph, Statement
from kg.ontology import RelationSpec, RoleSpec

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]
Kind = Literal["entity", "group", "honour", "programme", "text"]
_VALUES = frozenset({"amount", "date"})  # typed values, which have properties of their own


class Filler(NamedTuple):
    """What fills a role. `label` is its name or words; `document` is that of a group."""

    term: ox.NamedNode | ox.Literal
    kind: Kind
    label: str
    document: str = ""


class Claims:
    """Reads statements against the entities and relations of one build."""

    def __init__(self, graph: Graph, settings: ExportSettings) -> None:
        self.names = Names(settings.base_iri)
        self.entities: dict[str, Entity] = {entity.id: entity for entity in graph.entities}
        self.specs = {spec.name: spec for spec in settings.relations}

    def spec(self, statement: Statement) -> RelationSpec:
        """The relation of a statement."""
        if statement.relation not in self.specs:
            raise ExportError(
                f"statement {statement.id}: unknown relation '{statement.relation}'; "
                f"known are {', '.join(sorted(self.specs))}"
            )
        return self.specs[statement.relation]

    def ends(self, statement: Statement, document: str) -> tuple[Filler | None, Filler | None]:
        """Who fills the first two roles; a group is the one of this document."""
        first, second = self.spec(statement).roles[:2]
        value = statement.object or statement.object_text
        return (
            self.filler(first, statement.subject, document) if statement.subject else None,
            self.filler(second, value, document) if value else None,
        )

    def roles(self, statement: Statement) -> Iterator[tuple[str, Filler]]:
        """Each role with its fillers, the relation's first two first, as far as they are known.

        Amounts and dates are left to the properties that type them. Both ends of a symmetric
        relation fill its first role: neither comes before the other.
        """
        spec = self.spec(statement)
        first, second = spec.roles[0].name, spec.roles[0 if spec.symmetric else 1].name
        for document in documents(statement):
            for role, end in zip((first, second), self.ends(statement, document), strict=True):
                if end is not None:
                    yield role, end
        for role_spec in spec.roles[2:]:
            if role_spec.name not in _VALUES:
                for value in _values(statement, role_spec.name):
                    yield role_spec.name, self.filler(role_spec, value, documents(statement)[0])

    def direct(self, statement: Statement, document: str) -> Iterator[Triple]:
        """The triples that an asserted statement draws, as this document attests it."""
        if statement.modality != "asserted":
            return
        spec = self.spec(statement)
        first, second = (_node(end) for end in self.ends(statement, document))
        if first and second:
            yield first, kg(spec.name), second
            if spec.symmetric:
                yield second, kg(spec.name), first
        if second:
            for role, filler in self.roles(statement):
                if role == "honour" and filler.kind != "text":
                    yield second, kg("receivedHonour"), iri(filler.term.value)

    def filler(self, role: RoleSpec, value: str, document: str) -> Filler:
        """The node or literal for a role's value: an entity, a described group, or words."""
        if value in self.entities:
            return Filler(iri(value), "entity", self.entities[value].label)
        if "group" in role.types:
            return Filler(self.names.group(document, value), "group", value, document)
        if "Honour" in role.types:
            return Filler(self.names.honour(value), "honour", bare(value))
        if "Programme" in role.types:
            return Filler(self.names.programme(value), "programme", bare(value))
        return Filler(plain(value) if value.isascii() else chinese(value), "text", value)


def documents(statement: Statement) -> list[str]:
    """The documents that attest a statement, sorted."""
    return sorted({evidence.document for evidence in statement.evidence})


def _values(statement: Statement, role: str) -> tuple[str, ...]:
    """What a role holds; `programme` and `honour` are fields of the record as well."""
    found = dict(statement.roles).get(role)
    if found:
        return found
    field = {"programme": statement.programme, "honour": statement.honour}.get(role)
    return (field,) if field else ()


def _node(filler: Filler | None) -> ox.NamedNode | None:
    if filler is None or isinstance(filler.term, ox.Literal):
        return None
    return filler.term
