"""`kg build --min-confidence X`: what is less sure is in no output, and is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from tests.running import read_json, read_lines, read_tree, run_kg, write_page

pytestmark = pytest.mark.slow
PAGE = """# 又到采茶时节
2024年3月5日，青石农商银行向云岭茶业有限公司发放贷款300万元。
云岭茶业有限公司今天在青石市柳河镇开业。
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with a loan by a sure rule, and a seat by one that is less sure."""
    return write_page(tmp_path / "page.txt", PAGE)


def test_what_is_less_sure_is_left_out_of_every_file(page: Path, tmp_path: Path) -> None:
    """Of all files only the surer statements remain; build.json says how many are gone."""
    whole, sure = tmp_path / "whole", tmp_path / "sure"
    run_kg("build", page, "-o", whole, "--format", "all")
    run = run_kg("build", page, "-o", sure, "--format", "all", "--min-confidence", "0.85")
    assert run.code == 0
    rows = read_lines(whole / "statements.jsonl")
    kept = [row for row in rows if row["confidence"] >= 0.85]
    gone = [row["id"] for row in rows if row not in kept]
    assert gone
    assert kept
    assert read_lines(sure / "statements.jsonl") == kept
    tree = {name: data.decode("utf-8") for name, data in read_tree(sure).items()}
    assert [name for name, text in tree.items() for lost in gone if lost in text] == []
    report = read_json(sure / "build.json")
    assert report["settings"]["min_confidence"] == 0.85
    assert report["counts"]["statements_left_out"] == len(gone)
    assert report["counts"]["statements"] == len(kept)
    assert f"left out    {len(gone):>6}" in run.err
    assert read_lines(sure / "entities.jsonl") == read_lines(whole / "entities.jsonl")


def test_nothing_is_left_out_unless_asked(page: Path, tmp_path: Path) -> None:
    """0 is the default, and every statement is at least so sure."""
    run_kg("build", page, "-o", tmp_path / "a")
    run_kg("build", page, "-o", tmp_path / "b", "--min-confidence", "0")
    assert read_tree(tmp_path / "a") == read_tree(tmp_path / "b")
    assert read_json(tmp_path / "a" / "build.json")["counts"]["statements_left_out"] == 0


@pytest.mark.parametrize("value", ["1.5", "-0.1", "sure", "nan"])
def test_a_number_from_0_to_1_is_wanted(page: Path, tmp_path: Path, value: str) -> None:
    """Anything else is wrong usage, and nothing is written."""
    run = run_kg("build", page, "-o", tmp_path / "out", "--min-confidence", value)
    assert run.code == 2
    assert "confidence" in run.err
    assert not (tmp_path / "out").exists()


def test_so_from_python(page: Path, tmp_path: Path) -> None:
    """The library refuses it too, and reports what it left out."""
    with pytest.raises(kg.KgError, match="from 0 to 1"):
        kg.build([page], tmp_path / "out", min_confidence=2)
    report = kg.build([page], tmp_path / "out", min_confidence=1.0)
    assert (report.statements, report.left_out > 0) == ((), True)
