"""Fixtures that several folders share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.running import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small page of one article that names a loan and a seat."""
    return write_page(tmp_path / "pages" / "page.txt")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all pages: playwright runs once in a process."""
    from tests.browser import chromium  # the tests of rules need none

    with chromium() as found:
        yield found
