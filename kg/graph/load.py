"""A built graph read back: for networkx, for rdflib, or as a store of pyoxigraph."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from kg.errors import InputError, UsageError, no_build

if TYPE_CHECKING:  # they take a while to load, and help and version need none
    import networkx as nx
    import pyoxigraph as ox
    import rdflib

_STRING = "http://www.w3.org/2001/XMLSchema#string"
VIEWS = ("networkx", "rdflib", "pyoxigraph")


@overload
def load_graph(out: str | Path, view: Literal["networkx"] = "networkx") -> nx.MultiDiGraph[str]: ...
@overload
def load_graph(out: str | Path, view: Literal["rdflib"]) -> rdflib.Graph: ...
@overload
def load_graph(out: str | Path, view: Literal["pyoxigraph"]) -> ox.Store: ...
def load_graph(
    out: str | Path, view: Literal["networkx", "rdflib", "pyoxigraph"] = "networkx"
) -> nx.MultiDiGraph[str] | rdflib.Graph | ox.Store:
    """The graph of a build, to work with in Python.

    `networkx` is `OUT/graph.graphml`: nodes by entity id, edges keyed by statement id. `rdflib` and
    `pyoxigraph` are `OUT/graph.ttl`: every triple, with statements, evidence and what was planned.
    """
    if view == "networkx":
        return _networkx(_find(out, "graph.graphml"))
    if view == "pyoxigraph":
        return _store(_find(out, "graph.ttl"))
    if view == "rdflib":
        return _rdflib(_find(out, "graph.ttl"))
    raise UsageError(f"load_graph: unknown view {view!r}; known are {', '.join(VIEWS)}")


def _find(out: str | Path, name: str) -> Path:
    path = Path(out) / name
    if not path.is_file():
        raise no_build(path)
    return path


def _networkx(path: Path) -> nx.MultiDiGraph[str]:
    import networkx as nx

    try:
        graph = nx.read_graphml(path, force_multigraph=True, edge_key_type=str)
    except (nx.NetworkXError, SyntaxError, ValueError, KeyError) as error:
        raise InputError(f"{path}: not a readable GraphML file: {error}") from error
    if not isinstance(graph, nx.MultiDiGraph):
        raise InputError(f"{path}: its edges have no direction; kg build writes directed ones")
    return graph


def _store(path: Path) -> ox.Store:
    import pyoxigraph as ox

    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise InputError(f"{path}: not a readable Turtle file: {error}") from error
    return store


def _rdflib(path: Path) -> rdflib.Graph:
    """Read by pyoxigraph, which is faster than rdflib's parser, and passes over no fault."""
    import pyoxigraph as ox
    import rdflib

    graph = rdflib.Graph()

    @lru_cache(maxsize=65536)
    def node(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> rdflib.term.Node:
        if isinstance(term, ox.NamedNode):
            return rdflib.URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return rdflib.BNode(term.value)
        plain = term.language or term.datatype.value == _STRING
        datatype = None if plain else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype)

    try:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        for quad in quads:
            graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    except (SyntaxError, OSError) as error:
        raise InputError(f"{path}: not a readable Turtle file: {error}") from error
    for prefix, space in sorted(quads.prefixes.items(), key=lambda pair: pair[0] == "ent"):
        graph.bind(prefix, space)  # of several for one namespace the last stays
    return graph
