"""Which nodes and edges a graph has, before they have places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.export.labels import class_label
from kg.export.network.attributes import Attributes, node_attributes
from kg.export.rdf.names import Names, bare, value_of
from kg.export.settings import ExportSettings
from kg.model import Graph, Modality, Statement

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
    """Nodes with their attributes by id, and edges in the order of their ids."""

    def __init__(self, graph: Graph, settings: ExportSettings) -> None:
        self.settings = settings
        self.names = Names(settings.base_iri)
        mentions = Counter(mention.entity for mention in graph.mentions)
        self.nodes: dict[str, Attributes] = {
            entity.id: node_attributes(entity, mentions[entity.id]) for entity in graph.entities
        }
        self.sentences: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
        shown = [s for s in graph.statements if settings.all_modalities or s.modality == "asserted"]
        targets = [(statement, self._target(statement)) for statement in shown]
        edges = [
            Edge.of(statement.subject, target, statement)
            for statement, target in targets
            if statement.subject is not None and target is not None
        ]
        edges += self._honour_edges(targets)
        self.edges = sorted(edges, key=lambda edge: edge.id)
        for node, sentences in self.sentences.items():
            self.nodes[node]["mentions"] = len(sentences)

    def _honour_edges(self, targets: list[tuple[Statement, str | None]]) -> Iterator[Edge]:
        """One edge from a recipient to an honour, whoever and however many granted it."""
        awards: dict[tuple[str, str, Modality], list[Statement]] = defaultdict(list)
        for statement, target in targets:
            honours = dict(statement.roles).get("honour", (statement.honour,))
            for honour in honours if target is not None else ():
                if honour is not None:
                    node = self._honour(honour, statement)
                    awards[str(target), node, statement.modality].append(statement)
        for (recipient, honour, modality), awarded in sorted(awards.items()):
            items = (item for award in awarded for item in award.evidence)
            evidence = tuple(dict.fromkeys(replace(item, amount=None) for item in items))
            words = awarded[0].honour
            yield Edge.of(
                recipient,
                honour,
                Statement(RECEIVED, recipient, honour, evidence, honour=words, modality=modality),
            )

    def _target(self, statement: Statement) -> str | None:
        """The node of the object: an entity, a programme, or the described group, which may be new.

        A programme is the same wherever its name is; a group is known by its words within a
        document, and the first that attests it lends its node.
        """
        words = statement.object_text
        if statement.object is not None or words is None:
            return statement.object
        if self._takes_programme(statement):
            return self._described(
                value_of(self.names.programme(words)), bare(words), PROGRAMME, statement
            )
        document = min(item.document for item in statement.evidence)
        node = value_of(self.names.group(document, words))
        return self._described(node, words, GROUP, statement)

    def _takes_programme(self, statement: Statement) -> bool:
        spec = self.settings.relation(statement.relation)
        return spec is not None and PROGRAMME in spec.roles[1].types

    def _honour(self, honour: str, statement: Statement) -> str:
        """The node of an honour: an entity, or one that is the same wherever its words are."""
        if honour in self.nodes:
            return honour
        return self._described(value_of(self.names.honour(honour)), bare(honour), HONOUR, statement)

    def _described(self, node: str, label: str, kind: str, statement: Statement) -> str:
        """A node of which only statements speak; its `mentions` are their sentences."""
        look = {"label": label, "type": kind, "type_zh": class_label(kind, "zh")}
        self.nodes.setdefault(node, look)
        self.sentences[node].update((e.document, e.start, e.end) for e in statement.evidence)
        return node
