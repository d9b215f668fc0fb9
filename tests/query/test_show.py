"""Answers in print."""

from __future__ import annotations

import json

import pyoxigraph as ox

from kg.query import Answer, to_csv, to_json, to_table

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
