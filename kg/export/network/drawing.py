"""Which nodes and edges a graph has, before they have places."""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple

from kg.export.labels import class_label
from kg.export.network.attributes import Attributes, node_attributes
from kg.export.rdf.names import Names, bare, value_of
from kg.export.settings import ExportSettings
from kg.model import Evidence, Graph, Modality, Statement

GROUP, HONOUR, PROGRAMME, RECEIVED = "Group", "Honour", "Programme", "receivedHonour"


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement between two nodes; `id` is the statement's, which no other edge has."""

    id: str
    source: str
    target: str
    statement: Statement

    @classmethod
    def of(cls, source: str, target: str, statement: Statement) -> Edge:
        """The edge of a statement, whose id is worked out here once."""
        return cls(statement.id, source, target, statement)


class Drawing:
    """Nodes and edges, read from the graph one by one each time that they are asked for.

    Memory holds the ids of the nodes, and what only statements speak of; that is known when the
    edges have been gone through once, and so are the `nodes`.
    """

    def __init__(self, graph: Graph, settings: ExportSettings) -> None:
        self.settings = settings
        self.names = Names(settings.base_iri)
        self.numbers: dict[str, int] = {}
        """Of every node, in the order in which they were found."""
        self.lengths = array("l")
        """Of the labels of the nodes, in that order."""
        for entity in graph.entities:
            self._number(entity.id, entity.label)
        self._graph = graph
        self._mentions = array("q", [0]) * len(self.numbers)
        for mention in graph.mentions:
            if (number := self.numbers.get(mention.entity)) is not None:
                self._mentions[number] += 1
        self._described: dict[str, Attributes] = {}
        self._sentences: dict[str, set[tuple[str, int, int]]] = defaultdict(set)

    def nodes(self) -> Iterator[tuple[str, Attributes]]:
        """Each node with what stands in its columns, by its id; entities are in that order."""
        entities = (
            (entity.id, node_attributes(entity, self._mentions[number]))
            for number, entity in enumerate(self._graph.entities)
        )
        return heapq.merge(entities, sorted(self._described.items()), key=itemgetter(0))

    def edges(self) -> Iterator[Edge]:
        """The edge of each statement, in their order, and then those of the honours."""
        self._sentences.clear()
        awards: dict[tuple[str, str, Modality], _Award] = {}
        for statement in self._graph.statements:
            if statement.modality != "asserted" and not self.settings.all_modalities:
                continue
            target = self._target(statement)
            if target is None:
                continue
            if statement.subject is not None:
                yield Edge.of(statement.subject, target, statement)
            for honour in dict(statement.roles).get("honour", (statement.honour,)):
                if honour is not None:
                    key = target, self._honour(honour, statement), statement.modality
                    award = awards.setdefault(key, _Award(statement.honour, {}))
                    items = (replace(item, amount=None) for item in statement.evidence)
                    award.evidence.update(dict.fromkeys(items))
        for (recipient, node, modality), (words, evidence) in sorted(awards.items()):
            yield Edge.of(recipient, node, _received(recipient, node, modality, words, evidence))
        self._count_sentences()

    def _target(self, statement: Statement) -> str | None:
        """The node of the object: an entity, a programme, or the described group, which may be new.

        A programme is the same wherever its name is; a group is known by its words within a
        document, and the first that attests it lends its node.
        """
        words = statement.object_text
        if statement.object is not None or words is None:
            return statement.object
        if self._takes_programme(statement):
            node = value_of(self.names.programme(words))
            return self._describe(node, bare(words), PROGRAMME, statement)
        document = min(item.document for item in statement.evidence)
        node = value_of(self.names.group(document, words))
        return self._describe(node, words, GROUP, statement)

    def _takes_programme(self, statement: Statement) -> bool:
        spec = self.settings.relation(statement.relation)
        return spec is not None and PROGRAMME in spec.roles[1].types

    def _honour(self, honour: str, statement: Statement) -> str:
        """The node of an honour: an entity, or one that is the same wherever its words are."""
        if honour in self.numbers:
            return honour
        return self._describe(value_of(self.names.honour(honour)), bare(honour), HONOUR, statement)

    def _describe(self, node: str, label: str, kind: str, statement: Statement) -> str:
        """A node of which only statements speak."""
        if node not in self.numbers:
            self._number(node, label)
            look = {"label": label, "type": kind, "type_zh": class_label(kind, "zh")}
            self._described[node] = look
        self._sentences[node].update((e.document, e.start, e.end) for e in statement.evidence)
        return node

    def _number(self, node: str, label: str) -> None:
        self.numbers[node] = len(self.numbers)
        self.lengths.append(len(label))

    def _count_sentences(self) -> None:
        """The `mentions` of what statements speak of are their sentences."""
        for node, sentences in self._sentences.items():
            if node in self._described:
                self._described[node]["mentions"] = len(sentences)
            else:
                self._mentions[self.numbers[node]] = len(sentences)
        self._sentences.clear()


class _Award(NamedTuple):
    """What is said of one honour of one recipient, whoever and however many granted it."""

    words: str | None
    evidence: dict[Evidence, None]


def _received(
    recipient: str, node: str, modality: Modality, words: str | None, evidence: Iterable[Evidence]
) -> Statement:
    """That somebody has an honour."""
    found = tuple(evidence)
    return Statement(RECEIVED, recipient, node, found, honour=words, modality=modality)
