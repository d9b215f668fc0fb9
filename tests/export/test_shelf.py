"""Rows that wait on disk."""

from __future__ import annotations

from pathlib import Path

from kg.export.network.shelf import Shelf

ROWS = [("资助", 3, 0.5, None), (), ("x" * 100_000,)]


def test_rows_are_read_in_any_order_and_leave_nothing(tmp_path: Path) -> None:
    """Each as it was; the file that they lie in bears no name."""
    shelf = Shelf(tmp_path)
    for row in ROWS:
        shelf.add(row)
    assert [shelf[at] for at in (2, 0, 1)] == [ROWS[2], ROWS[0], ROWS[1]]
    assert not list(tmp_path.iterdir())
    shelf.close()
