"""Built graphs to ask: small ones by hand, and that of the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query import ENGINES, Engine, load_engine
from kg.samples import sample_pages
from tests.export.by_hand import build_here
from tests.export.rdf_graph import SETTINGS, small_graph
from tests.query.asked_graph import asked_graph
from tests.running import run_kg


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small build."""
    out = tmp_path_factory.mktemp("built")
    build_here(out, content=small_graph(), documents=(), settings=SETTINGS)
    return out


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the graph on which every question has an answer."""
    out = tmp_path_factory.mktemp("asked")
    build_here(out, content=asked_graph(), documents=(), settings=SETTINGS)
    return out


@pytest.fixture(scope="session")
def hand_made(asked: Path) -> dict[str, Engine]:
    """The same in each engine."""
    return {name: load_engine(asked, name) for name in ENGINES}


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Engine]:
    """The sample pages, built once, in each engine."""
    out = tmp_path_factory.mktemp("samples") / "out"
    assert run_kg("build", sample_pages(), "-o", out).code == 0
    return {name: load_engine(out, name) for name in ENGINES}
