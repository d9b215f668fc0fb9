"""`kg build --timestamp`: the only time that any file of a build bears."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.running import run_kg

pytestmark = pytest.mark.slow


def test_a_build_says_when_it_ran_if_asked(tmp_path: Path) -> None:
    """From its beginning to the writing of the files; without the option there is no time."""
    page = tmp_path / "页.txt"
    page.write_text("红河银行向远山茶业发放贷款300万元。", encoding="utf-8")
    for name, options in (("timed", ["--timestamp"]), ("plain", [])):
        assert run_kg("build", page, "-o", tmp_path / name, *options).code == 0
    record = json.loads((tmp_path / "timed" / "build.json").read_text("utf-8"))
    started, ended = (datetime.fromisoformat(text) for text in record["times"].values())
    assert list(record["times"]) == ["startedAtTime", "endedAtTime"]
    assert started.tzinfo is not None
    assert started <= ended
    timed, plain = (
        (tmp_path / name / "graph.ttl").read_text("utf-8") for name in ("timed", "plain")
    )
    assert timed.count("AtTime") == 2
    assert "AtTime" not in plain
    assert run_kg("validate", tmp_path / "timed").code == 0
