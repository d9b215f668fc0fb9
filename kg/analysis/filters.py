"""Parts of a graph: what the statements that are asked for rest on, and nothing else."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import NamedTuple

from kg.analysis.around import reach
from kg.analysis.dates import Period
from kg.errors import InputError
from kg.export.labels import superclasses
from kg.model import Evidence, Graph, Modality, Statement
from kg.ontology import RelationSpec

GROUP, PROGRAMME = "Group", "Programme"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is kept; an empty field keeps all.

    `classes` are classes or finer ones, `documents` glob patterns, `around` entity ids from which
    `steps` statements are gone. With `undated` a period keeps evidence that bears no date.
    """

    classes: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    modalities: frozenset[Modality] = frozenset()
    documents: tuple[str, ...] = ()
    period: Period = field(default=Period())
    undated: bool = False
    min_confidence: float = 0.0
    around: tuple[str, ...] = ()
    steps: int = 1

    @property
    def of_claims(self) -> bool:
        """Do they ask for statements, so that an entity without one is not asked for?"""
        return bool(
            self.relations or self.modalities or self.period or self.min_confidence or self.around
        )

    def __bool__(self) -> bool:
        return bool(self.of_claims or self.classes or self.documents)


class Selection(NamedTuple):
    """A part of a graph, and how many statements a period left out for want of a date."""

    graph: Graph
    undated: int


def select(graph: Graph, filters: Filters, specs: Sequence[RelationSpec] = ()) -> Selection:
    """What the filters keep, in its order; each record is as it was or, of a statement, fewer.

    Evidence of other documents and dates goes first, and a statement with its last evidence. A
    class keeps entities of it and the statements between them; a described group is a `Group`, and
    words where a relation (of `specs`) takes a `Programme` are one.
    An entity stays with a statement that names it; where only classes and documents are asked for
    also with a mention. Mentions go with their entities, and articles of which nothing is left.
    Raises `InputError` where nothing is left at all.
    """
    if not filters:
        return Selection(graph, 0)
    kinds = {entity.id: {entity.type, entity.subtype or entity.type} for entity in graph.entities}
    worded = {spec.name: PROGRAMME for spec in specs if PROGRAMME in spec.roles[1].types}
    undated = 0
    statements: list[Statement] = []
    for statement in graph.statements:
        evidence = tuple(e for e in statement.evidence if _of_documents(e.document, filters))
        if not evidence or not _is_between(statement, filters.classes, kinds, worded):
            continue
        dated = tuple(_of_period(evidence, filters))
        kept = _resting_on(statement, dated or evidence)
        if _is_asked_for(kept, filters):
            statements += [kept] if dated else []
            undated += not any(item.date for item in evidence) and not dated
    if filters.around:
        statements = reach(statements, filters.around, filters.steps)
    part = _with_what_they_rest_on(graph, statements, filters)
    if not part.entities and not part.statements and graph.entities:
        raise InputError(
            "nothing is left by these filters; "
            + (f"{undated} went for want of a date (--undated)" if undated else "ask for less")
        )
    return Selection(part, undated)


def ends_of(statement: Statement) -> Iterator[str]:
    """The entities at both ends, as far as there are any."""
    for end in (statement.subject, statement.object):
        if end is not None:
            yield end


def entities_of(statement: Statement, known: Container[str]) -> set[str]:
    """The entities of a statement in any role; `known` are all there are."""
    fillers = (filler for _, found in statement.roles for filler in found)
    return {*ends_of(statement), *(filler for filler in fillers if filler in known)}


def is_of_class(names: Iterable[str], classes: frozenset[str]) -> bool:
    """Is what has these classes of one of those, by itself or by one above it?"""
    above = (upper for name in names for upper in (name, *superclasses(name)))
    return not classes or not classes.isdisjoint(above)


def _of_documents(document: str, filters: Filters) -> bool:
    return not filters.documents or any(fnmatchcase(document, p) for p in filters.documents)


def _of_period(evidence: tuple[Evidence, ...], filters: Filters) -> Iterator[Evidence]:
    """Evidence of the period; what bears no date beside it, or with `undated` by itself."""
    period = filters.period
    dates = [item.date for item in evidence]
    within = [date is not None and period.may_hold(date.value) for date in dates]
    beside = any(within) or filters.undated or not period
    for item, date, inside in zip(evidence, dates, within, strict=True):
        if not period or inside or (date is None and beside):
            yield item


def _resting_on(statement: Statement, evidence: tuple[Evidence, ...]) -> Statement:
    """The statement with some of its evidence, and with the amounts and dates of that alone."""
    if evidence == statement.evidence:
        return statement
    told = {
        "amount": {item.amount.text for item in evidence if item.amount},
        "date": {item.date.text for item in evidence if item.date},
    }
    fillers = (
        (role, tuple(f for f in found if role not in told or f in told[role]))
        for role, found in statement.roles
    )
    return replace(statement, evidence=evidence, roles=tuple((r, f) for r, f in fillers if f))


def _is_asked_for(statement: Statement, filters: Filters) -> bool:
    return (
        (not filters.relations or statement.relation in filters.relations)
        and (not filters.modalities or statement.modality in filters.modalities)
        and statement.confidence >= filters.min_confidence
    )


def _is_between(
    statement: Statement,
    classes: frozenset[str],
    kinds: Mapping[str, Iterable[str]],
    worded: Mapping[str, str],
) -> bool:
    """Is every end of one of the classes? An end that no text names is no hindrance."""
    ends = [kinds.get(end, ()) for end in ends_of(statement)]
    if statement.object is None and statement.object_text is not None:
        ends.append((worded.get(statement.relation, GROUP),))
    return all(is_of_class(end, classes) for end in ends)


def _with_what_they_rest_on(graph: Graph, statements: list[Statement], filters: Filters) -> Graph:
    known = {
        entity.id: is_of_class((entity.type, entity.subtype or entity.type), filters.classes)
        for entity in graph.entities
    }
    kept = {end for statement in statements for end in entities_of(statement, known)}
    if not filters.of_claims:
        kept |= {
            mention.entity
            for mention in graph.mentions
            if known.get(mention.entity) and _of_documents(mention.document, filters)
        }
    mentions = tuple(
        mention
        for mention in graph.mentions
        if mention.entity in kept and _of_documents(mention.document, filters)
    )
    used = {(item.document, item.article) for s in statements for item in s.evidence}
    used |= {(mention.document, mention.article) for mention in mentions}
    whole = not (filters.of_claims or filters.classes)
    articles = [
        article
        for article in graph.articles
        if (article.document, article.number) in used
        or (whole and _of_documents(article.document, filters))
    ]
    there = {article.id for article in articles}
    return Graph(
        tuple(
            a if (a.reprint_of or a.id) in there else replace(a, reprint_of=None) for a in articles
        ),
        mentions,
        tuple(entity for entity in graph.entities if entity.id in kept),
        tuple(statements),
    )
