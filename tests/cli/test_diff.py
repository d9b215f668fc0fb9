"""`kg diff`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.analysis.by_hand import (
    BANK,
    CHAIRS,
    LOAN,
    PLAN,
    SEAT,
    corpus,
    write,
)
from tests.running import run_kg

CHANGES = """\
entities: 1 changed
  ~ 青石银行  Bank
      + aliases: 青行
      - aliases: 青石行
statements: 1 came, 1 went, 2 changed
  + 云岭茶业 → 柳河镇  locatedIn  0.60
      2024/茶.txt#1: 云岭茶业位于柳河镇。
  - 林小溪 [林小溪_云岭茶业] → 云岭茶业  affiliatedWith  董事长 · 0.90
      2024/茶.txt#1: 云岭茶业董事长林小溪到场，林小溪说，志存高远。
  ~ 青石银行 → 云岭茶业  funds  300万元 · loan · 2024-03 · 0.90
      amount: 200万元 → 300万元
      date: 2023 → 2024-03
      confidence: 0.980 → 0.900
      - 2023/旧闻.txt#1: 2023年，青石银行向云岭茶业发放贷款200万元。
  ~ 柳河镇总工会 – 青石银行  partnersWith  0.90
      modality: planned → asserted
"""


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two builds of the same pages."""
    folder = tmp_path_factory.mktemp("built")
    new = corpus(
        replace(LOAN, evidence=LOAN.evidence[1:]), SEAT, replace(PLAN, modality="asserted")
    )
    bank = replace(BANK, aliases=("青行",))
    entities = tuple(bank if entity == BANK else entity for entity in new.entities)
    return (
        write(folder / "old", corpus(LOAN, CHAIRS, PLAN)),
        write(folder / "new", replace(new, entities=entities)),
    )


def test_what_differs_is_listed(builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the sentences, and exit status 1, which `diff` has."""
    monkeypatch.delenv("COLUMNS", raising=False)
    assert run_kg("diff", *builds) == (1, CHANGES, "")
    assert run_kg("diff", *builds, "--quiet") == (1, "", "")


def test_what_is_the_same_is_told(builds: tuple[Path, Path]) -> None:
    """With exit status 0."""
    assert run_kg("diff", builds[0], builds[0]) == (0, "both say the same\n", "")


def test_json_has_whole_records(builds: tuple[Path, Path]) -> None:
    """The rows of the tables, before and now."""
    run = run_kg("diff", *builds, "--json")
    assert run.code == 1
    found = json.loads(run.out)
    assert [row["relation"] for row in found["statements"]["came"]] == ["locatedIn"]
    change = found["statements"]["changed"][0]
    assert change["fields"] == ["amount", "date", "confidence", "evidence"]
    assert change["old"]["amount"]["text"] == "200万元"
    assert found["documents"] == {"came": [], "went": [], "changed": [], "became": []}
    assert json.loads(run_kg("diff", builds[0], builds[0], "--json").out)["entities"]["came"] == []


def test_what_cannot_be_compared_is_no_difference(
    builds: tuple[Path, Path], tmp_path: Path
) -> None:
    """Exit status 2, as for any wrong usage."""
    run = run_kg("diff", builds[0], tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(
        f"Error: {tmp_path / 'build.json'}: not there; make it with: kg build"
    )
    assert run_kg("diff", builds[0], tmp_path / "none").code == 2
