"""`kg build --corrections` and `kg entities`, through the installed command."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from tests.running import read_json, read_lines, read_tree, run_kg, write_page

pytestmark = pytest.mark.slow
ALT_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
LINES = """# what\tname\tname\twhy
same-as\t青石银行\t红河银行\trenamed
reject\t云岭茶业有限公司\tlocatedIn\t青石市柳河镇\tnot its seat
reject\t青石银行\tawarded\t云岭茶业有限公司
"""
PAGES = {
    "a.txt": "2024年3月5日，青石银行向云岭茶业有限公司发放贷款300万元。\n",
    "b.txt": "2024年4月5日，红河银行向远山茶业有限公司发放贷款200万元。\n",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two pages that name two banks."""
    for name, text in PAGES.items():
        write_page(tmp_path / "pages" / name, text)
    return tmp_path / "pages"


def test_corrections_hold_over_rebuilds(pages: Path, tmp_path: Path) -> None:
    """One bank with both loans, whatever lay in OUT before; the file's hash is a setting."""
    fixes = tmp_path / "fixes.tsv"
    fixes.write_text(LINES, encoding="utf-8")
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    assert run_kg("build", pages, "-o", out).code == 0
    for folder in (out, out, fresh):
        run = run_kg("build", pages, "-o", folder, "--corrections", fixes)
        assert run.code == 0, run.err
    assert read_tree(out) == read_tree(fresh)
    report = read_json(out / "build.json")
    assert report["settings"]["corrections"] == hashlib.sha256(fixes.read_bytes()).hexdigest()
    (bank,) = [row for row in read_lines(out / "entities.jsonl") if row["type"] == "Bank"]
    assert (bank["label"], bank["aliases"]) == ("红河银行", ["青石银行"])
    assert bank["merged"] == [{"alias": "青石银行", "reason": "corrections: renamed"}]
    loans = [r for r in read_lines(out / "statements.jsonl") if r["relation"] == "funds"]
    assert [loan["subject"] for loan in loans] == [bank["id"]] * 2


def test_each_line_that_met_nothing_is_told(pages: Path, tmp_path: Path) -> None:
    """On stderr and in build.json, by file and line; under --strict nothing is written."""
    fixes = tmp_path / "fixes.tsv"
    fixes.write_text(LINES, encoding="utf-8")
    run = run_kg("build", pages, "-o", tmp_path / "out", "--corrections", fixes)
    told = [line for line in run.err.splitlines() if line.startswith("Warning: ")]
    assert len(told) == 2
    assert "fixes.tsv, line 3: reject 云岭茶业有限公司 locatedIn 青石市柳河镇" in told[0]
    assert "fixes.tsv, line 4" in told[1]
    assert len(read_json(tmp_path / "out" / "build.json")["warnings"]) == 2
    strict = run_kg("build", pages, "-o", tmp_path / "no", "--corrections", fixes, "--strict")
    assert strict.code == 1
    assert read_tree(tmp_path / "no") == {}


def test_a_wrong_line_is_wrong_usage(pages: Path, tmp_path: Path) -> None:
    """One line on stderr, status 2, nothing written."""
    fixes = tmp_path / "fixes.tsv"
    fixes.write_text("merge\ta\tb\n", encoding="utf-8")
    run = run_kg("build", pages, "-o", tmp_path / "out", "--corrections", fixes)
    assert run.code == 2
    assert "fixes.tsv, line 1: 'merge' is no correction" in run.err
    assert not (tmp_path / "out").exists()


def names_in(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> set[str]:
    """The literals that a node has."""
    found = (quad.object for quad in store.quads_for_pattern(node, predicate, None))
    return {term.value for term in found if isinstance(term, ox.Literal)}


def test_all_files_tell_the_same_names(pages: Path, tmp_path: Path) -> None:
    """skos:altLabel and GraphML's aliases are those of entities.jsonl, after corrections too."""
    fixes = tmp_path / "fixes.tsv"
    fixes.write_text(LINES, encoding="utf-8")
    out = tmp_path / "out"
    assert run_kg("build", pages, "-o", out, "--corrections", fixes).code == 0
    rows = read_lines(out / "entities.jsonl")
    table = {row["id"]: (row["label"], set(row["aliases"])) for row in rows}
    assert ("红河银行", {"青石银行"}) in table.values()
    store = ox.Store()
    store.load(path=str(out / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    graph = kg.load_graph(out)
    for iri, (label, aliases) in table.items():
        node = ox.NamedNode(iri)
        said = names_in(store, node, ALT_LABEL)
        assert said == aliases
        assert names_in(store, node, LABEL) == {label}
        drawn = graph.nodes[iri]
        assert drawn["label"] == label
        assert set(filter(None, drawn.get("aliases", "").split("; "))) == aliases


def test_entities_are_listed_with_names_counts_and_reasons(pages: Path, tmp_path: Path) -> None:
    """As a table and as JSON, all or those asked for."""
    fixes = tmp_path / "fixes.tsv"
    fixes.write_text(LINES, encoding="utf-8")
    out = tmp_path / "out"
    assert run_kg("build", pages, "-o", out, "--corrections", fixes).code == 0
    table = run_kg("entities", out, "--joined").out.splitlines()
    assert [line.split() for line in table[2:]] == [
        ["红河银行", "1", "Bank"],
        ["青石银行", "1", "corrections:", "renamed"],
        ["(1", "entity)"],
    ]
    (bank,) = json.loads(run_kg("entities", out, "--type", "Bank", "--json").out)
    assert bank == {
        "id": "https://kg.example/entity/红河银行",
        "type": "Bank",
        "subtype": None,
        "label": "红河银行",
        "mentions": 2,
        "names": [
            {"name": "红河银行", "mentions": 1, "reasons": []},
            {"name": "青石银行", "mentions": 1, "reasons": ["corrections: renamed"]},
        ],
    }
    assert run_kg("entities", out, "--name", "云岭").out.count("云岭茶业有限公司") == 1
    assert run_kg("entities", out, "--type", "Firm").code == 2
    assert "build.json: not there; make it with: kg build" in run_kg("entities", pages).err
