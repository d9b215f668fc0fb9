"""A query answered: whole or not at all, in any format the same rows, and never by the network."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.serve import answer as module
from kg.serve.answer import answer
from kg.serve.exchange import Query
from kg.serve.formats import ROWS

ODD = r"""
SELECT ?a ?b { VALUES (?a ?b) {
  (UNDEF UNDEF) (1 UNDEF) ("+1"^^xsd:integer 1.50) ("a\nb\t\r\"x\\"@zh "𠮷 <&> 🍵")
  (<https://kg.example/entity/茶%20业> "2024"^^xsd:gYear) (true 1e6) ("" " ")
} }
"""


@pytest.fixture(autouse=True, scope="module")
def swept() -> Iterator[None]:
    """What is left of queries goes in the thread that asked them: pyoxigraph holds to that."""
    yield
    gc.collect()


@pytest.mark.parametrize(
    "kind", ["application/sparql-results+json", "application/sparql-results+xml"]
)
@pytest.mark.parametrize(
    "sparql", [ODD, "SELECT * {}", "SELECT ?x {}", "SELECT ?x { FILTER(false) }", "SELECT * { FILTER(false) }"]
)  # fmt: skip
def test_rows_are_those_of_the_engine(sparql: str, kind: str, prefixes: dict[str, str]) -> None:
    """On their way through TSV, which counts them, nothing is lost."""
    store = ox.Store()
    results = store.query(sparql, prefixes=prefixes)
    assert isinstance(results, ox.QuerySolutions)
    direct = results.serialize(format=ROWS[kind])
    assert answer(store, Query(sparql, kind), prefixes, 100).body == direct


def test_rows_up_to_the_limit_are_sent_whole(store: ox.Store, prefixes: dict[str, str]) -> None:
    """One more, and there is an error: an answer that is cut would be wrong."""
    three = Query("SELECT ?x { VALUES ?x { 1 2 3 } }", "text/csv")
    assert answer(store, three, prefixes, 3).body == b"x\r\n1\r\n2\r\n3\r\n"
    assert answer(store, three, prefixes, 2).status == 422
    triples = Query("CONSTRUCT { <a:a> <a:b> ?x } { VALUES ?x { 1 2 3 } }", "application/n-triples")
    assert answer(store, triples, prefixes, 3).body.count(b"\n") == 3
    assert answer(store, triples, prefixes, 2).status == 422


def test_an_answer_has_a_length_limit(
    store: ox.Store, prefixes: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few rows may be long."""
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    long = Query(f'SELECT ("{"茶" * 400}" AS ?x) {{}}')
    reply = answer(store, long, prefixes, 10)
    assert (reply.status, reply.body[:40]) == (422, b"the answer is longer than 1000 bytes; as")


def test_triples_come_once_sorted_and_short(store: ox.Store, prefixes: dict[str, str]) -> None:
    """Entities under `ent:`, not under the prefix of a class that may be wrong."""
    sparql = "CONSTRUCT { ?a kg:funds ?b } { ?a kg:funds ?b . ?s kg:recipient ?r }"
    body = answer(store, Query(sparql), prefixes, 10).body.decode("utf-8")
    triples = body.partition("\n\n")[2] or body
    assert "ent:黔山银行湄潭支行 kg:funds ent:贵州翠岭茶业有限公司 ." in body.splitlines()
    assert triples.count("贵州翠岭茶业有限公司") == 1
    assert answer(store, Query(sparql), prefixes, 10).body.decode("utf-8") == body


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { { ?s ?p 1 } UNION { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } } } }",
        "ASK { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } } } }",
        "SELECT * { # a comment\rSERVICE <http://127.0.0.1:9/x> { ?s ?p ?o }\n}",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
        "SELECT * { VALUES ?x { 1 } LATERAL { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(sparql: str, store: ox.Store, prefixes: dict[str, str]) -> None:
    """Wherever it stands, also where two parsers disagree on the end of a comment."""
    reply = answer(store, Query(sparql), prefixes, 10)
    assert (reply.status, reply.body[:19]) == (403, b"SERVICE is refused:")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT (1 AS ?service) {} # SERVICE <http://x.example/>",
        "SELECT (STRLEN('SERVICE') - 6 AS ?service) {}",
        "PREFIX service: <http://x.example/service/> SELECT (1 AS ?service) { FILTER(service:a != 1) }",
    ],
)
def test_the_word_alone_is_none(sparql: str, store: ox.Store, prefixes: dict[str, str]) -> None:
    """A variable, a prefix, an IRI, quoted words and a comment may say `service`."""
    reply = answer(store, Query(sparql, "text/csv"), prefixes, 10)
    assert (reply.status, reply.body) == (200, b"service\r\n1\r\n")


def test_from_fetches_nothing(store: ox.Store, prefixes: dict[str, str]) -> None:
    """A graph of another name is not here, so it is empty; in the query and in the protocol."""
    other = "http://127.0.0.1:9/x"
    inside = Query(f"ASK FROM <{other}> {{ ?s ?p ?o }}", "text/csv")
    beside = Query("ASK { ?s ?p ?o }", "text/csv", default_graphs=(other,))
    named = Query("ASK { GRAPH ?g { ?s ?p ?o } }", "text/csv", named_graphs=(other,))
    replies = [answer(store, query, prefixes, 10) for query in (inside, beside, named)]
    assert [(reply.status, reply.body) for reply in replies] == [(200, b"false")] * 3
