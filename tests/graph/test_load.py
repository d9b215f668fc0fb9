"""A built graph comes back in three views; what cannot be loaded is said in a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from kg.errors import InputError, UsageError
from kg.export.graphml import write_graphml
from kg.export.labels import KG
from kg.export.rdf import write_turtle
from kg.graph import load_graph
from tests.export.rdf_graph import BRANCH, SETTINGS, TEA, small_graph

UNDIRECTED = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">'
    '<node id="a"/></graph></graphml>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "not there"),
        ("", "not a readable GraphML file"),
        ("<graphml><graph", "not a readable GraphML file"),
        ("<html/>", "not a readable GraphML file"),
        (UNDIRECTED, "no direction"),
    ],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, content: str | None, said: str) -> None:
    """The error names the file and what is wrong with it."""
    if content is not None:
        (tmp_path / "graph.graphml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        load_graph(tmp_path)
    assert "graph.graphml" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_ids_of_digits_alone_are_texts(tmp_path: Path) -> None:
    """One statement in two thousand has an id without a letter; it keeps its zeros."""
    text = UNDIRECTED.replace('"undirected"', '"directed"').replace(
        "</graph>", '<edge id="0012345678901234" source="a" target="a"/></graph>'
    )
    (tmp_path / "graph.graphml").write_text(text, encoding="utf-8")
    assert list(load_graph(tmp_path).edges(keys=True)) == [("a", "a", "0012345678901234")]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with both graph files of one small graph."""
    write_turtle(small_graph(), tmp_path / "graph.ttl", SETTINGS)
    write_graphml(small_graph(), tmp_path / "graph.graphml", SETTINGS)
    return tmp_path


def test_views_show_one_graph(out: Path) -> None:
    """The direct triples are the edges; rdflib and pyoxigraph hold the same number of triples."""
    edges = load_graph(out)
    triples, store = load_graph(out, "rdflib"), load_graph(out, "pyoxigraph")
    assert len(triples) == len(store) > 100
    assert [d["relation"] for d in edges[BRANCH][TEA].values()] == ["funds"]
    found = triples.query("SELECT ?b { ent:黔山银行湄潭支行 kg:funds ?b }")
    assert [str(*row.values()) for row in found.bindings] == [TEA]
    assert isomorphic(triples, Graph().parse(out / "graph.ttl"))
    assert (URIRef(BRANCH), URIRef(f"{KG}funds"), URIRef(TEA)) in triples
    assert store.query(f"ASK {{ <{BRANCH}> <{KG}funds> <{TEA}> }}")


@pytest.mark.parametrize("view", ["rdflib", "pyoxigraph"])
def test_what_is_no_turtle_is_refused(tmp_path: Path, view: Any) -> None:
    """Missing or broken, it is said in a line."""
    with pytest.raises(InputError, match=r"graph\.ttl: not there; make it with: kg build"):
        load_graph(tmp_path, view)
    (tmp_path / "graph.ttl").write_text("<a> .", encoding="utf-8")
    with pytest.raises(InputError, match=r"graph\.ttl: not a readable Turtle file") as caught:
        load_graph(tmp_path, view)
    assert len(str(caught.value).splitlines()) == 1


def test_an_unknown_view_is_refused(out: Path) -> None:
    """With those that there are."""
    view: Any = "pandas"
    with pytest.raises(UsageError, match="known are networkx, rdflib, pyoxigraph"):
        load_graph(out, view)
