"""From a written date to its ISO 8601 value: one reader for each pattern of `date_words`.

A value is cut to its precision: 4 characters are a year, 7 a month, 10 a day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from kg.statements.values import date_words as words
from kg.statements.values.numerals import parse_digits


class Known(NamedTuple):
    """What is known where a date stands: the day of publication, and the date named before it."""

    year: int | None
    month: int | None
    day: int | None
    last: str | None = None  # the value of the date before
    since: str = ""  # the text between that date and this

    @property
    def date(self) -> datetime.date | None:
        """The day of publication, where it is known whole and exists."""
        text = value_of(self.year or 0, self.month, self.day)
        return datetime.date.fromisoformat(text) if len(text) == 10 and is_valid(text) else None


Reader = Callable[[re.Match[str], Known], str | None]


def value_of(year: int, month: int | None = None, day: int | None = None) -> str:
    """ISO 8601, as precise as what is given."""
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    return "-".join(parts)


def is_valid(value: str) -> bool:
    """Does such a day, month or year exist?"""
    try:
        datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def shared(first: str, last: str) -> str | None:
    """What two dates have in common, of which the span between them says no more."""
    for length in (10, 7, 4):
        if len(first) >= length <= len(last) and first[:length] == last[:length]:
            return first[:length]
    return None


def _number(digits: str | None) -> int | None:
    return None if digits is None else 1 if digits == "元" else parse_digits(digits)


def _month_value(match: re.Match[str], year: int, month: int | None = None) -> str:
    """The value of a month with what follows it; a span inside it is cut to what its ends share."""
    groups = match.groupdict()
    if groups.get("first_month"):
        return value_of(year)
    month = month or _number(match["month"])
    return value_of(year, month, None if groups.get("first_day") else _number(groups.get("day")))


def _read_iso(match: re.Match[str], known: Known) -> str | None:
    return value_of(*(int(part) for part in re.split("[-/.]", match.group())))


def _year(match: re.Match[str], known: Known) -> int | None:
    if match["year"]:
        return parse_digits(match["year"])
    if match["word"] in words.SAME_YEAR:
        return None if known.last is None else int(known.last[:4]) + words.SAME_YEAR[match["word"]]
    return None if known.year is None else known.year + words.YEARS[match["word"]]


def _read_year_month(match: re.Match[str], known: Known) -> str | None:
    year = _year(match, known)
    return None if year is None else _month_value(match, year)


def _read_year(match: re.Match[str], known: Known) -> str | None:
    """A year; 年底 and 年末 name its last month, 年初 none."""
    year = _year(match, known)
    if year is None:
        return None
    return value_of(year, 12 if (match["part"] or "").endswith(("底", "末")) else None)


def _read_month_word(match: re.Match[str], known: Known) -> str | None:
    if not known.year or not known.month:
        return None
    months = known.year * 12 + known.month - 1 + words.MONTHS[match["word"]]
    return _month_value(match, months // 12, months % 12 + 1)


def _read_month(match: re.Match[str], known: Known) -> str | None:
    """A month of the year of publication, or of the year that the words before it go on telling."""
    if not known.year:
        return None
    month, day = _number(match["month"]) or 1, _number(match["day"])
    year = known.year
    if known.month:
        ahead = (month - known.month) * 30 + ((day or 1) - (known.day or 28) if day else 0)
        year += -1 if ahead > 92 else 1 if ahead < -335 else 0
    if _goes_on(known) and known.last and len(known.last) > 4 and month > int(known.last[5:7]):
        year = int(known.last[:4])
    return _month_value(match, year)


def _goes_on(known: Known) -> bool:
    """Does the sentence go on telling from the last date (2019年3月签约，8月动工)?

    It does not from one that describes something (2005年3月成立的红河银行，8月放款).
    """
    return bool(re.match(r"[^。！？，,的]*[，,；、][^。！？]*$|[、和与及]$", known.since))


def _read_day(match: re.Match[str], known: Known) -> str | None:
    """`15日` is of the month just named, or the nearest such day; what is past is likelier told."""
    day = None if match["first_day"] else _number(match["day"])
    last = known.last if known.last and len(known.last) == 10 else None
    elsewhere = re.match("[^，,。]*的|.*(?:记者|本报)", known.since, re.DOTALL)
    if last and not elsewhere and (_number(match["day"]) or 0) > int(last[8:]):
        return value_of(int(last[:4]), int(last[5:7]), day)
    if not known.year or not known.month:
        return None
    month = _nearest_month(match, known)
    return value_of(month // 12, month % 12 + 1, day)


def _nearest_month(match: re.Match[str], known: Known) -> int:
    """Months since year 0 of the day meant."""
    this = (known.year or 0) * 12 + (known.month or 1) - 1
    if known.date is None:
        return this
    told_ahead = re.search(
        r"(?:将|拟|定|计划|预计)[于在]?$", match.string[max(0, match.start() - 6) : match.start()]
    )
    costs = {}
    for month in (this, this - 1, this + 1):
        value = value_of(month // 12, month % 12 + 1, _number(match["day"]))
        if is_valid(value):
            days = (datetime.date.fromisoformat(value) - known.date).days
            against = days < 0 if told_ahead else days > 0
            costs[month] = abs(days) * (3 if told_ahead else 1.5) if against else abs(days)
    return min(costs, key=lambda month: costs[month], default=this)


def _read_day_word(match: re.Match[str], known: Known) -> str | None:
    if known.date is None:
        return None
    return (known.date + datetime.timedelta(words.DAYS[match["word"]])).isoformat()


def _read_same_day(match: re.Match[str], known: Known) -> str | None:
    """From the date just named: in the sentence or the one before."""
    near = len(re.findall("[。！？]", known.since)) < 2
    if not near or not known.last or len(known.last) < 10:
        return None
    day = datetime.date.fromisoformat(known.last)
    return (day + datetime.timedelta(words.SAME_DAY[match["word"]])).isoformat()


def _read_week(match: re.Match[str], known: Known) -> str | None:
    """A day of the week, or what all days of a week share."""
    if known.date is None:
        return None
    shift = words.WEEKS[match["week"]] * 7 - known.date.weekday()
    monday = known.date + datetime.timedelta(shift)
    first, last = match["first_weekday"] or match["weekday"] or "一", match["weekday"] or "日"
    if last == "末":
        first, last = "六", "日"
    ends = ["一二三四五六日".index(name.replace("天", "日")) for name in (first, last)]
    days = [(monday + datetime.timedelta(day)).isoformat() for day in ends]
    return shared(*days)


def _read_ago(match: re.Match[str], known: Known) -> str | None:
    """`三年前` is a year, `两个月前` a month, `三天前` a day."""
    number = parse_digits(match["number"])
    if match["unit"] == "年" and known.year:
        return value_of(known.year - number)
    if match["unit"] == "个月" and known.year and known.month:
        months = known.year * 12 + known.month - 1 - number
        return value_of(months // 12, months % 12 + 1)
    if match["unit"] == "天" and known.date:
        return (known.date - datetime.timedelta(number)).isoformat()
    return None


def _read_part_of_year(match: re.Match[str], known: Known) -> str | None:
    """`年底`, `上半年`, `四季度` without a year: of the last year where this one's is far ahead."""
    if not known.year:
        return None
    text, month = match.group(), known.month or 12
    if text[:2] in ("年底", "年末"):
        past = month == 1 and not match.string.startswith("前", match.end())
        return value_of(known.year - past, 12)
    quarter = re.search("([一二三四1-4])季", text)
    ends = 3 * (_number(quarter[1]) or 0) if quarter else 0
    return value_of(known.year - (ends - month > 7))


def _read_end_of_month(match: re.Match[str], known: Known) -> str | None:
    return value_of(known.year, known.month) if known.year and known.month else None


def _read_holiday(match: re.Match[str], known: Known) -> str | None:
    """The year of the nearest one; before New Year's Day it is December."""
    today = known.date
    if today is None:
        return None
    month, day = words.HOLIDAYS[match["holiday"]]
    years = (today.year - 1, today.year, today.year + 1)
    year = min(years, key=lambda y: abs((datetime.date(y, month, day) - today).days))
    if match["holiday"] == "元旦" and match.group().endswith(("前", "前夕")):
        return value_of(year - 1, 12)
    return value_of(year)


# Where two start at one place the longer counts; of equal ones the first. Behind each are characters
# of which one stands in every such date: most sentences have none of them.
READERS: tuple[tuple[re.Pattern[str], Reader, str], ...] = (
    (words.ISO, _read_iso, "12"),
    (words.YEAR_MONTH, _read_year_month, "年"),
    (words.YEAR, _read_year, "年"),
    (words.MONTH_WORD, _read_month_word, "月"),
    (words.MONTH_DAY, _read_month, "月"),
    (words.MONTH, _read_month, "月"),
    (words.DAY, _read_day, "日号"),
    (words.DAY_WORD, _read_day_word, "前昨今明后"),
    (words.SAME_DAY_WORD, _read_same_day, "同当次翌"),
    (words.WEEK, _read_week, "周期拜"),
    (words.AGO, _read_ago, "前"),
    (words.PART_OF_YEAR, _read_part_of_year, "年季"),
    (words.END_OF_MONTH, _read_end_of_month, "月"),
    (words.HOLIDAY, _read_holiday, "前后期假当节"),
)
