"""`kg show`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.columns import width_of
from tests.analysis.by_hand import write
from tests.running import run_kg

BANK = """\
青石银行  银行 Bank
  id        ent:青石银行
  names     青石行
  mentions  3 in 3 documents

资助 funds (2)
  → 云岭茶业  200万元 · loan · 2023 · 0.98
      2023/旧闻.txt#1: 2023年，青石银行向云岭茶业发放贷款200万元。
      2024/茶.txt#1: 2024年3月，青石银行向云岭茶业发放贷款300万元。
  → 林小溪劳模工作室等3家工作室  林小溪劳模工作室5万元 · 0.90
      2024/林小溪专访.txt#1: 青石银行向林小溪劳模工作室等3家工作室捐赠5万元。

隶属于 partOf (1)
  ← 云岭茶业  0.50
      2023/旧闻.txt#1: 云岭茶业属于青石银行。

合作 partnersWith (2)
  – [planned] 柳河镇总工会  0.90
      2024/茶.txt#1: 青石银行拟与柳河镇总工会合作。
  – [negated] 柳河镇总工会  0.90
      2023/旧闻.txt#1: 青石银行未与柳河镇总工会合作。
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of three pages by hand."""
    return write(tmp_path_factory.mktemp("built") / "out")


@pytest.fixture(autouse=True)
def no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a pipe, whatever the terminal of the tests is."""
    monkeypatch.delenv("COLUMNS", raising=False)


def test_facts_stand_with_their_sentences(out: Path) -> None:
    """By relation, with their direction; plans and denials say what they are."""
    assert run_kg("show", out, "青石行") == (0, BANK, "")


def test_sentences_and_relations_may_be_fewer(out: Path) -> None:
    """How many more sentences there are is told."""
    run = run_kg("show", out, "青石银行", "--relation", "funds", "--sentences", "1")
    assert "      … and 1 more sentence\n" in run.out
    assert "partOf" not in run.out
    assert "2023/旧闻" not in run_kg("show", out, "青石银行", "--sentences", "0").out
    assert run_kg("show", out, "高远").out.endswith("\nno facts\n")


def test_lines_fit_a_terminal(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences go on in the next line; nothing is cut."""
    monkeypatch.setenv("COLUMNS", "44")
    lines = run_kg("show", out, "青石银行").out.splitlines()
    assert max(map(width_of, lines)) <= 44
    assert "300万元。" in "".join(lines)


def test_several_of_one_name_are_listed(out: Path) -> None:
    """To choose from by id."""
    assert run_kg("show", out, "林小溪").out.splitlines() == [
        "id                   class   place  mentions  facts",
        "-------------------  ------  -----  --------  -----",
        "ent:林小溪_云岭茶业  Person                2      2",
        "ent:林小溪_教师      Person                1      0",
        "(2 are called so; show one by its id)",
    ]
    assert run_kg("show", out, "ent:林小溪_教师").out.startswith("林小溪  人物 Person\n")


def test_json_holds_all_of_a_name(out: Path) -> None:
    """Each with the rows of its statements."""
    found = json.loads(run_kg("show", out, "林小溪", "--json").out)
    assert [entity["id"].rpartition("/")[2] for entity in found] == [
        "林小溪_云岭茶业",
        "林小溪_教师",
    ]
    fact = found[0]["facts"][0]
    assert (fact["direction"], fact["others"], fact["relation"]) == (
        "→",
        ["云岭茶业"],
        "affiliatedWith",
    )
    assert fact["evidence"][0]["document"] == "2024/茶.txt"


def test_a_name_of_nothing_is_told(out: Path) -> None:
    """With what is near; an unknown relation is wrong usage."""
    run = run_kg("show", out, "青石")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("Error: 青石: nothing is called so; near are 青石市总工会, 青石行, ")
    assert run_kg("show", out, "青石银行", "--relation", "lends").code == 2


def test_words_that_are_no_entity_have_their_facts(out: Path) -> None:
    """A described group, by what the text calls it."""
    lines = run_kg("show", out, "林小溪劳模工作室等3家工作室").out.splitlines()
    assert lines[:2] == ["林小溪劳模工作室等3家工作室  群体 Group", "  told      in 1 document"]
    assert lines[4].startswith("  · 青石银行 → 林小溪劳模工作室等3家工作室  ")


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["show", "{}", " "], "NAME"),
        (["path", "{}", "", "青石银行"], "A"),
        (["path", "{}", "青石银行", ""], "B"),
        (["entities", "{}", "--name", ""], "--name"),
        (["view", "{}", "--no-open", "--at", ""], "--at"),
    ],
)
def test_an_empty_name_is_wrong_usage(out: Path, arguments: list[str], where: str) -> None:
    """Nobody is called so; what was to be named is told."""
    run = run_kg(*(word.replace("{}", str(out)) for word in arguments))
    assert run == (2, "", f"Error: {where}: is empty; give a name\n")
