"""The checks of `kg validate` on records built by hand."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export.rdf import write_turtle
from kg.query.validate.edges import check_edges
from kg.query.validate.faults import Fault, quoted
from kg.query.validate.graph import kg, load_store
from kg.query.validate.naming import Naming
from kg.query.validate.pyshacl_shapes import PyshaclShapes
from kg.query.validate.quotes import Quote, quotes_of_graph, stands
from kg.query.validate.shapes import Shapes, our_shapes
from tests.export.rdf_graph import BANK, BRANCH, SETTINGS, TEA, UNION, small_graph


@pytest.fixture
def store(tmp_path: Path) -> ox.Store:
    """The small graph."""
    write_turtle(small_graph(), tmp_path / "graph.ttl", SETTINGS)
    store = load_store(tmp_path / "graph.ttl", {})
    assert store is not None
    return store


@pytest.mark.parametrize(
    ("spans", "text", "right"),
    [
        (((0, 3),), "甲乙丙", True),
        (((3, 5), (0, 1)), "丁戊甲", True),
        (((0, 3),), "甲乙", False),
        (((3, 9),), "丁戊", False),
        (((-2, 5),), "丁戊", False),
        (((2, 2),), "", False),
        (((5, 6),), "\ufffd", True),
    ],
)
def test_a_quote_stands_where_it_says(
    spans: tuple[tuple[int, int], ...], text: str, right: bool
) -> None:
    """Piece by piece, in code points; what no literal holds may be U+FFFD."""
    quote = Quote("graph.ttl", "statement 1", "a.txt", spans, text)
    assert stands(quote, "甲乙丙丁戊\x00𠮷") == right


def test_a_torn_sentence_is_read_in_its_order(store: ox.Store) -> None:
    """The first piece of the graph's torn sentence stands behind the second."""
    torn = [q for q in quotes_of_graph(store, "graph.ttl") if len(q.spans) > 1]
    assert [(q.document, q.spans) for q in torn] == [("a.txt", ((40, 48), (10, 18)))]


def test_direct_triples_and_statements_agree(store: ox.Store) -> None:
    """In a graph of ours, with groups, symmetric relations, honours and plans."""
    assert list(check_edges(store)) == []


def test_one_direction_of_a_partnership_is_not_enough(store: ox.Store) -> None:
    """Partners are partners both ways."""
    store.remove(ox.Quad(ox.NamedNode(BANK), kg("partnersWith"), ox.NamedNode(UNION)))
    (found,) = check_edges(store)
    assert found.message == (
        "it is asserted, but the graph lacks 黔山银行 partners with 遵义市总工会."
    )


def test_the_reverse_of_a_loan_is_no_loan(store: ox.Store) -> None:
    """Only symmetric relations may be turned round."""
    store.add(ox.Quad(ox.NamedNode(TEA), kg("funds"), ox.NamedNode(BRANCH)))
    (found,) = check_edges(store)
    assert found.node == ox.NamedNode(TEA)
    assert "no asserted statement says so" in found.message


@pytest.mark.parametrize("part", [1, 7, 50])
def test_parts_find_what_the_whole_finds(store: ox.Store, tmp_path: Path, part: int) -> None:
    """A graph too large for one go is told the same faults, each once."""
    for predicate in ("funder", "place", "rule", "partner"):
        quads = list(store.quads_for_pattern(None, kg(predicate), None, None))
        store.remove(min(quads, key=str))
    naming = Naming(store, tmp_path, "graph.ttl")
    whole = [fault for found in Shapes().check(store) for fault in naming.tell(found)]
    assert len(whole) == 4
    own = Shapes().own
    assert own is not None
    for check in (own.check, PyshaclShapes(*our_shapes()).check):
        parts = [fault for found in check(store, part=part) for fault in naming.tell(found)]
        assert sorted(parts) == sorted(whole)


def test_a_fault_is_one_line() -> None:
    """Whatever the text holds; long sentences are cut."""
    torn = quoted("甲\n乙")
    assert str(Fault("a\nb", f"x\x1b {torn}")) == "a b: x\ufffd “甲 乙”"
    assert len(quoted("甲" * 1000)) == 162
