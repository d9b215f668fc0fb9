"""The four RDF files: one set of triples, in files that every parser reads alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ExportError
from kg.export.rdf import write_jsonld, write_ntriples, write_trig, write_turtle
from kg.export.settings import ExportSettings
from kg.model import Graph
from tests.export.rdf_graph import SETTINGS, small_graph
from tests.export.rdf_parsers import count_rapper, read_oxigraph, read_rdflib

WRITERS: dict[str, Callable[[Graph, Path, ExportSettings], None]] = {
    "ttl": write_turtle,
    "nt": write_ntriples,
    "jsonld": write_jsonld,
    "trig": write_trig,
}
TRIPLES = 592


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("read", [read_oxigraph, read_rdflib])
def test_every_format_holds_the_same_triples(
    kind: str, read: Callable[[Path], set[tuple[str, str, str]]], tmp_path: Path
) -> None:
    """Whatever the format and the parser, the triples are those of the N-Triples file."""
    WRITERS[kind](small_graph(), tmp_path / f"graph.{kind}", SETTINGS)
    write_ntriples(small_graph(), tmp_path / "lines.nt", SETTINGS)
    lines = (tmp_path / "lines.nt").read_text("utf-8").splitlines()
    expected = {f"{s} {p} {o} ." for s, p, o in read(tmp_path / f"graph.{kind}")}
    assert expected == set(lines)
    assert len(lines) == TRIPLES


def test_rapper_reads_as_many_triples(tmp_path: Path) -> None:
    """A third parser, of another family, finds the same number."""
    write_turtle(small_graph(), tmp_path / "graph.ttl", SETTINGS)
    assert count_rapper(tmp_path / "graph.ttl") == TRIPLES


def test_no_blank_nodes_and_no_repeats(tmp_path: Path) -> None:
    """Every node has a name; a parser that repeats what is repeated finds each triple once."""
    write_turtle(small_graph(), tmp_path / "graph.ttl", SETTINGS)
    quads = list(ox.parse(path=str(tmp_path / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(quads) == len(set(quads)) == TRIPLES
    assert not any(isinstance(n, ox.BlankNode) for q in quads for n in (q.subject, q.object))


@pytest.mark.parametrize("kind", WRITERS)
def test_order_of_the_records_does_not_matter(kind: str, tmp_path: Path) -> None:
    """The same graph with its tuples turned round gives the same bytes."""
    graph = small_graph()
    turned = Graph(
        graph.articles[::-1], graph.mentions[::-1], graph.entities[::-1], graph.statements[::-1]
    )
    WRITERS[kind](graph, tmp_path / "a", SETTINGS)
    WRITERS[kind](turned, tmp_path / "b", SETTINGS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_hash_seeds_do_not_matter(tmp_path: Path) -> None:
    """Python's random order of sets leaves no trace in any of the files."""
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.export.test_rdf_files import SETTINGS, WRITERS, small_graph\n"
        "for kind, write in WRITERS.items():\n"
        "    write(small_graph(), Path(sys.argv[1]) / kind, SETTINGS)\n"
    )
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", program, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            check=True,
        )
        written.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert len(written[0]) == len(WRITERS)
    assert written[0] == written[1]


def test_trig_names_a_graph_after_each_document(tmp_path: Path) -> None:
    """What a document asserts stands in the graph that bears its name; the rest in none."""
    write_trig(small_graph(), tmp_path / "graph.trig", SETTINGS)
    quads = list(ox.parse(path=str(tmp_path / "graph.trig"), format=ox.RdfFormat.TRIG))
    funds = ox.NamedNode("https://kg.example/ontology#funds")
    said = sorted(
        (getattr(q.graph_name, "value", ""), q.subject.value.rsplit("/", 1)[1])
        for q in quads
        if q.predicate == funds
    )
    document = "https://kg.example/document/"
    assert said == [
        (f"{document}a.txt", "遵义市总工会"),
        (f"{document}a.txt", "黔山银行湄潭支行"),
        (f"{document}子目录/b.txt", "遵义市总工会"),
    ]
    assert len(quads) == len(set(quads))


def test_an_empty_graph_is_a_valid_file(tmp_path: Path) -> None:
    """Texts that name nothing still give files that can be read."""
    for kind, write in WRITERS.items():
        path = tmp_path / f"graph.{kind}"
        write(Graph((), (), (), ()), path, SETTINGS)
        assert read_oxigraph(path) == read_rdflib(path)


@pytest.mark.parametrize("base", ["kg.example", "https://kg example/", "<x>"])
def test_a_base_that_is_no_iri_is_refused(base: str, tmp_path: Path) -> None:
    """The message says what would be right."""
    settings = replace(SETTINGS, base_iri=base)
    with pytest.raises(ExportError, match=r"should be absolute and without spaces"):
        write_turtle(small_graph(), tmp_path / "graph.ttl", settings)


@pytest.mark.parametrize("base", ["https://graph.example.org/新闻", "https://graph.example.org/a/"])
def test_another_base(base: str, tmp_path: Path) -> None:
    """Every node of ours but entities, whose ids are made before, lies under the base."""
    settings = replace(SETTINGS, base_iri=base)
    path = tmp_path / "graph.ttl"
    write_turtle(small_graph(), path, settings)
    found = {s.strip("<>") for s, _, _ in read_oxigraph(path)}
    ours = {"entity", "ontology#"}
    others = {s for s in found if not any(f"kg.example/{part}" in s for part in ours)}
    assert len(others) > 30
    assert all(s.startswith(f"{base.rstrip('/')}/") for s in others)
    assert count_rapper(path) == TRIPLES


def test_json_ld_can_be_read_by_people(tmp_path: Path) -> None:
    """The context tells what a key's values are, so that they are words and names, not objects."""
    write_jsonld(small_graph(), tmp_path / "graph.jsonld", SETTINGS)
    text = (tmp_path / "graph.jsonld").read_text("utf-8")
    file = json.loads(text)
    town = next(row for row in file["@graph"] if row.get("rdfs:label", {}).get("zh") == ["兴隆镇"])
    assert town == {
        "id": "place:兴隆镇_贵州省遵义市湄潭县",
        "type": ["kg:Place", "kg:AdministrativeDivision"],
        "rdfs:label": {"zh": ["兴隆镇"]},
        "kg:home": {"zh": ["贵州省遵义市湄潭县兴隆镇"]},
        "kg:divisionCode": ["520328108"],
        "kg:divisionPath": {"zh": ["贵州省遵义市湄潭县兴隆镇"]},
        "kg:divisionOf": ["place:湄潭县"],
    }
    assert file["@context"]["prov:used"] == {
        "@id": "http://www.w3.org/ns/prov#used",
        "@type": "@id",
    }
    assert '"prov:used": ["doc:a.txt", ' in text
