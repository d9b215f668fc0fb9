"""Every term that a graph uses is declared in kg.ttl, labelled, and aligned with what there is."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, URIRef
from rdflib.namespace import DefinedNamespace
from rdflib.term import Node

import kg
from kg.export.rdf import write_turtle
from kg.ontology import load_relations, ontology_dir
from tests.export.rdf_graph import SETTINGS, small_graph
from tests.export.reasoning import OA, SCHEMA

KG = rdflib.Namespace("https://kg.example/ontology#")
HEAD = URIRef("https://kg.example/ontology")
LANGUAGE = (str(RDF), str(RDFS), str(OWL))
"""RDF's own words need no declaration."""


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """The ontology, to be asked."""
    return rdflib.Graph().parse(ontology_dir() / "kg.ttl")


def used_terms(graph: rdflib.Graph) -> set[URIRef]:
    """Properties and classes in use, without RDF's own."""
    terms = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    return {t for t in terms if isinstance(t, URIRef) and not str(t).startswith(LANGUAGE)}


def undeclared(graph: rdflib.Graph, ontology: rdflib.Graph) -> set[Node]:
    """Terms of the graph of which the ontology does not say what they are."""
    return {term for term in used_terms(graph) if (term, RDF.type, None) not in ontology}


def test_every_term_of_a_graph_is_declared(tmp_path: Path, ontology: rdflib.Graph) -> None:
    """Ours and those of others."""
    write_turtle(small_graph(), tmp_path / "graph.ttl", SETTINGS)
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    assert len(used_terms(graph)) > 60
    assert undeclared(graph, ontology) == set()


def test_every_declared_term_is_labelled_in_both_languages(ontology: rdflib.Graph) -> None:
    """One label and one comment each, in Chinese and in English; of others' terms, too."""
    terms = {t for t in ontology.subjects(RDF.type, None) if isinstance(t, URIRef)} - {HEAD}
    assert len(terms) > 120
    for term in terms:
        for predicate in (RDFS.label, RDFS.comment):
            found = ontology.objects(term, predicate)
            tags = sorted(str(t.language) for t in found if isinstance(t, rdflib.Literal))
            assert tags == ["en", "zh"], (term, predicate)


def test_the_ontology_has_a_version() -> None:
    """That of the program that writes it, and an IRI of its own."""
    ontology = rdflib.Graph().parse(ontology_dir() / "kg.ttl")
    assert str(ontology.value(HEAD, OWL.versionInfo)) == kg.__version__
    assert str(ontology.value(HEAD, OWL.versionIRI)) == f"{HEAD}/{kg.__version__}"


def test_terms_of_others_are_theirs(ontology: rdflib.Graph) -> None:
    """Each class and property that ours are aligned with is in the list that rdflib has of it."""
    lists: dict[str, type[DefinedNamespace]] = {
        str(space): space for space in (DCTERMS, FOAF, ORG, PROV, SKOS)
    }
    lists[str(SCHEMA)] = SDO
    terms = {
        term
        for part in (ontology.subjects(), ontology.objects())
        for term in part
        if isinstance(term, URIRef) and term not in map(URIRef, lists)
    }
    checked = 0
    for space, known in lists.items():
        for term in (t for t in terms if t.startswith(space)):
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # rdflib warns of what a vocabulary has not
                assert str(known[term.removeprefix(space)])
            checked += 1
    assert checked > 50
    assert any(term.startswith(str(OA)) for term in terms)


@pytest.mark.parametrize("name", [file.spec.name for file in load_relations()])
def test_every_relation_can_be_read_backwards(name: str, ontology: rdflib.Graph) -> None:
    """By an inverse with labels of its own, or because it is symmetric."""
    symmetric = (KG[name], RDF.type, OWL.SymmetricProperty) in ontology
    assert (ontology.value(None, OWL.inverseOf, KG[name]) is None) == symmetric
