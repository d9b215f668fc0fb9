"""The competency questions and the command that asks them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.query import find_question, load_questions, query, to_csv

ANSWERS = {
    "who-funds-whom": (
        "funder,recipient,amount,amountText,kind,programme,date\n"
        "黔山银行湄潭支行,贵州翠岭茶业有限公司,2000000,200万元,loan,,2026-03\n"
        "遵义市总工会,17家小微企业,,,,春芽贷,\n"
        "遵义市总工会,17家小微企业,,,,春芽贷,"
    ),
    "partners": "one,other\n遵义市总工会,黔山银行",
    "located-in": (
        "what,place,path\n"
        "贵州翠岭茶业有限公司,遵义市,贵州省遵义市\n"
        "贵州翠岭茶业有限公司,湄潭县,贵州省遵义市湄潭县\n"
        "贵州翠岭茶业有限公司,兴隆镇,贵州省遵义市湄潭县兴隆镇"
    ),
    "honours": (
        "recipient,honour,granter,date\n冯晓岚,贵州工匠,遵义市总工会,\n湄潭县中等职业学校,示范基地,,"
    ),
}


def test_every_question_has_titles_and_a_test() -> None:
    """In both languages; each is asked below."""
    questions = load_questions()
    assert {question.name for question in questions} == {*ANSWERS, "evidence"}
    assert all(question.name not in question.title for question in questions)


@pytest.mark.parametrize("name", ANSWERS)
def test_competency_questions(name: str, built: Path) -> None:
    """The small graph answers each as a reader of its texts would."""
    assert to_csv(query(built, find_question(name).sparql)) == ANSWERS[name]


def test_the_sentence_behind_an_edge(built: Path) -> None:
    """Every piece of evidence once; a torn sentence by the hull of its parts."""
    lines = to_csv(query(built, find_question("evidence").sparql)).splitlines()
    assert len(lines) == 1 + 10
    loan = "黔山银行湄潭支行 资助 贵州翠岭茶业有限公司,asserted,支行向翠岭茶业发放贷款200万元。,a.txt,10,48,funds/lend-to,0.9"
    assert loan in lines


def test_command_asks_by_name_file_and_standard_input(built: Path, tmp_path: Path) -> None:
    """Three ways to put a question, one answer."""
    sparql = find_question("partners").sparql
    (tmp_path / "my.rq").write_text(sparql, encoding="utf-8-sig")
    runner = CliRunner()
    for question in ("partners", str(tmp_path / "my.rq"), "-"):
        done = runner.invoke(kg, ["query", str(built), question, "--format", "csv"], input=sparql)
        assert (done.exit_code, done.output) == (0, ANSWERS["partners"] + "\n")


def test_command_without_a_question_lists_ours(built: Path) -> None:
    """Names first, then what they ask."""
    done = CliRunner().invoke(kg, ["query", str(built)])
    assert done.exit_code == 0
    assert "partners        Who partners with whom 谁与谁合作\n" in done.output


@pytest.mark.parametrize(
    ("question", "status", "fault"),
    [
        ("nothing", 1, "nothing: no such file and no question of ours; ours are evidence, "),
        ("-", 1, "query: line 1, column 2: "),
    ],
)
def test_command_tells_faults_in_a_line(
    question: str, status: int, fault: str, built: Path
) -> None:
    """On stderr, with the exit status of the design."""
    done = CliRunner().invoke(kg, ["query", str(built), question], input="?")
    assert done.exit_code == status
    assert done.stderr.startswith(f"Error: {fault}")
    assert done.stderr.count("\n") == 1
