"""What the page is given: the graph with the texts behind it, in rows with numbers for names.

The order of a row's values is what `scripts/page/src/model.js` reads. Offsets are code points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import cos, sin, sqrt
from typing import Any

from kg.export.clean import to_utf8
from kg.export.labels import class_label, term_label
from kg.export.network.attributes import Attributes, edge_attributes
from kg.export.network.colours import COLOURS, colour_of, relation_colour
from kg.export.network.drawing import Drawing, Edge
from kg.export.network.view import view_of
from kg.export.settings import ExportSettings
from kg.model import Evidence, Graph

MODALITIES = ("asserted", "planned", "negated")
MOST_TEXT = 20_000_000  # characters in all; what a browser still opens in a few seconds
NEAR, GOLDEN_ANGLE = 60.0, 2.399963
Row = list[Any]


def to_page_data(graph: Graph, settings: ExportSettings) -> dict[str, Any]:
    """All of the graph, planned and negated statements too: the page leaves out and lets in.

    Where a text is at hand a sentence is its offsets alone, else its words.
    """
    drawing = Drawing(graph, replace(settings, all_modalities=True))
    texts = _Texts(graph, settings)
    edges = sorted(drawing.edges(), key=lambda edge: edge.id)
    looks = dict(drawing.nodes())
    nodes = {node: number for number, node in enumerate(looks)}
    used = {values["type"] for values in looks.values()}
    classes = [kind for kind in [*COLOURS, *sorted(used - set(COLOURS))] if kind in used]
    relations = sorted({edge.statement.relation for edge in edges})
    rules = sorted({item.rule for edge in edges for item in edge.statement.evidence})
    rows = _Edges(settings, texts, nodes, relations, rules)
    return {
        "base": settings.base_iri,
        "cut": texts.cut,
        "classes": [_kind(kind, colour_of(kind).hex) for kind in classes],
        "subtypes": [
            _kind(name, "")
            for name in sorted({v["subtype"] for v in looks.values() if v.get("subtype")})
        ],
        "relations": [_relation(name, settings) for name in relations],
        "rules": rules,
        "nodes": _node_rows(graph, looks, edges, settings, classes),
        "documents": [[name, texts.words[name]] for name in texts.numbers],
        "mentions": _mention_rows(graph, texts, nodes),
        "articles": [
            [texts.numbers[a.document], a.number, a.title, a.date, a.start, a.end]
            for a in graph.articles
        ],
        "statements": [rows.row(edge) for edge in edges],
    }


class _Texts:
    """The documents of a graph, numbered by name, and their words as far as there is room."""

    def __init__(self, graph: Graph, settings: ExportSettings) -> None:
        names = {article.document for article in graph.articles}
        names.update(mention.document for mention in graph.mentions)
        said = {item.document for s in graph.statements for item in s.evidence}
        self.numbers = {name: number for number, name in enumerate(sorted(names | said))}
        self.words: dict[str, str | None] = dict.fromkeys(self.numbers)
        self.cut = False
        room = MOST_TEXT
        for name in sorted(self.numbers, key=lambda name: (name not in said, name)):
            words = settings.text_of(name)
            if words is not None and len(words) <= room:
                room -= len(words)
                self.words[name] = to_utf8(words)
            else:
                self.cut = self.cut or words is not None

    def quotes(self, item: Evidence) -> bool:
        """Are these the words that stand at its offsets?"""
        words = self.words[item.document]
        parts = "" if words is None else "".join(words[start:end] for start, end in _spans(item))
        return bool(parts) and parts == to_utf8(item.text)


class _Edges:
    """Statements as rows."""

    def __init__(
        self,
        settings: ExportSettings,
        texts: _Texts,
        nodes: dict[str, int],
        relations: list[str],
        rules: list[str],
    ) -> None:
        self.settings, self.texts, self.nodes = settings, texts, nodes
        self.relations = {name: number for number, name in enumerate(relations)}
        self.rules = {rule: number for number, rule in enumerate(rules)}

    def row(self, edge: Edge) -> Row:
        """An edge with the values of its columns, and the evidence of its statement."""
        values = edge_attributes(edge.statement, self.settings)
        shown = [values[name] for name in ("amount_text", "programme", "honour", "post", "date")]
        return [
            edge.id,
            self.relations[edge.statement.relation],
            self.nodes[edge.source],
            self.nodes[edge.target],
            MODALITIES.index(edge.statement.modality),
            edge.statement.confidence,
            _trimmed(shown),
            [self._quote(item) for item in edge.statement.evidence],
        ]

    def _quote(self, item: Evidence) -> Row:
        flat = [number for start, end in _spans(item) for number in (start, end - start)]
        return _trimmed(
            [
                self.texts.numbers[item.document],
                item.article,
                flat,
                self.rules[item.rule],
                item.confidence,
                None if self.texts.quotes(item) else item.text,
                item.amount.text if item.amount else None,
                item.date.value if item.date else None,
            ]
        )


def _spans(item: Evidence) -> Iterable[tuple[int, int]]:
    return [(start, end) for start, end in item.spans] or [(item.start, item.end)]


def _trimmed(values: Row) -> Row:
    """Without the `None`s at the end."""
    while values and values[-1] is None:
        values.pop()
    return values


def _kind(name: str, colour: str) -> dict[str, Any]:
    labels = {"zh": class_label(name, "zh"), "en": class_label(name, "en")}
    return {"name": name, **labels, "colour": colour}


def _relation(name: str, settings: ExportSettings) -> dict[str, Any]:
    spec = settings.relation(name)
    label = spec.label if spec else term_label(name)
    return {
        "name": name,
        "zh": label.zh if label else name,
        "en": label.en if label else name,
        "colour": relation_colour(name).hex,
        "symmetric": spec is not None and spec.symmetric,
    }


def _node_rows(
    graph: Graph,
    looks: dict[str, Attributes],
    edges: list[Edge],
    settings: ExportSettings,
    classes: list[str],
) -> list[Row]:
    aliases = {entity.id: list(entity.aliases) for entity in graph.entities if entity.aliases}
    numbers = {kind: number for number, kind in enumerate(classes)}
    places = _places(graph, edges, settings)
    rows = []
    for node, values in looks.items():
        x, y, size = places[node]
        kind, subtype = numbers[values["type"]], values.get("subtype") or 0
        row = [node, values["label"], kind, subtype, x, y, size, values["mentions"]]
        rows.append([*row, aliases[node]] if node in aliases else row)
    return rows


def _places(
    graph: Graph, edges: list[Edge], settings: ExportSettings
) -> dict[str, tuple[float, float, float]]:
    """Place and size by node: those of the other formats; what only plans tie stands by its subject.

    So that the graph is laid out once, and planned statements move nothing when they are let in.
    """
    view = view_of(graph, settings)
    places = {node: (row["x"], row["y"], row["size"]) for node, row in view.nodes()}
    smallest = min((size for _, _, size in places.values()), default=10.0)
    tied = {node for node, degree in view.degrees() if degree}
    for number, edge in enumerate(edges):
        ends = [edge.source, edge.target]
        here = next((node for node in ends if node in tied), edge.source)
        x, y, _ = places.setdefault(here, (0.0, 0.0, smallest))
        far, angle = NEAR * sqrt(1 + number % 3), number * GOLDEN_ANGLE
        for node in set(ends) - tied - {here}:
            places[node] = round(x + far * cos(angle), 1), round(y + far * sin(angle), 1), smallest
        tied.update(ends)
    return places


def _mention_rows(graph: Graph, texts: _Texts, nodes: dict[str, int]) -> list[list[int]]:
    """For each document start, length and node of its mentions, one after the other."""
    rows: list[list[int]] = [[] for _ in texts.numbers]
    ordered = sorted(graph.mentions, key=lambda m: (m.document, m.start, m.end))
    for mention in ordered:
        if mention.entity in nodes:
            row = rows[texts.numbers[mention.document]]
            row += [mention.start, mention.end - mention.start, nodes[mention.entity]]
    return rows
