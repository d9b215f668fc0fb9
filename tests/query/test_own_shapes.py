"""Our checks of our shapes say of any graph what pySHACL says of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib

from kg.export.rdf import write_turtle
from kg.query.validate.focus import Term
from kg.query.validate.naming import Finding
from kg.query.validate.own_shapes import OwnShapes
from kg.query.validate.pyshacl_shapes import PyshaclShapes
from kg.query.validate.shape_file import UnknownShapeError, read_targets
from kg.query.validate.shapes import Shapes, our_shapes
from tests.export.rdf_graph import SETTINGS, small_graph
from tests.query.asked_graph import asked_graph

XSD = "http://www.w3.org/2001/XMLSchema#"
END = ox.NamedNode("http://www.w3.org/ns/oa#end")
ODD: tuple[Term, ...] = (
    ox.Literal(""),
    ox.Literal("甲"),
    ox.Literal("甲", language="zh"),
    ox.Literal("Tea", language="en-GB"),
    ox.Literal("2.5", datatype=ox.NamedNode(f"{XSD}decimal")),
    ox.Literal("-3", datatype=ox.NamedNode(f"{XSD}integer")),
    ox.Literal("many", datatype=ox.NamedNode(f"{XSD}integer")),
    ox.NamedNode("https://kg.example/entity/nobody"),
    ox.NamedNode("https://kg.example/entity/湄潭县"),
    ox.NamedNode("https://kg.example/entity/黔山银行"),
)


@pytest.fixture(scope="module")
def checks() -> tuple[OwnShapes, PyshaclShapes]:
    """Ours, and the same shapes for pySHACL."""
    own = Shapes().own
    assert own is not None
    return own, PyshaclShapes(*our_shapes())


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    """A graph with one of everything."""
    path: Path = tmp_path_factory.mktemp("own") / "graph.ttl"
    write_turtle(small_graph(), path, SETTINGS)
    return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def broken(quads: list[ox.Quad], seed: int) -> ox.Store:
    """The graph with some triples gone, some of other objects, some of other subjects.

    Ends stay: pySHACL finds no fault where a start and an end cannot be compared, though SHACL does.
    """
    chance = Random(seed)  # noqa: S311 - no secret
    store = ox.Store()
    store.extend(quads)
    for quad in chance.sample([q for q in quads if q.predicate != END], 40):
        store.remove(quad)
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        match chance.randrange(4):
            case 0:
                value = chance.choice(ODD)
            case 1:
                value = chance.choice(quads).object
            case 2:
                subject = chance.choice(quads).subject
            case _:
                continue
        store.add(ox.Quad(subject, predicate, value))
        if chance.random() < 0.3:
            store.add(quad)
    return store


def told(found: list[Finding]) -> list[tuple[str, str]]:
    """In an order of their own."""
    return sorted((item.node.value, item.message) for item in found)


@pytest.mark.parametrize("seed", range(12))
def test_any_fault_is_told_as_pyshacl_tells_it(
    seed: int, quads: list[ox.Quad], checks: tuple[OwnShapes, PyshaclShapes]
) -> None:
    """Node by node, message by message, with the values at fault."""
    own, pyshacl = (
        told([item for some in check.check(broken(quads, seed)) for item in some])
        for check in checks
    )
    assert own == pyshacl
    assert len(own) > 4


def test_a_graph_of_ours_conforms(tmp_path: Path, checks: tuple[OwnShapes, PyshaclShapes]) -> None:
    """With statements of every kind."""
    write_turtle(asked_graph(), tmp_path / "graph.ttl", SETTINGS)
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    assert [item for some in checks[0].check(store) for item in some] == []


def test_words_that_are_not_checked_are_noticed() -> None:
    """Such shapes are pySHACL's to check; nothing is passed over."""
    text = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <a:a> a sh:NodeShape ; sh:targetClass <a:b> ; "
    )
    for more in ("sh:closed true .", "sh:targetNode <a:c> .", "sh:xone ( ) .", "sh:node <a:n> ."):
        with pytest.raises(UnknownShapeError):
            read_targets(rdflib.Graph().parse(data=text + more, format="turtle"))
