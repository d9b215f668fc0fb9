"""The graph of any size on which the RDF writers are measured."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from made_graph import made_graph

from kg.export.rdf import write_turtle
from tests.export.rdf_graph import SETTINGS


def test_it_is_a_graph_as_a_build_makes_it(tmp_path: Path) -> None:
    """No claim comes twice, every end is an entity, no triple is repeated in the file."""
    graph = made_graph(700)
    assert len({statement.id for statement in graph.statements}) == 700
    entities = {entity.id: entity.type for entity in graph.entities}
    assert len(entities) == len(graph.entities)
    for statement in graph.statements:
        assert statement.subject in entities
        assert statement.object in entities
    assert all(mention.entity in entities for mention in graph.mentions)
    write_turtle(graph, tmp_path / "graph.ttl", SETTINGS)
    quads = list(ox.parse(path=str(tmp_path / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(quads) == len(set(quads)) > 20_000


def test_records_are_the_same_whenever_they_are_made() -> None:
    """By index, from the end, in a slice."""
    statements = made_graph(100).statements
    assert statements[99] == statements[-1] == list(statements)[99] == statements[99:][0]
