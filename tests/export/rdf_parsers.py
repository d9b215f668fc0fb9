"""Files as sets of triples, read by three independent parsers."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

Triples = set[tuple[str, str, str]]
OXIGRAPH = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
}
RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "trig": "trig"}


def read_oxigraph(path: Path) -> Triples:
    """Triples by pyoxigraph; those of named graphs and of the default graph together."""
    quads = ox.parse(path=str(path), format=OXIGRAPH[path.suffix[1:]])
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}


def read_rdflib(path: Path) -> Triples:
    """Triples by rdflib, terms printed as pyoxigraph prints them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of itself
        found = rdflib.Dataset(default_union=True)
        found.parse(str(path), format=RDFLIB[path.suffix[1:]])
        return {(_term(s), _term(p), _term(o)) for s, p, o, _ in found.quads()}


def count_rapper(path: Path) -> int:
    """The number of triples that rapper finds in a Turtle file."""
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper (Debian's raptor2-utils) is not installed")
    run = subprocess.run(
        [rapper, "-i", "turtle", "-c", str(path)], capture_output=True, text=True, check=True
    )
    counted = re.search(r"returned (\d+) triples?", run.stderr)
    assert counted, run.stderr
    return int(counted.group(1))


def _term(term: object) -> str:
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return str(ox.Literal(str(term), language=term.language, datatype=datatype))
    assert isinstance(term, rdflib.URIRef), term
    return f"<{term}>"
