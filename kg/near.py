"""Names that are like one that nothing bears, for whoever mistyped it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SHOWN = 5


def near_names(name: str, names: Iterable[str]) -> str:
    """`near are …`: names that hold the name, else names spelt like it."""
    known = sorted(set(names))
    near = [other for other in known if name in other][:SHOWN]
    near = near or difflib.get_close_matches(name, known, n=SHOWN)
    return f"near are {', '.join(near)}" if near else "no name is like it"


def several(things: list[str]) -> str:
    """Things of one name, the first of them; how many more there are."""
    more = "" if len(things) <= SHOWN else f", and {len(things) - SHOWN} more"
    return f"{len(things)} are called so: {', '.join(things[:SHOWN])}{more}"
