"""What built the graph stands in it: program, settings, documents; a time only where wanted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import rdflib
from rdflib import PROV, RDF, XSD, Literal, URIRef

from kg.export import BuildNotes
from kg.export.built import read_build
from kg.export.rdf import write_turtle
from kg.export.rdf.names import Names
from kg.export.rdf.provenance import describe_use
from tests.export.by_hand import build_here
from tests.export.rdf_graph import SETTINGS, small_graph

BASE = "https://kg.example/"
BUILD, DATASET = URIRef(f"{BASE}build"), URIRef(f"{BASE}dataset")
KG = rdflib.Namespace(f"{BASE}ontology#")
NOTES = BuildNotes({"encoding": "gb18030", "min_confidence": 0.5, "rules": None})
TIMES = (
    ("startedAtTime", "2026-03-12T08:00:00+00:00"),
    ("endedAtTime", "2026-03-12T08:00:09+00:00"),
)


def settings_of(graph: rdflib.Graph) -> dict[str, object]:
    """Name to value."""
    nodes = list(graph.objects(BUILD, KG.setting))
    name = rdflib.DCTERMS.identifier
    return {str(graph.value(n, name)): graph.value(n, RDF.value).toPython() for n in nodes}  # type: ignore[union-attr]


def test_the_dataset_was_made_by_a_build_of_the_program(tmp_path: Path) -> None:
    """The whole chain: dataset, activity, agent, version; the settings of build.json but formats."""
    build_here(tmp_path, notes=NOTES, formats=("nt",))
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    assert list(graph.objects(DATASET, PROV.wasGeneratedBy)) == [BUILD]
    assert {PROV.Activity, KG.Build} == set(graph.objects(BUILD, RDF.type))
    program = graph.value(BUILD, PROV.wasAssociatedWith)
    assert (program, RDF.type, PROV.SoftwareAgent) in graph
    assert (program, rdflib.SDO.softwareVersion, Literal("0.0.0")) in graph
    record = json.loads((tmp_path / "build.json").read_text("utf-8"))
    given = {name: value for name, value in record["settings"].items() if value is not None}
    assert settings_of(graph) == {k: v for k, v in given.items() if k not in ("formats", "csv_bom")}
    assert set(graph.objects(BUILD, PROV.used)) == {URIRef(f"{BASE}document/页.txt")}
    assert not list(graph.objects(None, PROV.startedAtTime))
    assert "times" not in record


def test_times_are_told_where_they_are_wanted(tmp_path: Path) -> None:
    """In build.json and in RDF the same, and read back."""
    build_here(tmp_path, notes=replace(NOTES, times=TIMES))
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    for name, value in TIMES:
        assert graph.value(BUILD, PROV[name]) == Literal(value, datatype=XSD.dateTime)
    assert json.loads((tmp_path / "build.json").read_text("utf-8"))["times"] == dict(TIMES)
    assert read_build(tmp_path).settings.times == TIMES


def test_a_build_read_back_is_written_with_its_own_settings(tmp_path: Path) -> None:
    """The Turtle of an export is that of the build."""
    build_here(tmp_path, notes=replace(NOTES, times=TIMES))
    built = read_build(tmp_path)
    assert built.settings.further == tuple(sorted(NOTES.settings.items()))
    mine = replace(SETTINGS, version="1", further=built.settings.further, times=TIMES)
    write_turtle(small_graph(), tmp_path / "again.ttl", mine)
    graph = rdflib.Graph().parse(tmp_path / "again.ttl")
    assert settings_of(graph)["encoding"] == "gb18030"


def test_no_block_grows_with_the_corpus() -> None:
    """The documents that were used come by the hundred."""
    blocks = list(describe_use((f"{n}.txt" for n in range(250)), Names(BASE)))
    assert [sum(1 for _ in block.triples) for block in blocks] == [100, 100, 50]
    assert {block.subject for block in blocks} == {f"<{BUILD}>"}
