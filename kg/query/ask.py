"""A question in SPARQL, asked of a built graph in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.export.rdf.names import OUTSIDE

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_FORMATS = (".ttl", ".nt", ".trig", ".jsonld")
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_NO_NAMES = re.compile(r"<[^<>\s]*>|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*")
_PREFIXED = re.compile(r"(?<![\w?$:@-])([A-Za-z][\w.-]*)?:(?=[\w%])")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of terms under the names of variables; `None` where a variable is unbound.

    An ASK has the column `answer`; CONSTRUCT and DESCRIBE have `subject`, `predicate`, `object`.
    `prefixes` are those of the question, to print IRIs short.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    prefixes: dict[str, str] = field(default_factory=dict, compare=False)


def query(source: Path, sparql: str) -> Answer:
    """The answer of the graph in `source`: the folder of a build, or an RDF file.

    The usual prefixes and those of the file need not be declared. Named graphs count as part of
    the default graph.
    """
    store, declared = _load(source)
    prefixes = {**OUTSIDE, **declared}
    try:
        results = store.query(sparql, prefixes=prefixes, use_default_graph_as_union=True)
        return _to_answer(results, prefixes)
    except SyntaxError as error:
        raise InputError(_explain(sparql, str(error), prefixes)) from error
    except OSError as error:
        raise InputError(f"query: SERVICE could not be reached: {error}") from error


def _load(source: Path) -> tuple[ox.Store, dict[str, str]]:
    path = source / "graph.ttl" if source.is_dir() else source
    if not path.is_file():
        raise InputError(
            f"{path}: no such file; should be the folder of a build (kg build … -o OUT) "
            "or an RDF file"
        )
    kind = ox.RdfFormat.from_extension(path.suffix[1:])
    if kind is None or path.suffix not in _FORMATS:
        raise InputError(f"{path}: unknown kind of file; known are {', '.join(_FORMATS)}")
    store = ox.Store()
    try:
        quads = ox.parse(path=str(path), format=kind)
        store.bulk_extend(quads)
    except (SyntaxError, OSError) as error:
        raise InputError(f"{path}: cannot be read as RDF: {error}") from error
    return store, dict(quads.prefixes)


def _to_answer(results: object, prefixes: dict[str, str]) -> Answer:
    if isinstance(results, ox.QuerySolutions):
        columns = tuple(variable.value for variable in results.variables)
        rows = tuple(tuple(solution[name] for name in columns) for solution in results)
    elif isinstance(results, ox.QueryTriples):
        columns = ("subject", "predicate", "object")
        rows = tuple(sorted(((t.subject, t.predicate, t.object) for t in results), key=str))
    else:
        columns = ("answer",)
        value = "true" if results else "false"
        rows = ((ox.Literal(value, datatype=ox.NamedNode(f"{OUTSIDE['xsd']}boolean")),),)
    return Answer(columns, rows, prefixes)


def _explain(sparql: str, message: str, prefixes: dict[str, str]) -> str:
    """Where the question cannot be read, and why so far as can be told."""
    words = _NO_NAMES.sub(" ", sparql)
    known = {*prefixes, *_DECLARED.findall(words)}
    unknown = [name for name in _PREFIXED.findall(words) if name not in known]
    found = _PLACE.search(message)
    line, column = (int(n) for n in found.groups()) if found else (1, 1)
    where = f"query: line {line}, column {column}"
    if unknown:
        return f"{where}: unknown prefix '{unknown[0]}:'; known are {', '.join(sorted(known))}"
    lines = sparql.splitlines() or [""]
    near = lines[min(line, len(lines)) - 1][max(0, column - 21) : column + 19].strip()
    return f"{where}: not SPARQL near: {near or '(an empty line)'}"
