"""The worked example: one page at every stage, as the README quotes it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = ROOT / "tests" / "worked_example"
PAGE = ROOT / "kg" / "samples" / "pages" / "worked-example.txt"
REMEDY = "run `python scripts/update_worked_example.py` and read the difference"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the page alone."""
    folder = tmp_path_factory.mktemp("worked-example")
    report = kg.build([PAGE], folder)
    assert report.warnings == ()
    return folder


@pytest.mark.slow
def test_the_page_is_committed_at_every_stage(out: Path) -> None:
    """Six files: articles, mentions, entities, statements, Turtle and GraphML, byte for byte."""
    names = sorted(path.name for path in EXPECTED.iterdir())
    assert len(names) == 6
    changed = [n for n in names if (out / n).read_bytes() != (EXPECTED / n).read_bytes()]
    assert changed == [], REMEDY


@pytest.mark.slow
def test_the_picture_is_drawn_from_the_graph(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/worked-example.svg is what the drawing script makes of graph.graphml."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    from draw_graph import draw

    picture = (ROOT / "docs" / "worked-example.svg").read_text(encoding="utf-8")
    assert draw(out / "graph.graphml") == picture, REMEDY
