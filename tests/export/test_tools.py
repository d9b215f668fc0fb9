"""Files for single tools: Gephi's GEXF, Neo4j's tables, spreadsheets."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from lxml import etree

from kg.export import to_networkx
from kg.export.gexf import write_gexf
from kg.export.neo4j import write_neo4j
from kg.export.network import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.spreadsheet import write_csv
from tests.export.by_hand import BANK, CLERK, LOAN, SETTINGS, TEA, TOWN, evidence, graph

GEXF = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
VIEW = to_networkx(graph(), SETTINGS)
SPITEFUL = '甲\x00\x0b\ud800\ufffe"，\r\n\\'


def test_gexf_nodes_have_colour_place_and_size(tmp_path: Path) -> None:
    """Gephi shows the graph as it is laid out, coloured by class."""
    write_gexf(graph(), tmp_path / "graph.gexf", SETTINGS)
    root = etree.parse(tmp_path / "graph.gexf").getroot()
    (node,) = root.findall(f"g:graph/g:nodes/g:node[@id='{BANK.id}']", GEXF)
    values = VIEW.nodes[BANK.id]
    assert node.get("label") == "青石银行"
    assert [dict(child.attrib) for child in list(node)[1:]] == [
        {"value": str(values["size"])},
        {"x": str(values["x"]), "y": str(values["y"]), "z": "0.0"},
        {"r": "136", "g": "204", "b": "238"},
    ]


def test_gexf_edges_keep_relations_apart(tmp_path: Path) -> None:
    """An edge's kind is its relation; its values are declared, each for its own column."""
    write_gexf(graph(), tmp_path / "graph.gexf", SETTINGS)
    root = etree.parse(tmp_path / "graph.gexf").getroot()
    (edge,) = root.findall(f"g:graph/g:edges/g:edge[@id='{LOAN.id}']", GEXF)
    assert dict(edge.attrib) == {
        "id": LOAN.id,
        "source": BANK.id,
        "target": TEA.id,
        "label": "资助",
        "kind": "funds",
        "weight": "2",
    }
    found = {v.get("for"): v.get("value") for v in edge.iterfind("g:attvalues/g:attvalue", GEXF)}
    declared = root.findall("g:graph/g:attributes[@class='edge']/g:attribute", GEXF)
    assert found["amount"] == "3000000.0"
    assert found.keys() <= {attribute.get("id") for attribute in declared}
    assert [a.get("type") for a in declared if a.get("id") == "amount"] == ["double"]


def read_csv(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Rows of a table."""
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_spreadsheets_have_a_column_an_attribute(tmp_path: Path) -> None:
    """Nodes and edges with their attributes, empty where there is no value; Excel sees UTF-8."""
    write_csv(graph(), tmp_path / "csv", SETTINGS)
    nodes = {row["id"]: row for row in read_csv(tmp_path / "csv" / "nodes.csv", "utf-8-sig")}
    edges = {row["id"]: row for row in read_csv(tmp_path / "csv" / "edges.csv", "utf-8-sig")}
    assert set(nodes) == set(VIEW)
    assert list(nodes[BANK.id]) == ["id", *NODE_COLUMNS]
    assert list(edges[LOAN.id]) == ["id", "source", "target", *EDGE_COLUMNS]
    expected = {"label": "资助", "amount": "3000000.0", "honour": "", "weight": "2"}
    assert expected.items() <= edges[LOAN.id].items()
    assert (tmp_path / "csv" / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbfid,label,")


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
    (row,) = (
        r for r in read_csv(tmp_path / "csv" / "nodes.csv", "utf-8-sig") if r["id"] == bank.id
    )
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
