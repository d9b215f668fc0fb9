"""A file of SHACL shapes as checks that can be run without a graph in rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection
from rdflib.term import Node

from kg.query.validate import constraints as on
from kg.query.validate.constraints import Check, Holds
from kg.query.validate.focus import Focus, Term
from kg.query.validate.naming import short_iri

_TOLD = {RDF.type, SH.path, SH.message, SH.property, SH.targetClass, SH.targetSubjectsOf}
_KINDS: dict[Node, tuple[type, ...]] = {
    SH.IRI: (ox.NamedNode,),
    SH.Literal: (ox.Literal,),
    SH.BlankNode: (ox.BlankNode,),
}


class UnknownShapeError(Exception):
    """Shapes that say what these checks cannot; pySHACL can."""


class Path(NamedTuple):
    """From a node to its values: by any of the predicates, or against one."""

    predicates: tuple[ox.NamedNode, ...]
    backwards: bool = False

    def values(self, focus: Focus) -> list[Term]:
        """Where it leads."""
        if self.backwards:
            return focus.having(self.predicates[0])
        return [value for predicate in self.predicates for value in focus.get(predicate)]

    def told(self) -> str:
        """By its name, where it has one."""
        name = short_iri(self.predicates[0].value)
        return "" if len(self.predicates) > 1 else f"^{name}: " if self.backwards else f"{name}: "


@dataclass(frozen=True, slots=True)
class Shape:
    """`checks` are of the values of `path`, or of the node itself where there is none.

    `always` is true where also no value at all can be wrong.
    """

    path: Path | None
    message: str
    checks: tuple[Check, ...]
    parts: tuple[Shape, ...]
    always: bool

    def faults(self, focus: Focus) -> Iterator[tuple[Shape, Term | None]]:
        """What does not conform: the shape that says so, and the value."""
        values = self.path.values(focus) if self.path else [focus.node]
        if values or self.always:
            for check in self.checks:
                for value in check(focus, values):
                    yield self, value
        for part in self.parts:
            for value in values:
                yield from part.faults(focus.at(value))

    def holds(self, focus: Focus) -> bool:
        """Does the node conform?"""
        return next(self.faults(focus), None) is None


@dataclass(frozen=True, slots=True)
class Target:
    """A shape, and which nodes it is for: those of classes, and those that have properties."""

    shape: Shape
    classes: tuple[ox.NamedNode, ...]
    subjects_of: tuple[ox.NamedNode, ...]


def read_targets(graph: rdflib.Graph) -> list[Target]:
    """The shapes that have a target; raises `UnknownShapeError` for words that are not checked."""
    found = []
    for node in sorted(set(graph.subjects(RDF.type, SH.NodeShape)), key=str):
        classes, subjects = (
            tuple(_iri(value) for value in sorted(graph.objects(node, predicate), key=str))
            for predicate in (SH.targetClass, SH.targetSubjectsOf)
        )
        found.append(Target(_Reader(graph).shape(node), classes, subjects))
    return found


class _Reader:
    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph

    def shape(self, node: Node) -> Shape:
        path = self._path(node)
        checks, always = [], False
        for predicate, value in sorted(self.graph.predicate_objects(node)):
            if predicate not in _TOLD:
                checks.append(self._check(node, predicate, value))
                always |= predicate in (SH.minCount, SH.equals, SH.qualifiedMinCount)
        parts = sorted(self.graph.objects(node, SH.property), key=self._place)
        told = {
            m.language: str(m)
            for m in self.graph.objects(node, SH.message)
            if isinstance(m, rdflib.Literal)
        }
        message = told.get("en") or told.get(None) or next(iter(sorted(told.values())), "")
        return Shape(
            path,
            (path.told() if path else "") + (message or "does not conform."),
            tuple(checks),
            tuple(map(self.shape, parts)),
            always,
        )

    def _place(self, part: Node) -> tuple[str, str]:
        """Blank nodes in an order that does not depend on their labels."""
        told = sorted(str(m) for m in self.graph.objects(part, SH.message))
        return str(self.graph.value(part, SH.path)), " ".join(told)

    def _path(self, node: Node) -> Path | None:
        path = self.graph.value(node, SH.path)
        if path is None:
            return None
        if isinstance(path, rdflib.URIRef):
            return Path((_iri(path),))
        if (inverse := self.graph.value(path, SH.inversePath)) is not None:
            return Path((_iri(inverse),), backwards=True)
        if (choice := self.graph.value(path, SH.alternativePath)) is not None:
            return Path(tuple(_iri(item) for item in Collection(self.graph, choice)))
        raise UnknownShapeError("a path of a kind that is not checked")

    def _check(self, node: Node, predicate: Node, value: Node) -> Check:
        match predicate:
            case SH.minCount:
                return on.at_least(int(str(value)))
            case SH.maxCount:
                return on.at_most(int(str(value)))
            case SH.qualifiedMinCount:
                return on.at_least(int(str(value)), self._qualified(node))
            case SH.qualifiedMaxCount:
                return on.at_most(int(str(value)), self._qualified(node))
            case SH.qualifiedValueShape:
                return lambda _, __: iter(())  # told by its counts
            case SH.equals:
                return on.equal_to(_iri(value))
            case SH.disjoint:
                return on.disjoint_from(_iri(value))
            case SH.lessThan | SH.lessThanOrEquals:
                return on.less_than(_iri(value), or_equal=predicate == SH.lessThanOrEquals)
            case _:
                return on.each(self._holds(predicate, value))

    def _holds(self, predicate: Node, value: Node) -> Holds:
        match predicate:
            case p if p == SH["class"]:
                return on.of_class(_iri(value))
            case SH.datatype:
                return on.of_datatype(_iri(value))
            case SH.nodeKind if value in _KINDS:
                return lambda _, found: isinstance(found, _KINDS[value])
            case p if p == SH["in"]:
                wanted = {_term(item) for item in Collection(self.graph, value)}
                return lambda _, found: found in wanted
            case SH.languageIn:
                return on.in_language([str(t).lower() for t in Collection(self.graph, value)])
            case SH.pattern:
                return on.matching(str(value))
            case SH.minLength:
                return on.at_least_long(int(str(value)))
            case SH.minInclusive:
                return on.bounded(_term(value), -1)
            case SH.maxInclusive:
                return on.bounded(_term(value), 1)
            case p if p == SH["or"]:
                return _any([self.shape(item) for item in Collection(self.graph, value)])
        raise UnknownShapeError(f"{predicate} is not checked")

    def _qualified(self, node: Node) -> Holds:
        shape = self.graph.value(node, SH.qualifiedValueShape)
        if shape is None:
            raise UnknownShapeError("a count without a shape")
        return _any([self.shape(shape)])


def _any(shapes: list[Shape]) -> Holds:
    """One of the shapes at least."""

    def holds(focus: Focus, value: Term) -> bool:
        return any(shape.holds(focus.at(value)) for shape in shapes)

    return holds


def _iri(node: Node) -> ox.NamedNode:
    if not isinstance(node, rdflib.URIRef):
        raise UnknownShapeError(f"{node} is no IRI")
    return ox.NamedNode(str(node))


def _term(node: Node) -> Term:
    if isinstance(node, rdflib.Literal):
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype else None
        return ox.Literal(str(node), language=node.language, datatype=datatype)
    return _iri(node)
