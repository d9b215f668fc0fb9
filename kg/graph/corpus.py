"""The merged graph of a corpus: local ids become final ones, claims meet, everything is sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.graph.claims import Claims
from kg.graph.reprints import find_reprints
from kg.graph.rows import Rows
from kg.model import Article, Document, DocumentRecord, Entity, Graph, Mention, Statement
from kg.ontology import RelationSpec


class Records(Protocol):
    """What documents say by themselves, part by part, each time from the first document on.

    The documents come in the order of their names. `kg.graph.store.Store` is one on disk.
    """

    def count(self) -> tuple[int, int, int]:
        """How many documents, articles and mentions."""

    def documents(self) -> Iterator[Document]:
        """Every document with its text."""

    def articles(self) -> Iterator[tuple[Article, ...]]:
        """The articles of each document."""

    def mentions(self) -> Iterator[tuple[Mention, ...]]:
        """The mentions of each document, with local ids of entities."""

    def entities(self) -> Iterator[tuple[Entity, ...]]:
        """The entities of each document."""

    def statements(self) -> Iterator[tuple[Statement, ...]]:
        """The statements of each document, about its own entities."""


@dataclass(frozen=True, slots=True)
class HeldRecords:
    """Records that are in memory."""

    records: tuple[DocumentRecord, ...]

    @classmethod
    def of(cls, records: Iterable[DocumentRecord]) -> HeldRecords:
        """Records in any order."""
        return cls(tuple(sorted(records, key=lambda record: record.document.name)))

    def count(self) -> tuple[int, int, int]:
        """How many documents, articles and mentions."""
        return (
            len(self.records),
            sum(len(record.articles) for record in self.records),
            sum(len(record.mentions) for record in self.records),
        )

    def documents(self) -> Iterator[Document]:
        """Every document with its text."""
        return (record.document for record in self.records)

    def articles(self) -> Iterator[tuple[Article, ...]]:
        """The articles of each document."""
        return (record.articles for record in self.records)

    def mentions(self) -> Iterator[tuple[Mention, ...]]:
        """The mentions of each document."""
        return (record.mentions for record in self.records)

    def entities(self) -> Iterator[tuple[Entity, ...]]:
        """The entities of each document."""
        return (record.entities for record in self.records)

    def statements(self) -> Iterator[tuple[Statement, ...]]:
        """The statements of each document."""
        return (record.statements for record in self.records)


def build_graph(
    records: Records,
    ids: Iterable[Mapping[str, str]],
    entities: Sequence[Entity],
    specs: Sequence[RelationSpec],
    claims: Claims,
) -> Graph:
    """What all documents say, in the order of the files, read from `records` when it is asked for.

    `ids` gives, of each document, the final id of every local entity id; `entities` are sorted by
    id. Whoever gave `ids` and `entities` may have them on disk. A statement whose two ends turned out to be
    one entity says nothing and is dropped. Articles that reprint another say so, and so does their
    evidence, which then counts once. `claims` is where the statements meet; they lie there as
    long as the graph is used.
    """
    _, articles, mentions = records.count()
    texts = ((article.id, article.text) for found in records.articles() for article in found)
    reprints = find_reprints(texts, claims.folder)
    final = (
        mark_reprints(_with_final_ids(statement, final_of), reprints)
        for statements, final_of in zip(records.statements(), ids, strict=True)
        for statement in statements
    )
    return Graph(
        articles=Rows(lambda: _articles(records, reprints), articles),
        mentions=Rows(lambda: _mentions(records, ids), mentions),
        entities=entities,
        statements=claims.merge((s for s in final if not _is_of_itself(s)), specs),
    )


def hold(graph: Graph) -> Graph:
    """The graph in memory."""
    return Graph(
        tuple(graph.articles), tuple(graph.mentions), tuple(graph.entities), tuple(graph.statements)
    )


def mark_reprints(statement: Statement, reprints: Mapping[str, str]) -> Statement:
    """The statement, its evidence telling which article its own one reprints."""
    places = [reprints.get(f"{item.document}#{item.article}") for item in statement.evidence]
    if not any(places):
        return statement
    marked = zip(statement.evidence, places, strict=True)
    return replace(statement, evidence=tuple(replace(e, reprint_of=of) for e, of in marked))


def _articles(records: Records, reprints: Mapping[str, str]) -> Iterator[Article]:
    for articles in records.articles():
        for article in sorted(articles, key=lambda article: (article.start, article.number)):
            of = reprints.get(article.id)
            yield replace(article, reprint_of=of) if of else article


def _mentions(records: Records, ids: Iterable[Mapping[str, str]]) -> Iterator[Mention]:
    for mentions, final_of in zip(records.mentions(), ids, strict=True):
        for mention in sorted(mentions, key=lambda mention: (mention.start, mention.end)):
            yield _named(mention, final_of[mention.entity])


def _named(mention: Mention, entity: str) -> Mention:
    """The mention with another entity: `replace`, of which there are very many, takes ten times."""
    return Mention(
        mention.document,
        mention.article,
        mention.start,
        mention.end,
        mention.text,
        mention.type,
        mention.subtype,
        mention.reading,
        mention.name,
        entity,
    )


def _with_final_ids(statement: Statement, ids: Mapping[str, str]) -> Statement:
    roles = tuple(
        [
            (role, tuple(sorted({ids.get(filler, filler) for filler in fillers})))
            for role, fillers in statement.roles
        ]
    )
    return Statement(
        statement.relation,
        None if statement.subject is None else ids[statement.subject],
        None if statement.object is None else ids[statement.object],
        statement.evidence,
        statement.object_text,
        statement.programme,
        statement.honour,
        statement.modality,
        roles,
    )


def _is_of_itself(statement: Statement) -> bool:
    return statement.subject is not None and statement.subject == statement.object
