"""Statements of equal claims become one, with the evidence of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple, replace
from typing import Any

from kg.model import Evidence, Roles, Statement
from kg.ontology import RelationSpec


def merge_statements(
    statements: Iterable[Statement], specs: Collection[RelationSpec] = ()
) -> tuple[Statement, ...]:
    """One statement a claim, sorted by id, its evidence sorted and each item once.

    Of a symmetric relation (`specs` say which are) the lesser end stands first, so that A with B
    and B with A are one claim. Merging a second time, or in another order, changes nothing.
    """
    claims: dict[str, list[Statement]] = defaultdict(list)
    for statement in in_order(statements, specs):
        claims[statement.id].append(statement)
    return tuple(merge_copies(claims[key]) for key in sorted(claims))


def in_order(
    statements: Iterable[Statement], specs: Collection[RelationSpec]
) -> Iterator[Statement]:
    """The statements, those of a symmetric relation with the lesser end first."""
    ends = {spec.name: (spec.roles[0].name, spec.roles[1].name) for spec in specs if spec.symmetric}
    for statement in statements:
        if statement.relation in ends:
            yield _in_order(statement, *ends[statement.relation])
        else:
            yield statement


def _in_order(statement: Statement, first: str, second: str) -> Statement:
    """The lesser end first; an end that is not named stands last."""
    subject, object_ = statement.subject, statement.object
    if object_ is None or (subject is not None and subject <= object_):
        return statement
    swapped = {first: second, second: first}
    roles = tuple(sorted((swapped.get(role, role), filler) for role, filler in statement.roles))
    return replace(statement, subject=object_, object=subject, roles=roles)


def merge_copies(copies: list[Statement]) -> Statement:
    """One statement for all of one id, whatever their order."""
    roles = _merge_roles(copies)
    if len(copies) == 1 and len(copies[0].evidence) == 1 and copies[0].roles == roles:
        return copies[0]  # as most are
    evidence = {item for copy in copies for item in copy.evidence}
    words = sorted({copy.object_text for copy in copies if copy.object_text is not None})
    return replace(
        copies[0],
        evidence=tuple(sorted(evidence, key=_evidence_key) if len(evidence) > 1 else evidence),
        object_text=words[0] if words else None,
        roles=roles,
    )


def _merge_roles(copies: list[Statement]) -> Roles:
    if not any(copy.roles for copy in copies):
        return ()
    fillers: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        for role, filler in copy.roles:
            fillers[role].update(filler)
    return tuple((role, tuple(sorted(fillers[role]))) for role in sorted(fillers))


def _evidence_key(item: Evidence) -> tuple[Any, ...]:
    """Document, then place, then everything else, so that the order never hangs on the input's."""
    amount = astuple(item.amount) if item.amount else ()
    date = astuple(item.date) if item.date else ()
    place = (item.document, item.start, item.end, item.spans, item.article)
    return (*place, item.rule, item.text, item.confidence, amount, date)
