"""README.md says what is so: its commands run, and what it shows of them is what they print."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.ontology import load_relations
from tests.running import read_lines, run_command

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = ROOT / "tests" / "worked_example"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = (ROOT / "kg" / "samples" / "pages" / "worked-example.txt").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_two_commands_do_everything() -> None:
    """The first installs and runs the main job, the second passes the tests; CI runs both."""
    install, tests = (block.strip().splitlines() for block in blocks("bash")[:2])
    assert len(install) == len(tests) == 1
    assert "pip install . && kg samples" in install[0]
    assert tests[0].endswith("pytest")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the first command has done its work."""
    folder = tmp_path_factory.mktemp("readme")
    main_job = blocks("bash")[0].split("pip install . && ")[1]
    for command in main_job.split("&&"):
        run_command(command.strip(), folder)
    return folder


@pytest.mark.slow
def test_commands_print_what_is_shown(folder: Path) -> None:
    """Each `$ command` of a console block prints the lines below it."""
    shown = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.M)]
    shown = [part for part in shown if part.strip()]
    assert len(shown) >= 2
    for part in shown:
        command, _, expected = part.partition("\n")
        assert run_command(command, folder).rstrip() == expected.rstrip(), command


@pytest.mark.slow
def test_each_relation_has_a_true_example(folder: Path) -> None:
    """The table has a row a relation; the example of each is claimed of the sample pages."""
    shown = re.findall(r"^\| `(\w+)` \|.* \| (\S+) → (\S+) \|$", README, re.MULTILINE)
    assert {relation for relation, _, _ in shown} == {file.spec.name for file in load_relations()}
    labels = {row["id"]: row["label"] for row in read_lines(folder / "out" / "entities.jsonl")}
    claimed = set()
    for row in read_lines(folder / "out" / "statements.jsonl"):
        ends = labels.get(row["subject"]), labels.get(row["object"], row["object_text"])
        claimed |= {(row["relation"], *ends), (row["relation"], *ends[::-1])}
    assert [row for row in shown if row not in claimed] == []


@pytest.mark.slow
def test_python_runs(folder: Path) -> None:
    """Each Python block runs as it stands, in a folder with the samples."""
    assert blocks("python")
    for block in blocks("python"):
        run = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", block], cwd=folder, capture_output=True
        )
        assert run.returncode == 0, run.stderr.decode("utf-8")
        expected = re.findall(r"^# (?:prints|打印) (.*)$", block, re.M)
        assert run.stdout.decode("utf-8").splitlines() == expected


def test_quotations_are_true() -> None:
    """Text is the page's; JSON a line of its statements; Turtle stands in its graph."""
    turtle = (EXPECTED / "graph.ttl").read_text(encoding="utf-8")
    lines = (EXPECTED / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    statements = [json.loads(line) for line in lines]
    for block in blocks("text"):
        assert block.strip() in PAGE
    for block in blocks("json"):
        assert json.loads(block) in statements
    for block in blocks("turtle"):
        for stanza in block.strip().split("\n\n"):
            assert stanza.strip() in turtle
    assert blocks("text")
    assert blocks("json")
    assert blocks("turtle")


def test_pictures_and_links_are_there() -> None:
    """Every relative link of the README leads to a file."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
