"""`kg query`: what it takes, what it prints, what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.query import ENGINES, find_question

PARTNERS = "one,other\n遵义市总工会,黔山银行\n"


def test_a_question_by_name_by_file_and_on_standard_input(built: Path, tmp_path: Path) -> None:
    """Four ways to put a question, by either engine, one answer."""
    sparql = find_question("partners").sparql
    (tmp_path / "my.rq").write_text(sparql, encoding="utf-8-sig")
    runner = CliRunner()
    for question in (["--ask", "partners"], ["partners"], [str(tmp_path / "my.rq")], ["-"]):
        for engine in ENGINES:
            command = ["query", str(built), *question, "--format", "csv", "--engine", engine]
            done = runner.invoke(kg, command, input=sparql)
            assert (done.exit_code, done.output) == (0, PARTNERS)


@pytest.mark.parametrize("arguments", [["--list"], ["BUILT"], ["BUILT", "--list"]])
def test_the_list_of_our_questions(arguments: list[str], built: Path) -> None:
    """A line each: the name, what it asks in two languages, what can be bound."""
    command = ["query", *(str(built) if word == "BUILT" else word for word in arguments)]
    done = CliRunner().invoke(kg, command)
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert len(lines) >= 20
    assert "partners                Who partners with whom 谁与谁合作" in lines
    assert "aliases                 The aliases of an institution 某机构有哪些别名  [who]" in lines


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["--ask", "aliases", "--bind", "who=湄潭支行", "--format", "tsv"], "name\talias\n黔山银行湄潭支行\t湄潭支行\n"),
        (["--ask", "aliases", "--bind", "?who=湄潭支行", "--format", "json"], '[\n{"name": "黔山银行湄潭支行", "alias": "湄潭支行"}\n]\n'),
        (["--ask", "aliases", "--bind", "who=湄潭支行"], "name              alias\n----------------  --------\n黔山银行湄潭支行  湄潭支行\n(1 row)\n"),
        (["-"], "@prefix kg: <https://kg.example/ontology#> .\n@prefix ent: <https://kg.example/entity/> .\nent:黔山银行 kg:x ent:黔山银行湄潭支行 .\n"),
        (["-", "--format", "csv"], "subject,predicate,object\nhttps://kg.example/entity/黔山银行,https://kg.example/ontology#x,https://kg.example/entity/黔山银行湄潭支行\n"),
    ],
)  # fmt: skip
def test_what_is_printed(arguments: list[str], output: str, built: Path) -> None:
    """Rows as a table, a graph in Turtle, unless another format is asked for."""
    sparql = "CONSTRUCT { ?b kg:x ?a } WHERE { ?a kg:branchOf ?b }"
    for engine in ENGINES:
        command = ["query", str(built), *arguments, "--engine", engine]
        done = CliRunner().invoke(kg, command, input=sparql)
        assert (done.exit_code, done.output) == (0, output)


@pytest.mark.parametrize(
    ("arguments", "status", "fault"),
    [
        (["nothing"], 2, "nothing: no such file and no question of ours; ours are agencies-over, "),
        (["--ask", "nothing"], 2, "nothing: no such file and no question of ours; ours are "),
        (["-"], 1, "query: line 1, column 2: "),
        (["-", "--ask", "partners"], 2, "kg query: both - and --ask partners; give one question"),
        (["partners", "--format", "turtle"], 2, "--format turtle: only CONSTRUCT and DESCRIBE give a graph; "),
        (["aliases", "--bind", "who"], 2, "--bind who: should be VARIABLE=VALUE, such as who=北京银行"),
        (["aliases", "--bind", "who=a", "--bind", "?who=b"], 2, "--bind ?who=b: ?who has a value already"),
        (["aliases", "--bind", "where=a"], 2, "--bind where=a: the question has no ?where; its variables are "),
        (["aliases", "--bind", "who=黔山银行湄"], 1, "--bind who=黔山银行湄: nothing is called so; near are 黔山银行湄潭支行"),
    ],
)  # fmt: skip
def test_faults_in_a_line(arguments: list[str], status: int, fault: str, built: Path) -> None:
    """On stderr, with the exit status of the design."""
    done = CliRunner().invoke(kg, ["query", str(built), *arguments], input="?")
    assert done.exit_code == status
    assert done.stderr.startswith(f"Error: {fault}")
    assert done.stderr.count("\n") == 1


def test_without_a_graph_there_is_nothing_to_ask() -> None:
    """Only the list needs none."""
    done = CliRunner().invoke(kg, ["query", "--ask", "partners"])
    assert done.exit_code == 2
    assert "what to ask is missing" in done.stderr


@pytest.mark.parametrize("arguments", [["-"], ["-", "-"], ["-", "partners"], ["-", "--list"]])
def test_no_graph_is_read_from_standard_input(arguments: list[str]) -> None:
    """Who writes `-` there means the question, and is told its place."""
    done = CliRunner().invoke(kg, ["query", *arguments], input="ASK {}")
    said = "kg query -: no graph is read from standard input, but a question is: kg query OUT -"
    assert (done.exit_code, done.output) == (2, f"Error: {said}\n")


def test_a_question_that_may_not_be_read_is_one_line(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the system says of a file is said with its name, and no traceback."""
    question = tmp_path / "my.rq"
    question.write_text("ASK {}", encoding="utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = CliRunner().invoke(kg, ["query", str(built), str(question)])
    said = f"Error: {question}: Permission denied; put that right\n"
    assert (done.exit_code, done.output) == (1, said)
