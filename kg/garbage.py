"""Python's search for garbage that refers to itself, put off while very many records are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OFTEN = (100_000, 20, 50)
"""Instead of every 700 (2,000 from 3.13) new objects: ours hardly ever refer to themselves."""


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Search seldom inside; also a decorator. What the caller has set is set again afterwards.

    A caller that has switched the search off, or made it still rarer, is let alone.
    """
    before = gc.get_threshold()
    if 0 < before[0] < _OFTEN[0]:
        gc.set_threshold(*_OFTEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)
