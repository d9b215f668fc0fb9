"""Places of nodes: the same on every machine, apart from one another, soon found."""

from __future__ import annotations

import hashlib
import math
import os
import random
import subprocess
import sys
import time
from itertools import combinations

import numpy as np

from kg.export.network.layout import place_nodes as place

STAR = [("hub", f"leaf{number}") for number in range(9)]
NODES = sorted({"lone", "other", *(node for edge in STAR for node in edge)})
Edges = list[tuple[str, str]]
ROOM = (14.0, 14.0)


def place_nodes(
    nodes: list[str], edges: Edges, rooms: dict[str, tuple[float, float]] | None = None
) -> dict[str, tuple[float, float]]:
    """Nodes and edges by name, and a place for each node."""
    number = {node: at for at, node in enumerate(nodes)}
    ends = np.array([(number[a], number[b]) for a, b in edges], dtype=np.int64).reshape(-1, 2)
    room = np.array([rooms[node] if rooms else ROOM for node in nodes]).reshape(-1, 2)
    x, y = place(len(nodes), ends, room)
    return dict(zip(nodes, zip(x.tolist(), y.tolist(), strict=True), strict=True))


def hubs(nodes: int, edges: int) -> tuple[list[str], Edges]:
    """A graph in which who is linked already is linked more often."""
    rng = random.Random(3)  # noqa: S311 - the same graph each time
    names = [f"{number:05}" for number in range(nodes)]
    ends, found = list(names), []
    for _ in range(edges):
        found.append((rng.choice(ends), rng.choice(ends)))
        ends += found[-1]
    return names, found


def covered(
    places: dict[str, tuple[float, float]], wide: float, high: float
) -> list[tuple[str, str]]:
    """Pairs of nodes whose boxes overlap, by more than rounding."""
    return [
        (one, two)
        for (one, (a, b)), (two, (c, d)) in combinations(places.items(), 2)
        if abs(a - c) < 2 * wide - 1.0 and abs(b - d) < 2 * high - 1.0
    ]


def test_places_are_fixed() -> None:
    """These figures hold on every machine and in every version of Python and numpy."""
    assert place_nodes(["a", "b", "c", "d"], [("a", "b"), ("b", "c")]) == {
        "a": (49.8, -14.0),
        "b": (14.0, -59.7),
        "c": (16.0, -117.6),
        "d": (14.0, -175.6),
    }


def test_places_of_many_are_fixed() -> None:
    """So do those of a graph that is laid out by levels and cells."""
    places = place_nodes(*hubs(400, 700))
    digest = hashlib.sha256(repr(list(places.items())).encode()).hexdigest()
    assert digest[:16] == "4053f9391998e717"


ELSEWHERE = """
from tests.export.test_layout import hubs, place_nodes
print(list(place_nodes(*hubs(400, 700)).items()))
"""


def test_places_are_the_same_on_an_older_processor() -> None:
    """Numpy without the vector instructions that it finds here computes the same figures."""
    older = os.environ | {"NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F X86_V3 X86_V4"}
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], env=older, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == str(list(place_nodes(*hubs(400, 700)).items()))


def test_edges_are_about_as_long() -> None:
    """Leaves stand around their hub."""
    places = place_nodes(NODES, STAR)
    assert list(places) == NODES
    lengths = [math.dist(places[a], places[b]) for a, b in STAR]
    assert max(lengths) < 2 * min(lengths)


def test_no_node_covers_another_or_its_name() -> None:
    """Whatever the components, every node has the room that it asks for."""
    nodes, edges = hubs(300, 260)
    rooms = dict.fromkeys(nodes, (50.0, 12.0))
    assert covered(place_nodes(nodes, edges, rooms), 50.0, 12.0) == []


def test_components_do_not_overlap() -> None:
    """Each component has room of its own."""
    edges = [(f"{group}{a}", f"{group}{b}") for group in "abc" for a, b in ((0, 1), (1, 2), (2, 0))]
    nodes = sorted({node for edge in edges for node in edge})
    places = place_nodes(nodes, edges)
    centres = [[places[f"{group}{number}"] for number in range(3)] for group in "abc"]
    for one, two in combinations(centres, 2):
        assert min(math.dist(p, q) for p in one for q in two) > 50


def test_nodes_without_an_edge_stand_below_the_others() -> None:
    """They are packed aside, where they are in nobody's way."""
    places = place_nodes(NODES, STAR)
    lowest = min(places[node][1] for edge in STAR for node in edge)
    assert max(places["lone"][1], places["other"][1]) < lowest - 20


def test_the_order_and_number_of_edges_is_of_no_effect() -> None:
    """Only who is linked to whom counts."""
    again = [(b, a) for a, b in reversed(STAR)] + STAR + [("lone", "lone")]
    assert place_nodes(NODES, again) == place_nodes(NODES, STAR)


def test_no_nodes_no_places() -> None:
    """Nothing is laid out as nothing."""
    assert place_nodes([], []) == {}


def test_twenty_thousand_nodes_take_seconds() -> None:
    """A graph of 60,000 edges is laid out while one waits, and no two nodes fall together."""
    nodes, edges = hubs(20_000, 60_000)
    started = time.process_time()
    places = place_nodes(nodes, edges)
    assert time.process_time() - started < 20
    assert len(set(places.values())) > 19_990


def test_components_of_any_size_take_seconds() -> None:
    """Forty stars of a hundred nodes do not take forty times as long as one."""
    nodes = [f"{number:05}" for number in range(4_000)]
    edges = [(nodes[number - number % 100], nodes[number]) for number in range(4_000)]
    started = time.process_time()
    assert len(set(place_nodes(nodes, edges).values())) == 4_000
    assert time.process_time() - started < 20
