"""The neighbourhood of entities over statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Statement


def reach(statements: Sequence[Statement], starts: Iterable[str], steps: int) -> list[Statement]:
    """The statements between entities that are at most `steps` statements away, in their order.

    A described group, and an end that is not named, is a step further than its other end.
    """
    near: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.subject is not None and statement.object is not None:
            near[statement.subject].add(statement.object)
            near[statement.object].add(statement.subject)
    distance = dict.fromkeys(starts, 0)
    border = set(distance)
    for step in range(1, steps + 1):
        border = {other for entity in border for other in near[entity]} - distance.keys()
        distance |= dict.fromkeys(border, step)
    return [s for s in statements if _is_within(s, distance, steps)]


def _is_within(statement: Statement, distance: dict[str, int], steps: int) -> bool:
    ends = [end for end in (statement.subject, statement.object) if end is not None]
    most = steps if len(ends) == 2 else steps - 1
    return bool(ends) and all(distance.get(end, most + 1) <= most for end in ends)
