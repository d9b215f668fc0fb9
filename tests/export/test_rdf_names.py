"""Names with marks, spaces, emoji and rare characters come back from every format by every parser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.entities.iris import to_iri
from kg.export.rdf import write_jsonld, write_ntriples, write_trig, write_turtle
from kg.export.settings import ExportSettings
from kg.model import Article, Entity, Graph
from tests.export.rdf_graph import SETTINGS, claim, evidence
from tests.export.rdf_parsers import Triples, read_oxigraph, read_rdflib
from tests.export.rdf_programs import count_jena, read_jena, read_rapper

WRITERS: dict[str, Callable[[Graph, Path, ExportSettings], None]] = {
    "ttl": write_turtle,
    "nt": write_ntriples,
    "jsonld": write_jsonld,
    "trig": write_trig,
}
NAMES = (
    "云\"岭'茶业",
    "Best Bank 银行",
    "<甲>{乙}|丙\\丁^",
    "增长50%公司%41",
    "🍵👩‍🌾茶业",
    "𠮷野𪚥家",  # extension B
    "C:\\新\n公司\t",
    "甲/乙#丙?丁&戊;己",
    "._·-甲-·_.",
    "https://茶业.example/a b",
)
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def graph() -> Graph:
    """Things of every kind with these names, in documents of these names."""
    entities = [
        Entity(to_iri(name, SETTINGS.base_iri), "Enterprise", None, name, (f"{name}号",))
        for name in NAMES
    ]
    claims = []
    for one, other in zip(entities, [*entities[1:], entities[0]], strict=True):
        said = evidence(f"{one.label}与{other.label}合作。", document=f"{one.label}.txt")
        claims += [
            claim("partnersWith", one.id, other.id, said, matter=one.label),
            claim("funds", one.id, None, said, text=f"{one.label}等企业", programme=one.label),
            claim("awarded", None, one.id, said, honour=f"“{other.label}”奖"),
        ]
    articles = [
        Article(f"{name}.txt", 1, name, 0, 9, name, (), (), None, (name,)) for name in NAMES
    ]
    return Graph(tuple(articles), (), tuple(entities), tuple(claims))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph in every format."""
    folder = tmp_path_factory.mktemp("names")
    for kind, write in WRITERS.items():
        write(graph(), folder / f"graph.{kind}", SETTINGS)
    return folder


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("read", [read_oxigraph, read_rdflib, read_rapper, read_jena])
def test_every_parser_reads_the_same(
    kind: str, read: Callable[[Path], Triples], folder: Path
) -> None:
    """Triple by triple what the lines of the N-Triples file say."""
    if (kind, read) == ("jsonld", read_rapper):
        pytest.skip("rapper reads no JSON-LD")
    lines = set((folder / "graph.nt").read_text("utf-8").splitlines())
    assert {f"{s} {p} {o} ." for s, p, o in read(folder / f"graph.{kind}")} == lines
    assert len(lines) > 700


def test_the_names_are_what_was_written(folder: Path) -> None:
    """Each label is that of its own entity, and no two entities are one."""
    found = {s: o for s, p, o in read_oxigraph(folder / "graph.ttl") if p == LABEL}
    for entity in graph().entities:
        text = entity.label.replace("\\", "\\\\").replace('"', '\\"')
        text = text.replace("\n", "\\n").replace("\t", "\\t")
        assert found[f"<{entity.id}>"] == f'"{text}"@zh'
    assert len({entity.id for entity in graph().entities}) == len(NAMES)


def test_jena_counts_as_many(folder: Path) -> None:
    """A fourth family of parsers, by the command that people run."""
    lines = len((folder / "graph.nt").read_text("utf-8").splitlines())
    paths = [folder / f"graph.{kind}" for kind in ("ttl", "nt", "trig")]
    assert count_jena(*paths) == [lines] * 3
