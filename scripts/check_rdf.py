"""Hold the RDF of builds of any pages against what is promised of it: counts only, never a line.

    python scripts/check_rdf.py kg/samples/pages ../shared/seeds ../shared/gold/train/text

For each folder of texts: built twice, under different hash seeds, every file must be the same; `kg
validate` must find nothing; and rdflib, pyoxigraph, rapper and Apache Jena must find as many triples.
A parser that is not installed is told by a dash. Exit status 1 where anything differs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from _pytest.outcomes import Skipped  # noqa: E402

from tests.export.rdf_parsers import count_rapper, read_rdflib  # noqa: E402 - found by the line above
from tests.export.rdf_programs import count_jena  # noqa: E402

COLUMNS = "texts documents statements quotes same-bytes valid pyoxigraph rdflib rapper jena".split()


def run(*arguments: str | Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """A kg command under a hash seed."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def contents(out: Path) -> dict[str, bytes]:
    """Every file of a build but what it keeps for the next."""
    paths = (path for path in out.rglob("*") if path.is_file())
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}
    return {name: text for name, text in found.items() if not name.startswith(".kg/")}


def count(read: Callable[[], int]) -> int | None:
    """The number, `None` where the parser is missing."""
    try:
        return read()
    except Skipped:
        return None


def check(texts: Path, folder: Path) -> tuple[list[str], bool]:
    """A row of the table, and whether all is well."""
    outs = [folder / seed for seed in ("1", "2")]
    for out in outs:
        run("build", texts, "-o", out, "--format", "nt,jsonld,trig", seed=out.name)
    one, other = map(contents, outs)
    turtle = outs[0] / "graph.ttl"
    said = run("validate", outs[0])
    counts = [
        sum(1 for _ in ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE)),
        len(read_rdflib(turtle)),
        count(lambda: count_rapper(turtle)),
        count(lambda: count_jena(turtle)[0]),
    ]
    well = one == other and said.returncode == 0 and len(set(counts) - {None}) == 1
    statements = one["statements.jsonl"].count(b"\n")
    quotes = said.stderr.split(" quotes")[0].rsplit(" ", 1)[-1]
    row = [texts.name, sum(name.startswith("texts/") for name in one), statements, quotes]
    marks = ["yes" if one == other else "NO", "yes" if said.returncode == 0 else "NO"]
    return [str(cell) if cell is not None else "-" for cell in (*row, *marks, *counts)], well


def main() -> None:
    """Print the table."""
    print(" | ".join(COLUMNS), flush=True)
    fine = True
    for texts in map(Path, sys.argv[1:]):
        with TemporaryDirectory() as folder:
            row, well = check(texts, Path(folder))
        print(" | ".join(row), flush=True)
        fine &= well
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
