"""Figures of a graph."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import networkx as nx
import pytest

from kg.analysis import statistics
from kg.analysis.bins import degree_bins
from kg.analysis.districts import Level, find_districts
from kg.analysis.paths import STRUCTURE
from kg.analysis.statistics import (
    DegreeRow,
    DistrictRow,
    RelationRow,
    SumRow,
    YearRow,
    count,
)
from kg.model import Amount, Entity, Graph, Link, Statement
from tests.analysis.by_hand import BANK, LOAN, OLD, SEAT, SETTINGS, TEA, E, claim, corpus, told

FIGURES = count(corpus(), documents=3)


def test_records_are_counted() -> None:
    """By kind; entities by class, statements by relation and modality, both by year."""
    assert dict(FIGURES.counts) == {
        "documents": 3,
        "articles": 3,
        "mentions": 16,
        "entities": 11,
        "statements": 10,
    }
    assert [(row.name, row.entities) for row in FIGURES.classes] == [
        ("Person", 5),
        ("TradeUnion", 2),
        ("Bank", 1),
        ("Enterprise", 1),
        ("Organization", 1),
        ("Place", 1),
    ]
    assert FIGURES.classes[3].subtypes == (("GuaranteeCompany", 1),)
    assert FIGURES.relations[0] == RelationRow("affiliatedWith", 3, 0, 0, 3)
    assert RelationRow("partnersWith", 0, 1, 1, 2) in FIGURES.relations
    assert FIGURES.years == (YearRow("2023", 1, 0), YearRow("2024", 0, 1), YearRow(None, 9, 2))


def test_amounts_are_summed_by_kind_and_currency() -> None:
    """The best attested amount of an asserted statement, once."""
    assert FIGURES.sums == (
        SumRow("funds", "loan", "CNY", 1, Decimal(2000000)),
        SumRow("funds", None, "CNY", 1, Decimal(50000)),
    )
    dollars = replace(LOAN.evidence[0], amount=Amount("0.5", "USD", "五角"))
    rows = count(corpus(replace(LOAN, evidence=(dollars,))), documents=3).sums
    assert rows == (SumRow("funds", "loan", "USD", 1, Decimal("0.5")),)
    assert count(corpus(replace(LOAN, modality="planned")), documents=3).sums == ()


def test_who_lies_between_others_is_central() -> None:
    """By asserted statements, with structure or without; networkx has the same figures."""
    assert [(row.label, row.degree) for row in FIGURES.central[:2]] == [
        ("云岭茶业", 3),
        ("青石市总工会", 2),
    ]
    assert FIGURES.degrees == (DegreeRow(0, 4), DegreeRow(1, 5), DegreeRow(2, 1), DegreeRow(3, 1))
    network = nx.Graph([("a", "tea"), ("b", "tea"), ("c", "tea"), ("d", "union"), ("e", "union")])
    assert FIGURES.central[0].betweenness == round(nx.betweenness_centrality(network)["tea"], 4)
    rest = {spec.name for spec in SETTINGS.relations} - STRUCTURE
    without = count(corpus(), documents=3, relations=rest)
    assert [row.label for row in without.central] == ["云岭茶业", "柳河镇", "青石银行"]
    assert count(corpus(), documents=3, top=1).central == FIGURES.central[:1]


def test_a_large_graph_is_sampled_the_same_way_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so."""
    monkeypatch.setattr(statistics, "EFFORT", 0)
    monkeypatch.setattr(statistics, "LEAST", 3)
    first, second = (count(corpus(), documents=3) for _ in range(2))
    assert first.sampled
    assert first == second


def test_degrees_are_told_in_bins_that_double() -> None:
    """Up to the last that holds any."""
    rows = [DegreeRow(0, 2), DegreeRow(1, 1), DegreeRow(3, 4), DegreeRow(8, 1), DegreeRow(9, 1)]
    assert degree_bins(rows) == [("0", 2), ("1", 1), ("2", 0), ("3–4", 4), ("5–8", 1), ("9–16", 1)]
    assert degree_bins([]) == []


def homes(level: Level, *entities: Entity, statements: tuple[Statement, ...] = ()) -> list[str]:
    """Where entities are at home, of those of which it is known."""
    found = find_districts(Graph((), (), entities, statements), level)
    return [found[entity.id] for entity in entities if entity.id in found]


@pytest.mark.parametrize(
    ("level", "entity", "home"),
    [
        ("city", Entity("a", "Place", None, "湄潭县"), ["遵义市"]),
        ("county", Entity("a", "Place", None, "湄潭县"), ["湄潭县"]),
        ("province", Entity("a", "Place", None, "湄潭县"), ["贵州省"]),
        ("city", Entity("a", "Place", None, "鼓楼区"), []),  # there are several
        ("city", Entity("a", "Place", None, "鼓楼区", place="江苏省南京市鼓楼区"), ["南京市"]),
        (
            "county",
            Entity("a", "Place", None, "鼓楼区", place="江苏省南京市鼓楼区"),
            ["江苏省南京市鼓楼区"],
        ),
        ("county", Entity("a", "Place", None, "贵州省"), ["贵州省"]),  # no county of it is told
        ("city", Entity("a", "Bank", None, "青石银行", place="云南省昆明市甲乙村"), ["昆明市"]),
        ("city", Entity("a", "Bank", None, "保定银行"), ["保定市"]),
        ("city", Entity("a", "Organization", None, "北京路小学"), []),
        ("city", Entity("a", "Person", None, "安吉"), []),
        (
            "city",
            Entity(
                "a",
                "Agency",
                None,
                "甲局",
                links=(Link("skos:exactMatch", "https://kg.example/division/620103"),),
            ),
            ["兰州市"],
        ),
    ],
)
def test_a_home_is_told_by_the_gazetteer(level: Level, entity: Entity, home: list[str]) -> None:
    """By a link, a place's full name, a home in full, or what a name opens with."""
    assert homes(level, entity) == home


def test_a_home_is_told_by_statements() -> None:
    """Where something lies, also by way of what it belongs to; what is planned tells nothing."""
    town = Entity(f"{E}柳河镇", "Place", None, "柳河镇", place="贵州省遵义市湄潭县")
    assert homes("city", BANK, TEA, town, statements=(SEAT,)) == ["遵义市", "遵义市"]
    branch = claim("branchOf", BANK, TEA, told(OLD, "云岭茶业属于青石银行。"))
    assert homes("city", BANK, TEA, town, statements=(SEAT, branch)) == ["遵义市"] * 3
    planned = replace(SEAT, modality="planned")
    assert homes("city", TEA, town, statements=(planned,)) == ["遵义市"]


def test_districts_count_entities_and_statements() -> None:
    """What is not known stands last."""
    town = Entity(f"{E}柳河镇", "Place", None, "柳河镇", place="贵州省遵义市湄潭县")
    graph = corpus(SEAT, LOAN)
    graph = replace(graph, entities=tuple(town if e.id == town.id else e for e in graph.entities))
    assert count(graph, documents=3).districts == (
        DistrictRow("遵义市", 2, 2),
        DistrictRow(None, 9, 0),
    )
