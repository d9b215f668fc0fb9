"""A small built graph to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.export.rdf import write_turtle
from tests.export.rdf_graph import SETTINGS, small_graph


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `graph.ttl`."""
    out = tmp_path_factory.mktemp("built")
    write_turtle(small_graph(), out / "graph.ttl", SETTINGS)
    return out
