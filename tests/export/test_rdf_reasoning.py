"""Reasoned over by OWL RL, our graphs hold no contradiction and gain nothing that is not meant."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, URIRef

from kg.export.rdf import write_turtle
from tests.export.rdf_graph import BANK, BRANCH, COUNTY, SETTINGS, TEA, TOWN, small_graph
from tests.export.reasoning import close, strange_classes

KG = rdflib.Namespace("https://kg.example/ontology#")
FROM_OTHERS = {"role", "locatedIn"}
BACKWARDS = set(
    "fundedBy locationOf awardedBy honourOf hasBranch hasPart underJurisdictionOf hasAffiliate "
    "launchedBy hasDivision".split()
)


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[rdflib.Graph, rdflib.Graph]:
    """The small graph as it is, and closed."""
    path: Path = tmp_path_factory.mktemp("reasoning") / "graph.ttl"
    write_turtle(small_graph(), path, SETTINGS)
    graph = rdflib.Graph().parse(path)
    closed, contradictions = close(graph)
    assert contradictions == []
    return graph, closed


def test_a_thing_becomes_what_its_class_says(graphs: tuple[rdflib.Graph, rdflib.Graph]) -> None:
    """No domain and no range makes something else of it."""
    assert strange_classes(*graphs) == set()


def test_relations_are_gained_only_backwards_and_along_places(
    graphs: tuple[rdflib.Graph, rdflib.Graph],
) -> None:
    """Nobody comes to fund, award or partner with anybody by reasoning."""
    before, after = graphs
    added = {str(p) for s, p, o in after - before}
    gained = {name.removeprefix(KG) for name in added if name.startswith(KG)}
    assert gained <= FROM_OTHERS | BACKWARDS
    assert {"fundedBy", "awardedBy", "hasBranch", "launchedBy", "locationOf"} <= gained


def test_what_lies_in_a_town_lies_in_its_county(
    graphs: tuple[rdflib.Graph, rdflib.Graph],
) -> None:
    """Location is transitive, over what the gazetteer knows too; a branch has its bank."""
    before, after = graphs
    assert (URIRef(TEA), KG.locatedIn, URIRef(TOWN)) in before
    assert (URIRef(TEA), KG.locatedIn, URIRef(COUNTY)) not in before
    assert (URIRef(TEA), KG.locatedIn, URIRef(COUNTY)) in after
    assert (URIRef(BANK), KG.hasBranch, URIRef(BRANCH)) in after


@pytest.mark.parametrize(
    ("kind", "predicate", "value"),
    [
        (KG.Bank, KG.locatedIn, KG.Person),
        (KG.Person, KG.branchOf, KG.Bank),
        (KG.Place, KG.funder, KG.Bank),
        (KG.Bank, KG.launched, KG.Honour),
    ],
)
def test_contradictions_are_found(kind: URIRef, predicate: URIRef, value: URIRef) -> None:
    """A place is no person, and a place no statement."""
    graph = rdflib.Graph()
    one, two = URIRef("https://kg.example/entity/1"), URIRef("https://kg.example/entity/2")
    graph.add((one, RDF.type, kind))
    graph.add((two, RDF.type, value))
    graph.add((one, predicate, two))
    assert close(graph)[1]
