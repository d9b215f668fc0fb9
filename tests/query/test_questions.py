"""The competency questions: both engines answer each as a reader of the texts would."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.ontology import load_relations
from kg.query import ENGINES, Answer, Engine, bind, find_question, load_questions, query, to_csv

HERE = Path(__file__).parent
NAMES = [question.name for question in load_questions()]
SAMPLES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "samples.toml").read_text("utf-8"))


def test_every_question_has_titles_and_a_test() -> None:
    """In both languages, and a comment in both; each is asked below, by hand and of the samples."""
    assert len(NAMES) >= 20
    assert set(NAMES) == set(SAMPLES) == {path.stem for path in (HERE / "answers").glob("*.csv")}
    for question in load_questions():
        assert question.name not in question.title
        assert len(question.comment.splitlines()) >= 2
        assert not question.comment.isascii()
        for name in question.binds:
            assert re.search(rf"\?{name}\b", question.sparql), (question.name, name)


def test_questions_use_relations_that_are_there() -> None:
    """A word after `kg:` is a class, a relation or a role; a slip would only give no rows."""
    ontology = (HERE.parents[1] / "ontology" / "kg.ttl").read_text("utf-8")
    roles = {role.name for file in load_relations() for role in file.spec.roles}
    for question in load_questions():
        used = {word.strip(";.,*+?)|") for word in question.sparql.split() if "kg:" in word}
        words = {
            part.strip("(^)*+?") for word in used for part in word.replace("/", "|").split("|")
        }
        for word in words:
            name = word.removeprefix("kg:")
            assert not word.startswith("kg:") or name in roles or f"\n{word} a " in ontology, word


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", NAMES)
def test_the_graph_by_hand(name: str, engine: str, hand_made: dict[str, Engine]) -> None:
    """The whole answer, in its order. What it should be was told from `asked_graph.py`."""
    answer = hand_made[engine].ask(find_question(name).sparql)
    assert to_csv(answer) + "\n" == (HERE / "answers" / f"{name}.csv").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_engines_agree_on_the_samples(name: str, samples: dict[str, Engine]) -> None:
    """Row by row."""
    first, second = (samples[engine].ask(find_question(name).sparql) for engine in ENGINES)
    assert first == second


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", NAMES)
def test_the_samples(name: str, engine: str, samples: dict[str, Engine]) -> None:
    """Facts that the pages state are in the answer, and what they deny is not."""
    expected = SAMPLES[name]
    graph = samples[engine]
    sparql = bind(find_question(name).sparql, expected.get("binds", {}), graph)
    found = rows(graph.ask(sparql), expected["columns"])
    assert [row for row in expected.get("has", []) if tuple(row) not in found] == []
    assert [row for row in expected.get("lacks", []) if tuple(row) in found] == []
    assert set(expected.get("binds", {})) <= set(find_question(name).binds)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "binds", "csv_"),
    [
        ("lenders", {"firm": "翠岭茶业湄潭分公司"}, "enterprise,bank,lender,recipient,amount,amountText\n翠岭茶业湄潭分公司,黔山银行,黔山银行湄潭支行兴隆分理处,翠岭茶业湄潭分公司,80000,80000元"),
        ("sums-by-currency", {"who": "湄潭支行"}, "currency,sums,total\nCNY,2,2500000"),
        ("unsure", {"limit": "0.95", "relation": "隶属于"}, "statement,confidence,rule,sentence\n湄潭县教育工会 隶属于 湄潭县总工会,0.9,funds/lend-to,partOf一句。"),
        ("negated", {"relation": "kg:partnersWith"}, "statement,affirmed,sentence\n黔山银行 合作 贵州翠岭茶业有限公司（否定）,false,双方尚未签约。"),
        ("unions-under", {"whole": "县总工会"}, "union,under,how\n湄潭县总工会,湄潭县教育工会,partOf"),
        ("evidence", {"who": "骆远", "whom": "黔山银行"}, "statement,modality,sentence,document,start,end,rule,confidence\n黔山银行 资助 骆远,asserted,骆远贷款。,a.txt,70,75,funds/lend-to,0.9"),
    ],
)  # fmt: skip
def test_questions_of_one_thing(
    name: str, binds: dict[str, str], csv_: str, engine: str, asked: Path
) -> None:
    """By label, by alias, by relation, under a limit of one's own."""
    answer = query(asked, find_question(name).sparql, engine=engine, binds=binds)
    assert to_csv(answer) == csv_


def rows(answer: Answer, columns: list[str]) -> set[tuple[str, ...]]:
    """The rows as words, in these columns only."""
    table = csv.DictReader(to_csv(answer).splitlines())
    return {tuple(row[column] for column in columns) for row in table}
