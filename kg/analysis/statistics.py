"""Figures of a graph: how many of what, from when, where, and who stands in its middle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import networkx as nx

from kg.analysis.districts import Level, find_districts
from kg.analysis.facts import Labels
from kg.analysis.paths import Web
from kg.model import Graph, Statement

EFFORT = 4_000_000  # entities and edges that the search for shortest paths goes over, some seconds
LEAST, SEED = 10, 1


class ClassRow(NamedTuple):
    """Entities and mentions of a class; `subtypes` are pairs of a finer class and its entities."""

    name: str
    entities: int
    mentions: int
    subtypes: tuple[tuple[str, int], ...]


class RelationRow(NamedTuple):
    """Statements of a relation by modality, and on how many sentences they rest."""

    name: str
    asserted: int
    planned: int
    negated: int
    sentences: int


class YearRow(NamedTuple):
    """Statements dated in a year, and articles; `None` are those without a date."""

    year: str | None
    statements: int
    articles: int


class DistrictRow(NamedTuple):
    """Entities at home in a division, and asserted statements with an end there."""

    name: str | None
    entities: int
    statements: int


class DegreeRow(NamedTuple):
    """How many entities are connected with so many others."""

    degree: int
    entities: int


class CentralRow(NamedTuple):
    """`betweenness` is the share of shortest paths between others that lead over the entity."""

    id: str
    label: str
    type: str
    degree: int
    betweenness: float


class SumRow(NamedTuple):
    """The amounts of asserted statements together: the best attested one of each, once."""

    relation: str
    kind: str | None
    currency: str
    statements: int
    sum: Decimal


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures, each table in the order in which it is printed.

    `sampled` says that betweenness is reckoned from some of the entities only.
    """

    counts: tuple[tuple[str, int], ...]
    classes: tuple[ClassRow, ...]
    relations: tuple[RelationRow, ...]
    years: tuple[YearRow, ...]
    districts: tuple[DistrictRow, ...]
    degrees: tuple[DegreeRow, ...]
    central: tuple[CentralRow, ...]
    sums: tuple[SumRow, ...]
    sampled: bool

    def to_json(self) -> dict[str, Any]:
        """As `kg stats --json` prints it."""
        tables = {
            field.name: [row._asdict() for row in getattr(self, field.name)]
            for field in fields(self)
            if field.name not in ("counts", "sampled")
        }
        for row in tables["classes"]:
            row["subtypes"] = dict(row["subtypes"])
        for row in tables["sums"]:
            row["sum"] = f"{row['sum']:f}"
        return {"counts": dict(self.counts), **tables, "sampled": self.sampled}


def count(
    graph: Graph,
    *,
    documents: int,
    level: Level = "city",
    relations: Iterable[str] | None = None,
    top: int = 10,
) -> Statistics:
    """The figures; `top` of the most central entities, connected by `relations` that are asserted.

    Betweenness of a large graph is reckoned from a sample, the same every time.
    """
    web = Web(graph, relations=None if relations is None else set(relations))
    central, sampled = _central(graph, web, top)
    return Statistics(
        (
            ("documents", documents),
            ("articles", len(graph.articles)),
            ("mentions", len(graph.mentions)),
            ("entities", len(graph.entities)),
            ("statements", len(graph.statements)),
        ),
        tuple(_classes(graph)),
        tuple(_relations(graph.statements)),
        tuple(_years(graph)),
        tuple(_districts(graph, level)),
        tuple(_degrees(graph, web)),
        central,
        tuple(_sums(graph.statements)),
        sampled,
    )


def _classes(graph: Graph) -> list[ClassRow]:
    entities = Counter(entity.type for entity in graph.entities)
    mentions = Counter(mention.type for mention in graph.mentions)
    finer: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in graph.entities:
        if entity.subtype:
            finer[entity.type][entity.subtype] += 1
    rows = (
        ClassRow(name, n, mentions[name], tuple(sorted(finer[name].items(), key=_by_count)))
        for name, n in entities.items()
    )
    return sorted(rows, key=lambda row: (-row.entities, row.name))


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _relations(statements: Iterable[Statement]) -> list[RelationRow]:
    modalities: dict[str, Counter[str]] = defaultdict(Counter)
    sentences: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for statement in statements:
        modalities[statement.relation][statement.modality] += 1
        sentences[statement.relation].update(
            (e.document, e.start, e.end) for e in statement.evidence
        )
    rows = (
        RelationRow(name, n["asserted"], n["planned"], n["negated"], len(sentences[name]))
        for name, n in modalities.items()
    )
    return sorted(rows, key=lambda row: (-sum(row[1:4]), row.name))


def _years(graph: Graph) -> list[YearRow]:
    """The years in order, what bears no date last."""
    statements = Counter(_year(s.date.value if s.date else None) for s in graph.statements)
    articles = Counter(_year(article.date) for article in graph.articles)
    years = sorted({*statements, *articles}, key=lambda year: (year is None, year or ""))
    return [YearRow(year, statements[year], articles[year]) for year in years]


def _year(date: str | None) -> str | None:
    return date[:4] if date else None


def _districts(graph: Graph, level: Level) -> list[DistrictRow]:
    """Those with most entities first, those of which none is known last."""
    homes = find_districts(graph, level)
    entities = Counter(homes.get(entity.id) for entity in graph.entities)
    statements: Counter[str | None] = Counter()
    for statement in graph.statements:
        if statement.modality == "asserted":
            ends = (statement.subject, statement.object)
            there: set[str | None] = {
                homes[end] for end in ends if end is not None and end in homes
            }
            statements.update(there or {None})
    names = {*entities, *statements}
    rows = (DistrictRow(name, entities[name], statements[name]) for name in names)
    return sorted(rows, key=lambda row: (row.name is None, -row.entities, row.name or ""))


def _degrees(graph: Graph, web: Web) -> list[DegreeRow]:
    degrees = Counter(len(web.near.get(entity.id, ())) for entity in graph.entities)
    return [DegreeRow(degree, degrees[degree]) for degree in sorted(degrees)]


def _central(graph: Graph, web: Web, top: int) -> tuple[tuple[CentralRow, ...], bool]:
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(web.near))
    network.add_edges_from(
        (one, other) for one in sorted(web.near) for other in sorted(web.near[one])
    )
    size = len(network) + network.number_of_edges()
    starts = max(EFFORT // max(size, 1), LEAST)
    sampled = starts < len(network)
    between: Mapping[str, float] = nx.betweenness_centrality(
        network, k=starts if sampled else None, seed=SEED
    )
    labels = Labels(graph.entities)
    kinds = {entity.id: entity.type for entity in graph.entities}
    rows = (
        CentralRow(key, labels(key), kinds.get(key, ""), len(web.near[key]), round(between[key], 4))
        for key in network
    )
    ordered = sorted(rows, key=lambda row: (-row.betweenness, -row.degree, row.id))
    return tuple(ordered[:top]), sampled


def _sums(statements: Iterable[Statement]) -> list[SumRow]:
    """By relation, kind and currency; the largest of a currency first."""
    found: dict[tuple[str, str | None, str], list[Decimal]] = defaultdict(list)
    for statement in statements:
        amount = statement.amount
        if amount is None or statement.modality != "asserted":
            continue
        kinds = dict(statement.roles).get("kind", (None,))
        try:
            found[statement.relation, kinds[0], amount.currency].append(Decimal(amount.value))
        except InvalidOperation:
            continue  # no number that we would have written
    rows = (SumRow(*key, len(values), sum(values, Decimal(0))) for key, values in found.items())
    return sorted(rows, key=lambda r: (r.relation, r.currency, -r.sum, r.kind or ""))
