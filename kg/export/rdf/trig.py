"""The graph by document, for TriG: who says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from kg.export.rdf.blocks import Term, to_block
from kg.export.rdf.claims import Claim
from kg.export.rdf.describe import (
    DERIVED,
    STATEMENTS,
    describe_evidence,
    describe_statement,
    evidence_node,
)
from kg.export.rdf.names import iri, value_of
from kg.export.rdf.parts import Parts, Piece, Print
from kg.export.rdf.room import Room
from kg.export.rdf.sorter import Row, Sorter
from kg.export.rdf.things import Things
from kg.export.settings import ExportSettings
from kg.model import Graph

Named = tuple[Term | None, Iterator[Piece]]
_ARTICLE, _DIRECT, _SAID = 0, 1, 2
_RELATIONS, _EVIDENCE = "直接关系 Direct relations", "证据 Evidence"


def stream_by_document(
    graph: Graph, settings: ExportSettings, things: Things, show: Print, room: Room
) -> Iterator[Named]:
    """Blocks of the default graph (named `None`), then those of a graph per document.

    The default graph describes things, statements, documents and the vocabulary; a document's
    graph holds its articles, the direct triples that it asserts, and its evidence for each
    statement. All of them together are exactly the triples of `graph.ttl`. Each part is to be read
    to its end before the next.
    """
    parts = Parts(graph, settings, things, show, room)
    statements, by_document = room.sorter(), room.sorter()
    for claim in parts.claims.of(graph.statements):
        parts.add_fillers(claim)
        statements.add(*claim.place, parts.show(describe_statement(claim, ())))
        for row in _said(claim, parts):
            by_document.add(*row)
    for number, (document, block) in enumerate(parts.articles()):
        by_document.add(document, _ARTICLE, (number, *parts.piece(block)))
    yield None, _common(parts, statements)
    for document, rows in groupby(by_document, itemgetter(0)):
        yield parts.names.document(document), _graph(rows, parts)
    yield None, parts.vocabulary_used()


def _common(parts: Parts, statements: Sorter) -> Iterator[Piece]:
    yield from parts.build()
    yield from parts.things()
    for row in statements:
        yield STATEMENTS, row[-1]
    yield from parts.documents()


def _said(claim: Claim, parts: Parts) -> Iterator[Row]:
    """What each document says of a claim: its direct triples, and its evidence with its blocks."""
    for document, ends in zip(claim.documents, claim.ends, strict=True):
        for subject, relation, value in claim.drawn(ends):
            triple = (value_of(subject.term), value_of(relation), value_of(value.term))
            yield document, _DIRECT, triple
        own = claim.said(document)
        nodes = [evidence_node(claim, evidence, parts.names) for evidence in own]
        found = (
            describe_evidence(node, evidence, parts.names)
            for node, evidence in zip(nodes, own, strict=True)
        )
        told = parts.shown(block for blocks in found for block in blocks)
        derived = parts.show(to_block(claim.node, ((DERIVED, node) for node in nodes)))
        yield document, _SAID, (*claim.place, derived, told)


def _graph(rows: Iterator[Row], parts: Parts) -> Iterator[Piece]:
    """The graph of one document; memory holds which of its sentences have been told."""
    seen: set[str] = set()
    for part, of_part in groupby(rows, itemgetter(1)):
        told = (row[2] for row in of_part)
        if part == _ARTICLE:
            yield from ((heading, text) for _, heading, text in told)
        elif part == _DIRECT:
            for subject, triples in groupby(told, itemgetter(0)):
                facts = [(f"<{relation}>", f"<{value}>") for _, relation, value in triples]
                yield parts.piece(to_block(iri(subject), facts, _RELATIONS))
        else:
            for *_, derived, blocks in told:
                yield _EVIDENCE, derived
                for node, shown in blocks:
                    if node not in seen:
                        seen.add(node)
                        yield "", shown
