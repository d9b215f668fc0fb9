"""`kg link`, through the installed command."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.linking.by_hand import candidate, results, serve
from tests.running import read_json, read_lines, read_tree, run_kg, write_page

pytestmark = pytest.mark.slow
TEXT = "2024年3月5日，青石银行与中国银行向云岭茶业有限公司发放贷款300万元。\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build of a page in every RDF format."""
    page = write_page(tmp_path / "page.txt", TEXT)
    out = tmp_path / "out"
    assert run_kg("build", page, "-o", out, "--format", "nt,jsonld,trig").code == 0
    return out


def links_of(out: Path) -> dict[str, list[str]]:
    """Label to the addresses of its links."""
    rows = read_lines(out / "entities.jsonl")
    return {row["label"]: [link["iri"] for link in row["links"]] for row in rows if row["links"]}


def check_hashes(out: Path) -> None:
    """Every file is as build.json says."""
    tree = read_tree(out)
    record = json.loads(tree.pop("build.json"))
    assert record["files"] == {n: hashlib.sha256(data).hexdigest() for n, data in tree.items()}


def test_what_we_know_is_linked_by_the_build(out: Path) -> None:
    """A big bank has its link in the table and in the RDF."""
    assert links_of(out) == {"中国银行": ["http://dbpedia.org/resource/Bank_of_China"]}
    turtle = (out / "graph.ttl").read_text(encoding="utf-8")
    assert "skos:exactMatch <http://dbpedia.org/resource/Bank_of_China>" in turtle


def test_a_table_of_links_goes_into_table_and_rdf(out: Path, tmp_path: Path) -> None:
    """What met nothing is told; a second time nothing is new."""
    table = tmp_path / "links.tsv"
    table.write_text(
        "青石银行\thttps://example.org/bank/7\towl:sameAs\n无名\thttps://example.org/8\n",
        encoding="utf-8",
    )
    run = run_kg("link", out, "--table", table)
    assert run.code == 0
    assert "links.tsv, line 2: matched nothing" in run.err
    assert f"{out}: 1 new links, 1 of 3 entities met" in run.err
    assert links_of(out)["青石银行"] == ["https://example.org/bank/7"]
    for name in ("ttl", "trig", "nt", "jsonld"):
        assert "https://example.org/bank/7" in (out / f"graph.{name}").read_text("utf-8")
    assert read_json(out / "build.json")["links"] == [
        {"by": "table", "sha256": hashlib.sha256(table.read_bytes()).hexdigest(), "links": 1}
    ]
    check_hashes(out)
    assert "0 new links" in run_kg("link", out, "--table", table).err
    check_hashes(out)


def test_a_service_is_asked_for_the_classes_wanted(out: Path) -> None:
    """Only banks are asked for, by the service's own class, and the sure answer is taken."""
    known = {"青石银行": [candidate("7", 99, True)], "云岭茶业有限公司": [candidate("8", 99, True)]}
    with serve(results(known)) as local:
        run = run_kg("link", out, "--service", local.url, "--type", "Bank", "--service-type", "b1")
    assert run.code == 0, run.err
    asked = [query for batch in local.batches for query in batch.values()]
    assert sorted(query["query"] for query in asked) == ["中国银行", "青石银行"]
    assert {query["type"] for query in asked} == {"b1"}
    assert links_of(out)["青石银行"] == ["https://example.org/bank/7"]
    check_hashes(out)


def test_wrong_calls_are_told(out: Path, tmp_path: Path) -> None:
    """Neither or both, an option of the other way, no build, a service that fails."""
    table = tmp_path / "links.tsv"
    table.write_text("青石银行\thttps://example.org/bank/7\n", encoding="utf-8")
    before = read_tree(out)
    assert run_kg("link", out).code == 2
    assert run_kg("link", out, "--table", table, "--service", "http://x").code == 2
    assert run_kg("link", out, "--table", table, "--min-score", "3").code == 2
    assert run_kg("link", out, "--table", table, "--type", "Firm").code == 2
    assert "build.json: not there" in run_kg("link", tmp_path, "--table", table).err
    with serve(lambda queries: {}) as local:
        run = run_kg("link", out, "--service", local.url)
    assert (run.code, len(run.err.splitlines())) == (1, 1)
    assert read_tree(out) == before


def test_a_place_is_known_by_its_code_and_what_it_lies_in(tmp_path: Path) -> None:
    """昌平 is 昌平区, 110114, in 北京市; 密云县 is what it is now; of two 朝阳区 the near one is meant."""
    text = "记者昨日从昌平了解到，密云县与昌平区合作。朝阳区政府也派人到场。\n"
    out = tmp_path / "out"
    assert run_kg("build", write_page(tmp_path / "page.txt", text), "-o", out).code == 0
    question = """SELECT ?label ?code ?upper WHERE {
        ?place a kg:Place ; rdfs:label ?label ; skos:exactMatch ?division .
        ?division skos:notation ?code ; skos:broader/rdfs:label ?upper .
    } ORDER BY ?code"""
    run = run_kg("query", out, "-", "--format", "csv", stdin=question.encode("utf-8"))
    assert run.out.splitlines() == [
        "label,code,upper",
        "朝阳区,110105,北京市",
        "昌平区,110114,北京市",
        "密云区,110118,北京市",
    ]


def test_a_new_build_says_what_is_gone(out: Path, tmp_path: Path) -> None:
    """Links, and formats that are not asked for again; once, and not in build.json."""
    table = tmp_path / "links.tsv"
    table.write_text("青石银行\thttps://example.org/bank/7\n", encoding="utf-8")
    assert run_kg("link", out, "--table", table).code == 0
    again = run_kg("build", tmp_path / "page.txt", "-o", out, "--format", "nt")
    assert f"Warning: {out}: what kg link had added is gone; run kg link again\n" in again.err
    lost = "graph.jsonld, graph.trig: taken away; with --format jsonld,trig it is made anew"
    assert f"Warning: {out}: {lost}\n" in again.err
    assert read_json(out / "build.json")["warnings"] == []
    assert "Warning" not in run_kg("build", tmp_path / "page.txt", "-o", out, "--format", "nt").err
