"""Formats of answers by media type, and which of them an asker takes."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.serve.exchange import RefusedError

ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
"""Media type to format for SELECT and ASK; the first is the usual one."""
TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Media type to format for CONSTRUCT and DESCRIBE; the first is the usual one."""
SHORT = {
    "json": "application/sparql-results+json, application/ld+json",
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "csv": "text/csv, text/turtle;q=0.1",
    "tsv": "text/tab-separated-values, text/turtle;q=0.1",
    "turtle": "text/turtle, */*;q=0.1",
    "nt": "application/n-triples, */*;q=0.1",
}
"""What `format=` may say where a header is hard to set, to what it stands for."""
ENDINGS = {
    "application/sparql-results+json": "srj",
    "application/sparql-results+xml": "srx",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}
"""Media type to the ending of a file that holds it."""


def choose(accept: str, offered: Iterable[str]) -> str:
    """The media type that the asker likes best; of equal ones the first that is offered."""
    wanted = _parse_accept(accept) or [("*/*", 1.0)]
    offered = tuple(offered)
    best = max(offered, key=lambda kind: _quality(kind, wanted))
    if _quality(best, wanted) <= 0:
        raise RefusedError(406, f"no format that {accept!r} takes; here are {', '.join(offered)}")
    return best


def _parse_accept(accept: str) -> list[tuple[str, float]]:
    """Each media range with its weight; one that cannot be read weighs nothing."""
    ranges = []
    for part in filter(None, (part.strip() for part in accept.split(","))):
        kind, *parameters = (word.strip().lower() for word in part.split(";"))
        weights = [word[2:] for word in parameters if word.startswith("q=")]
        try:
            ranges.append((kind, float(weights[0]) if weights else 1.0))
        except ValueError:
            ranges.append((kind, 0.0))
    return ranges


def _quality(kind: str, wanted: list[tuple[str, float]]) -> float:
    """The weight of the narrowest range that the type falls under."""
    weights = dict(reversed(wanted))
    for name in (kind, f"{kind.split('/')[0]}/*", "*/*"):
        if name in weights:
            return weights[name]
    return 0.0
