"""`kg stats`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.analysis.fonts import chinese_font
from kg.columns import width_of
from kg.errors import InputError
from tests.analysis.by_hand import write
from tests.running import run_kg

SUMS = """\
sum of  kind  currency  statements        sum
------  ----  --------  ----------  ---------
funds   loan  CNY                1  2,000,000
funds         CNY                1     50,000
"""
CLASSES = """\
class         类别  entities  mentions  finer classes
------------  ----  --------  --------  ------------------------
Person        人物         5         6
TradeUnion    工会         2         3
Bank          银行         1         3
Enterprise    企业         1         2  GuaranteeCompany 1
Organization  组织         1         1
Place         地点         1         1  AdministrativeDivision 1
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of three pages by hand."""
    return write(tmp_path_factory.mktemp("built") / "out")


def test_figures_stand_in_tables(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other; they fit a terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)
    run = run_kg("stats", out)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("documents          3\narticles           3\n")
    assert CLASSES in run.out
    assert run.out.endswith(SUMS)
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(width_of, run_kg("stats", out).out.splitlines())) <= 60


def test_json_has_every_figure(out: Path) -> None:
    """Also those that a table leaves out."""
    found = json.loads(run_kg("stats", out, "--json", "--top", "1").out)
    assert found["counts"]["statements"] == 10
    assert [row["label"] for row in found["central"]] == ["云岭茶业"]
    assert found["sums"][0]["sum"] == "2000000"
    assert found["degrees"][0] == {"degree": 0, "entities": 4}
    assert found["classes"][3]["subtypes"] == {"GuaranteeCompany": 1}


def test_structure_may_be_left_out(out: Path) -> None:
    """Then who leads a union is near nobody."""
    run = run_kg("stats", out, "--no-structure", "--json")
    assert json.loads(run.out)["degrees"][0]["entities"] == 8


def test_a_picture_is_drawn(out: Path, tmp_path: Path) -> None:
    """Beside the tables; of another kind than it can be it is wrong usage."""
    try:
        chinese_font()
    except InputError:
        pytest.skip("no Chinese font is installed")
    picture = tmp_path / "stats.png"
    assert run_kg("stats", out, "--plot", picture).code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["stats.png"]
    run = run_kg("stats", out, "--plot", tmp_path / "none" / "stats.png")
    assert (run.code, run.out) == (1, "")
    assert "none is not a folder; make it, or name another file" in run.err


def test_a_picture_of_no_kind_is_refused(out: Path, tmp_path: Path) -> None:
    """Before anything is read."""
    run = run_kg("stats", out, "--plot", tmp_path / "stats.doc")
    assert run == (2, "", f"Error: --plot {tmp_path / 'stats.doc'}: a picture is .png or .svg\n")
