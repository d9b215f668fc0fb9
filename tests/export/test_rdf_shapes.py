"""`ontology/shapes.ttl`: our graphs conform, and each thing left out is noticed."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate
from rdflib import RDF, Namespace, URIRef

from kg.export.rdf import write_turtle
from kg.ontology import load_relations, ontology_dir
from tests.export.rdf_graph import BANK, COUNTY, SETTINGS, TEA, small_graph

KG = Namespace("https://kg.example/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SH = Namespace("http://www.w3.org/ns/shacl#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    """The shapes, read once."""
    return rdflib.Graph().parse(ontology_dir() / "shapes.ttl")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The small graph as Turtle."""
    path: Path = tmp_path_factory.mktemp("shapes") / "graph.ttl"
    write_turtle(small_graph(), path, SETTINGS)
    return path.read_bytes()


@pytest.fixture
def graph(written: bytes) -> rdflib.Graph:
    """A fresh copy of the small graph, to be broken."""
    return rdflib.Graph().parse(data=written, format="turtle")


def faults(graph: rdflib.Graph, shapes: rdflib.Graph) -> set[str]:
    """The paths (or, where there is none, the kinds) of what does not conform."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        _, report, _ = validate(graph, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        what = report.value(result, SH.resultPath)
        if not isinstance(what, URIRef):
            what = report.value(result, SH.sourceConstraintComponent)
        found.add(str(what).replace("/", "#").rsplit("#", 1)[1])
    return found


def test_a_graph_of_ours_conforms(graph: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """Every kind of node, without loading the ontology beside it."""
    assert faults(graph, shapes) == set()


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (KG.Funding, KG.funder),
        (KG.Funding, KG.recipient),
        (KG.Funding, KG.relation),
        (KG.Funding, KG.modality),
        (KG.Funding, KG.confidence),
        (KG.Funding, PROV.wasDerivedFrom),
        (KG.Partnership, KG.partner),
        (KG.Location, KG.place),
        (KG.Awarding, KG.recipient),
        (KG.Branching, KG.parent),
        (KG.Launch, KG.programme),
        (KG.Evidence, OA.hasSource),
        (KG.Evidence, OA.hasSelector),
        (KG.Evidence, KG.rule),
        (OA.TextPositionSelector, OA.start),
        (OA.TextQuoteSelector, OA.exact),
        (KG.Article, KG.start),
        (KG.Article, KG.end),
        (KG.Article, DCTERMS.isPartOf),
        (KG.Document, DCTERMS.identifier),
        (KG.Group, DCTERMS.isPartOf),
        (KG.Bank, RDFS.label),
        (KG.Honour, RDFS.label),
        (KG.Dataset, PROV.wasGeneratedBy),
        (KG.Build, PROV.wasAssociatedWith),
        (KG.Build, KG.setting),
        (KG.Setting, RDF.value),
    ],
)
def test_what_is_missing_is_noticed(
    kind: URIRef, path: URIRef, graph: rdflib.Graph, shapes: rdflib.Graph
) -> None:
    """A node of the kind without the property does not conform, nor what hangs on nothing then."""
    nodes = sorted(graph.subjects(RDF.type, kind), key=str)
    assert nodes
    graph.remove((nodes[0], path, None))
    orphans = (
        {"MinCountConstraintComponent"} if path in (PROV.wasDerivedFrom, OA.hasSelector) else set()
    )
    assert faults(graph, shapes) == {str(path).replace("/", "#").rsplit("#", 1)[1], *orphans}


@pytest.mark.parametrize(
    ("kind", "path", "value", "fault"),
    [
        (KG.Funding, KG.modality, rdflib.Literal("hoped"), "modality"),
        (
            KG.Funding,
            KG.confidence,
            rdflib.Literal("2.0", datatype=rdflib.XSD.decimal),
            "confidence",
        ),
        (KG.Location, KG.place, URIRef(BANK), "place"),
        (KG.Evidence, OA.hasSource, URIRef(BANK), "hasSource"),
        (KG.Evidence, KG.date, rdflib.Literal("3月"), "date"),
        (KG.Evidence, KG.amount, rdflib.Literal("200万元"), "amount"),
        (OA.TextPositionSelector, OA.start, rdflib.Literal(999), "start"),
        (KG.Enterprise, KG.locatedIn, URIRef(BANK), "locatedIn"),
        (KG.Enterprise, KG.receivedHonour, URIRef(COUNTY), "receivedHonour"),
        (KG.Enterprise, KG.partnersWith, URIRef(BANK), "EqualsConstraintComponent"),
        (KG.Enterprise, SKOS.altLabel, rdflib.Literal("Tea", lang="en"), "altLabel"),
    ],
)
def test_what_is_wrong_is_noticed(
    kind: URIRef,
    path: URIRef,
    value: rdflib.term.Node,
    fault: str,
    graph: rdflib.Graph,
    shapes: rdflib.Graph,
) -> None:
    """A node of the kind with a wrong value does not conform."""
    node = min(graph.subjects(RDF.type, kind), key=str)
    graph.set((node, path, value))
    assert fault in faults(graph, shapes)


def test_an_amount_needs_its_words(graph: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """Number, currency and words stand together."""
    node = min(graph.subjects(KG.amount, None), key=str)
    graph.remove((node, KG.amountText, None))
    assert faults(graph, shapes)


def test_an_award_without_granter_and_honour_says_nothing(
    graph: rdflib.Graph, shapes: rdflib.Graph
) -> None:
    """One of the two may be unknown, not both."""
    for node in list(graph.subjects(RDF.type, KG.Awarding)):
        graph.remove((node, KG.honour, None))
    assert faults(graph, shapes) == {"OrConstraintComponent"}


def test_every_constraint_has_a_message_in_both_languages(shapes: rdflib.Graph) -> None:
    """Property shapes, and node shapes that say something of the node itself."""
    told = set(shapes.objects(None, SH.property))
    for kind in (SH["or"], SH["class"]):
        told |= {s for s in shapes.subjects(kind, None) if (s, RDF.type, SH.NodeShape) in shapes}
    inner = {p for s in shapes.objects(None, RDF.first) for p in shapes.objects(s, SH.property)}
    assert len(told - inner) > 80
    for shape in told - inner:
        messages = [m for m in shapes.objects(shape, SH.message) if isinstance(m, rdflib.Literal)]
        where = shapes.value(shape, SH.path) or shape
        assert sorted(str(m.language) for m in messages) == ["en", "zh"], where


@pytest.mark.parametrize("kind", [KG.Funding, KG.Launch, KG.Awarding])
def test_a_statement_without_its_class_is_noticed(
    kind: URIRef, graph: rdflib.Graph, shapes: rdflib.Graph
) -> None:
    """What has a relation or a modality is typed as a statement."""
    node = min(graph.subjects(RDF.type, kind), key=str)
    graph.remove((node, RDF.type, None))
    assert faults(graph, shapes) == {"ClassConstraintComponent"}


@pytest.mark.parametrize(
    ("kind", "end", "role"),
    [
        (KG.Funding, KG.subject, "funder"),
        (KG.Location, KG.subject, "what"),
        (KG.Branching, KG.subject, "branch"),
    ],
)
def test_ends_and_roles_agree(
    kind: URIRef, end: URIRef, role: str, graph: rdflib.Graph, shapes: rdflib.Graph
) -> None:
    """The subject of a statement fills its first role."""
    node = min(graph.subjects(RDF.type, kind), key=str)
    graph.remove((node, end, None))
    assert faults(graph, shapes) == {role}


@pytest.mark.parametrize("path", ["amount", "currency", "amountText", "approximate"])
def test_a_part_of_an_amount_is_none(path: str, graph: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """Number, currency, words and whether it is approximate stand together or not at all."""
    node = min(graph.subjects(KG.amount, None), key=str)
    graph.remove((node, KG[path], None))
    assert faults(graph, shapes) == {"OrConstraintComponent"}


def test_each_relation_has_a_shape_for_its_ends(shapes: rdflib.Graph) -> None:
    """The shape of a statement class asks for the relation's two ends (a granter may be unknown)."""
    files = load_relations()
    assert len(files) >= 9
    for file in files:
        spec = file.spec
        shape = shapes.value(None, SH.targetClass, KG[spec.statement_class])
        asked = {
            str(shapes.value(p, SH.path)).rsplit("#", 1)[1]: shapes.value(p, SH.minCount)
            for p in shapes.objects(shape, SH.property)
        }
        ends = [role.name for role in spec.roles[: 1 if spec.symmetric else 2]]
        assert {"relation", *ends} <= asked.keys(), spec.name
        assert all(asked[end] or end == "granter" for end in ends), spec.name


def test_the_tea_company_is_in_the_graph(graph: rdflib.Graph) -> None:
    """The broken graphs above begin from one that speaks of an enterprise."""
    assert (URIRef(TEA), RDF.type, KG.Enterprise) in graph
