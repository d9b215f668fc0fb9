"""What `ontology/README.md` tells is done: its walk from nothing to a relation that runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.ontology import load_relations, ontology_dir
from kg.statements import load_rules
from kg.statements.rules import LISTS, OTHER_KEYS, WAYS
from kg.statements.words import AFTER_MARKERS, MARKERS
from tests.running import Run, run_kg

README = (Path(__file__).parents[2] / "ontology" / "README.md").read_text(encoding="utf-8")
WALK = README.partition("## A new relation")[2].partition("\n## ")[0]
HEADER, FIRST, SECOND = re.findall(r"```toml\n(.*?)```", WALK, re.S)
PASSED, EXPLAINED = re.findall(r"```console\n(.*?)```", WALK, re.S)
UNFIRED, REFUSED = re.findall(r"```text\n(.*?)```", WALK, re.S)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to walk in."""
    (tmp_path / "my-rules").mkdir()
    monkeypatch.chdir(tmp_path)


def run(*blocks: str) -> Run:
    """What the reader's command says of a file of these blocks."""
    Path("my-rules/wonBid.toml").write_text("\n".join(blocks), encoding="utf-8")
    command, _ = shown(PASSED)
    return run_kg(*command[1:])


def shown(block: str) -> tuple[list[str], str]:
    """The command of a console block, and what it prints."""
    command, _, printed = block.removeprefix("$ ").partition("\n")
    return shlex.split(command), printed


def test_the_walk_ends_with_examples_that_pass() -> None:
    """Header, first rule, second rule: at each step nothing fails."""
    assert run(HEADER) == (0, "0 rules, 0 examples, none failed\n", "")
    assert run(HEADER, FIRST) == (0, shown(PASSED)[1], "")
    assert run(HEADER, FIRST, SECOND) == (0, "2 rules, 7 examples, none failed\n", "")


def test_a_wrong_rule_says_what_the_page_shows() -> None:
    """The failure on the page is the one that comes out."""
    wrong = SECOND.replace('winner = ["由", "被"]', 'winner = "object"')
    assert wrong != SECOND
    assert run(HEADER, FIRST, wrong) == (1, UNFIRED, "")


def test_the_explanation_is_the_one_shown() -> None:
    """`kg explain` with the reader's rules prints what the page shows."""
    run(HEADER, FIRST, SECOND)
    command, printed = shown(EXPLAINED)
    assert run_kg(*command[1:]) == (0, printed, "")


def test_a_wrong_key_says_what_the_page_shows() -> None:
    """The refusal on the page is the one that comes out."""
    wrong = FIRST.replace("winner = ", "winer = ", 1)
    refused = run(HEADER, wrong)
    assert refused.code == 1
    told = refused.err.removeprefix("Error: ").replace("\\", "/")
    assert told.startswith(REFUSED.strip().removesuffix("…"))


def test_a_rule_of_the_same_id_replaces_ours() -> None:
    """A copy of our file with one rule changed changes that rule and no other."""
    ours = (ontology_dir() / "relations" / "funds.toml").read_text(encoding="utf-8")
    head, rules = ours.split("[[rule]]", 1)
    first = "[[rule]]" + rules.split("[[rule]]", 1)[0] + "confidence = 0.123\n"
    Path("my-rules/funds.toml").write_text(head + first, encoding="utf-8")
    before = load_rules(load_relations()).rules
    after = load_rules(load_relations(Path("my-rules"))).rules
    assert sorted(rule.id for rule in after) == sorted(rule.id for rule in before)
    assert [rule.confidence for rule in after if rule not in before] == [0.123]


def rows(heading: str) -> list[list[str]]:
    """The code words in the first column of the table after a line."""
    table = README.partition(heading)[2].lstrip().split("\n\n")[0].splitlines()[2:]
    return [re.findall("`([^`]+)`", line.split("|")[1]) for line in table]


def test_the_page_knows_every_key_of_a_rule() -> None:
    """No key is missing and none is told of that a rule may not have."""
    assert {key for row in rows("## Keys of a rule") for key in row} == {*LISTS, *OTHER_KEYS}


def test_the_page_knows_every_way_to_mark_a_role() -> None:
    """The ways are those that the engine takes; so are the markers it names."""
    assert {way for row in rows("one of these ways,") for way in row} == set(WAYS)
    told = README.partition("or by the word before it")[2].partition("\n## ")[0]
    markers = set(re.findall("`([^`]+)`", told.partition("such as")[2].partition(";")[0]))
    assert len(markers) > 10
    assert markers <= {*MARKERS, *AFTER_MARKERS}


def test_the_page_knows_every_name_file() -> None:
    """Each word list has its line."""
    named = [name for row in rows("columns separated by tabs:") for name in row]
    for path in sorted((ontology_dir() / "names").iterdir()):
        assert any(path.match(name) for name in named), path.name
    for name in named:
        assert list((ontology_dir() / "names").glob(name)), name
