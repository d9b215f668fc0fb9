"""Where the bare end of a name stands for it (福利院 behind 全南县儿童福利院)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.statements.anaphors import BARE, NOT_AFTER, load_heads
from kg.statements.surface import Surface

MAX_TAIL = 5  # characters of a name's end that may stand for it
TAKEN_UP = ("Enterprise", "Organization", "Bank", "TradeUnion")
# What may stand before a noun phrase without a determiner.
NP_START = re.compile(
    r"(?:^|[，,；;：:。！？!?\n“\s]|[向为给对由与和同把将被从跟予于到了则也还又让使帮替是以代助励持贴资赠]|"
    r"因此|随后|当天|此前|目前|同时|今年|去年|年|月|日|此|成为|落户)$"
)


def find_ends(surface: Surface) -> Iterator[Span]:
    """Each place in order of the ends, for words that no other list of anaphors has."""
    ends = set()
    for _, member in surface.names:
        if member.type in TAKEN_UP:
            lengths = range(2, min(len(member.text) - 1, MAX_TAIL) + 1)
            ends |= {end for n in lengths if (end := member.text[-n:]) in load_heads() or n > 2}
    found = [end for end in ends.difference(BARE) if end in surface.plain]
    if not found:
        return
    bare = "|".join(sorted(map(re.escape, found), key=len, reverse=True))
    for match in re.finditer(rf"(?:{bare})(?!{NOT_AFTER})", surface.plain):
        if NP_START.search(surface.plain[max(0, match.start() - 3) : match.start()]):
            yield Span(*match.span())
