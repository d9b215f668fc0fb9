"""`kg evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.cli.evaluate import evaluate
from tests.evaluate.mini import GOLD, STATEMENTS, Folders, write_all

TABLE = """\
pages        1
span         P 1.000  R 1.000  F1 1.000
entities     P 1.000  R 1.000  F1 1.000
  BANK           P 1.000  R 1.000  F1 1.000  (tp 3 fp 0 fn 0)
  ENTERPRISE     P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  PERSON         P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  PLACE          P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  UNION          P 1.000  R 1.000  F1 1.000  (tp 2 fp 0 fn 0)
person_place_organisation P 1.000  R 1.000  F1 1.000
relations    P 1.000  R 0.750  F1 0.857
  funds          P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  partners_with  P 0.000  R 0.000  F1 0.000  (tp 0 fp 0 fn 1)
  located_in     P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  awarded        P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
amounts_right 1/1
evidence_overlaps_gold 3/3
alias_pairs  P 1.000  R 1.000  F1 1.000
identity_b3  P 1.000  R 1.000  F1 1.000
"""


def run(folders: Folders, *options: str) -> tuple[str, str]:
    """What the command says on stdout and stderr; it ends well."""
    result = CliRunner().invoke(evaluate, [*map(str, folders), *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout, result.stderr


def test_figures_are_a_table(tmp_path: Path) -> None:
    """A line a figure, rows below entities and relations."""
    assert run(write_all(tmp_path, statements=STATEMENTS[1:])) == (TABLE, "")


def test_errors_come_before_the_figures(tmp_path: Path) -> None:
    """One line for each difference."""
    out, _ = run(write_all(tmp_path, statements=STATEMENTS[1:]), "--errors")
    first, rest = out.split("\n", 1)
    assert (
        first
        == "mini @0 LOST partners_with 红河市总工会 -> 红河银行 | 红河市总工会与红河银行合作。"
    )
    assert rest == TABLE


def test_figures_are_json(tmp_path: Path) -> None:
    """With `--json` stdout is one JSON object."""
    out, _ = run(write_all(tmp_path), "--json")
    assert json.loads(out)["relations"]["f1"] == 1.0


def test_problems_of_the_gold_are_warnings(tmp_path: Path) -> None:
    """They stand on stderr, and the figures are given."""
    gold = GOLD | {"optional": [{"type": "funds", "object": "b", "evidence": [0, 999]}]}
    out, err = run(write_all(tmp_path, gold=gold))
    assert out.startswith("pages        1\n")
    assert err == "Warning: mini: funds at 0: evidence [0, 999] lies outside the text\n"


GIVEN_TABLE = """\
pages        1
names        given
relations    P 1.000  R 1.000  F1 1.000
  funds          P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  partners_with  P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  located_in     P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
  awarded        P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
amounts_right 1/1
evidence_overlaps_gold 4/4
"""
NO_FUNDS = """\
relation = "funds"
replaces = true
label = { zh = "资助", en = "funds" }
class = "Funding"
class_label = { zh = "资助陈述", en = "Funding" }

[roles.funder]
types = ["Bank"]

[roles.recipient]
types = ["Enterprise"]

[[rule]]
id = "funds/lend-to"
trigger = ["放债"]
funder = "subject"
recipient = ["给"]
matches = [{ text = "[红河银行]Bank放债给[远山茶业]Enterprise。", funder = "红河银行", recipient = "远山茶业" }]
rejects = ["[红河银行]Bank不放债给[远山茶业]Enterprise。"]
"""


def test_gold_names_need_no_build(tmp_path: Path) -> None:
    """With `--gold-names` the rules are scored, and what says nothing of them is not shown."""
    folders = write_all(tmp_path)
    options = [str(folders.gold), str(folders.texts), "--gold-names"]
    assert CliRunner().invoke(evaluate, options, catch_exceptions=False).output == GIVEN_TABLE
    as_json = CliRunner().invoke(evaluate, [*options, "--json"], catch_exceptions=False).output
    assert list(json.loads(as_json)) == [
        "pages",
        "names_given",
        "relations",
        "by_relation",
        "amounts_right",
        "evidence_overlaps_gold",
    ]


def test_own_rules_are_scored_on_gold_names(tmp_path: Path) -> None:
    """What `--rules` cannot read is lost by them, and `--errors` shows it."""
    folders = write_all(tmp_path)
    own = tmp_path / "rules"
    own.mkdir()
    (own / "funds.toml").write_text(NO_FUNDS, encoding="utf-8")
    options = ["--gold-names", "--errors", "--rules", str(own)]
    command = [str(folders.gold), str(folders.texts), *options]
    out = CliRunner().invoke(evaluate, command, catch_exceptions=False).output
    assert out.startswith("mini @15 LOST funds 红河银行 -> 远山茶业 近300万元 | ")
    assert out.count("LOST") == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "give OUT, the folder of a build, or --gold-names, and not both"),
        (["out", "--gold-names"], "give OUT, the folder of a build, or --gold-names, and not both"),
        (["out", "--rules", "gold"], "--rules goes with --gold-names"),
    ],
)
def test_names_come_from_one_place(options: list[str], told: str, tmp_path: Path) -> None:
    """A build or the gold gives the names; wrong usage is told in a line, with status 2."""
    write_all(tmp_path)
    words = ["gold", "texts", *options]
    words = [word if word.startswith("-") else str(tmp_path / word) for word in words]
    result = CliRunner().invoke(kg, ["evaluate", *words])
    assert result.exit_code == 2
    assert told in result.output
