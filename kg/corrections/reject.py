"""Statements that a user has found wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.corrections.corpus import Corrected
from kg.corrections.names import spelled
from kg.corrections.read import NOTHING, REJECT, Corrections, Line
from kg.model import Graph, Statement


def find_rejected(
    graph: Graph, corrections: Corrections, earlier: Iterable[Statement], corrected: Corrected
) -> tuple[set[str], tuple[str, ...]]:
    """Ids of the statements that the lines reject, and a warning for each that rejected nothing.

    `earlier` are the statements as they are without corrections: an id that a user took from
    such a build goes on meaning its statement when other lines have changed the ends' ids.
    """
    if not corrections.of(REJECT):
        return set(), ()
    names = _names(graph, corrected)
    before = {statement.id: statement for statement in earlier}
    now = _now(corrected)
    rejected: set[str] = set()
    warnings = []
    for line in corrections.of(REJECT):
        found = {s.id for s in graph.statements if _is_meant(line, s, names, before, now)}
        rejected |= found
        if not found:
            warnings.append(f"{line}: matched nothing; no statement is so")
    return rejected, tuple(warnings)


def _names(graph: Graph, corrected: Corrected) -> dict[str, set[str]]:
    """Every name, id and earlier id to the ids of those that bear it."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in graph.entities:
        found[entity.id].add(entity.id)
        for name in (entity.label, *entity.aliases):
            found[spelled(name)].add(entity.id)
    for old, new in _now(corrected).items():
        found[old] |= new
    return found


def _now(corrected: Corrected) -> dict[str, set[str]]:
    """Ids without corrections to those with them."""
    found: dict[str, set[str]] = defaultdict(set)
    for local, iri in corrected.before.items():
        found[iri].add(corrected.ids[local])
    return found


def _is_meant(
    line: Line,
    statement: Statement,
    names: dict[str, set[str]],
    before: dict[str, Statement],
    now: dict[str, set[str]],
) -> bool:
    if len(line.names) == 1:
        old = before.get(line.names[0])
        return statement.id == line.names[0] or (old is not None and _same(old, statement, now))
    subject, relation, object_ = line.names
    if statement.relation != relation:
        return False
    ends = (statement.subject, None), (statement.object, statement.object_text)
    return all(
        _is_end(name, *end, names) for name, end in zip((subject, object_), ends, strict=True)
    )


def _is_end(name: str, iri: str | None, text: str | None, names: dict[str, set[str]]) -> bool:
    """Is this end the one named, a group of these words, or, with `-`, nobody?"""
    if iri is None:
        return name == NOTHING if text is None else spelled(name) == spelled(text)
    return iri in names.get(name, ()) or iri in names.get(spelled(name), ())


def _same(old: Statement, new: Statement, now: dict[str, set[str]]) -> bool:
    """Is it the claim as it was before its ends got other ids?"""
    fixed = [(s.relation, s.object_text, s.programme, s.honour, s.modality) for s in (old, new)]
    if fixed[0] != fixed[1] or not set(old.evidence) & set(new.evidence):
        return False
    subject, object_ = (now.get(end or "", {end}) for end in (old.subject, old.object))
    ends = (new.subject, new.object)
    return any(a in subject and b in object_ for a, b in (ends, ends[::-1]))
