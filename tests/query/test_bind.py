"""Variables held to a value: names are looked up, whichever engine is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.query import ENGINES, bind, load_engine, query, to_csv

FUNDS = "SELECT ?b { ?who kg:funds/rdfs:label ?b } ORDER BY ?b"
BRANCH = "b\n湄潭县中等职业学校"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "value",
    ["翠岭茶业", " 贵州翠岭茶业有限公司 ", "ent:贵州翠岭茶业有限公司", "https://kg.example/entity/贵州翠岭茶业有限公司", "<https://kg.example/entity/贵州翠岭茶业有限公司>"],
)  # fmt: skip
def test_a_name_is_looked_up(value: str, engine: str, asked: Path) -> None:
    """By alias, label, prefixed name or IRI."""
    assert to_csv(query(asked, FUNDS, engine=engine, binds={"who": value})) == BRANCH


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("sparql", "csv"),
    [
        ("SELECT (COUNT(?b) AS ?n) { ?who kg:funds ?b }", "n\n1"),
        ("SELECT ?who ?b { ?who kg:funds ?b }", "who,b\nhttps://kg.example/entity/贵州翠岭茶业有限公司,https://kg.example/entity/湄潭县中等职业学校"),
        ("SELECT ?n { { SELECT ?who (COUNT(?a) AS ?n) { ?a kg:funds ?who } GROUP BY ?who } }", "n\n3"),
        ("SELECT (COUNT(?a) AS ?n) WHERE { { SELECT DISTINCT ?a { ?a kg:funds ?who } } }", "n\n3"),
        ("SELECT ?a { ?a a kg:Agency FILTER EXISTS { ?a kg:funds ?who } }", "a\nhttps://kg.example/entity/湄潭县财政局"),
        ("SELECT ?a { ?a a kg:Agency FILTER NOT EXISTS { ?a kg:funds ?who } }", "a\nhttps://kg.example/entity/遵义市科学技术局"),
        ("SELECT (COUNT(?a) AS ?n) { { ?a kg:funds ?who } UNION { ?who kg:funds ?a } }", "n\n4"),
        ("SELECT ?a ?w { ?a a kg:Agency OPTIONAL { ?a kg:funds ?who BIND(1 AS ?w) } } ORDER BY ?a", "a,w\nhttps://kg.example/entity/湄潭县财政局,1\nhttps://kg.example/entity/遵义市科学技术局,"),
        ("SELECT ?k { VALUES ?p { kg:branchOf } ?k ?p $who } # of ?who {", "k\nhttps://kg.example/entity/翠岭茶业湄潭分公司"),
        ("ASK { ?who a kg:Bank }", "answer\nfalse"),
        ("CONSTRUCT { ?a kg:x ?who } WHERE { ?a kg:branchOf ?who }", "subject,predicate,object\nhttps://kg.example/entity/翠岭茶业湄潭分公司,https://kg.example/ontology#x,https://kg.example/entity/贵州翠岭茶业有限公司"),
    ],
)  # fmt: skip
def test_wherever_the_variable_stands(sparql: str, csv: str, engine: str, asked: Path) -> None:
    """Also in a query within the query, under EXISTS, in an OPTIONAL; a comment is none."""
    assert to_csv(query(asked, sparql, engine=engine, binds={"who": "翠岭茶业"})) == csv


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_and_words(engine: str, asked: Path) -> None:
    """A number as it stands, words in quotation marks."""
    sparql = "SELECT (COUNT(*) AS ?n) { ?s kg:modality ?m ; kg:confidence ?c FILTER(?c < ?limit) }"
    binds = {"limit": "0.95", "m": '"planned"'}
    assert to_csv(query(asked, sparql, engine=engine, binds=binds)) == "n\n2"


def test_describe_needs_no_pattern(asked: Path) -> None:
    """`DESCRIBE ?who` becomes a description of the one that is called so."""
    answer = query(asked, "DESCRIBE ?who", binds={"who": "县总工会"})
    assert answer.is_graph
    assert {str(row[0]) for row in answer.rows} == {"<https://kg.example/entity/湄潭县总工会>"}


@pytest.mark.parametrize(
    ("sparql", "name", "value", "fault"),
    [
        (FUNDS, "whom", "翠岭茶业", "--bind whom=翠岭茶业: the question has no ?whom; its variables are b, who"),
        (FUNDS, "who", "翠岭茶", "--bind who=翠岭茶: nothing is called so; near are 翠岭茶业, 翠岭茶业湄潭分公司"),
        (FUNDS, "who", "XYZ", "--bind who=XYZ: nothing is called so; no name is like it"),
        (FUNDS, "who", "市总工会", "--bind who=市总工会: 2 are called so: ent:湄潭县总工会 (kg:TradeUnion), ent:遵义市总工会 (kg:TradeUnion); give one of these"),
        (FUNDS, "who", '"', '--bind who=": nothing is called so; no name is like it'),
        ("CONSTRUCT WHERE { ?who kg:funds ?b }", "who", "翠岭茶业", "--bind: CONSTRUCT WHERE { … } takes none; write CONSTRUCT { … }"),
        ("SELECT ?who {\n ?who kg:funds }", "who", "翠岭茶业", "query: line 2, column 16: "),
    ],
)  # fmt: skip
def test_faults(sparql: str, name: str, value: str, fault: str, asked: Path) -> None:
    """One line, with what would be right."""
    with pytest.raises(KgError) as raised:
        query(asked, sparql, binds={name: value})
    assert str(raised.value).startswith(fault)
    assert "\n" not in str(raised.value)


def test_labels_come_before_aliases_and_divisions_do_not_count(built: Path) -> None:
    """遵义市 is the place of the texts, not the row of the table; 工会 is no name but a class."""
    graph = load_engine(built)
    for value, iri in (("遵义市", "entity/遵义市"), ("工会", "ontology#TradeUnion")):
        bound = bind("SELECT * { ?a ?b ?who }", {"who": value}, graph)
        assert f"{{ <https://kg.example/{iri}> }}" in bound
