"""Places of nodes: the same on every machine, apart from one another, soon found."""

from __future__ import annotations

import math
import time
from itertools import combinations

from kg.export.network.layout import place_nodes

STAR = [("hub", f"leaf{number}") for number in range(9)]
NODES = sorted({"lone", "other", *(node for edge in STAR for node in edge)})


def test_places_are_fixed() -> None:
    """These figures hold on every machine and in every version of Python."""
    assert place_nodes(["a", "b", "c", "d"], [("a", "b"), ("b", "c")]) == {
        "a": (163.6, 0.0),
        "b": (82.0, -64.6),
        "c": (0.0, -129.6),
        "d": (0.0, -219.6),
    }


def test_no_two_nodes_share_a_place() -> None:
    """Nodes keep a node's width apart, and an edge is about as long as any other."""
    places = place_nodes(NODES, STAR)
    assert list(places) == NODES
    assert min(math.dist(a, b) for a, b in combinations(places.values(), 2)) > 20
    lengths = [math.dist(places[a], places[b]) for a, b in STAR]
    assert max(lengths) < 2 * min(lengths)


def test_components_do_not_overlap() -> None:
    """Each component has room of its own."""
    edges = [(f"{group}{a}", f"{group}{b}") for group in "abc" for a, b in ((0, 1), (1, 2), (2, 0))]
    nodes = sorted({node for edge in edges for node in edge})
    places = place_nodes(nodes, edges)
    centres = [[places[f"{group}{number}"] for number in range(3)] for group in "abc"]
    for one, two in combinations(centres, 2):
        assert min(math.dist(p, q) for p in one for q in two) > 80


def test_the_order_and_number_of_edges_is_of_no_effect() -> None:
    """Only who is linked to whom counts."""
    again = [(b, a) for a, b in reversed(STAR)] + STAR + [("lone", "lone")]
    assert place_nodes(NODES, again) == place_nodes(NODES, STAR)


def test_no_nodes_no_places() -> None:
    """Nothing is laid out as nothing."""
    assert place_nodes([], []) == {}


def test_ten_thousand_nodes_take_seconds() -> None:
    """A corpus-size graph, half of it one component, is laid out while one waits."""
    nodes = [f"{number:05}" for number in range(10_000)]
    edges = [(nodes[number], nodes[number // 3]) for number in range(1, 5_000)]
    started = time.process_time()
    assert len(set(place_nodes(nodes, edges).values())) > 9_900
    assert time.process_time() - started < 20
