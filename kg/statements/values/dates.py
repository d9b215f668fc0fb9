"""Dates in a text, resolved against the day of publication.

A date is only as precise as its words: `去年初` and `今年一季度` are a year, `8月中旬` a month. 年底 and
年末 count as December, the one such word that names a month. A span is cut to what its days share:
`3月5日至8日` is a month, `1—8月` a year, and spans of years (`2018年至2020年`) are none. What cannot be
resolved without a publication date is left out, and so are vague words (日前, 近日), every-year dates
and 同日 with no date before it. A date without a year lies in the year of publication, but for one
more than three months ahead (the year before) or more than eleven months past (the year after);
a day without a month is the nearest one.
"""

from __future__ import annotations

import re
from operator import itemgetter

from kg.model import Date, Span
from kg.statements.values.date_readers import READERS, Known, is_valid, shared
from kg.statements.values.date_words import (
    AFTER_DAY,
    AFTER_YEAR,
    BEFORE_DAY,
    BEFORE_YEAR,
    DAY,
    EVERY,
    HOLIDAY,
    LASTING,
    MONTH,
    NAMES,
    TO,
)
from kg.statements.values.numerals import narrow

_TO = re.compile(TO)
_MAY_DATE = frozenset("".join(needs for _, _, needs in READERS))
_HIT = itemgetter(0, 1, 2)
_AND = re.compile(r"\ ?[、和及与]\ ?")


def find_dates(text: str, published: str | None) -> list[tuple[Span, Date]]:
    """Every date with its span, in order. `published` is ISO 8601, possibly cut."""
    plain = narrow(text)
    chars = _MAY_DATE.intersection(plain)
    hits = [
        (match.start(), -match.end(), order, match)
        for order, (pattern, _, needs) in enumerate(READERS if chars else ())
        if not chars.isdisjoint(needs)
        for match in pattern.finditer(plain)
    ]
    if not hits:
        return []
    hits.sort(key=_HIT)
    found: list[tuple[Span, str | None]] = []
    today, end = _published(published), 0
    for start, minus_end, order, match in hits:
        if start < end or _is_no_date(plain, match, found):
            continue
        end = -minus_end
        last = found[-1] if found else None
        known = today._replace(last=last[1], since=plain[last[0].end : start]) if last else today
        value = READERS[order][1](match, known)
        if value and is_valid(value):
            _add(found, Span(start, end), value, plain)
    return [(span, _date(value, text[slice(*span)])) for span, value in found if value]


def _published(published: str | None) -> Known:
    parts = [int(part) for part in re.findall("[0-9]+", published or "")[:3]]
    year, month, day = [*parts, None, None, None][:3]
    if year is None or not 1000 < year < 9000:  # so that no reckoning leaves the calendar
        return Known(None, None, None)
    return Known(year, month, day)


def _add(found: list[tuple[Span, str | None]], span: Span, value: str, plain: str) -> None:
    """Take a date up, together with the one before where the two are the ends of a span."""
    if found and found[-1][1] and _TO.fullmatch(plain, found[-1][0].end, span.start):
        first, earlier = found.pop()
        found.append((Span(first.start, span.end), shared(earlier or "", value)))
    else:
        found.append((span, value))


def _date(value: str, words: str) -> Date:
    if len(value) == 10:
        return Date(value, "day", words)
    return Date(value, "month" if len(value) == 7 else "year", words)


def _is_no_date(plain: str, match: re.Match[str], found: list[tuple[Span, str | None]]) -> bool:
    before, after = (
        plain[max(0, match.start() - 6) : match.start()],
        plain[match.end() : match.end() + 12],
    )
    words = match.group()
    if EVERY.search(before) or NAMES.match(plain, match.start()):
        return True
    if re.match("[0-9一二]{4}年", words) and BEFORE_YEAR.search(before):
        return True
    if words.endswith("年"):
        return bool(AFTER_YEAR.match(after) or BEFORE_YEAR.search(before))
    if words == "昨":
        return not re.match(r"[，,]|从|在|由|已|召|举|有|正", after)
    if match.re is HOLIDAY:  # 10月1日国庆节当天 has its day
        return bool(found and found[-1][0].end == match.start())
    if match.re is MONTH:
        return bool(LASTING.search(before))
    if match.re is DAY:
        listed = found and _AND.fullmatch(plain, found[-1][0].end, match.start())
        wrong = BEFORE_DAY.search(before) and not listed
        return bool(wrong or words.endswith("号") or AFTER_DAY.match(after))
    return False
