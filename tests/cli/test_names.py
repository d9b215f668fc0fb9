"""`kg build --names` and `--model`, through the installed command."""

import json
from pathlib import Path

import pytest

from tests.running import run_kg


@pytest.mark.slow
def test_own_names_join_under_their_canonical_form(tmp_path: Path) -> None:
    """A short name that no rule could know is the entity that the list says, and an alias of it."""
    (tmp_path / "a.txt").write_text("黔山银行向云栖发放贷款300万元。\n", encoding="utf-8")
    names = tmp_path / "names.tsv"
    names.write_text("云栖\tEnterprise\t云栖智能有限公司\n", encoding="utf-8")
    done = run_kg(
        "build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--names", str(names)
    )
    assert done.code == 0, done.err
    lines = (tmp_path / "out" / "entities.jsonl").read_text("utf-8").splitlines()
    found = {item["label"]: item for item in map(json.loads, lines)}
    assert found["云栖智能有限公司"]["aliases"] == ["云栖"]
    assert found["云栖智能有限公司"]["type"] == "Enterprise"
    settings = json.loads((tmp_path / "out" / "build.json").read_text("utf-8"))["settings"]
    assert settings["names"] is not None


@pytest.mark.slow
def test_a_wrong_row_ends_the_build_with_its_line(tmp_path: Path) -> None:
    """One line on stderr, status 2, nothing written."""
    (tmp_path / "a.txt").write_text("黔山银行向云栖发放贷款300万元。\n", encoding="utf-8")
    names = tmp_path / "names.tsv"
    names.write_text("云栖\tCompany\n", encoding="utf-8")
    done = run_kg(
        "build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--names", str(names)
    )
    assert done.code == 2
    assert "names.tsv, line 1: 'Company' is no class" in done.err
    assert not (tmp_path / "out").exists()
