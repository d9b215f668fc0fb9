"""Our shapes and, beside them, those of a user: ours by our own checks, a user's by pySHACL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import RDFS

from kg.ontology import ontology_dir
from kg.query.validate.focus import Term
from kg.query.validate.naming import Finding
from kg.query.validate.own_shapes import OwnShapes
from kg.query.validate.pyshacl_shapes import PyshaclShapes, read_turtle
from kg.query.validate.shape_file import UnknownShapeError


class Shapes:
    """What a graph is held against.

    Where `ontology/shapes.ttl` has been given words that our checks do not know, pySHACL checks it.
    """

    def __init__(self, path: Path | None = None) -> None:
        ours, classes = our_shapes()
        below: list[tuple[Term, Term]] = [
            (ox.NamedNode(str(kind)), ox.NamedNode(str(upper)))
            for kind, upper in classes.subject_objects(RDFS.subClassOf)
        ]
        self.own: OwnShapes | None = None
        rest = rdflib.Graph() if path is None else read_turtle(path)
        try:
            self.own = OwnShapes(ours, below)
        except UnknownShapeError:
            rest += ours
        self.others = PyshaclShapes(rest, classes, path) if len(rest) else None

    def check(self, store: ox.Store) -> Iterator[list[Finding]]:
        """What does not conform, some nodes at a time, those sorted."""
        if self.own:
            yield from self.own.check(store)
        if self.others:
            yield from self.others.check(store)


def our_shapes() -> tuple[rdflib.Graph, rdflib.Graph]:
    """`ontology/shapes.ttl`, and which class of `ontology/kg.ttl` lies in which."""
    ontology, classes = read_turtle(ontology_dir() / "kg.ttl"), rdflib.Graph()
    for kind, upper in ontology.subject_objects(RDFS.subClassOf):
        if isinstance(kind, rdflib.URIRef) and isinstance(upper, rdflib.URIRef):
            classes.add((kind, RDFS.subClassOf, upper))
    return read_turtle(ontology_dir() / "shapes.ttl"), classes
