"""Fixtures that several folders share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import write_page


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small page of one article that names a loan and a seat."""
    return write_page(tmp_path / "pages" / "page.txt")
