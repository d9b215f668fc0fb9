"""docs/terminal.md shows what its commands print."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from terminal_page import PAGE, PICTURE, fill, samples


@pytest.mark.slow
def test_the_page_shows_what_its_commands_print(tmp_path: Path) -> None:
    """Where what the samples say has changed, scripts/terminal_page.py makes it so again."""
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("\n$ kg ") > 8
    with samples(tmp_path):
        assert fill(page) == page


def test_the_picture_is_there_and_small() -> None:
    """It is made of the samples by scripts/terminal_page.py."""
    assert f"]({PICTURE.name})" in PAGE.read_text(encoding="utf-8")
    assert 20_000 < PICTURE.stat().st_size <= 200_000
