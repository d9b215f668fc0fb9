"""Answers in print."""

from __future__ import annotations

import json

import pyoxigraph as ox

from kg.query import Answer, show, to_csv, to_json, to_table, to_tsv, to_turtle

XSD = "http://www.w3.org/2001/XMLSchema#"
E = "https://kg.example/entity/"
ANSWER = Answer(
    ("谁", "iri", "amount", "ok"),
    (
        (
            ox.Literal("黔山\n银行", language="zh"),
            ox.NamedNode(f"{E}黔山银行"),
            ox.Literal("2000000", datatype=ox.NamedNode(f"{XSD}decimal")),
            ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean")),
        ),
        (
            ox.Literal("ATM, é\x1b"),
            ox.NamedNode("https://elsewhere.example/a"),
            ox.Literal("5", datatype=ox.NamedNode(f"{XSD}integer")),
            None,
        ),
    ),
    {"bank": E, "ent": E},
)


def test_a_table_stands_straight() -> None:
    """A Chinese character is two columns wide, numbers stand right, control characters nowhere."""
    assert to_table(ANSWER).splitlines() == [
        "谁         iri                           amount  ok",
        "---------  ---------------------------  -------  ----",
        "黔山 银行  ent:黔山银行                 2000000  true",
        "ATM, é\ufffd    https://elsewhere.example/a        5",
        "(2 rows)",
    ]


def test_csv_keeps_values_whole() -> None:
    """IRIs in full, quotes where a comma or a line break asks for them."""
    assert to_csv(ANSWER) == (
        "谁,iri,amount,ok\n"
        f'"黔山\n银行",{E}黔山银行,2000000,true\n'
        '"ATM, é\x1b",https://elsewhere.example/a,5,'
    )


def test_tsv_has_a_line_for_a_row() -> None:
    """Nothing is put in quotation marks; what would break a line is a space."""
    assert to_tsv(ANSWER).split("\n") == [
        "谁\tiri\tamount\tok",
        f"黔山 银行\t{E}黔山银行\t2000000\ttrue",
        "ATM, é\x1b\thttps://elsewhere.example/a\t5\t",
    ]


def test_turtle_has_the_prefixes_that_it_needs() -> None:
    """Those of entities as `ent:`; it is how a graph is printed where nothing else is asked for."""
    thing, says = ox.NamedNode(f"{E}黔山银行"), ox.NamedNode("https://elsewhere.example/says")
    rows = ((thing, says, ox.Literal("“好”", language="zh")),)
    prefixes = {"xsd": XSD, "bank": E, "ent": E}
    graph = Answer(("subject", "predicate", "object"), rows, prefixes, is_graph=True)
    assert to_turtle(graph) == (
        f'@prefix ent: <{E}> .\nent:黔山银行 <https://elsewhere.example/says> "“好”"@zh .'
    )
    assert show(graph) == to_turtle(graph)
    assert show(ANSWER) == to_table(ANSWER)


def test_json_has_numbers_and_truth_values() -> None:
    """What is unbound is left out."""
    assert json.loads(to_json(ANSWER)) == [
        {"谁": "黔山\n银行", "iri": f"{E}黔山银行", "amount": 2000000.0, "ok": True},
        {"谁": "ATM, é\x1b", "iri": "https://elsewhere.example/a", "amount": 5},
    ]


def test_no_rows() -> None:
    """An answer without rows still names its columns, and is valid JSON."""
    empty = Answer(("a", "b"), ())
    assert to_table(empty) == "a  b\n-  -\n(0 rows)"
    assert to_csv(empty) == "a,b"
    assert to_json(empty) == "[]"
