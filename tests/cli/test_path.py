"""`kg path`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.analysis.by_hand import write
from tests.running import run_kg

PATH = """\
2 steps
林小溪 [林小溪_云岭茶业]
  → 任职于 affiliatedWith  董事长 · 0.90
      2024/茶.txt#1: 云岭茶业董事长林小溪到场，林小溪说，志存高远。
云岭茶业
  ← 资助 funds  200万元 · loan · 2023 · 0.98
      2023/旧闻.txt#1: 2023年，青石银行向云岭茶业发放贷款200万元。
      … and 1 more sentence
  → 隶属于 partOf  0.50
      2023/旧闻.txt#1: 云岭茶业属于青石银行。
青石银行
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of three pages by hand."""
    return write(tmp_path_factory.mktemp("built") / "out")


def test_each_step_stands_with_its_sentence(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And with everything else that ties the two."""
    monkeypatch.delenv("COLUMNS", raising=False)
    assert run_kg("path", out, "ent:林小溪_云岭茶业", "青石银行") == (0, PATH, "")


def test_json_holds_the_steps(out: Path) -> None:
    """An empty list where there is none."""
    (steps,) = json.loads(run_kg("path", out, "柳河镇", "青石行", "--json").out)
    assert [step["target"]["label"] for step in steps] == ["云岭茶业", "青石银行"]
    assert steps[0]["statements"][0]["relation"] == "locatedIn"
    run = run_kg("path", out, "江帆", "青石行", "--json")
    assert (run.code, run.out) == (1, "[]\n")


def test_who_is_not_connected_is_told(out: Path) -> None:
    """Exit status 1; within how many steps, where that was asked."""
    run = run_kg("path", out, "柳河镇", "青石银行", "--steps", "1")
    assert run == (1, "", "柳河镇 and 青石银行 are not connected within 1 step\n")
    assert run_kg("path", out, "柳河镇总工会", "青石银行").code == 1
    assert run_kg("path", out, "柳河镇总工会", "青石银行", "--all-modalities").code == 0
    funds = run_kg("path", out, "柳河镇", "青石银行", "--relation", "funds")
    assert funds.code == 1
    run = run_kg("path", out, "ent:林小溪_云岭茶业", "青石银行", "--no-structure")
    assert run.code == 1


def test_one_is_connected_with_itself(out: Path) -> None:
    """Which is told, and no error."""
    assert run_kg("path", out, "青石行", "青石银行").out == "both are the same\n"


def test_a_name_of_several_is_refused(out: Path) -> None:
    """With their ids."""
    run = run_kg("path", out, "林小溪", "青石银行")
    assert run.code == 1
    assert run.err.startswith("Error: 林小溪: 2 are called so: ent:林小溪_云岭茶业 (Person)")
