"""What the statements of a graph draw: the fillers of their roles, and direct triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from kg.errors import ExportError
from kg.export.rdf.blocks import Term
from kg.export.rdf.literals import chinese, plain
from kg.export.rdf.names import Names, bare, iri, kg
from kg.export.rdf.things import Things
from kg.export.settings import ExportSettings
from kg.model import Evidence, Statement
from kg.ontology import RelationSpec, RoleSpec

Triple = tuple[Term, Term, Term]
_REMEMBERED = 1 << 14
Kind = Literal["entity", "group", "honour", "programme", "text"]
_VALUES = frozenset({"amount", "date"})  # typed values, which have properties of their own


class Filler(NamedTuple):
    """What fills a role. `label` is its name or words; `type` is an entity's class.

    `document` is that of a group.
    """

    term: Term
    kind: Kind
    label: str
    type: str = ""
    document: str = ""


Ends = tuple[Filler | None, Filler | None]


class Claim(NamedTuple):
    """A statement read: who fills its roles, the relation's first two first.

    `documents` attest it, sorted; `ends` fill the first two roles, as each document has them, since
    a group is that of its document. Amounts and dates are left to the properties that type them.
    """

    id: str
    node: Term
    statement: Statement
    spec: RelationSpec
    documents: tuple[str, ...]
    ends: tuple[Ends, ...]
    roles: tuple[tuple[str, Filler], ...]

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Where the texts make it: its order among the others."""
        first = min((e.document, e.start, e.end) for e in self.statement.evidence)
        return (*first, self.id)

    def said(self, document: str) -> tuple[Evidence, ...]:
        """The evidence that a document gives."""
        return tuple(e for e in self.statement.evidence if e.document == document)

    def drawn(self, ends: Ends) -> Iterator[tuple[Filler, Term, Filler]]:
        """The direct triples that it asserts between these ends."""
        if self.statement.modality != "asserted":
            return
        first, second = map(_node, ends)
        relation = kg(self.spec.name)
        if first and second:
            yield first, relation, second
            if self.spec.symmetric:
                yield second, relation, first
        if second:
            for role, filler in self.roles:
                if role == "honour" and filler.kind != "text":
                    yield second, kg("receivedHonour"), filler


class Claims:
    """Reads statements against the entities and relations of one build."""

    def __init__(self, things: Things, settings: ExportSettings) -> None:
        self.names = Names(settings.base_iri)
        self.things = things
        self.specs = {spec.name: spec for spec in settings.relations}
        self._entity = lru_cache(_REMEMBERED)(self._find)

    def of(self, statements: Iterable[Statement]) -> Iterator[Claim]:
        """Each statement with what fills its roles."""
        return map(self.read, statements)

    def read(self, statement: Statement) -> Claim:
        """The statement with what fills its roles."""
        identifier, spec = statement.id, self._spec(statement)
        documents = tuple(sorted({evidence.document for evidence in statement.evidence}))
        ends = tuple(self._ends(statement, spec, document) for document in documents)
        roles = tuple(self._roles(statement, spec, ends, documents[0]))
        node = self.names.statement(identifier)
        return Claim(identifier, node, statement, spec, documents, ends, roles)

    def _spec(self, statement: Statement) -> RelationSpec:
        if statement.relation not in self.specs:
            raise ExportError(
                f"statement {statement.id}: unknown relation '{statement.relation}'; "
                f"known are {', '.join(sorted(self.specs))}"
            )
        return self.specs[statement.relation]

    def _ends(self, statement: Statement, spec: RelationSpec, document: str) -> Ends:
        first, second = spec.roles[:2]
        value = statement.object or statement.object_text
        return (
            self._filler(first, statement.subject, document) if statement.subject else None,
            self._filler(second, value, document) if value else None,
        )

    def _roles(
        self, statement: Statement, spec: RelationSpec, ends: tuple[Ends, ...], document: str
    ) -> Iterator[tuple[str, Filler]]:
        """Both ends of a symmetric relation fill its first role: neither comes before the other."""
        first, second = spec.roles[0].name, spec.roles[0 if spec.symmetric else 1].name
        for pair in ends:
            for role, end in zip((first, second), pair, strict=True):
                if end is not None:
                    yield role, end
        for role_spec in spec.roles[2:]:
            if role_spec.name not in _VALUES:
                for value in _values(statement, role_spec.name):
                    yield role_spec.name, self._filler(role_spec, value, document)

    def _filler(self, role: RoleSpec, value: str, document: str) -> Filler:
        """The node or literal for a role's value: an entity, a described group, or words."""
        if entity := self._entity(value):
            return entity
        if "group" in role.types:
            return Filler(self.names.group(document, value), "group", value, "", document)
        if "Honour" in role.types:
            return Filler(self.names.honour(value), "honour", bare(value))
        if "Programme" in role.types:
            return Filler(self.names.programme(value), "programme", bare(value))
        return Filler(plain(value) if value.isascii() else chinese(value), "text", value)

    def _find(self, value: str) -> Filler | None:
        thing = self.things.find(value)
        return Filler(iri(value), "entity", thing.label, thing.type) if thing else None


def _values(statement: Statement, role: str) -> tuple[str, ...]:
    """What a role holds; `programme` and `honour` are fields of the record as well."""
    found = dict(statement.roles).get(role)
    if found:
        return found
    field = {"programme": statement.programme, "honour": statement.honour}.get(role)
    return (field,) if field else ()


def _node(filler: Filler | None) -> Filler | None:
    return None if filler is None or filler.kind == "text" else filler
