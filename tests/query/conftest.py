"""Built graphs to ask: small ones by hand, and that of the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.export.rdf import write_turtle
from kg.query import ENGINES, Engine, load_engine
from kg.samples import sample_pages
from tests.export.rdf_graph import SETTINGS, small_graph
from tests.query.asked_graph import asked_graph
from tests.running import run_kg


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `graph.ttl`."""
    out = tmp_path_factory.mktemp("built")
    write_turtle(small_graph(), out / "graph.ttl", SETTINGS)
    return out


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph on which every question has an answer."""
    out = tmp_path_factory.mktemp("asked")
    write_turtle(asked_graph(), out / "graph.ttl", SETTINGS)
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
