"""How well the text of one paragraph runs on into another, by the habits of Chinese news."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_WIDTHS = str.maketrans("０１２３４５６７８９,;:()", "0123456789，；：（）")
_STEP = 2  # levels per unit in the table
_UNSEEN = 12  # of pairs that are left out of the table, what is taken for their count
_RARE_HEAD = 1.5  # how often (log) a pair left out of the table may have stood at a head
_MOST_UNSEEN = 2.0
_TOTAL = 11_000_000  # characters that the table was counted on


class _Table(NamedTuple):
    link: dict[str, float]
    often: dict[str, float]
    start: dict[str, float]
    first: dict[str, float]


def flow(before: str, after: str) -> float:
    """How much better `after` reads as going on from `before` than as a paragraph of its own.

    About 0 where it could be either; logarithmic.
    """
    last = _plain(before[-12:])[-1:]
    head = _plain(after[:12])[:2]
    if not last or not head:
        return 0.0
    return _link(last, head[0]) + 0.7 * inside(after)


def inside(text: str) -> float:
    """How much oftener a paragraph has the text's first characters within than at its head."""
    table, head = _table(), _plain(text[:12])[:2]
    if not head:
        return 0.0
    unseen = max(0.0, table.first.get(head[0], 0.0) - _RARE_HEAD) if head in table.link else 0.0
    unseen = min(unseen, _MOST_UNSEEN)
    return table.start.get(head[0], 0.0) + table.start.get(head, unseen)


def _link(a: str, b: str) -> float:
    """How much oftener `b` follows `a` than chance has it."""
    table = _table()
    if a + b in table.link:
        return table.link[a + b]
    expected = math.exp(table.often.get(a, 0.0) + table.often.get(b, 0.0)) / _TOTAL
    return min(0.0, math.log((_UNSEEN + 1) / (expected + 1)))


def _plain(text: str) -> str:
    return re.sub(r"\d", "0", "".join(text.split()).translate(_WIDTHS))


@lru_cache
def _table() -> _Table:
    table = _Table({}, {}, {}, {})
    put: dict[str, Callable[[str, float, str], None]] = {
        "link": lambda a, level, b: table.link.update((a + char, level) for char in b),
        "often": lambda a, level, _: table.often.update([(a, level)]),
        "start": lambda a, level, _: table.start.update([(a, level)]),
        "first": lambda a, level, _: table.first.update([(a, level)]),
    }
    text = resources.files("kg.articles").joinpath("joints.tsv").read_text(encoding="utf-8")
    for row in text.split("\n"):
        if row:
            kind, key, level, followers = row.split("\t")
            put[kind](key, int(level) / _STEP, followers)
    return table
