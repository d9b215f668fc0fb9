"""What came, went and changed from one graph to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeVar

from kg.export.tables import to_entity_row, to_statement_row
from kg.graph import merge_statements
from kg.model import Entity, Evidence, Graph, Statement
from kg.ontology import RelationSpec

T = TypeVar("T")
VALUES = ("amount", "date")
EVIDENCE = "evidence"


class Change(NamedTuple, Generic[T]):
    """A record before and now; `fields` are the names of what differs."""

    old: T
    new: T
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes(Generic[T]):
    """What came, what went, what is there still and not the same.

    Entities stand in the order of ids, statements by relation, then by their ends. `became` are
    entities that went because their name is another's now: the old and that one.
    """

    came: tuple[T, ...]
    went: tuple[T, ...]
    changed: tuple[Change[T], ...]
    became: tuple[Change[T], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.changed or self.became)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two graphs, and the documents (name to sha256) they are of."""

    documents: Changes[str]
    entities: Changes[Entity]
    statements: Changes[Statement]

    def __bool__(self) -> bool:
        return bool(self.documents or self.entities or self.statements)

    def to_json(self) -> dict[str, Any]:
        """As `kg diff --json` prints it."""
        return {
            "documents": _to_json(self.documents, str),
            "entities": _to_json(self.entities, to_entity_row),
            "statements": _to_json(self.statements, to_statement_row),
        }


def compare(old: Graph, new: Graph, specs: Sequence[RelationSpec]) -> Difference:
    """The difference of two graphs of one base IRI, without their documents.

    Where a sentence or a name stands in its document is not compared: a line more above it changes
    that of all below. An entity that went while its label became a name of one other of its class
    became that one, and statements are compared as if it had been so before. A claim that is planned
    in one and asserted in the other is one that changed.
    """
    entities = _compare_entities(old.entities, new.entities)
    ids = {change.old.id: change.new.id for change in entities.became}
    before = merge_statements((_with_ids(s, ids) for s in old.statements), specs)
    return Difference(Changes((), (), ()), entities, _compare_statements(before, new.statements))


def compare_documents(old: Mapping[str, str], new: Mapping[str, str]) -> Changes[str]:
    """Documents by name, with what tells whether one is the same."""
    return Changes(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        tuple(
            Change(name, name, ("text",))
            for name in sorted(old.keys() & new.keys())
            if old[name] != new[name]
        ),
    )


def evidence_changes(change: Change[Statement]) -> tuple[list[Evidence], list[Evidence]]:
    """The sentences that came to a statement, and those that went from it."""
    old, new = (
        {(item.document, item.text): item for item in statement.evidence}
        for statement in (change.old, change.new)
    )
    came = [item for key, item in new.items() if key not in old]
    return came, [item for key, item in old.items() if key not in new]


def _compare_entities(old: Iterable[Entity], new: Iterable[Entity]) -> Changes[Entity]:
    before, now = ({entity.id: entity for entity in entities} for entities in (old, new))
    came = [now[key] for key in sorted(now.keys() - before.keys())]
    went = [before[key] for key in sorted(before.keys() - now.keys())]
    bearers: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in now.values():
        for name in {entity.label, *entity.aliases}:
            bearers[entity.type, name].append(entity)
    became = [
        Change(entity, found[0], ("id",))
        for entity in went
        if len(found := bearers.get((entity.type, entity.label), [])) == 1
    ]
    gone = {change.old.id for change in became}
    taken = {change.new.id for change in became}
    return Changes(
        tuple(entity for entity in came if entity.id not in taken),
        tuple(entity for entity in went if entity.id not in gone),
        _changed(before, now, _entity_fields),
        tuple(became),
    )


def _compare_statements(old: Iterable[Statement], new: Iterable[Statement]) -> Changes[Statement]:
    before, now = ({s.id: s for s in statements} for statements in (old, new))
    came = {_claim(now[key]): now[key] for key in sorted(now.keys() - before.keys())}
    went = [before[key] for key in sorted(before.keys() - now.keys())]
    turned = []
    for statement in went:
        other = came.pop(_claim(statement), None)
        if other is not None:
            turned.append(Change(statement, other, _statement_fields(statement, other)))
    gone = {change.old.id for change in turned}
    kept = {change.new.id for change in turned} | {s.id for s in came.values()}
    rest = [now[key] for key in sorted(now.keys() - before.keys()) if key not in kept]
    return Changes(
        tuple(sorted([*came.values(), *rest], key=_order)),
        tuple(sorted((s for s in went if s.id not in gone), key=_order)),
        tuple(sorted([*_changed(before, now, _statement_fields), *turned], key=_order_of_change)),
    )


def _order(statement: Statement) -> tuple[str, ...]:
    """Those of one relation together, then those of one subject."""
    ends = statement.subject, statement.object or statement.object_text
    return (statement.relation, *(end or "" for end in ends), statement.id)


def _order_of_change(change: Change[Statement]) -> tuple[str, ...]:
    return _order(change.new)


def _changed(
    old: Mapping[str, T], new: Mapping[str, T], fields: Callable[[T, T], tuple[str, ...]]
) -> tuple[Change[T], ...]:
    both = ((old[key], new[key]) for key in sorted(old.keys() & new.keys()))
    found = (Change(one, other, fields(one, other)) for one, other in both)
    return tuple(change for change in found if change.fields)


def _entity_fields(old: Entity, new: Entity) -> tuple[str, ...]:
    names = ("type", "subtype", "label", "aliases", "place", "links", "merged")
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _statement_fields(old: Statement, new: Statement) -> tuple[str, ...]:
    names = ["modality", "amount", "date", "confidence"]
    fields = [name for name in names if getattr(old, name) != getattr(new, name)]
    if _other_roles(old) != _other_roles(new):
        fields.append("roles")
    texts = [{(item.document, item.text) for item in s.evidence} for s in (old, new)]
    return (*fields, *([EVIDENCE] if texts[0] != texts[1] else []))


def _other_roles(statement: Statement) -> dict[str, tuple[str, ...]]:
    """What fills the roles, beside the amount and the date, which are fields of their own."""
    return {role: found for role, found in statement.roles if role not in VALUES}


def _claim(statement: Statement) -> tuple[str | None, ...]:
    """What makes it this claim, whether it is planned, so, or denied."""
    end = statement.object or statement.object_text
    return statement.relation, statement.subject, end, statement.programme, statement.honour


def _with_ids(statement: Statement, ids: Mapping[str, str]) -> Statement:
    ends = (statement.subject, statement.object)
    subject, other = (ids.get(end, end) if end is not None else None for end in ends)
    roles = (
        (role, tuple(sorted(ids.get(filler, filler) for filler in found)))
        for role, found in statement.roles
    )
    return replace(statement, subject=subject, object=other, roles=tuple(roles))


def with_base(graph: Graph, old: str, new: str) -> Graph:
    """The entities and statements of a graph as they are under another base IRI."""
    if old == new:
        return graph
    ids = {e.id: new + e.id.removeprefix(old) for e in graph.entities if e.id.startswith(old)}
    return Graph(
        (),
        (),
        tuple(replace(entity, id=ids.get(entity.id, entity.id)) for entity in graph.entities),
        tuple(_with_ids(statement, ids) for statement in graph.statements),
    )


def _to_json(changes: Changes[T], row: Callable[[T], Any]) -> dict[str, Any]:
    return {
        "came": [row(item) for item in changes.came],
        "went": [row(item) for item in changes.went],
        "changed": [
            {"fields": list(change.fields), "old": row(change.old), "new": row(change.new)}
            for change in changes.changed
        ],
        "became": [{"old": row(c.old), "new": row(c.new)} for c in changes.became],
    }
