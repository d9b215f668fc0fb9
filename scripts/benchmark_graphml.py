"""Time and memory of the GraphML of a large graph, beside networkx's own writer of the same graph.

    python scripts/benchmark_graphml.py [NODES EDGES] [--memory]

Ours starts from the records of a build and ends with the file; the layout is timed apart. theirs,
`networkx.write_graphml_lxml`, is given a finished MultiDiGraph and only writes it. Processor time,
the least of the rounds, each round one of either. With `--memory` ours runs once and only its peak
is told, since that of a process cannot be had of a part.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from kg.export import ExportSettings
from kg.export.graphml import write_graphml
from kg.export.network import view as views
from kg.export.network.layout import place_nodes
from kg.model import Amount, Date, Entity, Evidence, Graph, Mention, Span, Statement
from kg.ontology import load_relations

SIZE = (20_000, 60_000)
ROUNDS = 3
BASE = "https://kg.example/entity/"
KINDS = ("Enterprise", "Enterprise", "Enterprise", "Bank", "Agency", "Organization", "Person")
RELATIONS = ("funds", "partnersWith", "locatedIn", "awarded", "partOf")


def make_graph(nodes: int, edges: int) -> Graph:
    """A graph with hubs, as news has: who is linked already is linked more often."""
    rng = random.Random(7)
    entities = [
        Entity(f"{BASE}云岭第{n}号机构", rng.choice(KINDS), None, f"云岭第{n}号机构", (f"云{n}",))
        for n in range(nodes)
    ]
    mentions = [
        Mention("页.txt", 1, n, n + 4, e.label, e.type, None, Span(n, n + 4), e.label, e.id)
        for n, e in enumerate(entities)
    ]
    ends = list(range(nodes))
    made: dict[str, Statement] = {}
    while len(made) < edges:
        one, two = rng.choice(ends), rng.choice(ends)
        statement = make_statement(entities[one].id, entities[two].id, rng)
        made[statement.id] = statement
        ends += [one, two]
    statements = sorted(made.values(), key=lambda s: s.id)
    return Graph((), mentions, sorted(entities, key=lambda e: e.id), statements)


def make_statement(subject: str, target: str, rng: random.Random) -> Statement:
    """A claim that one or two sentences of about fifty characters make."""
    start = rng.randrange(10**6)
    million = rng.randrange(1, 900)
    evidence = tuple(
        Evidence(
            f"{start % 2000:04}.txt",
            1,
            start + shift,
            start + shift + 50,
            f"近日，云岭第{start}号机构与青石市有关部门就第{shift}批茶园改造项目签约，涉及资金{million}万元。",
            "made/up",
            0.9,
            amount=Amount(str(million * 10_000), "CNY", f"{million}万元"),
            date=Date(f"2024-{million % 12 + 1:02}", "month", "近日"),
        )
        for shift in range(rng.choice((1, 1, 1, 2)))
    )
    return Statement(rng.choice(RELATIONS), subject, target, evidence)


class Stopwatch:
    """Processor seconds spent in a function, each time it is called."""

    def __init__(self, timed: Callable[..., Any]) -> None:
        self.timed, self.seconds = timed, 0.0

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it."""
        started = time.process_time()
        try:
            return self.timed(*args, **kwargs)
        finally:
            self.seconds += time.process_time() - started


def compare(graph: Graph, settings: ExportSettings, folder: Path) -> None:
    """Print the table."""
    layout = Stopwatch(place_nodes)
    setattr(views, "place_nodes", layout)  # noqa: B010 - what a view has imported
    ours, theirs, layouts = [], [], []
    for _ in range(ROUNDS):
        views.forget_view()
        layout.seconds = 0.0
        write = Stopwatch(write_graphml)
        write(graph, folder / "ours.graphml", settings)
        layouts.append(layout.seconds)
        ours.append(write.seconds - layout.seconds)
        bare = Stopwatch(nx.write_graphml_lxml)
        bare(views.to_networkx(graph, settings), folder / "theirs.graphml", named_key_ids=True)
        theirs.append(bare.seconds)
    view = views.to_networkx(graph, settings)
    least, bare_least = min(ours), min(theirs)
    sizes = [(folder / f"{name}.graphml").stat().st_size / 1e6 for name in ("ours", "theirs")]
    print(f"{view.number_of_nodes()} nodes, {view.number_of_edges()} edges\n")
    print("| from | to | seconds | MB |\n| --- | --- | --- | --- |")
    print(f"| records of a build | graph.graphml, without layout | {least:.1f} | {sizes[0]:.0f} |")
    print(f"| networkx graph | networkx with lxml, bare | {bare_least:.1f} | {sizes[1]:.0f} |")
    print(f"| nodes and edges | layout | {min(layouts):.1f} | |")
    print(f"\nours / bare: {least / bare_least:.2f} (wanted: at most 1.5)")


def peak() -> float:
    """Most memory that the process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Make the graph, time or weigh its export."""
    numbers = [int(arg) for arg in sys.argv[1:] if arg.isdigit()]
    graph = make_graph(*(numbers or SIZE))
    settings = ExportSettings(relations=tuple(f.spec for f in load_relations(None)))
    with tempfile.TemporaryDirectory() as name:
        if "--memory" in sys.argv:
            before = peak()
            write_graphml(graph, Path(name) / "ours.graphml", settings)
            print(f"peak {peak():.0f} MB, of which {before:.0f} MB before the export")
        else:
            compare(graph, settings, Path(name))


if __name__ == "__main__":
    main()
