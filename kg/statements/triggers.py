"""Where the triggers of rules stand: one look at a clause finds those of all rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.model import Span

AMOUNT = "amount"
HONOUR = "honour"


class Triggers:
    """The triggers of rules by their first characters, each rule known by its number.

    Most rules have no trigger in most clauses, and most characters begin none.
    """

    __slots__ = ("_begins", "_words")

    def __init__(self, triggers: Mapping[int, Sequence[str]]) -> None:
        words: dict[str, list[int]] = {}
        for number, own in triggers.items():
            for word in dict.fromkeys(own):
                words.setdefault(word, []).append(number)
        self._words: dict[str, list[tuple[str, list[int]]]] = {}
        for word in sorted(words, key=len, reverse=True):
            if len(word) > 1:
                self._words.setdefault(word[:2], []).append((word, words[word]))
        for word in (word for word in words if len(word) == 1):
            for begin in [begin for begin in self._words if begin[0] == word]:
                self._words[begin].append((word, words[word]))
            self._words[word] = [(word, words[word])]
        begins = sorted({word[0] for word in words})
        self._begins = re.compile(f"[{''.join(map(re.escape, begins))}]" if begins else "(?!)")

    def find(self, text: str, span: Span) -> dict[int, list[Span]]:
        """The spans of each rule's triggers in a stretch, the longest at each place, none in another."""
        found: dict[int, list[Span]] = {}
        for match in self._begins.finditer(text, *span):
            at = match.start()
            words = self._words.get(text[at : at + 2]) or self._words.get(text[at])
            for word, rules in words or ():
                end = at + len(word)
                if end > span.end or not text.startswith(word, at):
                    continue
                here = Span(at, end)
                for rule in rules:
                    known = found.get(rule)
                    if known is None:
                        found[rule] = [here]
                    elif known[-1].end <= at:
                        known.append(here)
        return found
