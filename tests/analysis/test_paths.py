"""How two entities are connected."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.paths import STRUCTURE, Web
from kg.model import Entity, Evidence, Graph, Statement
from tests.analysis.by_hand import BANK, CHAIR, LEADER, TEA, TOWN, UNION, corpus


def said(one: int, other: int, confidence: float = 0.9) -> Statement:
    """A statement between two of `A0`, `A1`, …."""
    item = Evidence("页.txt", 1, 0, 2, "甲。", "by/hand", confidence)
    return Statement("funds", f"A{one}", f"A{other}", (item,))


def web(*statements: Statement) -> Web:
    """The web of statements alone."""
    ids = sorted({end for s in statements for end in (s.subject, s.object) if end})
    return Web(Graph((), (), tuple(Entity(i, "Bank", None, i) for i in ids), statements))


def keys(path: tuple[object, ...]) -> list[str]:
    """The entities of a path from the first to the last."""
    return [path[0].source, *(step.target for step in path)]  # type: ignore[attr-defined]


def test_the_shortest_path_is_told_with_all_that_ties_its_steps() -> None:
    """In whichever direction, the surest statement first."""
    found = Web(corpus()).between(CHAIR.id, BANK.id)
    ((first, second),) = found.paths()
    assert (found.steps, found.count) == (2, 1)
    assert (first.source, first.target, second.target) == (CHAIR.id, TEA.id, BANK.id)
    assert [s.relation for s in second.statements] == ["funds", "partOf"]


def test_plans_and_structure_count_where_they_are_asked_for() -> None:
    """By themselves only what is asserted does."""
    graph = corpus()
    assert Web(graph).between(BANK.id, UNION.id).steps is None
    plans = Web(graph, modalities=("asserted", "planned"))
    assert plans.between(TOWN.id, UNION.id).steps == 3
    relations = {"funds", "affiliatedWith"} - STRUCTURE
    assert Web(graph, relations=relations).between(CHAIR.id, BANK.id).steps is None


def test_who_is_not_connected_has_no_path() -> None:
    """Nor has who is too far away; everybody is connected with himself."""
    found = Web(corpus()).between(LEADER.id, BANK.id)
    assert (found.steps, found.count, found.paths()) == (None, 0, [])
    assert Web(corpus()).between(CHAIR.id, BANK.id, 1).paths() == []
    assert Web(corpus()).between(BANK.id, BANK.id).paths() == [()]


def test_of_paths_of_one_length_the_surest_comes_first() -> None:
    """All are counted, and told up to as many as are asked for."""
    found = web(said(0, 1, 0.5), said(0, 2, 0.9), said(1, 3), said(3, 2), said(3, 4)).between(
        "A0", "A4"
    )
    assert (found.steps, found.count) == (3, 2)
    assert [keys(path) for path in found.paths()] == [
        ["A0", "A2", "A3", "A4"],
        ["A0", "A1", "A3", "A4"],
    ]
    assert found.paths(1) == found.paths()[:1]


def test_paths_may_be_too_many_to_tell() -> None:
    """Forty diamonds in a row: none is drawn that is not asked for."""
    diamonds = [
        said(*ends)
        for n in range(0, 120, 3)
        for ends in ((n, n + 1), (n, n + 2), (n + 1, n + 3), (n + 2, n + 3))
    ]
    found = web(*diamonds).between("A0", "A120")
    assert found.count == 2**40
    assert len(found.paths(10)) == 10


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_paths_are_those_that_networkx_finds(edges: list[tuple[int, int]]) -> None:
    """On any graph: all of the shortest, each once."""
    edges = [(one, other) for one, other in edges if one != other]
    graph = nx.Graph([(f"A{one}", f"A{other}") for one, other in edges])
    graph.add_nodes_from(["A0", "A7"])
    found = web(*(said(*edge) for edge in edges)).between("A0", "A7")
    told = [keys(path) for path in found.paths()]
    expected = (
        list(nx.all_shortest_paths(graph, "A0", "A7")) if nx.has_path(graph, "A0", "A7") else []
    )
    assert sorted(told) == sorted(expected)
    assert found.count == len(expected)
    assert all(b in graph[a] for path in told for a, b in pairwise(path))
