"""`kg rules`: examples run, rules read aloud, slips told in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import read_lines, run_kg, write_page

HEADER = """relation = "lendsTo"
label = { zh = "借给", en = "lends to" }
class = "Lending"
[roles.lender]
types = ["Bank"]
[roles.borrower]
types = ["Enterprise"]
[roles.amount]
types = ["amount"]
"""
RULE = """
[[rule]]
id = "lendsTo/lend"
trigger = ["借给", "转借给"]
lender = "subject"
borrower = "object"
matches = [{ text = "[红河银行]Bank借给[远山茶业]Enterprise30万元。", lender = "红河银行", borrower = "远山茶业", amount = "30万元" }]
rejects = ["[红河银行]Bank拟借给[远山茶业]Enterprise30万元。"]
"""
SENTENCE = "[红河银行]Bank借给[远山茶业]Enterprise30万元。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a relation of a user's own."""
    return write_page(tmp_path / "my-rules" / "lendsTo.toml", HEADER + RULE).parent


def test_our_own_examples_pass() -> None:
    """Without a folder all rules that ship are tried."""
    run = run_kg("rules", "test")
    assert (run.code, run.err) == (0, "")
    assert run.out.endswith("examples, none failed\n")
    assert int(run.out.split()[0]) > 40


def test_a_folder_is_tried_with_its_relations(folder: Path) -> None:
    """Only the examples of the folder's relations are counted."""
    assert run_kg("rules", "test", folder) == (0, "1 rule, 2 examples, none failed\n", "")


def test_a_failure_names_the_role_that_differs(folder: Path) -> None:
    """Rule, sentence, role, what came out and what should: and exit status 1."""
    wrong = RULE.replace('"30万元" }', '"40万元" }')
    write_page(folder / "lendsTo.toml", HEADER + wrong)
    assert run_kg("rules", "test", folder) == (
        1,
        f"lendsTo/lend: {SENTENCE}\n"
        "    amount is '30万元', should be '40万元'\n"
        "1 rule, 2 examples, 1 failed\n",
        "",
    )
    run = run_kg("rules", "test", folder, "--json")
    assert run.code == 1
    assert json.loads(run.out) == {
        "rules": 1,
        "examples": 2,
        "failures": [
            {
                "rule": "lendsTo/lend",
                "text": SENTENCE,
                "problem": "amount is '30万元', should be '40万元'",
            }
        ],
    }


def test_a_rule_that_harms_ours_is_found_out(tmp_path: Path) -> None:
    """A user's rule of a relation of ours is tried on our `rejects` too."""
    from kg.ontology import ontology_dir

    ours = (ontology_dir() / "relations" / "funds.toml").read_text(encoding="utf-8")
    greedy = """[[rule]]
id = "funds/greedy"
trigger = ["宣传册"]
funder = "subject"
recipient = ["向"]
matches = [{ text = "[红河银行]Bank向[远山茶业]Enterprise发放宣传册。", funder = "红河银行", recipient = "远山茶业" }]
"""
    path = write_page(tmp_path / "rules" / "funds.toml", ours.partition("[[rule]]")[0] + greedy)
    run = run_kg("rules", "test", path.parent)
    assert run.code == 1
    assert "    matched by funds/greedy: " in run.out


def test_rules_are_listed_as_they_read_aloud(folder: Path) -> None:
    """Id, relation, what stands for which role, trigger words."""
    assert run_kg("rules", "list", folder).out == (
        "lendsTo/lend  lendsTo 借给  confidence 0.9\n"
        "  lender: the subject; borrower: what stands right behind the trigger\n"
        "  triggers: 借给 转借给\n"
    )


def test_the_list_as_json(folder: Path) -> None:
    """The same, for programs."""
    assert json.loads(run_kg("rules", "list", folder, "--json").out) == [
        {
            "id": "lendsTo/lend",
            "relation": "lendsTo",
            "label": "借给",
            "aloud": "lender: the subject; borrower: what stands right behind the trigger",
            "triggers": ["借给", "转借给"],
            "confidence": 0.9,
            "examples": 2,
            "file": "lendsTo.toml",
        }
    ]
    assert len(json.loads(run_kg("rules", "list", "--json").out)) > 40


NAMES = """relation = "branchOf"
replaces = true
label = { zh = "分支于", en = "branch of" }
class = "Branching"
[roles.branch]
types = ["Bank"]
[roles.parent]
types = ["Bank"]
[[name]]
ends = ["网点"]
between = ["place"]
matches = [{ name = "红河银行北京网点", of = "红河银行" }]
"""


def test_what_names_say_is_listed_and_tested(tmp_path: Path) -> None:
    """A table `[[name]]` reads aloud like a rule, and its examples are run with those of rules."""
    path = write_page(tmp_path / "rules" / "branchOf.toml", NAMES)
    assert run_kg("rules", "list", path.parent).out == (
        "branchOf/网点  branchOf 分支于  confidence 0.98\n"
        "  branch: Bank whose name opens with that of parent and has one of the ends; "
        "parent: Bank; a place stands between\n"
        "  ends: 网点\n"
    )
    (row,) = json.loads(run_kg("rules", "list", path.parent, "--json").out)
    assert (row["id"], row["ends"], row["triggers"]) == ("branchOf/网点", ["网点"], [])
    assert run_kg("rules", "test", path.parent).out == "1 rule, 1 example, none failed\n"
    write_page(path, NAMES.replace("北京网点", "网点"))
    assert run_kg("rules", "test", path.parent) == (
        1,
        "branchOf/网点: 红河银行网点, 红河银行\n"
        "    the name says nothing\n"
        "1 rule, 1 example, 1 failed\n",
        "",
    )


@pytest.mark.parametrize(
    "command", [["rules", "test"], ["rules", "list"], ["explain", "一句。", "--rules"]]
)
def test_a_bad_file_is_one_line(folder: Path, command: list[str]) -> None:
    """File, rule, key and what would be right, wherever rules are read; exit status 1."""
    path = write_page(folder / "lendsTo.toml", HEADER + RULE.replace("lender =", "lendr =", 1))
    run = run_kg(*command, folder)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith(
        f"Error: {path}: rule 'lendsTo/lend': unknown key 'lendr'; roles of lendsTo: lender, "
    )
    assert len(run.err.splitlines()) == 1


def test_a_folder_without_rules_is_wrong_usage(tmp_path: Path) -> None:
    """It can be right for no content: exit status 2."""
    run = run_kg("rules", "test", tmp_path)
    assert (run.code, len(run.err.splitlines())) == (2, 1)
    assert "*.toml" in run.err


@pytest.mark.slow
def test_a_build_takes_a_relation_of_ones_own(folder: Path, tmp_path: Path) -> None:
    """It stands in the tables, in RDF with its own class, and in GraphML under its label."""
    text = "2024年3月5日，青石农商银行转借给云岭茶业有限公司300万元。"
    page, out = write_page(tmp_path / "page.txt", text), tmp_path / "out"
    assert run_kg("build", page, "-o", out, "--rules", folder).code == 0
    (loan,) = (s for s in read_lines(out / "statements.jsonl") if s["relation"] == "lendsTo")
    assert loan["amount"]["text"] == "300万元"
    turtle = (out / "graph.ttl").read_text(encoding="utf-8")
    assert "kg:lendsTo enterprise:云岭茶业有限公司" in turtle
    assert "a kg:Lending" in turtle
    assert "借给" in (out / "graph.graphml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_build_takes_a_rule_in_the_place_of_ours(page: Path, tmp_path: Path) -> None:
    """A rule of the same id replaces ours: here it is surer of itself."""
    from kg.ontology import ontology_dir

    ours = (ontology_dir() / "relations" / "funds.toml").read_text(encoding="utf-8")
    header, first = ours.split("[[rule]]")[:2]
    assert 'id = "funds/hand-out"' in first
    surer = "[[rule]]".join([header, first.replace("\nmatches", "\nconfidence = 0.97\nmatches")])
    own = write_page(tmp_path / "own" / "funds.toml", surer)
    assert run_kg("build", page, "-o", tmp_path / "out", "--rules", own.parent).code == 0
    rows = read_lines(tmp_path / "out" / "statements.jsonl")
    (loan,) = (row for row in rows if row["relation"] == "funds")
    assert (loan["confidence"], loan["evidence"][0]["rule"]) == (0.97, "funds/hand-out")


def test_a_build_by_a_bad_rule_writes_nothing(page: Path, folder: Path, tmp_path: Path) -> None:
    """One line, exit status 1, no folder; told before any page is read."""
    write_page(folder / "lendsTo.toml", HEADER + RULE + "x = \n\n")
    run = run_kg("build", page, "-o", tmp_path / "out", "--rules", folder)
    assert (run.code, len(run.err.splitlines())) == (1, 1)
    assert "lendsTo.toml: not a readable TOML file: Invalid value (at line " in run.err
    assert not (tmp_path / "out").exists()
