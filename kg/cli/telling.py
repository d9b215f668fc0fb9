"""Facts in print: a line for a claim, and its sentences below it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analysis.facts import sentences
from kg.columns import one_line, wrap
from kg.model import Amount, Statement

MARKS = {"asserted": "", "planned": "[planned] ", "negated": "[negated] "}
LIKE = {True: "about ", False: ""}


def values_of(statement: Statement) -> str:
    """Amount, programme, honour, post, date and confidence of a claim, as far as told."""
    roles = dict(statement.roles)
    words = (
        amount_of(statement.amount),
        statement.programme,
        statement.honour,
        *roles.get("post", ()),
        *roles.get("kind", ()),
        *roles.get("matter", ()),
        statement.date.value if statement.date else None,
        f"{statement.confidence:.2f}",
    )
    return " · ".join(one_line(word) for word in words if word)


def amount_of(amount: Amount | None) -> str | None:
    """The words of the text; about, where they say so."""
    return LIKE[amount.approximate] + amount.text if amount else None


def claim_lines(mark: str, others: str, statement: Statement, most: int | None) -> Iterator[str]:
    """`→ [planned] 云岭茶业  300万元 · 2024-03 · 0.90`."""
    told = f"{MARKS[statement.modality]}{one_line(others)}  {values_of(statement)}"
    first, *rest = wrap(f"  {mark} {told}", most, hang=4)
    yield first
    yield from (f"    {line}" for line in rest)


def told_by(statement: Statement, most: int | None, shown: int, indent: str) -> Iterator[str]:
    """The first sentences of a claim, each behind its article; how many more there are."""
    found = sentences(statement)
    for item in found[:shown]:
        text = f"{one_line(item.document)}#{item.article}: {one_line(item.text)}"
        for line in wrap(text, most and most - len(indent)):
            yield f"{indent}{line}"
    if shown and len(found) > shown:
        more = len(found) - shown
        yield f"{indent}… and {more} more sentence{'' if more == 1 else 's'}"
