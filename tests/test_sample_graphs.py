"""The graph of the sample pages, as a knowledge engineer would look it over."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF

from kg.ontology import ontology_dir
from kg.samples import sample_pages
from tests.export.rdf_parsers import count_rapper
from tests.export.rdf_programs import count_jena
from tests.export.reasoning import close, strange_classes
from tests.export.test_rdf_terms import undeclared, used_terms
from tests.running import run_kg, spawn_kg

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their build."""
    out = tmp_path_factory.mktemp("samples") / "out"
    assert run_kg("build", sample_pages(), "-o", out).code == 0
    return out


@pytest.fixture(scope="module")
def graph(out: Path) -> rdflib.Graph:
    """Its Turtle."""
    return rdflib.Graph().parse(out / "graph.ttl")


@pytest.mark.parametrize(
    ("command", "count"), [("show", 3), ("path", 3), ("entities", 2), ("query", 1)]
)
def test_examples_of_help_find_something_in_the_samples(
    command: str, count: int, out: Path
) -> None:
    """A newcomer who has built them tries these first."""
    lines = re.findall(rf"^ +kg {command} (out .*)$", run_kg(command, "--help").out, re.MULTILINE)
    named = [line for line in lines if command != "query" or "--bind" in line]
    assert len(named) == count
    for line in named:
        run = run_kg(command, out, *shlex.split(line)[1:])
        assert run.code == 0, line
        assert len(run.out.splitlines()) > 2, line


def test_the_samples_are_valid(out: Path) -> None:
    """Files, quotes, direct triples and shapes."""
    run = run_kg("validate", out)
    assert (run.code, run.out) == (0, "")


def test_every_term_of_the_samples_is_declared(graph: rdflib.Graph) -> None:
    """The ontology says of each class and property what it is."""
    ontology = rdflib.Graph().parse(ontology_dir() / "kg.ttl")
    assert len(used_terms(graph)) > 80
    assert undeclared(graph, ontology) == set()


def test_the_samples_reasoned_over_hold_no_contradiction(graph: rdflib.Graph) -> None:
    """And nothing becomes what it is not."""
    closed, contradictions = close(graph)
    assert contradictions == []
    assert len(set(closed.subjects(RDF.type, None))) > 1000
    assert strange_classes(graph, closed) == set()


def test_four_parsers_find_as_many_triples(out: Path, graph: rdflib.Graph) -> None:
    """rdflib, pyoxigraph, rapper and Apache Jena, each of another family."""
    turtle = out / "graph.ttl"
    quads = list(ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE))
    assert len(quads) == len(set(quads)) == len(graph) == count_rapper(turtle)
    assert count_jena(turtle) == [len(graph)]


def test_other_hash_seeds_give_the_same_turtle(out: Path, tmp_path: Path) -> None:
    """Byte for byte, and so all other files: `build.json` has their hashes."""
    run = spawn_kg("build", sample_pages(), "-o", tmp_path, env={"PYTHONHASHSEED": "7"})
    assert run.returncode == 0, run.stderr
    for name in ("graph.ttl", "build.json"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()
