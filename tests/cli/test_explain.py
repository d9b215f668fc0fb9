"""`kg explain`: what is read in a text, by which rules, and what was lacking."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.running import PAGE, run_kg, write_page

LOAN = "[红河银行]Bank向[远山茶业]Enterprise发放贷款300万元。该行拟与[青石中学]Organization签约。"
TALK = "[红河银行]Bank向[远山茶业]Enterprise介绍了贷款。"


def test_a_sentence_with_given_names_is_explained_in_words() -> None:
    """Names, clauses, the rule with the place of each role, and what nearly came out."""
    run = run_kg("explain", LOAN)
    assert (run.code, run.err) == (0, "")
    lines = [line.strip() for line in run.out.splitlines()]
    for line in (
        "红河银行  Bank  0-4",
        "该行拟与青石中学签约  [该行 = 红河银行; 与 青石中学]",
        "funds/hand-out  发放 9-11  asserted  (confidence 0.9)",
        "recipient   远山茶业 5-9",
        "amount      300万元 13-18  = 3000000 CNY",
        "kind        loan",
        "partnersWith/sign-with  签约 27-29  planned by 拟 21-22 (own clause): it draws no edge  (confidence 0.9)",
        "funds/by  发放 9-11",
        "funder: what 由 or 经 marks is not there",
    ):
        assert line in lines


def test_where_nothing_fires_the_reason_is_told() -> None:
    """A trigger that came to nothing stands with the role that nobody fills."""
    said = run_kg("explain", TALK).out
    assert "\nfired: none\n" in said
    assert "funds/lend  贷款" in said
    assert "recipient: what 为, 向, 给 or 对 marks is not there" in said


TOLD_BEFORE = (
    "[远山茶业]Enterprise账上没有钱。[远山茶业]Enterprise的订单多了。"
    "不久，[红河银行]Bank发放贷款150万元，[青石市财政局]Agency贴息5万元。"
)


def test_a_learned_pair_tells_how_likely_it_is() -> None:
    """With what weighed most for it and against it."""
    (row,) = json.loads(run_kg("explain", TOLD_BEFORE, "--json").out)
    learned = next(match for match in row["fired"] if match["rule"] == "funds/likely")
    likely = learned["likelihood"]
    assert likely["value"] == learned["confidence"]
    assert all(item["weight"] > 0 and item["words"] for item in likely["for"])
    assert all(item["weight"] < 0 and item["words"] for item in likely["against"])
    best = likely["for"][0]
    said = run_kg("explain", TOLD_BEFORE).out
    assert f"    for         +{best['weight']:.2f}  {best['words']}\n" in said


def test_a_pair_that_is_not_likely_enough_is_told(tmp_path: Path) -> None:
    """Beside the rules that nearly fired; here a user's rule asks for certainty."""
    from kg.ontology import ontology_dir

    header, *rules = (
        (ontology_dir() / "relations" / "funds.toml").read_text("utf-8").split("[[rule]]")
    )
    (own,) = (rule for rule in rules if 'construction = "likely"' in rule)
    own = re.sub("confidence = .*", "confidence = 1.0", own)
    path = write_page(tmp_path / "rules" / "funds.toml", f"{header}[[rule]]{own}")
    (row,) = json.loads(run_kg("explain", TOLD_BEFORE, "--json", "--rules", path.parent).out)
    near = row["nearly"][0]
    assert (near["rule"], near["step"]) == ("funds/likely", "likelihood")
    assert near["likelihood"]["value"] >= 0.3
    pair = " and ".join(f"{role} {filler['text']}" for role, filler in near["roles"].items())
    assert (
        f"likelihood: {near['likelihood']['value']:.2f} for {pair}; it is stated from 1 on\n"
        in run_kg("explain", TOLD_BEFORE, "--rules", path.parent).out
    )


def test_what_a_name_says_of_itself_is_told() -> None:
    """The table, and who fills its roles; a body that the text does not name has no place in it."""
    text = "[红河银行]Bank的[红河银行柳河支行]Bank和[昌平区金融办]Agency到场。"
    said = run_kg("explain", text).out
    assert (
        "said by names\n"
        "  branchOf/支行  (confidence 0.98)\n"
        "    branch      红河银行柳河支行 5-13\n"
        "    parent      红河银行 0-4\n"
        "  hasJurisdiction/政府  (confidence 0.98)\n"
        "    authority   昌平区金融办 14-20\n"
        "    jurisdiction  昌平区\n"
    ) in said
    (row,) = json.loads(run_kg("explain", text, "--json").out)
    assert row["by_name"][1]["roles"]["jurisdiction"] == {"entity": "昌平区"}


def test_json_has_every_span(tmp_path: Path) -> None:
    """`start` and `end` count in the text without the brackets."""
    (row,) = json.loads(run_kg("explain", LOAN, "--json").out)
    text = "红河银行向远山茶业发放贷款300万元。该行拟与青石中学签约。"
    (fired,) = (match for match in row["fired"] if match["rule"] == "funds/hand-out")
    assert fired["roles"]["amount"] == {
        "start": 13,
        "end": 18,
        "text": "300万元",
        "value": "3000000",
        "currency": "CNY",
        "approximate": False,
    }
    assert fired["roles"]["recipient"]["entity"] == "远山茶业"
    (planned,) = (match for match in row["fired"] if match["modality"] == "planned")
    assert planned["cue"] == {"start": 21, "end": 22, "text": "拟", "step": "own clause"}
    assert fired["cue"] is None
    places = [*row["mentions"], *row["clauses"], *(miss["trigger"] for miss in row["nearly"])]
    assert len(places) > 5
    assert [p for p in places if text[p["start"] : p["end"]] != p["text"]] == []


def test_a_rule_of_ones_own_is_explained_too(tmp_path: Path) -> None:
    """`--rules` takes a user's relation beside ours."""
    path = write_page(
        tmp_path / "rules" / "lendsTo.toml",
        """relation = "lendsTo"
label = { zh = "借给", en = "lends to" }
class = "Lending"
[roles.lender]
types = ["Bank"]
[roles.borrower]
types = ["Enterprise"]
[[rule]]
id = "lendsTo/lend"
trigger = ["借给"]
lender = "subject"
borrower = "object"
matches = [{ text = "[红河银行]Bank借给[远山茶业]Enterprise30万元。", lender = "红河银行", borrower = "远山茶业" }]
""",
    )
    said = run_kg("explain", "[红河银行]Bank借给[远山茶业]Enterprise。", "--rules", path.parent).out
    assert "lendsTo/lend  借给 4-6  asserted" in said


@pytest.mark.parametrize("arguments", [[], ["一句。", "-f", "-"]])
def test_one_text_is_wanted(arguments: list[str]) -> None:
    """Neither none nor two: one line that says how."""
    run = run_kg("explain", *arguments, stdin=b"")
    assert (run.code, run.err) == (
        2,
        "Error: give a SENTENCE, or a file with -f FILE, and not both\n",
    )


def test_a_slip_in_a_given_name_is_told() -> None:
    """A class that is none comes with those that are."""
    run = run_kg("explain", "[红河银行]Bnak来了。")
    assert (run.code, run.out) == (2, "")
    assert "unknown class 'Bnak'; known are Agency, Bank, " in run.err


@pytest.mark.slow
def test_a_text_with_nothing_to_read_says_so() -> None:
    """No Chinese, no explanation: one warning, and an empty list."""
    run = run_kg("explain", "Hello.", "--json")
    assert (run.code, run.out) == (0, "[]\n")
    assert run.err == "Warning: text: no Chinese text in it to explain\n"


@pytest.mark.slow
def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    """As in a build, where the bytes do not say it."""
    path = write_page(tmp_path / "page.txt", PAGE.encode("gb18030"))
    run = run_kg("explain", "-f", path, "--encoding", "gb18030")
    assert "青石" in run.out


@pytest.mark.slow
def test_a_file_is_read_as_a_build_reads_it(page: Path, tmp_path: Path) -> None:
    """The rules that fired are those that stand on the evidence of a build, file or stdin."""
    assert run_kg("build", page, "-o", tmp_path / "out").code == 0
    lines = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    built = {item["rule"] for line in lines for item in json.loads(line)["evidence"]}
    rows = json.loads(run_kg("explain", "-f", page, "--json").out)
    fired = {match["rule"] for row in rows for match in row["fired"]}
    assert {"funds/hand-out"} <= built - {"address"} <= fired  # an address chain names no rule
    (piped,) = json.loads(run_kg("explain", "-f", "-", "--json", stdin=PAGE.encode()).out)
    assert piped | {"document": page.name} == rows[0]
