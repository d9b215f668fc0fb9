"""The query page: self-contained, sealed, and no text of a question can become markup."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from kg.ontology import Label
from kg.query import Question, load_questions
from kg.serve.graph_page import GraphPage
from kg.serve.page import make_page
from tests.export.by_hand import build_here
from tests.serve.conftest import Inside, make_client


def test_all_questions_are_offered(client: TestClient) -> None:
    """By name, with titles in two languages and their SPARQL."""
    html = client.get("/query").text
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    offered = json.loads(data[1])["questions"]
    assert [item["name"] for item in offered] == [item.name for item in load_questions()]
    assert all(item["zh"] and item["en"] and item["sparql"] for item in offered)


def test_the_page_needs_nothing_else(client: TestClient) -> None:
    """No file and no address of elsewhere; the header lets nothing else run or load."""
    reply = client.get("/query")
    page = reply.text.replace(json.dumps(json.loads(_data(reply.text))), "")
    loaded = re.findall(r'(?:src|href|action)="([^"]*)"', page)
    assert set(loaded) == {"data:,", "/", "/sparql"}
    policy = reply.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_text_is_escaped() -> None:
    """A title that looks like markup, or closes the script, stays a title."""
    evil = "</script><script>alert(1)</script><!--"
    page = make_page([Question("evil", Label(evil, evil), evil)], {"x": evil}, has_graph=False)
    assert "alert(1)</script>" not in page.html
    assert json.loads(_data(page.html))["questions"][0]["zh"] == evil


def test_home_is_the_graph_page_or_else_leads_to_the_queries(pool: Inside, tmp_path: Path) -> None:
    """As the build has one or not; both are there."""
    graph = tmp_path / "graph.html"
    graph.write_text("<title>graph</title>", encoding="utf-8")
    without, having = make_client(pool), make_client(pool, graph)
    assert without.get("/").headers["location"] == "/query"
    assert without.get("/graph.html").status_code == 404
    assert having.get("/").text == "<title>graph</title>"
    assert having.get("/graph.html").headers["location"] == "/"
    graph.unlink()
    assert having.get("/").status_code == 404
    assert "kg build" in having.get("/").text


def test_home_of_a_build_without_a_graph_page_is_one_made_for_it(
    pool: Inside, tmp_path: Path
) -> None:
    """Beside the build, which stays as it is."""
    build_here(tmp_path / "out")
    (tmp_path / "made").mkdir()
    page = GraphPage(tmp_path / "out", tmp_path / "made")
    assert page.can_be
    assert page.path() == tmp_path / "made" / "graph.html"
    client = make_client(pool, page.path())
    assert "cytoscape" in client.get("/").text
    assert not (tmp_path / "out" / "graph.html").exists()


def test_both_languages_say_the_same_things() -> None:
    """Every text that the page asks for is there in zh and in en."""
    script = make_page([], {}, has_graph=False).html
    zh, en = (
        set(re.findall(r"(?:^\s*|, )(\w+): [\"(]", part, re.MULTILINE))
        for part in re.findall(r"^  (?:zh|en): \{\n(.*?)^  \},$", script, re.MULTILINE | re.DOTALL)
    )
    assert zh == en
    assert set(re.findall(r'data-text="(\w+)"', script)) < zh


def _data(html: str) -> str:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return found[1]
