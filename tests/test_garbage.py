"""Searching for garbage seldom, and as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kg.garbage import seldom_searched


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_it_is_rarer_inside_and_as_before_afterwards() -> None:
    """Also where what is inside fails."""
    gc.set_threshold(701, 11, 12)
    with pytest.raises(ValueError, match="broken"), seldom_searched():
        assert gc.get_threshold()[0] > 701
        raise ValueError("broken")
    assert gc.get_threshold() == (701, 11, 12)


def test_a_caller_who_searches_never_is_let_alone() -> None:
    """A first threshold of 0 is how Python is told so."""
    gc.set_threshold(0)
    with seldom_searched():
        assert gc.get_threshold()[0] == 0
