"""The whole graph in order, as text: things, statements with their evidence, articles, documents.

Nothing here depends on the order of the graph's sequences, and memory does not grow with them: what
has to wait for its place lies sorted on disk, printed as far as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.export.rdf.claims import Claim
from kg.export.rdf.describe import (
    STATEMENTS,
    describe_selectors,
    describe_source,
    describe_statement,
    evidence_node,
    sentence_of,
)
from kg.export.rdf.parts import Parts, Piece, Print
from kg.export.rdf.room import Room
from kg.export.rdf.sorter import Sorter
from kg.export.rdf.things import Printed, Things
from kg.export.settings import ExportSettings
from kg.model import Graph


def stream(
    graph: Graph, settings: ExportSettings, things: Things, show: Print, room: Room
) -> Iterator[Piece]:
    """Every triple of the graph once, block by block, printed by `show`.

    What has to wait lies in `room`.
    """
    parts = Parts(graph, settings, things, show, room)
    statements = room.sorter()
    for claim in parts.claims.of(graph.statements):
        parts.add_fillers(claim)
        parts.add_direct(claim)
        statements.add(*claim.place, *_told(claim, parts))
    yield from parts.build()
    yield from parts.things()
    yield from _statements(statements, parts, Printed(room))
    for _, block in parts.articles():
        yield parts.piece(block)
    yield from parts.documents()
    yield from parts.vocabulary_used()


def _told(claim: Claim, parts: Parts) -> tuple[str, tuple[Any, ...]]:
    """A statement as text, and of its evidence the document, the node, the text, the sentence."""
    names, told, nodes = parts.names, [], []
    for evidence in claim.statement.evidence:
        node, sentence = evidence_node(claim, evidence, names), sentence_of(evidence, names)
        text = parts.show(describe_source(node, evidence, sentence, names))
        nodes.append(node)
        told.append((evidence.document, node, text, sentence))
    return parts.show(describe_statement(claim, nodes)), tuple(told)


def _statements(rows: Sorter, parts: Parts, printed: Printed) -> Iterator[Piece]:
    """Statements as the texts make them, those of one sentence by id; a sentence is told once."""
    for document, _, _, _, text, told in rows:
        printed.enter(document)
        yield STATEMENTS, text
        for where, node, shown, sentence in told:
            if printed.first(where, node):
                yield "", shown
            if new := [node for node in sentence[0] if printed.first(where, node)]:
                for block in describe_selectors(sentence):
                    if block.subject in new:
                        yield "", parts.show(block)
