"""From when to when the dates of a statement may be, for a timeline."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from kg.model import Date, Statement


class Spell(NamedTuple):
    """First and last day, both included, as ISO 8601 writes them."""

    start: str
    end: str


def spells_of(statement: Statement) -> tuple[Spell, ...]:
    """The spells of all dates that its evidence bears, in order; those that overlap are one.

    Gephi keeps no two overlapping ones of an edge.
    """
    dates = {item.date for item in statement.evidence if item.date}
    spells: list[Spell] = []
    for spell in sorted(found for date in dates if (found := spell_of(date))):
        if spells and spell.start <= spells[-1].end:
            spells[-1] = Spell(spells[-1].start, max(spells[-1].end, spell.end))
        else:
            spells.append(spell)
    return tuple(spells)


def spell_of(date: Date) -> Spell | None:
    """The year, the month or the day of a date; `None` for one that no calendar has."""
    try:
        year, *rest = map(int, date.value.split("-"))
        month = rest[0] if rest else None
        last = monthrange(year, month or 12)[1]  # raises where there is no such month
        first = rest[1] if len(rest) > 1 else 1
    except ValueError:
        return None
    if not 1 <= year <= 9999 or not 1 <= first <= last:
        return None
    end = first if len(rest) > 1 else last
    return Spell(f"{year:04}-{month or 1:02}-{first:02}", f"{year:04}-{month or 12:02}-{end:02}")
