"""`kg serve` as people run it: a client library by others, many clients, a query without end."""

from __future__ import annotations

import json
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from rdflib import Graph
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.serve.conftest import start, stop
from tests.serve.test_pool import FOREVER

pytestmark = pytest.mark.slow

WHO = "SELECT ?b WHERE { bank:黔山银行湄潭支行 kg:funds/rdfs:label ?b }"
WHOM = "贵州翠岭茶业有限公司"


def convert(client: SPARQLWrapper) -> Any:
    """What the library makes of the answer: another type for each format."""
    return client.queryAndConvert()


def ask(served: str, query: str, accept: str = "text/csv") -> str:
    """The answer by the standard library."""
    request = Request(f"{served}/sparql?query={quote(query)}", headers={"Accept": accept})  # noqa: S310
    with urlopen(request, timeout=60) as reply:  # noqa: S310
        text: bytes = reply.read()
    return text.decode("utf-8")


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("way", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_reads_rows(served: str, method: str, way: str) -> None:
    """JSON and XML, by GET and by both ways of POST."""
    client = SPARQLWrapper(f"{served}/sparql")
    client.setQuery(f"PREFIX kg: <https://kg.example/ontology#>\n{WHO}")
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setReturnFormat(JSON)
    found = convert(client)
    assert found["results"]["bindings"] == [
        {"b": {"type": "literal", "xml:lang": "zh", "value": WHOM}}
    ]
    client.setReturnFormat(XML)
    assert f'<literal xml:lang="zh">{WHOM}</literal>' in convert(client).toxml()


def test_sparqlwrapper_reads_the_other_formats(served: str) -> None:
    """CSV and TSV as bytes, CONSTRUCT as triples, ASK as true or false."""
    client = SPARQLWrapper(f"{served}/sparql")
    client.setQuery(WHO)
    client.setReturnFormat(CSV)
    assert convert(client).decode() == f"b\r\n{WHOM}\r\n"
    client.setReturnFormat(TSV)
    assert convert(client).decode() == f'?b\n"{WHOM}"@zh\n'
    client.setQuery("CONSTRUCT WHERE { ?a kg:branchOf ?b }")
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(convert(client), format="turtle")) == 1
    client.setQuery("ASK { ?a kg:branchOf ?b }")
    client.setReturnFormat(JSON)
    assert convert(client)["boolean"] is True


def test_sparqlwrapper_is_told_what_is_wrong(served: str) -> None:
    """A slip with its place; an update and a SERVICE with what is refused."""
    client = SPARQLWrapper(f"{served}/sparql")
    client.setQuery("SELECT ?a { ?a")
    with pytest.raises(QueryBadFormed, match="line 1, column 15"):
        client.query()
    client.setQuery("SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }")
    with pytest.raises(HTTPError, match="403"):
        client.query()
    client.setQuery("INSERT DATA { <a:a> <a:b> 1 }")
    client.setMethod(POST)
    with pytest.raises(HTTPError, match="403"):
        client.query()


def test_200_queries_at_once_are_all_answered_right(served: str) -> None:
    """Each with its own answer, while others run into the time limit."""
    queries = [
        f'SELECT (CONCAT("{n}-", ?l) AS ?x) {{ bank:黔山银行湄潭支行 rdfs:label ?l }}'
        for n in range(200)
    ]
    with ThreadPoolExecutor(200) as clients:
        slow = clients.submit(ask, served, FOREVER)
        answers = list(clients.map(lambda query: ask(served, query), queries))
        assert isinstance(slow.exception(), HTTPError)
    assert answers == [f"x\r\n{n}-黔山银行湄潭支行\r\n" for n in range(200)]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_leaves_nothing_behind(
    how: signal.Signals, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C, or the system's wish to end: the copy of the graph goes, a busy worker too."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with start(built) as (server, address), ThreadPoolExecutor(1) as client:
        assert len(list(tmp_path.glob("kg-serve-*"))) == 1
        busy = client.submit(ask, address, FOREVER)
        time.sleep(0.5)  # until a worker is at it
        stop(server, how)
        error = busy.exception()
        assert isinstance(error, HTTPError)
        assert (error.code, error.read()) == (503, b"the server is closing\n")
    assert list(tmp_path.iterdir()) == []


def test_the_server_goes_on_after_a_query_without_end(served: str) -> None:
    """It is stopped with a message, more often than there are workers; the next is answered."""
    for _ in range(3):
        with pytest.raises(HTTPError) as stopped:
            ask(served, FOREVER)
        assert stopped.value.code == 504
        assert b"stopped after 2 s; ask for less" in stopped.value.read()
    found = json.loads(ask(served, WHO, "application/json"))
    assert [row["b"]["value"] for row in found["results"]["bindings"]] == [WHOM]


def test_a_query_whose_asker_has_gone_is_not_run(served: str) -> None:
    """Forty that nobody waits for any more would hold two workers for forty seconds."""
    host, port = served.removeprefix("http://").split(":")
    request = f"GET /sparql?query={quote(FOREVER)} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    askers = [socket.create_connection((host, int(port))) for _ in range(40)]
    for asker in askers:
        asker.sendall(request)
    time.sleep(0.5)
    for asker in askers:
        asker.close()
    start = time.monotonic()
    assert ask(served, "ASK {}") == "true"
    assert time.monotonic() - start < 20
