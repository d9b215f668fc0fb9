"""Values for the variables of a question: names are looked up in the graph that is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import InputError, UsageError
from kg.near import near_names, several
from kg.query.engines import Engine, check_syntax
from kg.query.faults import blank

_VARIABLE = re.compile(r"[?$](\w+)")
_BRACE = re.compile(r"[{}]")
_NO_PATTERN = re.compile(
    r"(?:\bCONSTRUCT|\bVALUES\s*(?:[?$]\w+|\((?:\s*[?$]\w+)*\s*\)))\s*\Z", re.IGNORECASE
)
_SELECT = re.compile(r"\s*SELECT\b", re.IGNORECASE)
_SHORT_CONSTRUCT = re.compile(r"\bCONSTRUCT\s+WHERE\b", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\\n])*\"(?:@[A-Za-z]+(?:-\w+)*|\^\^\w+:\w+)?")
_IRI = re.compile(r"<?([a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`]+)>?")
_PREFIXED = re.compile(r"([\w.-]+):([^\s<>\"{}|\\^`]+)")

_CALLED = """SELECT DISTINCT ?thing ?rank ?class WHERE {
  VALUES ?name { %s }
  { ?thing rdfs:label ?name BIND(0 AS ?rank) }
  UNION { ?thing dcterms:identifier ?name BIND(0 AS ?rank) }
  UNION { ?thing skos:altLabel ?name BIND(1 AS ?rank) }
  ?thing a ?class
} ORDER BY ?thing ?class"""
_NAMES = """SELECT DISTINCT ?name WHERE {
  ?thing a ?class ; rdfs:label|skos:altLabel ?name
  FILTER(STRSTARTS(STR(?class), STR(kg:)))
  FILTER NOT EXISTS { ?thing kg:relation ?relation }
}"""


def bind(sparql: str, binds: Mapping[str, str], graph: Engine) -> str:
    """The question with each variable held to its value."""
    variables = list(dict.fromkeys(_VARIABLE.findall(blank(sparql))))
    for name, value in binds.items():
        if name not in variables:
            known = ", ".join(variables) or "none"
            raise UsageError(
                f"--bind {name}={value}: the question has no ?{name}; its variables are {known}"
            )
    check_syntax(sparql, graph.prefixes)  # places are told in the question as it was written
    for name, value in binds.items():
        sparql = _hold(sparql, name, find_term(name, value, graph))
    return sparql


def find_term(variable: str, value: str, graph: Engine) -> str:
    """The value as SPARQL writes it; a name is looked up."""
    value = value.strip()
    if _QUOTED.fullmatch(value) or _NUMBER.fullmatch(value):
        return value
    if found := _IRI.fullmatch(value):
        return f"<{found[1]}>"
    found = _PREFIXED.fullmatch(value)
    if found and found[1] in graph.prefixes:
        return f"<{graph.prefixes[found[1]]}{found[2]}>"
    return _find_called(variable, value, graph)


def _find_called(variable: str, name: str, graph: Engine) -> str:
    """The one thing of this name: things called so, else by alias, else words of the ontology."""
    found: dict[int, dict[str, str]] = {}
    written = (ox.Literal(name, language="zh"), ox.Literal(name, language="en"), ox.Literal(name))
    for thing, rank, kind in graph.ask(_CALLED % " ".join(map(str, written))).rows:
        if isinstance(thing, ox.NamedNode) and isinstance(kind, ox.NamedNode):
            order = _order(kind.value, int(getattr(rank, "value", 0)), graph)
            if order is not None:
                found.setdefault(order, {}).setdefault(thing.value, kind.value)
    if not found:
        raise InputError(f"--bind {variable}={name}: nothing is called so; {_near(name, graph)}")
    things = found[min(found)]
    if len(things) > 1:
        shown = [f"{_short(i, graph)} ({_short(k, graph)})" for i, k in things.items()]
        raise InputError(f"--bind {variable}={name}: {several(shown)}; give one of these")
    return f"<{next(iter(things))}>"


def _order(kind: str, rank: int, graph: Engine) -> int | None:
    """Things of ours come first; the table of divisions repeats the names of places."""
    if kind == f"{graph.prefixes['skos']}Concept":
        return None
    return rank if kind.startswith(graph.prefixes["kg"]) else 2 + rank


def _near(name: str, graph: Engine) -> str:
    return near_names(name, (getattr(row[0], "value", "") for row in graph.ask(_NAMES).rows))


def _short(iri: str, graph: Engine) -> str:
    """The IRI under the last prefix that fits (for entities `ent:`), as `--bind` takes it."""
    for prefix, space in reversed(graph.prefixes.items()):
        if iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}"
    return f"<{iri}>"


def _hold(sparql: str, variable: str, term: str) -> str:
    """The question with `VALUES` at the head of each pattern that has the variable.

    Both engines have bindings of their own, and both fall short: pyoxigraph takes only variables
    that are selected, rdflib forgets them within EXISTS.
    """
    words = blank(sparql)
    if _SHORT_CONSTRUCT.search(words):
        raise UsageError(
            "--bind: CONSTRUCT WHERE { … } takes none; write CONSTRUCT { … } WHERE { … }"
        )
    values = f" VALUES ?{variable} {{ {term} }} "
    places = _places(words, variable)
    if not places:  # DESCRIBE ?who, without a pattern
        return f"{sparql.rstrip()} {{{values}}}"
    for place in reversed(places):
        sparql = sparql[:place] + values + sparql[place:]
    return sparql


def _places(words: str, variable: str) -> list[int]:
    """Where the patterns open that speak of the variable themselves; the outermost always."""
    places: list[int] = []
    opened: list[tuple[int, bool]] = []  # place behind the brace, and whether it is a pattern
    mentions = {found.start() for found in _VARIABLE.finditer(words) if found[1] == variable}
    own: dict[int, set[int]] = {}
    for found in _BRACE.finditer(words):
        if found.group() == "{":
            within = all(is_pattern for _, is_pattern in opened) if opened else True
            is_pattern = within and not _NO_PATTERN.search(words[: found.start()])
            opened.append((found.end(), is_pattern))
        elif opened:
            start, is_pattern = opened.pop()
            own[start] = {m for m in mentions if start <= m < found.start()}
            mentions -= own[start]
            outermost = not opened
            if is_pattern and (own[start] or outermost) and not _SELECT.match(words, start):
                places.append(start)
    return sorted(places)
