"""The graph of the sample pages, as a knowledge engineer would look it over."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib import RDF

from kg.ontology import ontology_dir
from kg.samples import sample_pages
from tests.export.reasoning import close, strange_classes
from tests.export.test_rdf_terms import undeclared, used_terms
from tests.running import run_kg

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
