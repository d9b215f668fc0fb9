"""`--type CLASS,...` means the same to every command that has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.analysis.by_hand import write
from tests.running import read_lines, run_kg


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of three pages by hand."""
    return write(tmp_path_factory.mktemp("built") / "out")


@pytest.mark.parametrize("types", [["Bank,Place"], ["Bank", "--type", "Place"]])
def test_a_list_of_classes_is_taken(out: Path, tmp_path: Path, types: list[str]) -> None:
    """By commas or said again; the same entities are listed, linked and exported."""
    listed = json.loads(run_kg("entities", out, "--json", "--type", *types).out)
    labels = sorted(row["label"] for row in listed)
    assert {row["type"] for row in listed} == {"Bank", "Place"}
    table = tmp_path / "links.tsv"
    table.write_text("青石银行\thttps://example.org/1\n", encoding="utf-8")
    target = tmp_path / "x"
    assert run_kg("export", out, "-o", target, "--format", "tables", "--type", *types).code == 0
    assert sorted(row["label"] for row in read_lines(target / "entities.jsonl")) == labels
    run = run_kg("link", target, "--table", table, "--type", *types)
    assert run.err == f"{target}: 1 new links, 1 of {len(labels)} entities met\n"


def test_a_class_holds_finer_ones(out: Path) -> None:
    """Also those that stand several steps below it."""
    rows = json.loads(run_kg("entities", out, "--type", "Institution", "--json").out)
    assert {"Bank", "Enterprise", "TradeUnion"} <= {row["type"] for row in rows}
    assert "Person" not in {row["type"] for row in rows}


@pytest.mark.parametrize("command", ["entities", "link", "export"])
def test_what_is_no_class_is_wrong_usage(out: Path, command: str) -> None:
    """In the same words."""
    more = ["-o", "-"] if command == "export" else []
    run = run_kg(command, out, *more, "--type", "Bank,Firm")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("Error: --type Firm: no class; such are ")
