"""Files for single tools: Neo4j's tables, spreadsheets."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export import to_networkx
from kg.export.neo4j import write_neo4j
from kg.export.network import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.spreadsheet import as_cell, write_csv
from tests.export.by_hand import BANK, CLERK, LOAN, SETTINGS, TEA, TOWN, evidence, graph

VIEW = to_networkx(graph(), SETTINGS)
VIEW_OF_LOAN = to_networkx(graph(LOAN, entities=(BANK, TEA)), SETTINGS)
SPITEFUL = '甲\x00\x0b\ud800\ufffe"，\r\n\\'


def read_csv(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Rows of a table."""
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_spreadsheets_have_a_column_an_attribute(tmp_path: Path) -> None:
    """Nodes and edges with their attributes, empty where there is no value."""
    write_csv(graph(), tmp_path / "csv", SETTINGS)
    nodes = {row["id"]: row for row in read_csv(tmp_path / "csv" / "nodes.csv")}
    edges = {row["id"]: row for row in read_csv(tmp_path / "csv" / "edges.csv")}
    assert set(nodes) == set(VIEW)
    assert list(nodes[BANK.id]) == ["id", *NODE_COLUMNS]
    assert list(edges[LOAN.id]) == ["id", "source", "target", *EDGE_COLUMNS]
    expected = {"label": "资助", "amount": "3000000.0", "honour": "", "weight": "2"}
    assert expected.items() <= edges[LOAN.id].items()
    assert (tmp_path / "csv" / "nodes.csv").read_bytes().startswith(b"id,label,")


def test_a_mark_tells_excel_the_encoding(tmp_path: Path) -> None:
    """With `csv_bom` both tables begin with the byte order mark of UTF-8, and else are the same."""
    write_csv(graph(), tmp_path / "plain", SETTINGS)
    write_csv(graph(), tmp_path / "marked", replace(SETTINGS, csv_bom=True))
    for name in ("nodes.csv", "edges.csv"):
        marked = (tmp_path / "marked" / name).read_bytes()
        assert marked == b"\xef\xbb\xbf" + (tmp_path / "plain" / name).read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5%", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_no_cell_is_run_as_a_formula(text: str, tmp_path: Path) -> None:
    """A name that a spreadsheet would compute has an apostrophe before it; numbers stay numbers."""
    write_csv(graph(LOAN, entities=(replace(BANK, label=text), TEA)), tmp_path / "csv", SETTINGS)
    nodes = {row["id"]: row for row in read_csv(tmp_path / "csv" / "nodes.csv")}
    assert nodes[BANK.id]["label"] == f"'{text}"
    assert float(nodes[BANK.id]["y"]) == VIEW_OF_LOAN.nodes[BANK.id]["y"]


def test_other_cells_are_as_they_are() -> None:
    """Only the first characters count."""
    assert [as_cell(text) for text in ("1=1", "'甲", "", "甲-乙")] == ["1=1", "'甲", "", "甲-乙"]


def test_neo4j_tables_have_its_headers(tmp_path: Path) -> None:
    """Ids, labels, types and the types of columns as neo4j-admin wants them."""
    write_neo4j(graph(), tmp_path / "neo4j", SETTINGS)
    nodes = {row["id:ID"]: row for row in read_csv(tmp_path / "neo4j" / "nodes.csv")}
    edges = {row["id"]: row for row in read_csv(tmp_path / "neo4j" / "edges.csv")}
    assert nodes[BANK.id][":LABEL"] == "Entity;Bank"
    assert nodes[BANK.id]["aliases:string[]"] == "青石行;青行"
    expected = {
        ":START_ID": BANK.id,
        ":END_ID": TEA.id,
        ":TYPE": "funds",
        "amount:double": "3000000.0",
        "weight:long": "2",
    }
    assert expected.items() <= edges[LOAN.id].items()


def test_neo4js_script_loads_every_class_and_relation(tmp_path: Path) -> None:
    """Each label and type has its statement, and every column is set from a cell that exists."""
    write_neo4j(graph(), tmp_path / "neo4j", SETTINGS)
    script = (tmp_path / "neo4j" / "load.cypher").read_text(encoding="utf-8")
    for kind in {values["type"] for values in VIEW.nodes.values()}:
        assert f"WHERE row.`:LABEL` = 'Entity;{kind}'\n" in script
        assert f"SET node:{kind}, node.label = row.label" in script
    for relation in {values["relation"] for *_, values in VIEW.edges(data=True)}:
        assert f"MERGE (a)-[edge:{relation} {{id: row.id}}]->(b)" in script
    assert "toFloat(row.`amount:double`)" in script
    assert "split(row.`aliases:string[]`, ';')" in script


def test_tables_survive_spite(tmp_path: Path) -> None:
    """Quotation marks, line ends, backslashes and characters no file may hold break no row."""
    bank = replace(BANK, label=SPITEFUL, aliases=("a;b", SPITEFUL))
    loan = replace(LOAN, evidence=(evidence(SPITEFUL),))
    content = graph(loan, entities=(bank, TEA, TOWN, CLERK))
    write_csv(content, tmp_path / "csv", SETTINGS)
    write_neo4j(content, tmp_path / "neo4j", SETTINGS)
    plain = '甲\ufffd\x0b\ufffd\ufffd"，\r\n\\'.replace("\x0b", "\ufffd")
    (row,) = (r for r in read_csv(tmp_path / "csv" / "nodes.csv") if r["id"] == bank.id)
    assert (row["label"], row["aliases"]) == (plain, f"a;b; {plain}")
    (row,) = (r for r in read_csv(tmp_path / "neo4j" / "nodes.csv") if r["id:ID"] == bank.id)
    assert row["label"] == plain.replace("\\", "＼")
    assert row["aliases:string[]"] == f"a；b;{plain}".replace("\\", "＼")


def test_a_class_of_a_strange_name_is_a_label(tmp_path: Path) -> None:
    """A user's own class or relation cannot break out of the script."""
    odd = replace(BANK, type="A`} DETACH DELETE n //")
    write_neo4j(graph(LOAN, entities=(odd, TEA)), tmp_path / "neo4j", SETTINGS)
    script = (tmp_path / "neo4j" / "load.cypher").read_text(encoding="utf-8")
    assert "DETACH DELETE" not in script
    assert "Entity;_A___DETACH_DELETE_n___" in script
