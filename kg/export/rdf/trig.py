"""The graph by document, for TriG: who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from kg.export.rdf.blocks import Block, to_block
from kg.export.rdf.claims import Claims, documents
from kg.export.rdf.describe import (
    DERIVED,
    describe_dataset,
    describe_document,
    describe_evidence,
    describe_statement,
    evidence_node,
)
from kg.export.rdf.names import iri
from kg.export.rdf.stream import (
    all_documents,
    describe_articles,
    describe_things,
    direct_triples,
    in_order,
    unseen,
)
from kg.export.rdf.vocabulary import Vocabulary
from kg.export.settings import ExportSettings
from kg.model import Graph, Statement

Named = tuple[ox.NamedNode | None, Iterable[Block]]


def stream_by_document(graph: Graph, settings: ExportSettings) -> Iterator[Named]:
    """Blocks of the default graph (named `None`), then those of a graph per document.

    The default graph describes things, statements, documents and the vocabulary; a document's
    graph holds its articles, the direct triples that it asserts, and its evidence for each
    statement. All of them together are exactly the triples of `graph.ttl`.
    """
    claims, vocabulary = Claims(graph, settings), Vocabulary(settings)
    yield None, vocabulary.watch(_common(graph, claims, settings))
    stated: dict[str, list[Statement]] = defaultdict(list)
    for statement in in_order(graph.statements):
        for document in documents(statement):
            stated[document].append(statement)
    articles: dict[str, list[Block]] = defaultdict(list)
    for article, block in describe_articles(graph, claims):
        articles[article.document].append(block)
    for document in all_documents(graph):
        blocks = chain(articles[document], _said(document, stated[document], claims))
        yield claims.names.document(document), vocabulary.watch(blocks)
    yield None, vocabulary.blocks()


def _common(graph: Graph, claims: Claims, settings: ExportSettings) -> Iterator[Block]:
    yield describe_dataset(claims.names, settings.version)
    yield from describe_things(graph, claims, {})
    for statement in in_order(graph.statements):
        yield describe_statement(statement, claims, derived=False)
    for document in all_documents(graph):
        yield describe_document(document, claims.names)


def _said(document: str, statements: list[Statement], claims: Claims) -> Iterator[Block]:
    for node, facts in direct_triples(statements, claims, document).items():
        yield to_block(iri(node), facts, "直接关系 Direct relations")
    seen: set[str] = set()
    for statement in statements:
        own = [evidence for evidence in statement.evidence if evidence.document == document]
        nodes = (evidence_node(statement, evidence, claims.names) for evidence in own)
        subject = claims.names.statement(statement.id)
        yield to_block(subject, ((DERIVED, node) for node in nodes), "证据 Evidence")
        for evidence in own:
            yield from unseen(describe_evidence(statement, evidence, claims.names), seen)
