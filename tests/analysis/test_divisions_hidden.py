"""A person who is called like a county: our table of divisions tells no name of theirs."""

from __future__ import annotations

from pathlib import Path

from kg.analysis.cover import Cover
from kg.analysis.covered import hide_persons
from kg.export.formats import WRITERS
from kg.gazetteer import DIVISIONS
from kg.linking import link_known
from kg.model import Article, Entity, Evidence, Graph, Mention, Span, Statement
from tests.analysis.by_hand import SETTINGS, E

TEXT = "读者贺兰到习岗镇。"
READER = Entity(f"{E}贺兰", "Person", None, "贺兰")
PLACES = link_known(
    [
        Entity(f"{E}贺兰县", "Place", "AdministrativeDivision", "贺兰县"),
        Entity(f"{E}习岗镇", "Place", "AdministrativeDivision", "习岗镇"),
        Entity(f"{E}永宁县", "Place", "AdministrativeDivision", "永宁县"),
    ]
)


def test_no_upper_division_tells_a_name(tmp_path: Path) -> None:
    """Neither by a link to its code, nor by the path of a town; other divisions keep theirs."""
    evidence = Evidence("页.txt", 1, 0, len(TEXT), TEXT, "by/hand")
    graph = Graph(
        (Article("页.txt", 1, "", 0, len(TEXT), "", (), ()),),
        (Mention("页.txt", 1, 2, 4, "贺兰", "Person", None, Span(0, 0), "贺兰", READER.id),),
        (READER, *PLACES),
        (Statement("locatedIn", PLACES[1].id, PLACES[0].id, (evidence,)),),
    )
    assert PLACES[0].links[0].iri == f"{DIVISIONS}640122"
    hidden = hide_persons(
        graph, Cover(graph, "pseudonyms", {"页.txt": TEXT}.get), SETTINGS.relations
    )
    WRITERS["ttl"](hidden, tmp_path / "graph.ttl", SETTINGS)
    turtle = (tmp_path / "graph.ttl").read_text("utf-8")
    assert "贺兰" not in turtle
    assert "永宁县" in turtle
    assert "银川市" in turtle
