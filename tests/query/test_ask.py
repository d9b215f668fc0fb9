"""SPARQL over a build: rows come back, faults are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export.rdf import write_jsonld, write_ntriples, write_trig
from kg.query import ENGINES, query, to_csv
from tests.export.rdf_graph import SETTINGS, small_graph


@pytest.mark.parametrize(
    ("sparql", "csv"),
    [
        ("SELECT ?b WHERE { bank:黔山银行湄潭支行 kg:funds/rdfs:label ?b }", "b\n贵州翠岭茶业有限公司"),
        ("SELECT ?b WHERE { union:黔山银行湄潭支行 kg:branchOf ?b }", "b\nhttps://kg.example/entity/黔山银行"),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?s a kg:Funding }", "n\n3"),
        ("SELECT ?x ?y WHERE { ?x a kg:School OPTIONAL { ?x kg:funds ?y } }", "x,y\nhttps://kg.example/entity/湄潭县中等职业学校,"),
        ("ASK { ?x kg:locatedIn place:兴隆镇_贵州省遵义市湄潭县 }", "answer\ntrue"),
        ("ASK { ?x kg:locatedIn place:北京市 }", "answer\nfalse"),
        (
            "CONSTRUCT { ?b kg:x ?a } WHERE { ?a kg:branchOf ?b }",
            "subject,predicate,object\nhttps://kg.example/entity/黔山银行,https://kg.example/ontology#x,https://kg.example/entity/黔山银行湄潭支行",
        ),
        ("SELECT ?x WHERE { ?x a kg:Hospital }", "x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", ENGINES)
def test_answers(sparql: str, csv: str, engine: str, built: Path) -> None:
    """Without declaring a prefix; any prefix of entities means any entity."""
    assert to_csv(query(built, sparql, engine=engine)) == csv


@pytest.mark.parametrize(
    ("sparql", "fault"),
    [
        ("SELECT ?a WHERE { ?a foo:x ?b }", "query: line 1, column 22: unknown prefix 'foo:'; known are agency, art, bank,"),
        ("SELECT ?a\nWHERE { ?a kg:x ?b", "query: line 2, column 19: not SPARQL near: WHERE { ?a kg:x ?b"),
        ("SELECT *\n{ ?a ?b }", "query: line 2, column 10: not SPARQL near: { ?a ?b }"),
        ("# 问\nSELECT ?a { '中文' bar:x :y }", "query: line 2, column 18: unknown prefix 'bar:'; known"),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a kg:funds ?b }", "query: line 1, column 47: The SELECT contains a variable that is unbound, near: "),
        ("SELECT (kg:f(?a) AS ?b) { ?a kg:funds ?c }", "query: cannot be answered: The custom function <https://kg.example/ontology#f> is not supported"),
        ("", "query: line 1, column 1: not SPARQL near: (an empty line)"),
        ("\n \n", "query: line 1, column 1: not SPARQL near: (an empty line)"),
        ("SELECT", "query: line 1, column 7: not SPARQL near: SELECT"),
        ("SELECT\r\n\n  ", "query: line 1, column 7: not SPARQL near: SELECT"),
        ("# \u2028\nASK {\n ?a kg:funds ?b\n", "query: line 3, column 16: not SPARQL near: ?a kg:funds ?b"),
        ("INSERT DATA {}", "query: line 1, column 1: INSERT would change the graph; a question is SELECT, ASK, "),
        ('SELECT ?a WHERE { ?a rdfs:label "foo:bar" ; <http://x:y> # foo:x', "query: line 1, column 57: IRI parsing failed, near: :bar\" ; <http://x:y> # foo:x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", ENGINES)
def test_faults_in_a_question(sparql: str, fault: str, engine: str, built: Path) -> None:
    """One line says where, and what is wrong there; the same whichever engine is asked."""
    with pytest.raises(InputError) as raised:
        query(built, sparql, engine=engine)
    assert str(raised.value).startswith(fault)
    assert "\n" not in str(raised.value)


def test_rdflib_tells_places_as_they_were_written(built: Path) -> None:
    """Also behind names whose prefix it is given under another name."""
    with pytest.raises(InputError, match="query: line 1, column 23: "):
        query(built, "ASK { ?a ?b bank:黔山银行 LATERAL { ?a ?b ?c } }", engine="rdflib")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_rdf_file_can_be_asked(engine: str, tmp_path: Path) -> None:
    """Also where the triples lie in named graphs."""
    for name, write in (("nt", write_ntriples), ("jsonld", write_jsonld), ("trig", write_trig)):
        path = tmp_path / f"graph.{name}"
        write(small_graph(), path, SETTINGS)
        answer = query(
            path, "SELECT ?b WHERE { ?a kg:funds ?b . ?b a kg:Enterprise }", engine=engine
        )
        assert to_csv(answer) == "b\nhttps://kg.example/entity/贵州翠岭茶业有限公司"


def test_a_prefix_of_ones_own(built: Path) -> None:
    """A declaration in the question wins."""
    sparql = (
        "PREFIX kg: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?l { bank:黔山银行 kg:label ?l }"
    )
    assert to_csv(query(built, sparql)) == "l\n黔山银行"


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("missing", None, r"missing/build.json: not there; make it with: kg build TEXTS -o "),
        ("graph.csv", "a", "unknown kind of file; known are .ttl, .nt, .trig, .jsonld"),
        ("graph.ttl", "<a> .", "cannot be read as RDF: "),
    ],
)
@pytest.mark.parametrize("engine", ENGINES)
def test_faults_of_the_source(
    name: str, content: str | None, fault: str, engine: str, tmp_path: Path
) -> None:
    """What is no graph is refused, with what would be one."""
    path = tmp_path / name
    if content:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=fault):
        query(path, "ASK {}", engine=engine)
    with pytest.raises(InputError, match=r"build\.json: not there"):
        query(tmp_path, "ASK {}")
