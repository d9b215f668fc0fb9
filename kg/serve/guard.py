"""Which queries are not run at all: those that would reach out over the network."""

from __future__ import annotations

from typing import Any

# At import, not in use: a confined worker can open no file (`kg.serve.worker`).
from pyparsing.exceptions import ParseBaseException
from pyparsing.results import ParseResults
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.serve.exchange import RefusedError

_REFUSED = "SERVICE is refused: this endpoint asks no other, and reaches no network"


def clean(sparql: str) -> str:
    """The query with line feeds only: parsers differ in whether a lone CR ends a comment."""
    return sparql.replace("\r\n", "\n").replace("\r", "\n")


def check_service(sparql: str) -> None:
    """Refuse a query that has a SERVICE pattern anywhere.

    Told by the parsed query, so that a name, a comment or a quoted word may read `service`. A query
    that has the word, and that rdflib cannot parse, is refused: it cannot be known for sure.
    """
    if "service" not in sparql.casefold() and "\\u" not in sparql.casefold():
        return  # nearly all: parsing again takes longer than most answers
    try:
        found = _has_service(parseQuery(sparql))
    except ParseBaseException as error:
        raise RefusedError(
            403, f"{_REFUSED}; nor is a query run that has the word and cannot be checked"
        ) from error
    if found:
        raise RefusedError(403, _REFUSED)


def _has_service(node: Any) -> bool:
    if isinstance(node, CompValue):
        return node.name == "ServiceGraphPattern" or any(map(_has_service, node.values()))
    if isinstance(node, (list, tuple, ParseResults)):
        return any(map(_has_service, node))
    return False
