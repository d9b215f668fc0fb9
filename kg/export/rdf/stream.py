"""The whole graph as a stream of blocks: entities, statements with their evidence, texts.

Nothing here depends on the order of the graph's tuples. Memory holds the direct triples and the
ids of selectors; the blocks themselves pass through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.export.rdf.blocks import Block, Fact
from kg.export.rdf.claims import Claims, Filler, documents
from kg.export.rdf.describe import (
    describe_article,
    describe_dataset,
    describe_document,
    describe_entity,
    describe_evidence,
    describe_filler,
    describe_statement,
)
from kg.export.rdf.names import ENTITY_PREFIXES
from kg.export.rdf.places import describe_divisions, find_divisions
from kg.export.rdf.vocabulary import Vocabulary
from kg.export.settings import ExportSettings
from kg.gazetteer import load_gazetteer
from kg.model import Article, Entity, Graph, Statement

Direct = dict[str, dict[Fact, None]]


def stream(graph: Graph, settings: ExportSettings) -> Iterator[Block]:
    """Every triple of the graph once, block by block."""
    vocabulary = Vocabulary(settings)
    yield from vocabulary.watch(_stream(graph, settings))
    yield from vocabulary.blocks()


def _stream(graph: Graph, settings: ExportSettings) -> Iterator[Block]:
    claims = Claims(graph, settings)
    statements = in_order(graph.statements)
    yield describe_dataset(claims.names, settings.version)
    yield from describe_things(graph, claims, direct_triples(statements, claims))
    seen: set[str] = set()
    for statement in statements:
        yield describe_statement(statement, claims)
        for evidence in statement.evidence:
            blocks = describe_evidence(statement, evidence, claims.names)
            yield from unseen(blocks, seen)
    yield from (block for _, block in describe_articles(graph, claims))
    for document in all_documents(graph):
        yield describe_document(document, claims.names)


def describe_things(graph: Graph, claims: Claims, direct: Direct) -> Iterator[Block]:
    """Entities by class, then the nodes that statements bring, then divisions that are linked."""
    divisions = find_divisions(graph.entities, load_gazetteer())
    for entity in sorted(graph.entities, key=_rank):
        yield describe_entity(entity, direct.get(entity.id, ()), divisions.get(entity.id))
    for filler in brought(graph.statements, claims):
        yield describe_filler(filler, claims.names, direct.get(filler.term.value, ()))
    yield from describe_divisions(graph.entities, load_gazetteer())


def describe_articles(graph: Graph, claims: Claims) -> Iterator[tuple[Article, Block]]:
    """Each article with its block, in order of documents."""
    mentioned = mentioned_entities(graph)
    for article in sorted(graph.articles, key=_key):
        yield article, describe_article(article, claims.names, mentioned.get(_key(article), ()))


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Statements as the texts make them, those of one sentence by id."""
    return sorted(
        statements, key=lambda s: (*min((e.document, e.start, e.end) for e in s.evidence), s.id)
    )


def direct_triples(
    statements: Iterable[Statement], claims: Claims, document: str | None = None
) -> Direct:
    """Subject to what is said of it, sorted: by one document, or by all."""
    triples = {
        triple
        for statement in statements
        for attesting in ([document] if document is not None else documents(statement))
        for triple in claims.direct(statement, attesting)
    }
    direct: Direct = defaultdict(dict)
    for subject, predicate, value in sorted(triples, key=lambda t: tuple(n.value for n in t)):
        direct[subject.value][predicate, value] = None
    return direct


def brought(statements: Iterable[Statement], claims: Claims) -> list[Filler]:
    """Groups, honours and programmes that fill roles and are no entities, sorted by kind and IRI."""
    fillers = {
        filler.term.value: filler
        for statement in in_order(statements)
        for _, filler in claims.roles(statement)
        if filler.kind not in ("entity", "text")
    }
    return sorted(fillers.values(), key=lambda filler: (filler.kind, filler.term.value))


def unseen(blocks: Iterable[Block], seen: set[str]) -> Iterator[Block]:
    """The blocks whose subject has not come yet: statements of one sentence share its selectors."""
    for block in blocks:
        if block.subject.value not in seen:
            seen.add(block.subject.value)
            yield block


def mentioned_entities(graph: Graph) -> dict[tuple[str, int], list[str]]:
    """(document, number of the article) to the ids of the entities that it names, sorted."""
    entities = {entity.id for entity in graph.entities}
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in graph.mentions:
        if mention.entity in entities:
            found[mention.document, mention.article].add(mention.entity)
    return {key: sorted(ids) for key, ids in found.items()}


def all_documents(graph: Graph) -> list[str]:
    """Names of the documents that have an article or are evidence, sorted."""
    stated = {evidence.document for s in graph.statements for evidence in s.evidence}
    return sorted(stated | {article.document for article in graph.articles})


def _key(article: Article) -> tuple[str, int]:
    return article.document, article.number


def _rank(entity: Entity) -> tuple[int, str, str]:
    classes = list(ENTITY_PREFIXES)
    rank = classes.index(entity.type) if entity.type in classes else len(classes)
    return rank, entity.type, entity.id
