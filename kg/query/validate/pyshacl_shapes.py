"""A graph against SHACL shapes of any kind, by pySHACL, in parts that fit into memory.

pySHACL takes about 0.2 ms and rdflib 1.5 kB a triple. A graph is checked as a whole up to `PART`
subjects. Of a larger one each part has `PART` subjects with all their triples, the triples that lead
to them by a property under `sh:inversePath`, and what they lead to: with all its triples where `far`,
else with its classes, as far as our shapes look. A shape that looks further sees no more than classes.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Set
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import rdflib
from pyshacl import validate
from rdflib import RDF, RDFS, SH
from rdflib.term import Node

from kg.errors import InputError
from kg.query.validate.faults import one_line, quoted, why
from kg.query.validate.naming import Finding, short_iri, with_values

PART = 20_000
_TYPE, _BELOW = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(RDFS.subClassOf))


class PyshaclShapes:
    """Shapes of a graph; `path` is the file of the user's among them, to be blamed for a slip.

    `classes` are triples of `rdfs:subClassOf`.
    """

    def __init__(
        self, graph: rdflib.Graph, classes: rdflib.Graph, path: Path | None = None
    ) -> None:
        self.graph, self.classes, self.path = graph, classes, path
        found = self.graph.objects(None, SH.inversePath)
        self.inverse = sorted(ox.NamedNode(str(n)) for n in found if isinstance(n, rdflib.URIRef))

    def check(self, store: ox.Store, *, part: int = PART) -> Iterator[list[Finding]]:
        """What does not conform, part by part, sorted by node."""
        subjects = iter(dict.fromkeys(quad.subject for quad in store))
        while nodes := set(islice(subjects, part)):
            graph = self._cut(store, nodes)
            yield self._findings(self._report(graph), graph, nodes)

    def _cut(self, store: ox.Store, nodes: set[ox.NamedNode | ox.BlankNode]) -> rdflib.Graph:
        graph = rdflib.Graph()
        graph += self.classes
        _add(graph, store.quads_for_pattern(None, _BELOW, None, None))
        near: set[object] = set()
        for node in nodes:
            near.update(_add(graph, store.quads_for_pattern(node, None, None, None)))
            for predicate in self.inverse:
                backwards = list(store.quads_for_pattern(None, predicate, node, None))
                _add(graph, backwards)
                near.update(quad.subject for quad in backwards)
        far: set[object] = set()
        for thing in _nodes(near - nodes):
            what = None if self.path else _TYPE
            far.update(_add(graph, store.quads_for_pattern(thing, what, None, None)))
        for thing in _nodes(far - near - nodes) if self.path else ():
            _add(graph, store.quads_for_pattern(thing, _TYPE, None, None))
        return graph

    def _report(self, graph: rdflib.Graph) -> rdflib.Graph:
        with warnings.catch_warnings():  # pySHACL asks rdflib in a way that it will give up
            warnings.simplefilter("ignore", DeprecationWarning)
            try:
                _, report, text = validate(graph, shacl_graph=self.graph, inplace=True)
            except Exception as error:  # rdflib raises bare ones of a user's SPARQL
                if self.path is None:
                    raise  # ours are tested: a fault of the program
                message = one_line(str(error)).partition(" For reference")[0]
                raise InputError(f"{self.path}: not usable as SHACL: {message}") from error
        if not isinstance(report, rdflib.Graph):
            raise InputError(f"{self.path or 'shapes.ttl'}: not usable: {one_line(str(text))}")
        return report

    def _findings(
        self, report: rdflib.Graph, graph: rdflib.Graph, nodes: Set[object]
    ) -> list[Finding]:
        """One for what several constraints under one message say of a property of a node."""
        found: dict[tuple[ox.NamedNode, str], set[str]] = {}
        for result in report.objects(None, SH.result):
            focus = report.value(result, SH.focusNode)
            if isinstance(focus, rdflib.URIRef) and ox.NamedNode(str(focus)) in nodes:
                path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
                key = (ox.NamedNode(str(focus)), _message(report, result, path))
                values = found.setdefault(key, set())
                if path is not None and value is not None and (focus, path, value) in graph:
                    values.add(_short(value))
        order = sorted(found, key=lambda key: (key[0].value, key[1]))
        return [Finding(node, with_values(text, found[node, text])) for node, text in order]


def read_turtle(path: Path) -> rdflib.Graph:
    """A Turtle file for rdflib; a fault in it is an `InputError` with its line."""
    graph = rdflib.Graph()
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    except (SyntaxError, OSError, ValueError) as error:
        raise InputError(f"{path}: not readable as Turtle: {why(error)}") from error
    return graph


def _add(graph: rdflib.Graph, quads: Iterable[ox.Quad]) -> list[object]:
    """Put the triples into the graph; their objects."""
    objects: list[object] = []
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
        objects.append(quad.object)
    return objects


def _nodes(terms: Iterable[object]) -> Iterator[ox.NamedNode | ox.BlankNode]:
    return (term for term in terms if isinstance(term, ox.NamedNode | ox.BlankNode))


def _term(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        kind = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=kind, normalize=False)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    raise InputError(f"{term}: a triple in the place of a node; kg build writes none")


def _message(report: rdflib.Graph, result: Node, path: Node | None) -> str:
    """The property and what is said of it, in English where there is a choice."""
    texts = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, rdflib.Literal)]
    best = min(texts, key=lambda m: ({"en": 0, None: 1}.get(m.language, 2), str(m)), default="")
    message = one_line(str(best)) or "does not conform."
    backwards = report.value(path, SH.inversePath) if path is not None else None
    if isinstance(backwards, rdflib.URIRef):
        return f"^{short_iri(str(backwards))}: {message}"
    return f"{short_iri(str(path))}: {message}" if isinstance(path, rdflib.URIRef) else message


def _short(value: Node) -> str:
    return short_iri(str(value)) if isinstance(value, rdflib.URIRef) else quoted(str(value))
