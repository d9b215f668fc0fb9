"""The merged graph as a networkx graph, with a layout: what every network format is written from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isfinite, sqrt
from typing import Any

import networkx as nx

from kg.export.clean import to_xml
from kg.export.labels import class_label, term_label
from kg.export.network.colours import colour_of
from kg.export.network.columns import JOINT
from kg.export.network.layout import place_nodes
from kg.export.rdf.names import Names, bare
from kg.export.settings import ExportSettings
from kg.model import Graph, Modality, Statement

GROUP, HONOUR, PROGRAMME, RECEIVED = "Group", "Honour", "Programme", "receivedHonour"
Attributes = dict[str, Any]


def to_networkx(graph: Graph, settings: ExportSettings) -> nx.MultiDiGraph[str]:
    """Nodes and edges in the order of their ids, with the attributes of DESIGN §7.

    Every entity is a node, also one without an edge: it was found, and a viewer hides it by degree
    in a click. Edges are keyed by statement id, which no other edge has; a symmetric statement is
    one edge. An honour hangs on who received it by an edge `receivedHonour` of its own. What an
    attribute has no value for is left out; forbidden characters are U+FFFD.
    """
    return view_of(graph, settings).copy()


@lru_cache(maxsize=1)
def view_of(graph: Graph, settings: ExportSettings) -> nx.MultiDiGraph[str]:
    """The view itself, made once for all writers of a build; not to be changed."""
    drawing = _Drawing(graph, settings)
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    places = place_nodes(sorted(drawing.nodes), [(e.source, e.target) for e in drawing.edges])
    degree = Counter(end for edge in drawing.edges for end in {edge.source, edge.target})
    for node in sorted(drawing.nodes):
        x, y = places[node]
        look = {"x": x, "y": y, "size": _size(degree[node])}
        colour = colour_of(drawing.nodes[node]["type"])._asdict()
        view.add_node(node, **_clean(drawing.nodes[node]), **look, **colour)
    for edge in sorted(drawing.edges, key=lambda edge: edge.statement.id):
        attributes = _clean(edge_attributes(edge.statement, settings))
        view.add_edge(edge.source, edge.target, key=edge.statement.id, **attributes)
    return view


def _size(degree: int) -> float:
    """Its area tells its edges, up to a hub that would hide its neighbours."""
    return round(min(10.0 + 4.0 * sqrt(degree), 50.0), 1)


def edge_statements(graph: Graph, settings: ExportSettings) -> dict[str, Statement]:
    """The statement behind each edge, by the edge's key."""
    return {edge.statement.id: edge.statement for edge in _Drawing(graph, settings).edges}


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    statement: Statement


class _Drawing:
    """Nodes with their attributes, and edges, before they have places."""

    def __init__(self, graph: Graph, settings: ExportSettings) -> None:
        self.settings = settings
        self.names = Names(settings.base_iri)
        mentions = Counter(mention.entity for mention in graph.mentions)
        self.nodes: dict[str, Attributes] = {
            entity.id: {
                "label": entity.label,
                "type": entity.type,
                "type_zh": class_label(entity.type, "zh"),
                "subtype": entity.subtype,
                "aliases": JOINT.join(entity.aliases) or None,
                "mentions": mentions[entity.id],
            }
            for entity in graph.entities
        }
        self.sentences: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
        shown = [s for s in graph.statements if settings.all_modalities or s.modality == "asserted"]
        targets = [(statement, self._target(statement)) for statement in shown]
        self.edges = [
            _Edge(statement.subject, target, statement)
            for statement, target in targets
            if statement.subject is not None and target is not None
        ]
        self.edges += self._honour_edges(targets)
        for node, sentences in self.sentences.items():
            self.nodes[node]["mentions"] = len(sentences)

    def _honour_edges(self, targets: list[tuple[Statement, str | None]]) -> Iterator[_Edge]:
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
            yield _Edge(
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
                self.names.programme(words).value, bare(words), PROGRAMME, statement
            )
        document = min(item.document for item in statement.evidence)
        node = self.names.group(document, words).value
        return self._described(node, words, GROUP, statement)

    def _takes_programme(self, statement: Statement) -> bool:
        spec = self.settings.relation(statement.relation)
        return spec is not None and PROGRAMME in spec.roles[1].types

    def _honour(self, honour: str, statement: Statement) -> str:
        """The node of an honour: an entity, or one that is the same wherever its words are."""
        if honour in self.nodes:
            return honour
        return self._described(self.names.honour(honour).value, bare(honour), HONOUR, statement)

    def _described(self, node: str, label: str, kind: str, statement: Statement) -> str:
        """A node of which only statements speak; its `mentions` are their sentences."""
        look = {"label": label, "type": kind, "type_zh": class_label(kind, "zh")}
        self.nodes.setdefault(node, look)
        self.sentences[node].update((e.document, e.start, e.end) for e in statement.evidence)
        return node


def edge_attributes(statement: Statement, settings: ExportSettings) -> Attributes:
    """The attributes of DESIGN §7; `None` where there is no value."""
    amount, date = statement.amount, statement.date
    number = float(amount.value) if amount else None
    return {
        "label": _relation_label(statement.relation, settings),
        "relation": statement.relation,
        "weight": len({(item.document, item.start, item.end) for item in statement.evidence}),
        "amount": number if number is not None and isfinite(number) else None,
        "currency": amount.currency if amount else None,
        "amount_text": amount.text if amount else None,
        "programme": statement.programme,
        "honour": statement.honour,
        "post": JOINT.join(dict(statement.roles).get("post", ())) or None,
        "date": date.value if date else None,
        "modality": statement.modality,
        "confidence": statement.confidence,
        "evidence": "\n".join(dict.fromkeys(item.text for item in statement.evidence)),
        "document": JOINT.join(sorted({item.document for item in statement.evidence})),
    }


def _relation_label(name: str, settings: ExportSettings) -> str:
    spec = settings.relation(name)
    label = spec.label if spec else term_label(name)
    return label.zh if label else name


def _clean(attributes: Attributes) -> Attributes:
    return {
        name: to_xml(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }
