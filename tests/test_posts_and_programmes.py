"""Who holds which post and who launched what, in every file of a build."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate

import kg
from kg.ontology import ontology_dir
from tests.running import read_lines, run_kg, write_page

pytestmark = pytest.mark.slow

TEXT = """# 茶农贷到户
本报讯 2024年3月5日，北京银行昌平支行推出“茶农贷”，拟推出“果农贷”。
北京银行昌平支行行长林小溪介绍，昌平区总工会主席高远到场祝贺。
北京银行昌平支行依托“茶农贷”向昌平区云岭茶业有限公司发放贷款300万元。
"""
BASE = "https://kg.example/"
BANK = f"{BASE}entity/北京银行昌平支行"
PROGRAMME = f"{BASE}programme/茶农贷"
KG = rdflib.Namespace("https://kg.example/ontology#")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the page."""
    folder = tmp_path_factory.mktemp("posts")
    run = run_kg("build", write_page(folder / "pages" / "page.txt", TEXT), "-o", folder / "out")
    assert run.code == 0, run.err
    return folder / "out"


def test_statements_name_post_and_programme(out: Path) -> None:
    """The post is a role in its words; a programme is no entity, and a plan is marked as one."""
    lines = read_lines(out / "statements.jsonl")
    affiliated = [s for s in lines if s["relation"] == "affiliatedWith"]
    labels = {e["id"]: e["label"] for e in read_lines(out / "entities.jsonl")}
    assert {(labels[s["subject"]], *s["roles"]["post"]) for s in affiliated} == {
        ("林小溪", "行长"),
        ("高远", "主席"),
    }
    launched = {
        (s["subject"], s["object"], s["object_text"], s["programme"], s["modality"])
        for s in lines
        if s["relation"] == "launched"
    }
    assert launched == {
        (BANK, None, "茶农贷", "茶农贷", "asserted"),
        (BANK, None, "果农贷", "果农贷", "planned"),
    }


def test_rdf_draws_them_and_conforms(out: Path) -> None:
    """A programme is one node, launched and lent under; the shapes are content."""
    graph = rdflib.Graph().parse(out / "graph.ttl")
    bank, programme = rdflib.URIRef(BANK), rdflib.URIRef(PROGRAMME)
    assert list(graph.subject_objects(KG.launched)) == [(bank, programme)]
    (head,) = graph.subjects(KG.affiliatedWith, bank)
    assert str(graph.value(head, rdflib.RDFS.label)) == "林小溪"
    assert {str(post) for post in graph.objects(None, KG.post)} == {"行长", "主席"}
    under = {graph.value(s, KG.relation) for s in graph.subjects(KG.programme, programme)}
    assert under == {KG.launched, KG.funds}
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    with warnings.catch_warnings():  # pySHACL asks rdflib in a way that it will give up
        warnings.simplefilter("ignore", DeprecationWarning)
        conforms, _, report = validate(graph, shacl_graph=shapes)
    assert conforms, report


def test_graphml_has_a_node_for_the_programme_and_the_post_on_the_edge(out: Path) -> None:
    """The edge goes to the programme; its node is of that class, not of a group."""
    graph = kg.load_graph(out)
    edges = {data["relation"]: (s, t, data) for s, t, data in graph.edges(data=True)}
    source, target, data = edges["launched"]
    assert (source, target, data["label"]) == (BANK, PROGRAMME, "推出")
    assert (graph.nodes[target]["label"], graph.nodes[target]["type"]) == ("茶农贷", "Programme")
    posts = {
        (graph.nodes[source]["label"], data["post"])
        for source, _, data in graph.edges(data=True)
        if data["relation"] == "affiliatedWith"
    }
    assert posts == {("林小溪", "行长"), ("高远", "主席")}
