"""A text with stretches replaced, and where its places are afterwards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


class Edits:
    """Edits of one text, apart from one another, in order.

    Of edits that overlap one is made over the stretch of all, with the text of the first given.
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = list(_apart(edits))
        self._starts = [edit.start for edit in self._edits]
        self._ends = [edit.end for edit in self._edits]
        self._grown = [0]
        for edit in self._edits:
            self._grown.append(self._grown[-1] + len(edit.text) - (edit.end - edit.start))

    def __len__(self) -> int:
        return len(self._edits)

    def apply(self, text: str, start: int = 0) -> str:
        """The text, which begins at a place of the whole, with what is edited in it.

        An edit that reaches over an end of it is made as a whole.
        """
        end = start + len(text)
        parts, at = [], start
        for edit in self._edits[bisect_right(self._ends, start) : bisect_left(self._starts, end)]:
            parts += [text[at - start : max(edit.start, at) - start], edit.text]
            at = min(edit.end, end)
        return "".join([*parts, text[at - start :]])

    def start(self, place: int) -> int:
        """Where a stretch begins now that began at a place; before what stands in its midst."""
        before = bisect_right(self._ends, place)
        inside = before < len(self._edits) and self._starts[before] < place
        return (self._starts[before] if inside else place) + self._grown[before]

    def end(self, place: int) -> int:
        """Where a stretch ends now that ended at a place; behind what stands in its midst."""
        before = bisect_left(self._starts, place)
        last = self._ends[before - 1] if before else place
        return max(last, place) + self._grown[before]


def _apart(edits: Iterable[Edit]) -> Iterable[Edit]:
    order = sorted(enumerate(edits), key=lambda item: (item[1].start, item[1].end))
    made: tuple[int, Edit] | None = None
    for rank, edit in order:
        if made and edit.start < made[1].end:
            first = min(made[0], rank)
            text = made[1].text if first == made[0] else edit.text
            made = first, Edit(made[1].start, max(made[1].end, edit.end), text)
        else:
            if made:
                yield made[1]
            made = rank, edit
    if made:
        yield made[1]
