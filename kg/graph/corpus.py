"""The merged graph of a corpus: local ids become final ones, claims meet, everything is sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.graph.merge import merge_statements
from kg.model import Article, DocumentRecord, Entity, Graph, Mention, Statement
from kg.ontology import RelationSpec


def build_graph(
    records: Iterable[DocumentRecord],
    ids: Mapping[str, str],
    entities: Sequence[Entity],
    specs: Sequence[RelationSpec],
) -> Graph:
    """What all documents say, in the order of the files; the order of `records` is of no effect.

    `ids` gives the final id of every local entity id. A statement whose two ends turned out to be
    one entity says nothing and is dropped.
    """
    articles: list[Article] = []
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for record in records:
        articles += record.articles
        mentions += (replace(m, entity=ids[m.entity]) for m in record.mentions)
        statements += (_with_final_ids(statement, ids) for statement in record.statements)
    return Graph(
        articles=tuple(sorted(articles, key=lambda a: (a.document, a.start, a.number))),
        mentions=tuple(sorted(mentions, key=lambda m: (m.document, m.start, m.end))),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        statements=merge_statements((s for s in statements if not _is_of_itself(s)), specs),
    )


def _with_final_ids(statement: Statement, ids: Mapping[str, str]) -> Statement:
    roles = tuple(
        (role, tuple(sorted({ids.get(filler, filler) for filler in fillers})))
        for role, fillers in statement.roles
    )
    return replace(
        statement,
        subject=None if statement.subject is None else ids[statement.subject],
        object=None if statement.object is None else ids[statement.object],
        roles=roles,
    )


def _is_of_itself(statement: Statement) -> bool:
    return statement.subject is not None and statement.subject == statement.object
