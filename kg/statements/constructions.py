"""What noun phrases say without a verb: address chains, and a name in a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Span
from kg.statements.records import Clause, Match, Member, Rule
from kg.statements.scene import fitting
from kg.statements.surface import Surface

_LEVELS = (
    ("国", 0),
    ("省|自治区", 1),
    ("市|自治州|州|地区|盟", 2),
    ("区|县|旗", 3),
    ("镇|乡|街道|苏木", 4),
    ("村|社区|屯|寨|嘎查", 5),
)
_LIST = re.compile(r"^等(?P<place>[^，]{0,2})?")


def find_constructions(
    surface: Surface, clauses: Sequence[Clause], rules: Sequence[Rule]
) -> Iterator[Match]:
    """The matches of the rules that name a construction instead of a trigger."""
    for clause in clauses:
        for slot in clause.slots:
            for member in slot.members:
                for rule in rules:
                    yield from _in_phrase(surface, clause, member, rule)


def _in_phrase(surface: Surface, clause: Clause, head: Member, rule: Rule) -> Iterator[Match]:
    """Steps from each place to the next inside a noun phrase, and from the last to its head."""
    steps = [*head.inside, head]
    for outer, gap, inner in zip(steps, head.gaps, steps[1:], strict=False):
        if outer.type != "Place" or inner.kind != "name" or outer.entity == inner.entity:
            continue
        address = inner.type == "Place"
        if address != (rule.construction == "address"):
            continue
        if address and not _is_step(outer, gap, inner):
            continue
        if not address and gap not in ("的", "里的", "内的", "境内的"):
            continue
        if fitting((inner,), rule, rule.relation.roles[0].name):
            at = Span(outer.span.start, inner.span.end)
            yield Match(rule, clause, at, inner, outer)


def _is_step(outer: Member, gap: str, inner: Member) -> bool:
    if gap not in ("", "的", "里的", "境内的"):
        return False
    high, low = level(outer.text), level(inner.text)
    return high is None or low is None or high < low or (high == low == 3) or (high == low == 2)


def level(name: str) -> int | None:
    """How deep a division lies by the last word of its name; `None` where it does not say."""
    for pattern, depth in _LEVELS:
        if re.search(f"(?:{pattern})$", name):
            return depth
    return None
