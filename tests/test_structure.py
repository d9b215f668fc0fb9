"""Branches, parts and jurisdictions in every file of a build."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyshacl import validate

import kg
from kg.ontology import ontology_dir
from tests.running import read_lines, run_kg, write_page

pytestmark = pytest.mark.slow

TEXT = """# 春茶贷款到户
本报讯 2024年3月5日，北京银行昌平支行向昌平区云岭茶业有限公司发放贷款300万元。
昌平区总工会与工商银行昌平支行到场祝贺。
昌平区总工会职工服务中心随后走访了茶园。
"""
BASE = "https://kg.example/entity/"
EXPECTED = {
    ("北京银行昌平支行", "branchOf", "北京银行"),
    ("中国工商银行北京昌平支行", "branchOf", "中国工商银行"),
    ("昌平区总工会职工服务中心", "partOf", "昌平区总工会"),
    ("昌平区总工会", "hasJurisdiction", "昌平区"),
}
RELATIONS = {relation for _, relation, _ in EXPECTED}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the page."""
    folder = tmp_path_factory.mktemp("structure")
    run = run_kg("build", write_page(folder / "pages" / "page.txt", TEXT), "-o", folder / "out")
    assert run.code == 0, run.err
    return folder / "out"


def name(iri: Any) -> str:
    """What stands behind the namespace."""
    return str(iri).replace("#", "/").rsplit("/", 1)[1]


def test_statements_say_that_the_name_says_it(out: Path) -> None:
    """Rule `name`, asserted, with the sentence of the name, at the offsets of its words."""
    lines = [s for s in read_lines(out / "statements.jsonl") if s["relation"] in RELATIONS]
    found = {(name(s["subject"]), s["relation"], name(s["object"])) for s in lines}
    assert found == EXPECTED
    text = (out / "texts" / "page.txt.txt").read_text(encoding="utf-8")
    for statement in lines:
        (item,) = statement["evidence"]
        assert (item["rule"], statement["modality"], statement["confidence"]) == (
            "name",
            "asserted",
            0.98,
        )
        assert text[item["start"] : item["end"]] == item["text"]


def test_a_bank_that_is_never_named_is_an_entity_without_mentions(out: Path) -> None:
    """It stands in entities.jsonl, and no mention is of it."""
    entities = {e["label"]: e["id"] for e in read_lines(out / "entities.jsonl")}
    mentioned = {m["entity"] for m in read_lines(out / "mentions.jsonl")}
    for bank in ("北京银行", "中国工商银行"):
        assert entities[bank] not in mentioned


def test_rdf_draws_them_and_conforms(out: Path) -> None:
    """Direct triples, statement nodes, labels in two languages; the shapes are content."""
    graph = rdflib.Graph().parse(out / "graph.ttl")
    kg_ = rdflib.Namespace("https://kg.example/ontology#")
    drawn = {(name(s), r, name(o)) for r in RELATIONS for s, o in graph.subject_objects(kg_[r])}
    assert drawn == EXPECTED
    nodes = {c: set(graph.subjects(rdflib.RDF.type, kg_[c])) for c in ("Branching", "Composition")}
    assert {kind: len(found) for kind, found in nodes.items()} == {"Branching": 2, "Composition": 1}
    labels = {str(label) for label in graph.objects(kg_.branchOf, rdflib.RDFS.label)}
    assert labels == {"分支于", "branch of"}
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    with warnings.catch_warnings():  # pySHACL asks rdflib in a way that it will give up
        warnings.simplefilter("ignore", DeprecationWarning)
        conforms, _, report = validate(graph, shacl_graph=shapes)
    assert conforms, report


def test_graphml_has_their_edges(out: Path) -> None:
    """Between nodes by id, labelled, with their sentence; a bank never named has no mentions."""
    graph = kg.load_graph(out)
    edges = {
        (name(source), data["relation"], name(target)): data
        for source, target, data in graph.edges(data=True)
        if data["relation"] in RELATIONS
    }
    assert set(edges) == EXPECTED
    data = edges["北京银行昌平支行", "branchOf", "北京银行"]
    assert (data["label"], data["weight"], data["document"]) == ("分支于", 1, "page.txt")
    assert graph.nodes[f"{BASE}北京银行"]["mentions"] == 0
    assert graph.nodes[f"{BASE}北京银行"]["label"] == "北京银行"


def test_a_second_document_that_names_the_bank_names_the_same(out: Path, tmp_path: Path) -> None:
    """One node for the bank, whether a page names it or only a branch of it."""
    pages = tmp_path / "pages"
    write_page(pages / "one.txt", TEXT)
    write_page(pages / "two.txt", "# 银行年报\n本报讯 北京银行与工商银行3月6日发布年报。\n")
    run_kg("build", pages, "-o", tmp_path / "out")
    ids = [e["id"] for e in read_lines(tmp_path / "out" / "entities.jsonl")]
    assert len(ids) == len(set(ids))
    mentioned = {m["entity"] for m in read_lines(tmp_path / "out" / "mentions.jsonl")}
    objects = {
        s["object"]
        for s in read_lines(tmp_path / "out" / "statements.jsonl")
        if s["relation"] == "branchOf"
    }
    assert objects <= mentioned
