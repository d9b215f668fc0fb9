"""Our figures are those of the shared scorer, where it is at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import evaluate
from tests.evaluate.mini import (
    GOLD,
    MENTIONS,
    STATEMENTS,
    Folders,
    mention,
    statement,
    write_all,
)

SCORE = Path(__file__).resolve().parents[3] / "shared" / "gold" / "score.py"
pytestmark = pytest.mark.skipif(not SCORE.is_file(), reason="no ../shared/gold/score.py here")

SLIPS: list[dict[str, Any]] = [
    {},
    {"mentions": [], "statements": []},
    {"mentions": [row | {"entity": "另一"} for row in MENTIONS]},
    {"mentions": [*MENTIONS[1:3], mention("红河市总", "Place", "红河市"), *MENTIONS[4:]]},
    {"mentions": [row | {"type": "Organization"} for row in MENTIONS]},
    {"statements": [row | {"modality": "planned"} for row in STATEMENTS]},
    {"statements": [row | {"object": None, "object_text": "茶农"} for row in STATEMENTS]},
    {"statements": [*STATEMENTS, statement("awarded", "工会", "李青", sentence=1, honour="工匠")]},
    {"statements": [row | {"subject": "另一", "honour": "匠"} for row in STATEMENTS]},
    {"gold": GOLD | {"relations": GOLD["relations"][::-1] * 2, "optional": []}},
]
"""Builds that differ from the faultless one, each in its way."""


def run_score(folders: Folders) -> dict[str, Any]:
    """The scorer's figures."""
    run = subprocess.run(
        [sys.executable, SCORE, *folders, "--json"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures


@pytest.mark.parametrize("slip", SLIPS, ids=range(len(SLIPS)))
def test_small_builds_get_the_same_figures(slip: dict[str, Any], tmp_path: Path) -> None:
    """Every figure is the scorer's, to four decimals, under the same name in the same order."""
    folders = write_all(tmp_path, **slip)
    figures = evaluate(*folders).to_json()
    assert json.dumps(figures) == json.dumps(run_score(folders))


@pytest.mark.slow
def test_the_samples_get_the_same_figures(tmp_path: Path) -> None:
    """Every figure of a build of the samples is the scorer's."""
    from kg.build import build
    from kg.samples import sample_gold, sample_pages

    build([sample_pages()], tmp_path)
    folders = Folders(sample_gold(), sample_pages(), tmp_path)
    report = evaluate(*folders)
    assert report.problems == ()
    assert report.to_json() == run_score(folders)
