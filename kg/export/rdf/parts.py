"""The parts that every RDF file of a graph is made of, each in order, as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter, itemgetter

from kg.export.rdf.blocks import Block, Fact, to_block
from kg.export.rdf.claims import Claim, Claims, Filler
from kg.export.rdf.describe import (
    MENTIONS,
    describe_article,
    describe_document,
    entity_facts,
    filler_facts,
    heading,
)
from kg.export.rdf.names import ENTITY_PREFIXES, iri, value_of
from kg.export.rdf.places import Divisions
from kg.export.rdf.provenance import describe_build, describe_use
from kg.export.rdf.room import Room
from kg.export.rdf.sorter import Row
from kg.export.rdf.things import Things
from kg.export.rdf.vocabulary import Vocabulary
from kg.export.settings import ExportSettings
from kg.gazetteer import load_gazetteer
from kg.model import Graph

Print = Callable[[Block], str]
Piece = tuple[str, str]
"""The heading of its kind (empty where that of the one before goes on), and a block as text."""
_RANKS = {name: rank for rank, name in enumerate(ENTITY_PREFIXES)}
_OTHERS, _FILLERS = len(_RANKS), len(_RANKS) + 1  # entities of other classes, then no entities
_ARTICLE = attrgetter("document", "article")
_TOLD, _DRAWN = 0, 1  # what a thing is; what statements draw from it


class Parts:
    """Gathers claims, and then gives the parts: `things` and `documents` are complete at last."""

    def __init__(
        self, graph: Graph, settings: ExportSettings, things: Things, show: Print, room: Room
    ) -> None:
        self.graph, self.settings, self.room, self._show = graph, settings, room, show
        self.claims = Claims(things, settings)
        self.names = self.claims.names
        self._vocabulary = Vocabulary(settings)
        self._known = things
        self._things, self._documents = room.sorter(), room.sorter()

    def show(self, block: Block) -> str:
        """The block as text; the terms that it uses will be declared."""
        self._vocabulary.see(block)
        return self._show(block)

    def shown(self, blocks: Iterable[Block]) -> tuple[tuple[str, str], ...]:
        """The node of each block, and the block as text."""
        return tuple((block.subject, self.show(block)) for block in blocks)

    def piece(self, block: Block) -> Piece:
        """The block as text, with its heading."""
        return block.heading, self.show(block)

    def add_fillers(self, claim: Claim) -> None:
        """Note groups, honours and programmes that fill roles and are no entities; documents too."""
        for number, (_, filler) in enumerate(claim.roles):
            if filler.kind not in ("entity", "text"):
                told = (*claim.place, number, filler.label, filler.document)
                self._things.add(*_rank(filler), _TOLD, told)
        for document in claim.documents:
            self._documents.add(document)

    def add_direct(self, claim: Claim) -> None:
        """Note the direct triples of a claim, each to be told of its subject."""
        for ends in claim.ends:
            for subject, relation, value in claim.drawn(ends):
                drawn = (value_of(relation), value_of(value.term))
                self._things.add(*_rank(subject), _DRAWN, drawn)

    def build(self) -> Iterator[Piece]:
        """The dataset, and how it was made."""
        return map(self.piece, describe_build(self.settings, self.names))

    def things(self) -> Iterator[Piece]:
        """Entities by class, then the nodes that statements bring, then divisions that are linked."""
        divisions = Divisions(self.graph.entities, load_gazetteer())
        for entity in self.graph.entities:
            facts = entity_facts(entity, divisions.facts(entity))
            rank = _RANKS.get(entity.type, _OTHERS)
            self._things.add(rank, entity.type, entity.id, _TOLD, tuple(facts))
        for (_, kind, value), rows in groupby(self._things, itemgetter(0, 1, 2)):
            yield self.piece(to_block(iri(value), self._facts(kind, rows), heading(kind)))
        yield from map(self.piece, divisions.describe_linked())

    def _facts(self, kind: str, rows: Iterable[Row]) -> list[Fact]:
        """All that is said of a thing; a filler bears the last of the names that texts give it."""
        facts: list[Fact] = []
        for rank, _, _, part, told in rows:
            if part == _DRAWN:
                facts.append((f"<{told[0]}>", f"<{told[1]}>"))
            elif rank == _FILLERS:
                *_, label, document = told
                facts = filler_facts(kind, label, document, self.names)
            else:
                facts = list(told)
        return facts

    def articles(self) -> Iterator[tuple[str, Block]]:
        """The articles by document and number, with the entities that each names."""
        rows = self.room.sorter()
        for article in self.graph.articles:
            self._documents.add(article.document)
            block = tuple(describe_article(article, self.names))
            rows.add(article.document, article.number, _TOLD, block)
        for place, mentions in groupby(self.graph.mentions, _ARTICLE):
            rows.add(*place, _DRAWN, tuple({m.entity for m in mentions if m.entity}))
        for (document, _), of_article in groupby(rows, itemgetter(0, 1)):
            _, _, part, told = next(of_article)
            if part == _TOLD:
                named = sorted({entity for *_, found in of_article for entity in found})
                nodes = tuple(iri(entity) for entity in named if self._known.find(entity))
                subject, facts, kind = told
                drawn = ((MENTIONS, nodes),) if nodes else ()
                yield document, Block(subject, (*facts, *drawn), kind)

    def document_names(self) -> Iterator[str]:
        """The documents that have an article or are evidence, sorted."""
        return (document for (document,), _ in groupby(self._documents))

    def documents(self) -> Iterator[Piece]:
        """The documents, and that the build used them."""
        for document in self.document_names():
            yield self.piece(describe_document(document, self.names))
        yield from map(self.piece, describe_use(self.document_names(), self.names))

    def vocabulary_used(self) -> Iterator[Piece]:
        """The terms of the ontology that all blocks so far use."""
        return ((block.heading, self._show(block)) for block in self._vocabulary.blocks())


def _rank(filler: Filler) -> tuple[int, str, str]:
    """Where a thing that fills a role stands among the things."""
    if filler.kind == "entity":
        return _RANKS.get(filler.type, _OTHERS), filler.type, value_of(filler.term)
    return _FILLERS, filler.kind, value_of(filler.term)
