"""Divisions as the package ships them: loaded once."""

import pytest

from kg.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """All divisions of China."""
    return load_gazetteer()
