"""Any text survives as a literal, any name as an IRI."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.rdf import write_jsonld, write_ntriples, write_trig, write_turtle
from kg.export.rdf.literals import clean
from kg.export.rdf.names import Names, bare, escape, is_local
from kg.model import Entity, Graph
from tests.export.rdf_graph import BANK, SETTINGS, claim, evidence
from tests.export.rdf_parsers import RDFLIB, count_rapper, read_oxigraph, read_rdflib

WRITERS = {
    "ttl": write_turtle,
    "nt": write_ntriples,
    "jsonld": write_jsonld,
    "trig": write_trig,
}
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\"\\\n\r\t'`<>{}|^%#/.@;,_~-()（）“”《》 \x00\x01\x7f\x85\u2028\ufffe\uffff\ud800"
        ),
    ),
    max_size=12,
)


@pytest.mark.parametrize("kind", WRITERS)
@given(label=NASTY)
@settings(max_examples=25, deadline=None)
def test_adversarial_labels_come_back(kind: str, label: str) -> None:
    """Quotes, line breaks, control characters: what was written is read, by both parsers."""
    graph = Graph((), (), (Entity(BANK, "Bank", None, label, aliases=(f"{label}x",)),), ())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"graph.{kind}"
        WRITERS[kind](graph, path, SETTINGS)
        expected = str(ox.Literal(clean(label), language="zh"))
        for read in (read_oxigraph, read_rdflib):
            found = {o for s, p, o in read(path) if s == f"<{BANK}>" and p == str(LABEL)}
            assert found == {expected}


@given(words=NASTY.filter(str.strip), name=NASTY.filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_adversarial_names_make_valid_files(words: str, name: str) -> None:
    """Groups, honours, programmes and documents of any name: the parsers agree on every triple."""
    said = evidence(words, document=name)
    statements = (
        claim("funds", None, None, said, text=words, programme=words, kind=words),
        claim("awarded", None, None, said, text=words, honour=words),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        write_turtle(Graph((), (), (), statements), path, SETTINGS)
        assert read_oxigraph(path) == read_rdflib(path)


def test_rapper_agrees_on_control_characters(tmp_path: Path) -> None:
    """Characters at which rapper stops are replaced; all others pass."""
    label = (
        "".join(map(chr, range(0x20)))
        + "\x7f\x80\x9f\u2028\ufeff\ufffe\uffff\ufdd0\U0001fffe\ud800"
    )
    path = tmp_path / "graph.ttl"
    write_turtle(Graph((), (), (Entity(BANK, "Bank", None, label),), ()), path, SETTINGS)
    assert count_rapper(path) == len(read_oxigraph(path))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("“黔山”\n\t\x01", "“黔山”\n\t\x01"),
        ("a\x00b\ud800c\uffff", "a\ufffdb\ufffdc\ufffd"),
    ],
)
def test_what_no_literal_holds_is_replaced(text: str, cleaned: str) -> None:
    """One for one, and nothing else changes."""
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("页1.txt", "页1.txt"),
        ("2026/三月/页 1.txt", "2026/三月/页%201.txt"),
        ("../x", "%2E%2E/x"),
        ("a%20b#1", "a%2520b%231"),
        ("（甲）“乙”", "（甲）%E2%80%9C乙%E2%80%9D"),
        ("-甲.", "%2D甲%2E"),
    ],
)
def test_names_in_iris(name: str, escaped: str) -> None:
    """Chinese stays readable, what an IRI or Turtle cannot hold is escaped."""
    assert escape(name) == escaped


@given(NASTY, NASTY)
@settings(max_examples=300)
def test_different_names_stay_different(one: str, other: str) -> None:
    """No two documents share an IRI."""
    assert (escape(one) == escape(other)) == (one == other)


@pytest.mark.parametrize(
    ("local", "short"),
    [
        ("黔山银行", True),
        ("12家", True),
        ("a.b", True),
        ("a.", False),
        ("a/b", False),
        ("·a", False),
        ("a·b", True),
        ("%E2甲", True),
        ("%e", False),
        ("“甲”", False),
        ("", False),
    ],
)
def test_what_turtle_can_print_short(local: str, short: bool) -> None:
    """The grammar's rule for local names, without backslashes."""
    assert is_local(local) is short


def test_a_group_is_of_its_document() -> None:
    """The same words in two documents are two groups; an honour is one everywhere."""
    names = Names("https://kg.example")
    assert names.group("a", "17家企业") == names.group("a", "17家企业")
    assert names.group("a", "17家企业") != names.group("b", "17家企业")
    assert names.honour("“贵州\n工匠”") == names.honour("贵州工匠")
    assert names.honour("贵州工匠") == "<https://kg.example/honour/贵州工匠>"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("“春芽贷”", "春芽贷"),
        ("Best \n Bank 奖", "Best Bank奖"),
        ("“”", "“”"),
        ("《法》", "《法》"),
        ("“好人”金质奖章", "“好人”金质奖章"),
        ("“甲奖”和“乙奖”", "“甲奖”和“乙奖”"),
        ("“‘好人’奖”", "‘好人’奖"),
        ("“「春芽贷」”", "春芽贷"),
        ("好人”奖", "好人”奖"),
        ("春芽贷”", "春芽贷"),
        ("“春芽贷", "春芽贷"),
        ('"春芽贷"', "春芽贷"),
    ],
)
def test_bare_names(printed: str, name: str) -> None:
    """Quotation marks around all of a name and line breaks in it are not part of it."""
    assert bare(printed) == name


def test_rdflib_prints_entities_under_one_neutral_prefix(tmp_path: Path) -> None:
    """Of the many prefixes for entities rdflib keeps `ent:`, so that it calls no bank a place."""
    path = tmp_path / "graph.ttl"
    write_turtle(Graph((), (), (Entity(BANK, "Bank", None, "黔山银行"),), ()), path, SETTINGS)
    again = rdflib.Graph().parse(path, format=RDFLIB["ttl"]).serialize(format="turtle")
    assert "\nent:黔山银行 a kg:Bank" in again
