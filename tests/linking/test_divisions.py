"""Places linked to the code of their division, and what the RDF says of it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import ExportSettings
from kg.export.rdf.turtle import write_turtle
from kg.gazetteer import load_gazetteer
from kg.linking.divisions import link_division
from kg.model import Entity, Graph

BASE = "https://b.example/"


def place(label: str, at: str | None = None, kind: str = "Place") -> Entity:
    """A place, with the division that tells it from namesakes."""
    return Entity(f"{BASE}entity/" + (at or "") + label, kind, None, label, place=at)


@pytest.mark.parametrize(
    ("entity", "code"),
    [
        (place("昌平区"), "110114"),
        (place("北京市"), "110000"),
        (place("吉林省"), "220000"),
        (place("朝阳区", "北京市朝阳区"), "110105"),
        (place("朝阳区"), None),
        (place("双桥区", "河北省承德市双桥区"), "130802"),
        (place("双桥区"), None),
        (place("东莞市"), "441900"),
        (place("襄樊市"), None),
        (place("高雄市"), None),
        (place("兴隆镇", "贵州省遵义市湄潭县兴隆镇"), None),
        (place("昌平"), None),
        (place("昌平区", kind="Enterprise"), None),
    ],
)
def test_a_division_is_linked_to_its_code(entity: Entity, code: str | None) -> None:
    """A full name that means one division only; townships have no code in the standard."""
    linked = link_division(entity, load_gazetteer())
    expected = (("skos:exactMatch", f"https://kg.example/division/{code}"),) if code else ()
    assert linked.links == expected


def test_the_rdf_says_where_a_division_lies(tmp_path: Path) -> None:
    """昌平区 is 110114 and lies in 北京市, which no text needs to name; under any base."""
    named = place("昌平区"), place("湄潭县")
    entities = tuple(link_division(entity, load_gazetteer()) for entity in named)
    path = tmp_path / "graph.ttl"
    write_turtle(Graph((), (), entities, ()), path, ExportSettings(base_iri=BASE))
    text = path.read_text(encoding="utf-8")
    assert (
        """division:110114 a skos:Concept ;
    rdfs:label "昌平区"@zh ;
    skos:notation "110114" ;
    skos:broader division:110000 .
"""
        in text
    )
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    question = """SELECT ?name WHERE {
        <https://b.example/entity/湄潭县> skos:exactMatch/skos:broader+/rdfs:label ?name
    } ORDER BY ?name"""
    prefixes = {
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    }
    rows = store.query(question, prefixes=prefixes)
    assert isinstance(rows, ox.QuerySolutions)
    assert [str(row["name"]) for row in rows] == ['"贵州省"@zh', '"遵义市"@zh']


def test_former_names_are_of_divisions_that_are_there() -> None:
    """Each row lay in a division, and is now one, or none; none bears the name there now."""
    gazetteer = load_gazetteer()
    rows = [item for items in gazetteer._former.values() for item in items]
    assert len(rows) > 200
    for row in rows:
        within = gazetteer.by_code[row.within]
        now = gazetteer.by_code[row.now] if row.now else None
        assert now is None or (gazetteer.contains(within, now) and now != within), row
        here = [d for d in gazetteer.find(row.name) if d.name == row.name]
        assert not [d for d in here if gazetteer.contains(within, d)], row
