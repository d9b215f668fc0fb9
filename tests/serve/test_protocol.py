"""The SPARQL 1.1 Protocol: three ways to ask, formats by negotiation, refusals with a status."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

QUERY = "SELECT ?b WHERE { bank:黔山银行湄潭支行 kg:funds/rdfs:label ?b }"
CSV = "b\r\n贵州翠岭茶业有限公司\r\n"
TAKES_CSV = {"Accept": "text/csv"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


def test_a_query_comes_in_three_ways(client: TestClient) -> None:
    """By GET, as a form, and as the body itself: the answer is the same."""
    replies = [
        client.get("/sparql", params={"query": QUERY}, headers=TAKES_CSV),
        client.post("/sparql", data={"query": QUERY}, headers=TAKES_CSV),
        client.post("/sparql", content=QUERY.encode(), headers={**TAKES_CSV, **DIRECT}),
    ]
    assert [(reply.status_code, reply.text) for reply in replies] == [(200, CSV)] * 3


@pytest.mark.parametrize(
    ("query", "accept", "kind", "begins"),
    [
        (QUERY, "*/*", "application/sparql-results+json", '{"head":{"vars":["b"]}'),
        (QUERY, "application/json", "application/json", '{"head":{"vars":["b"]}'),
        (QUERY, "text/csv;q=0.4, application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (QUERY, "text/tab-separated-values", "text/tab-separated-values", '?b\n"贵州翠岭茶业有限公司"@zh\n'),
        ("ASK {}", "*/*", "application/sparql-results+json", '{"head":{},"boolean":true}'),
        ("ASK {}", "text/csv", "text/csv", "true"),
        ("CONSTRUCT WHERE { ?a kg:branchOf ?b }", "*/*", "text/turtle", "@prefix "),
        ("CONSTRUCT WHERE { ?a kg:branchOf ?b }", "application/n-triples", "application/n-triples", "<https://kg.example/entity/"),
        ("DESCRIBE bank:黔山银行湄潭支行", "application/ld+json", "application/ld+json", '[{"@id":'),
    ],
)  # fmt: skip
def test_formats(query: str, accept: str, kind: str, begins: str, client: TestClient) -> None:
    """The asker says which; where nothing is said, JSON for rows and Turtle for triples."""
    reply = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert reply.status_code == 200
    assert reply.headers["content-type"].split(";")[0] == kind
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.text.startswith(begins)


def test_format_may_stand_in_the_form(client: TestClient) -> None:
    """For a form of a page, which can set no header."""
    reply = client.post("/sparql", data={"query": QUERY, "format": "csv"})
    assert reply.text == CSV
    assert reply.headers["content-disposition"] == 'inline; filename="answer.csv"'


@pytest.mark.parametrize(
    ("form", "status", "message"),
    [
        ({"query": ""}, 400, "query: line 1, column 1: not SPARQL near: (an empty line)"),
        ({"query": "SELECT\n"}, 400, "query: line 1, column 7: not SPARQL near: SELECT"),
        ({"query": "SELECT ?a { ?a"}, 400, "query: line 1, column 15: not SPARQL near: SELECT ?a { ?a"),
        ({"query": ["ASK {}", "ASK {}"]}, 400, "2 queries in one request; should be one, as query="),
        ({"other": "ASK {}"}, 400, "0 queries in one request; should be one, as query="),
        ({"update": "CLEAR ALL"}, 403, "this endpoint is read-only: it takes no update"),
        ({"query": "ASK {}", "default-graph-uri": "no iri"}, 400, "query: cannot be answered: "),
        ({"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, 422, "the answer has more than 200 rows; add a LIMIT, or serve with"),
        ({"query": "SELECT (<urn:f>(1) AS ?x) {}"}, 400, "query: cannot be answered: "),
    ],
)  # fmt: skip
def test_refusals(
    form: dict[str, str | list[str]], status: int, message: str, client: TestClient
) -> None:
    """A status for programs, one line for people."""
    reply = client.post("/sparql", data=form)
    assert (reply.status_code, reply.headers["content-type"]) == (
        status,
        "text/plain; charset=utf-8",
    )
    assert reply.text.startswith(message)
    assert reply.text.count("\n") == 1


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/sparql-update", b"CLEAR ALL", 403),
        ("text/plain", b"ASK {}", 415),
        ("application/sparql-query", b"ASK { \xff }", 400),
        ("application/sparql-query", b"#" * (1024 * 1024 + 1), 413),
        ("application/x-www-form-urlencoded", b"query=%ff", 400),
    ],
)
def test_bodies_that_are_no_query(kind: str, body: bytes, status: int, client: TestClient) -> None:
    """An update, another type, bytes that are no UTF-8, too many of them."""
    reply = client.post("/sparql", content=body, headers={"Content-Type": kind})
    assert reply.status_code == status
    assert reply.text.count("\n") == 1


@pytest.mark.parametrize("update", ["LOAD <http://127.0.0.1:9/x>", "INSERT DATA { <a:a> <a:a> 1 }"])
def test_an_update_sent_as_a_query_is_refused(update: str, client: TestClient) -> None:
    """And the graph is as before."""
    reply = client.post("/sparql", data={"query": update})
    assert reply.status_code == 400
    assert "would change the graph" in reply.text
    after = client.post("/sparql", data={"query": "ASK { <a:a> <a:a> 1 }", "format": "csv"})
    assert after.text == "false"


def test_no_format_that_the_asker_takes(client: TestClient) -> None:
    """Is said with those that there are."""
    reply = client.get("/sparql", params={"query": QUERY}, headers={"Accept": "image/png"})
    assert reply.status_code == 406
    assert "here are application/sparql-results+json, " in reply.text


def test_other_methods_are_refused(client: TestClient) -> None:
    """The protocol has GET and POST."""
    assert client.put("/sparql", content=QUERY.encode(), headers=DIRECT).status_code == 405


def test_without_a_query_the_endpoint_describes_itself(client: TestClient) -> None:
    """To a program in Turtle; a browser is sent to the page."""
    reply = client.get("/sparql")
    assert "sd:endpoint <http://127.0.0.1/sparql>" in reply.text
    page = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["location"]) == (303, "/query")


def test_other_host_names_are_refused(client: TestClient) -> None:
    """A web page whose name is led to this machine cannot read the graph."""
    reply = client.get("/sparql", params={"query": QUERY}, headers={"Host": "news.example"})
    assert reply.status_code == 400
    assert "access-control-allow-origin" not in client.get("/sparql").headers
