"""The OWL RL closure of a graph with our ontology, and what a thing may become by it."""

from __future__ import annotations

from pathlib import Path

import rdflib
from owlrl import OWLRL_Semantics
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, Namespace, URIRef
from rdflib.term import Node

from kg.export.labels import KG, superclasses
from kg.ontology import ontology_dir

OA, SCHEMA = Namespace("http://www.w3.org/ns/oa#"), Namespace("https://schema.org/")
_SAID = (RDFS.label, RDFS.comment, RDFS.isDefinedBy, SKOS.altLabel, OA.exact, DCTERMS.title)

MAY_BECOME: dict[str, set[URIRef]] = {
    "Entity": {PROV.Entity},
    "Group": {SCHEMA.Thing},
    "Actor": {FOAF.Agent, PROV.Agent},
    "Institution": {ORG.Organization, FOAF.Organization, SCHEMA.Organization, PROV.Organization},
    "Agency": {ORG.FormalOrganization, SCHEMA.GovernmentOrganization},
    "Bank": {ORG.FormalOrganization},
    "TradeUnion": {ORG.FormalOrganization, SCHEMA.WorkersUnion},
    "Enterprise": {ORG.FormalOrganization},
    "Hospital": {SCHEMA.MedicalOrganization},
    "Person": {FOAF.Person, SCHEMA.Person, PROV.Person},
    "Place": {SCHEMA.Place, DCTERMS.Location, PROV.Location},
    "AdministrativeDivision": {SCHEMA.AdministrativeArea},
    "Country": {SCHEMA.Country, SCHEMA.AdministrativeArea},
    "City": {SCHEMA.City, SCHEMA.AdministrativeArea},
    "Dataset": {SCHEMA.Dataset, SCHEMA.CreativeWork, PROV.Entity},
    "Build": {PROV.Activity},
    "Setting": {PROV.Entity},
    "Document": {FOAF.Document, SCHEMA.CreativeWork, PROV.Entity},
    "Article": {SCHEMA.NewsArticle, SCHEMA.CreativeWork, PROV.Entity},
    "Evidence": {OA.SpecificResource, OA.ResourceSelection, PROV.Entity},
    "Statement": {RDF.Statement, PROV.Entity},
}
"""Class to the classes of others that a reasoner may add to its instances."""


def close(graph: rdflib.Graph) -> tuple[rdflib.Graph, list[str]]:
    """The closure with kg.ttl and what others say, and every contradiction.

    Labels, comments and quotes are left out: nothing follows from them, and it is slow.
    """
    closed = rdflib.Graph()
    closed += graph
    for path in (ontology_dir() / "kg.ttl", Path(__file__).with_name("outside.ttl")):
        closed.parse(path)
    for predicate in _SAID:
        closed.remove((None, predicate, None))
    semantics = OWLRL_Semantics(closed, axioms=False, daxioms=False, rdfs=False)
    semantics.closure()
    return closed, list(semantics.error_messages)


def strange_classes(before: rdflib.Graph, after: rdflib.Graph) -> set[tuple[str, str]]:
    """Stated classes of a thing of the graph, and a class that it gained though it must not."""
    strange = set()
    for node in set(before.subjects(RDF.type, None)):
        stated = set(before.objects(node, RDF.type))
        if not stated & {RDFS.Class, RDF.Property}:
            gained = set(after.objects(node, RDF.type)) - stated - _allowed(before, node, stated)
            strange |= {(" ".join(sorted(map(str, stated))), str(name)) for name in gained}
    return strange


def _allowed(graph: rdflib.Graph, node: Node, stated: set[Node]) -> set[Node]:
    """The classes above those stated; a thing linked by SKOS is a concept to SKOS."""
    allowed: set[Node] = {OWL.Thing, RDFS.Resource}
    for name in (str(term).removeprefix(KG) for term in stated):
        for upper in (name, *superclasses(name)):
            allowed |= {URIRef(KG + upper), *MAY_BECOME.get(upper, ())}
    if stated & {OA.TextPositionSelector, OA.TextQuoteSelector}:
        allowed.add(OA.Selector)
    if PROV.SoftwareAgent in stated:
        allowed.add(PROV.Agent)
    linked = (node, SKOS.exactMatch, None) in graph or (node, SKOS.closeMatch, None) in graph
    return allowed | ({SKOS.Concept} if linked else set())
