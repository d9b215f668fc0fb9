"""The two engines that answer SPARQL: pyoxigraph, and rdflib to check it by."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.errors import InputError, no_build
from kg.export.built import read_record
from kg.export.rdf.names import OUTSIDE
from kg.query.answer import Answer, Row, Term
from kg.query.faults import explain_refusal, explain_syntax, rename_prefixes

if TYPE_CHECKING:  # rdflib takes a while to load, and few ask for it
    from rdflib.query import Result

_FORMATS = {".ttl": "turtle", ".nt": "nt", ".trig": "trig", ".jsonld": "json-ld"}
_BOOLEAN = ox.NamedNode(f"{OUTSIDE['xsd']}boolean")
_GRAPH_COLUMNS = ("subject", "predicate", "object")


class Engine(Protocol):
    """A graph in memory that can be asked. `prefixes` need not be declared in a question."""

    prefixes: dict[str, str]

    def ask(self, sparql: str) -> Answer:
        """The answer to a question."""


class Oxigraph:
    """The graph in pyoxigraph: what answers fastest."""

    def __init__(self, path: Path) -> None:
        self._store = ox.Store()
        quads = ox.parse(path=str(path), format=ox.RdfFormat.from_extension(path.suffix[1:]))
        self._store.bulk_extend(quads)
        self.prefixes = _ordered(dict(quads.prefixes))

    def ask(self, sparql: str) -> Answer:
        """The answer; named graphs count as part of the default graph."""
        try:
            results = self._store.query(
                sparql, prefixes=self.prefixes, use_default_graph_as_union=True
            )
            return self._to_answer(results)
        except SyntaxError as error:
            raise InputError(explain_syntax(sparql, str(error), self.prefixes)) from error
        except OSError as error:
            raise InputError(f"query: SERVICE could not be reached: {error}") from error
        except RuntimeError as error:  # a function that nobody knows
            raise InputError(explain_refusal(error)) from error

    def _to_answer(self, results: object) -> Answer:
        if isinstance(results, ox.QuerySolutions):
            columns = tuple(variable.value for variable in results.variables)
            rows = (tuple(solution[name] for name in columns) for solution in results)
            return Answer(columns, tuple(rows), self.prefixes)
        if isinstance(results, ox.QueryTriples):
            triples = ((t.subject, t.predicate, t.object) for t in results)
            return _graph_answer(triples, self.prefixes)
        return _truth(bool(results), self.prefixes)


class Rdflib:
    """The graph in rdflib: slower, and written by others, so that one engine checks the other."""

    def __init__(self, path: Path) -> None:
        import rdflib

        with _own_warnings(), path.open("rb") as file:  # of a path N-Triples would stay open
            named = path.suffix == ".trig"
            self._graph = rdflib.Dataset(default_union=True) if named else rdflib.Graph()
            self._graph.parse(file, format=_FORMATS[path.suffix])
        self.prefixes = _ordered(_prefixes_of(path))

    def ask(self, sparql: str) -> Answer:
        """The answer. What is no SPARQL is refused in the words of the other engine."""
        from pyparsing.exceptions import ParseBaseException
        from rdflib.plugins.sparql.parser import parseQuery
        from rdflib.plugins.sparql.sparql import SPARQLError

        check_syntax(sparql, self.prefixes)
        try:
            parseQuery(sparql)  # in the words of the user, whose places are told
            with _own_warnings():
                results = self._graph.query(self._rename(sparql), initNs=self.prefixes)
                return self._to_answer(results)
        except ParseBaseException as error:
            place = f"error at {error.lineno}:{error.column}: {error.msg}"
            raise InputError(explain_syntax(sparql, place, self.prefixes)) from error
        except OSError as error:
            raise InputError(f"query: SERVICE could not be reached: {error}") from error
        except (RuntimeError, SPARQLError) as error:
            raise InputError(explain_refusal(error)) from error

    def _rename(self, sparql: str) -> str:
        """With one prefix for each namespace, the last, as rdflib remembers no more."""
        last = {space: prefix for prefix, space in self.prefixes.items()}
        renamed = {prefix: last[space] for prefix, space in self.prefixes.items()}
        return rename_prefixes(sparql, renamed)

    def _to_answer(self, result: Result) -> Answer:
        if result.type == "SELECT":
            names = result.vars or []
            rows = (tuple(_term(row.get(name)) for name in names) for row in result.bindings)
            return Answer(tuple(map(str, names)), tuple(rows), self.prefixes)
        if result.type == "ASK":
            return _truth(bool(result.askAnswer), self.prefixes)
        triples = (tuple(_term(node) for node in triple) for triple in result.graph or ())
        return _graph_answer(triples, self.prefixes)


ENGINES: dict[str, Callable[[Path], Engine]] = {"pyoxigraph": Oxigraph, "rdflib": Rdflib}
"""Engine name to what loads a file into it; the first is the usual one."""


def load_engine(source: Path, engine: str = "pyoxigraph") -> Engine:
    """The graph in `source`, the folder of a whole build or an RDF file, in an engine."""
    is_one = source.is_file() or (source.suffix in _FORMATS and not source.is_dir())
    path = source if is_one else find_turtle(source)
    if not path.is_file():
        raise no_build(path)
    if path.suffix not in _FORMATS:
        raise InputError(f"{path}: unknown kind of file; known are {', '.join(_FORMATS)}")
    try:
        if engine == "rdflib":  # whose parsers raise anything; the other's say where
            _check_rdf(path)
        return ENGINES[engine](path)
    except (SyntaxError, OSError) as error:
        raise InputError(f"{path}: cannot be read as RDF: {error}") from error


def find_turtle(out: Path) -> Path:
    """The graph of a whole build; raises `InputError` where `out` holds none."""
    read_record(out)
    path = out / "graph.ttl"
    if not path.is_file():
        raise no_build(path)
    return path


def check_syntax(sparql: str, prefixes: dict[str, str]) -> None:
    """Refuse what is no question in SPARQL, with the place of its fault."""
    try:
        ox.Store().query(sparql, prefixes=prefixes)
    except SyntaxError as error:
        raise InputError(explain_syntax(sparql, str(error), prefixes)) from error
    except RuntimeError as error:
        raise InputError(explain_refusal(error)) from error
    except OSError as error:
        raise InputError(f"query: SERVICE could not be reached: {error}") from error


def _check_rdf(path: Path) -> None:
    for _ in ox.parse(path=str(path), format=ox.RdfFormat.from_extension(path.suffix[1:])):
        pass


def _prefixes_of(path: Path) -> dict[str, str]:
    """All prefixes of the file: rdflib keeps one only for each namespace."""
    quads = ox.parse(path=str(path), format=ox.RdfFormat.from_extension(path.suffix[1:]))
    next(iter(quads), None)  # they stand before the first triple
    return dict(quads.prefixes)


@contextmanager
def _own_warnings() -> Iterator[None]:
    """Without what rdflib says of its own use of what it deprecates."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _ordered(declared: dict[str, str]) -> dict[str, str]:
    """The usual prefixes, then those of the file; `ent:` last, by which entities are printed."""
    ours = {prefix: declared[prefix] for prefix in sorted(declared, key=lambda p: (p == "ent", p))}
    return {**OUTSIDE, **ours}


def _graph_answer(triples: Iterable[Row], prefixes: dict[str, str]) -> Answer:
    return Answer(_GRAPH_COLUMNS, tuple(sorted(set(triples), key=str)), prefixes, is_graph=True)


def _truth(value: bool, prefixes: dict[str, str]) -> Answer:
    literal = ox.Literal("true" if value else "false", datatype=_BOOLEAN)
    return Answer(("answer",), ((literal,),), prefixes)


def _term(node: object) -> Term | None:
    """A node of rdflib as one of pyoxigraph, which the printers know."""
    from rdflib import BNode, Literal, URIRef

    if isinstance(node, Literal):
        datatype = None if node.language or not node.datatype else ox.NamedNode(node.datatype)
        return ox.Literal(str(node), language=node.language, datatype=datatype)
    if isinstance(node, URIRef):
        return ox.NamedNode(node)
    return ox.BlankNode(node) if isinstance(node, BNode) else None
