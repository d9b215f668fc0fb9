"""GEXF: Gephi shows the graph as it is laid out, with relations apart and a timeline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from kg.export import to_networkx
from kg.export.gexf import write_gexf
from kg.export.network.spells import Spell, spell_of, spells_of
from kg.model import Date
from tests.export.by_hand import BANK, LOAN, PARTNERS, SETTINGS, TEA, evidence, graph

GEXF = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
VIEW = to_networkx(graph(), SETTINGS)


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


def test_gexf_holds_only_what_its_schema_has(tmp_path: Path) -> None:
    """Elements and attributes of gexf.xsd 1.3, each where it may stand."""
    write_gexf(graph(), tmp_path / "graph.gexf", SETTINGS)
    root = etree.parse(tmp_path / "graph.gexf").getroot()
    allowed = {
        "gexf": ({"version"}, {"meta", "graph"}),
        "meta": (set(), {"creator"}),
        "graph": (
            {"defaultedgetype", "mode", "timeformat", "timerepresentation"},
            {"attributes", "nodes", "edges"},
        ),
        "attributes": ({"class"}, {"attribute"}),
        "attribute": ({"id", "title", "type"}, set()),
        "nodes": (set(), {"node"}),
        "edges": (set(), {"edge"}),
        "node": ({"id", "label"}, {"attvalues", "size", "position", "color"}),
        "edge": (
            {"id", "source", "target", "label", "kind", "weight"},
            {"attvalues", "spells", "color"},
        ),
        "attvalues": (set(), {"attvalue"}),
        "attvalue": ({"for", "value"}, set()),
        "spells": (set(), {"spell"}),
        "spell": ({"start", "end"}, set()),
        "size": ({"value"}, set()),
        "position": ({"x", "y", "z"}, set()),
        "color": ({"r", "g", "b"}, set()),
        "creator": (set(), set()),
    }
    for element in root.iter():
        attributes, children = allowed[etree.QName(element).localname]
        assert {name for name in element.attrib if "}" not in name} <= attributes
        assert {etree.QName(child).localname for child in element} <= children
    viz = {etree.QName(e).localname for e in root.iter(f"{{{GEXF['viz']}}}*")}
    assert viz == {"size", "position", "color"}


def test_dated_edges_have_spells(tmp_path: Path) -> None:
    """A month is a spell from its first to its last day; who has no date is there all the time."""
    write_gexf(graph(), tmp_path / "graph.gexf", SETTINGS)
    (content,) = etree.parse(tmp_path / "graph.gexf").getroot().findall("g:graph", GEXF)
    assert (content.get("mode"), content.get("timeformat")) == ("dynamic", "date")
    spells = {
        edge.get("id"): [dict(spell.attrib) for spell in edge.iterfind("g:spells/g:spell", GEXF)]
        for edge in content.iterfind("g:edges/g:edge", GEXF)
    }
    assert spells.pop(LOAN.id) == [{"start": "2024-03-01", "end": "2024-03-31"}]
    assert not any(spells.values())


def test_without_dates_there_is_no_timeline(tmp_path: Path) -> None:
    """A graph that tells no date is a static one."""
    write_gexf(graph(PARTNERS), tmp_path / "graph.gexf", SETTINGS)
    (content,) = etree.parse(tmp_path / "graph.gexf").getroot().findall("g:graph", GEXF)
    assert dict(content.attrib) == {"defaultedgetype": "directed", "mode": "static"}


@pytest.mark.parametrize(
    ("value", "spell"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-02-28", ("2023-02-28", "2023-02-28")),
        ("2023-02-29", None),
        ("2023-13", None),
        ("去年", None),
    ],
)
def test_a_date_is_a_spell(value: str, spell: tuple[str, str] | None) -> None:
    """The whole of the year, the month, or the day; nothing where no calendar has it."""
    assert spell_of(Date(value, "day", value)) == spell


def test_dates_that_overlap_are_one_spell() -> None:
    """A year and a month of it are the year; another year is a spell of its own."""
    dates = ("2024", "2024-03", "2022-05-01", "2024-12-31")
    items = tuple(evidence(v, n, date=Date(v, "day", v)) for n, v in enumerate(dates))
    assert spells_of(replace(LOAN, evidence=items)) == (
        Spell("2022-05-01", "2022-05-01"),
        Spell("2024-01-01", "2024-12-31"),
    )
