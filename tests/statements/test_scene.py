"""How much stands unread between two places of an article."""

from __future__ import annotations

from itertools import combinations

from kg.statements.engine import read_clauses
from kg.statements.examples import parse_example
from kg.statements.scene import is_light, weight

TEXT = "[红河银行]Bank昨日与三家茶厂一道，于2021年3月向[远山茶业]Enterprise发放贷款300万元。"


def test_what_is_light_weighs_no_more_than_is_asked() -> None:
    """Between any two places, whether or not the characters had to be read for it."""
    surface, clauses = read_clauses(*parse_example(TEXT))
    places = combinations(range(len(surface.text) + 1), 2)
    for start, end in places:
        for slots in ((), clauses[0].slots):
            heavy = weight(surface, start, end, slots)
            for most in (0, 1, 4, 12):
                assert is_light(surface, start, end, most, slots) == (heavy <= most)


def test_nothing_stands_between_crossed_places() -> None:
    """A place weighs nothing, and so does a stretch that ends before it begins."""
    surface, _ = read_clauses(*parse_example(TEXT))
    assert weight(surface, 9, 9) == weight(surface, 9, 3) == 0
