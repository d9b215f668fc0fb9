"""Seconds and memory of our RDF, beside plain rdflib: the table of docs/rdf.md.

    python scripts/benchmark_rdf.py                  # 100,000 and a million triples, about 15 minutes
    python scripts/benchmark_rdf.py 100000           # other sizes, in triples
    python scripts/benchmark_rdf.py --writers 1000 100000 1000000   # sizes in statements

Each task runs in a process of its own, on a graph that is made as it is read. Seconds are the
processor's, peak is the most memory that the process held, both with Python and what is imported.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from made_graph import made_graph

PER_STATEMENT = 37
QUESTIONS = ("who-funds-whom", "awards-by-granter", "evidence")
WRITERS = ("ttl", "nt", "trig", "jsonld")


def write(kind: str, statements: int, path: Path) -> int:
    """Our writer over the made graph."""
    from kg.export.formats import WRITERS as ALL
    from kg.export.settings import ExportSettings
    from kg.ontology import load_relations

    specs = tuple(file.spec for file in load_relations())
    ALL[kind](made_graph(statements), path, ExportSettings(version="0", relations=specs))
    return path.stat().st_size


def rewrite_pyoxigraph(_: int, path: Path) -> int:
    """The triples of the file by pyoxigraph's serializer: read and written as a stream."""
    import pyoxigraph as ox

    quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    with path.with_suffix(".ox.ttl").open("wb") as file:
        ox.serialize((q.triple for q in quads), file, format=ox.RdfFormat.TURTLE)
    return path.stat().st_size


def rewrite_rdflib(_: int, path: Path) -> int:
    """The triples of the file by plain rdflib: read, then serialized."""
    import rdflib

    graph = rdflib.Graph().parse(path)
    start = time.process_time()
    graph.serialize(path.with_suffix(".rdflib.ttl"), format="turtle")
    print(f"of these, writing: {time.process_time() - start:.1f} s", file=sys.stderr)
    return len(graph)


def read(how: str, path: Path) -> int:
    """The graph in memory: by `load_graph`, or by rdflib's own parser."""
    import rdflib

    from kg import load_graph

    if how == "pyoxigraph":
        return len(load_graph(path.parent, "pyoxigraph"))
    return len(load_graph(path.parent, "rdflib") if how == "rdflib" else rdflib.Graph().parse(path))


def ask(how: str, question: str, path: Path) -> int:
    """A question of ours, without the reading: the seconds of the answer alone are told."""
    from kg.query import find_question, load_engine

    engine = load_engine(path, how)
    start = time.process_time()
    rows = len(engine.ask(find_question(question).sparql).rows)
    print(f"seconds: {time.process_time() - start:.2f}", file=sys.stderr)
    return rows


def shapes(_: str, path: Path) -> int:
    """All our shapes, and the direct triples, as `kg validate` checks them."""
    from kg.query.validate.edges import check_edges
    from kg.query.validate.graph import load_store
    from kg.query.validate.shapes import Shapes

    with TemporaryDirectory() as folder:
        store = load_store(path, {}, Path(folder))
        assert store is not None
        return sum(map(len, Shapes().check(store))) + sum(1 for _ in check_edges(store))


def tasks() -> dict[str, Callable[[int, Path], int]]:
    """What is measured, by name: number of statements and path of the Turtle to a number."""
    found: dict[str, Callable[[int, Path], int]] = {}
    for kind in WRITERS:
        found[f"write {kind}"] = lambda n, p, k=kind: write(k, n, p.with_suffix(f".{k}"))  # type: ignore[misc]
    found["pyoxigraph: read and write"] = rewrite_pyoxigraph
    found["plain rdflib: read and write"] = rewrite_rdflib
    for how in ("pyoxigraph", "rdflib", "plain rdflib"):
        found[f"read, {how}"] = lambda _, p, h=how: read(h, p)  # type: ignore[misc]
    for question in QUESTIONS:
        for how in ("pyoxigraph", "rdflib"):
            found[f"{question}, {how}"] = lambda _, p, h=how, q=question: ask(h, q, p)  # type: ignore[misc]
    found["kg validate: shapes and direct triples"] = lambda _, p: shapes("", p)
    return found


def measure(name: str, statements: int, path: Path) -> tuple[float, float, int]:
    """Seconds, peak MB and the number that a task gives, from a process of its own."""
    command = [sys.executable, __file__, "--task", name, str(statements), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak, number = run.stdout.split()
    for line in run.stderr.splitlines():
        if line.startswith("seconds: "):
            seconds = line.removeprefix("seconds: ")
        elif line.startswith("of these"):
            print(f"  ({name}: {line})")
    return float(seconds), float(peak), int(number)


def run_task(name: str, statements: int, path: Path) -> None:
    """Do a task and say what it took."""
    import resource

    start = time.process_time()
    number = tasks()[name](statements, path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.2f} {peak:.0f} {number}")


def main() -> None:
    """Print a table."""
    if sys.argv[1:2] == ["--task"]:
        run_task(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
        return
    alone = sys.argv[1:2] == ["--writers"]
    sizes = [int(size) for size in sys.argv[2 if alone else 1 :]] or [100_000, 1_000_000]
    names = [name for name in tasks() if name.startswith("write ")] if alone else list(tasks())
    for size in sizes:
        statements = size if alone else round(size / PER_STATEMENT)
        print(f"\n{statements} statements\n\n| | seconds | peak MB | |\n|---|--:|--:|--:|")
        with TemporaryDirectory() as folder:
            for name in names:
                seconds, peak, number = measure(name, statements, Path(folder) / "graph.ttl")
                print(f"| {name} | {seconds:.1f} | {peak:.0f} | {number} |", flush=True)


if __name__ == "__main__":
    main()
