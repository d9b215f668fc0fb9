"""GraphML: made for Gephi, read by networkx and igraph with all nodes and edges."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.export import to_networkx
from kg.export.graphml import write_graphml
from kg.export.network import EDGE_COLUMNS, NODE_COLUMNS
from kg.graph import load_graph
from kg.model import Entity, Graph, Statement
from tests.export.by_hand import BANK, LOAN, SETTINGS, TEA, evidence, graph

NS = "{http://graphml.graphdrawing.org/xmlns}"


def written(content: Graph, folder: Path) -> Path:
    """The graph's GraphML file."""
    path = folder / "graph.graphml"
    write_graphml(content, path, SETTINGS)
    return path


def test_networkx_reads_back_what_was_written(tmp_path: Path) -> None:
    """Nodes, edges, keys, values and their types are those of the view."""
    written(graph(), tmp_path)
    found, expected = load_graph(tmp_path), to_networkx(graph(), SETTINGS)
    assert list(found.nodes(data=True)) == list(expected.nodes(data=True))
    assert sorted(found.edges(keys=True)) == sorted(expected.edges(keys=True))
    for *edge, values in expected.edges(keys=True, data=True):
        assert {k: v for k, v in found.edges[*edge].items() if k != "id"} == values


def test_igraph_reads_all_of_it(tmp_path: Path) -> None:
    """An independent reader finds the same nodes, edges and attributes."""
    igraph = pytest.importorskip("igraph", reason="igraph is a test dependency (GPL)")
    path = written(graph(), tmp_path)
    found, expected = igraph.Graph.Read_GraphML(str(path)), to_networkx(graph(), SETTINGS)
    assert found.is_directed()
    assert sorted(found.vs["id"]) == sorted(expected)
    name = found.vs["id"]
    edges = [(name[e.source], name[e.target], e["relation"], e["label"]) for e in found.es]
    assert sorted(edges) == sorted(
        (source, target, values["relation"], values["label"])
        for source, target, values in expected.edges(data=True)
    )  # not by id: igraph 1.0 gives edges the ids of nodes, in any file
    assert set(found.vs.attributes()) == {*NODE_COLUMNS, "id"}
    assert set(found.es.attributes()) == {*EDGE_COLUMNS, "id"}
    assert found.es.find(programme="茶农贷")["amount"] == 3_000_000.0


def test_keys_and_ids_are_unique_over_the_file(tmp_path: Path) -> None:
    """One column a name and scope, one type a column; no id is given twice."""
    root = etree.parse(written(graph(), tmp_path)).getroot()
    keys = [
        (key.get("for"), key.get("attr.name"), key.get("attr.type"))
        for key in root.iter(f"{NS}key")
    ]
    xml = {str: "string", int: "int", float: "double"}
    assert keys == [
        *(("node", name, xml[kind]) for name, kind in NODE_COLUMNS.items()),
        *(("edge", name, xml[kind]) for name, kind in EDGE_COLUMNS.items()),
    ]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == len(keys) + 6 + 5
    assert root.find(f"{NS}graph").get("edgedefault") == "directed"  # type: ignore[union-attr]


GEPHI = {
    "node": {"label", "x", "y", "z", "size", "r", "g", "b"},
    "edge": {"label", "weight", "r", "g", "b"},
}
"""Names that Gephi's GraphML importer takes for the look of an element, not for a column."""


def test_gephi_takes_the_look_from_the_file(tmp_path: Path) -> None:
    """Every node and edge bears what Gephi looks for; r, g and b are whole numbers up to 255."""
    root = etree.parse(written(graph(), tmp_path)).getroot()
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{NS}key")}
    for scope, wanted in GEPHI.items():
        for element in root.iter(f"{NS}{scope}"):
            values = {names[d.get("key")]: d.text for d in element.iterfind(f"{NS}data")}
            assert wanted <= values.keys()
            assert all(0 <= int(str(values[name])) <= 255 for name in "rgb")
            assert all(isfinite(float(str(values[name]))) for name in wanted - {"label", *"rgb"})


def test_parallel_edges_stay_apart(tmp_path: Path) -> None:
    """Two claims of one pair are two edges; a symmetric one is there once."""
    again = replace(LOAN, programme="另一贷")
    other = Statement("partnersWith", BANK.id, TEA.id, (evidence("合作。", 27),))
    written(graph(LOAN, again, other), tmp_path)
    found = load_graph(tmp_path)
    assert sorted(found.edges(keys=True)) == sorted(
        (BANK.id, TEA.id, statement.id) for statement in (LOAN, again, other)
    )


def test_an_empty_graph_is_a_file(tmp_path: Path) -> None:
    """A corpus without a name gives a graph without nodes."""
    written(Graph((), (), (), ()), tmp_path)
    assert nx.is_empty(load_graph(tmp_path))
    assert list(load_graph(tmp_path)) == []


SPITEFUL = ["\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff", "\ud800", "\udfff", "\r"]
SPITEFUL += ["\r\n", "]]>", "<script>", "&amp;", "&", '"', "'", "\u2028", "\U0001f600", " ", "甲"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SPITEFUL) | st.text(alphabet=st.characters(exclude_categories=()))))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    """Whatever stands in names and sentences, the file reads back as the view has it."""
    text = "".join(parts)
    folder = tmp_path_factory.mktemp("any")
    bank = replace(BANK, label=text, aliases=(text,))
    loan = replace(LOAN, programme=text, evidence=(evidence(text),))
    content = graph(
        loan, entities=(bank, TEA, Entity("https://kg.example/entity/x", text, text, text))
    )
    written(content, folder)
    found, expected = load_graph(folder), to_networkx(content, SETTINGS)
    for node, values in expected.nodes(data=True):
        assert {k: v or None for k, v in values.items()} == {
            k: found.nodes[node][k] or None for k in values
        }
    assert [d["evidence"] or None for *_, d in found.edges(data=True)] == [
        d["evidence"] or None for *_, d in expected.edges(data=True)
    ]
