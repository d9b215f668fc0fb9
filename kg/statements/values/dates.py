"""Dates in a text, resolved against the day of publication.

A date is only as precise as its words: `去年初` is a year. 年底 and 年末 count as December, the one
such word that names a month. What cannot be resolved without a publication date is left out, and
so are vague words (日前, 近日), every-year dates and spans of years (`2021-2022`). A date without a
year lies in the year of publication, but for one more than three months ahead (the year before)
or more than eleven months past (the year after).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from kg.model import Date, Span
from kg.statements.values.numerals import narrow, parse_digits

_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_SAME_YEAR = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_MONTHS = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下个月": 1, "下月": 1}
_DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨": -1, "昨天": -1, "昨日": -1,
    "昨晚": -1, "昨晨": -1, "昨夜": -1, "今天": 0, "今日": 0, "今晨": 0, "今早": 0, "今晚": 0,
    "明天": 1, "明日": 1, "明晚": 1, "后天": 2,
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_YEAR = r"(?P<year>(?:1[89]|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年"
_WORD = rf"(?P<word>{_any(_YEARS | _SAME_YEAR)})"
_MONTH = (
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])月份?(?![饼季嫂亮球台薪息租刊均供])"
)
_DAY = (
    r"(?P<day>3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"[日号](?![线楼院馆桥文令店矿井机站门公])"
)
_END = r"(?P<end>年?[底末初中](?![学小等心间]))"
_NO_DIGIT = r"(?<![0-9.:第])"


class _Today(NamedTuple):
    """What is known of the day of publication, and the year last named in the text."""

    year: int | None
    month: int | None
    day: int | None
    named: int | None

    @property
    def date(self) -> datetime.date | None:
        """The day, where it is known whole and exists."""
        value = _value(self.year or 0, self.month, self.day)
        if len(value) < 10 or not _is_valid(value):
            return None
        return datetime.date.fromisoformat(value)


def find_dates(text: str, published: str | None) -> list[tuple[Span, Date]]:
    """Every date with its span, in order. `published` is ISO 8601, possibly cut."""
    plain = narrow(text)
    hits = sorted(
        (
            (match.start(), -match.end(), order, match)
            for order, (pattern, _) in enumerate(_READERS)
            for match in pattern.finditer(plain)
        ),
        key=lambda hit: hit[:3],
    )
    found: list[tuple[Span, Date]] = []
    today, end = _today(published), 0
    for start, minus_end, order, match in hits:
        if start < end or _is_no_date(plain, match):
            continue
        end = -minus_end
        value = _READERS[order][1](match, today)
        if value and _is_valid(value):
            today = today._replace(named=int(value[:4]))
            found.append((Span(start, end), _date(value, text[start:end])))
    return found


def _today(published: str | None) -> _Today:
    parts = [int(part) for part in re.findall("[0-9]+", published or "")[:3]]
    year, month, day = [*parts, None, None, None][:3]
    return _Today(year, month, day, None)


def _date(value: str, words: str) -> Date:
    if len(value) == 10:
        return Date(value, "day", words)
    return Date(value, "month" if len(value) == 7 else "year", words)


def _is_valid(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _value(year: int, month: int | None = None, day: int | None = None) -> str:
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    return "-".join(parts)


def _number(digits: str | None) -> int | None:
    return None if digits is None else 1 if digits == "元" else parse_digits(digits)


def _december(match: re.Match[str]) -> int | None:
    """The month that 年底 names; 年初 and 年中 name none."""
    return 12 if match["end"] and match["end"][-1] in "底末" else None


def _read_iso(match: re.Match[str], today: _Today) -> str | None:
    return _value(*(int(part) for part in re.split("[-/.]", match.group())))


def _read_year(match: re.Match[str], today: _Today) -> str | None:
    groups = match.groupdict()
    if groups.get("year"):
        year: int | None = parse_digits(match["year"])
    elif match["word"] in _SAME_YEAR:
        year = None if today.named is None else today.named + _SAME_YEAR[match["word"]]
    else:
        year = None if today.year is None else today.year + _YEARS[match["word"]]
    if year is None:
        return None
    if month := _number(groups.get("month")):
        return _value(year, month, _number(match["day"]))
    return _value(year, _december(match))


def _read_month_word(match: re.Match[str], today: _Today) -> str | None:
    if not today.year or not today.month:
        return None
    months = today.year * 12 + today.month - 1 + _MONTHS[match["word"]]
    return _value(months // 12, months % 12 + 1, _number(match["day"]))


def _read_month(match: re.Match[str], today: _Today) -> str | None:
    if not today.year:
        return None
    month, day = _number(match["month"]) or 1, _number(match["day"])
    year = today.year
    if today.month:
        ahead = (month - today.month) * 30 + ((day or 1) - (today.day or 28) if day else 0)
        year += -1 if ahead > 92 else 1 if ahead < -335 else 0
    return _value(year, month, day)


def _read_day(match: re.Match[str], today: _Today) -> str | None:
    """`15日` is of the month of publication, or the month before where that day was yet to come."""
    if not today.year or not today.month:
        return None
    day = _number(match["day"]) or 1
    ahead = today.day is not None and day > today.day
    future = re.search(r"(?:将|拟|定|计划|预计)[于在]?(?:本月)?$", match.string[: match.start()])
    if ahead and not future:
        months = today.year * 12 + today.month - 2
        return _value(months // 12, months % 12 + 1, day)
    return _value(today.year, today.month, day)


def _read_day_word(match: re.Match[str], today: _Today) -> str | None:
    if today.date is None:
        return None
    return (today.date + datetime.timedelta(_DAYS[match["word"]])).isoformat()


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Today], str | None]], ...] = (
    (
        re.compile(
            r"(?<![0-9.-])(?:19|20)[0-9]{2}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])"
            r"(?![0-9.%-])"
        ),
        _read_iso,
    ),
    (re.compile(rf"{_NO_DIGIT}(?:{_YEAR}|{_WORD})的?{_MONTH}(?:{_DAY})?"), _read_year),
    (re.compile(rf"{_NO_DIGIT}{_YEAR}(?:{_END})?"), _read_year),
    (re.compile(rf"{_WORD}(?:{_END})?"), _read_year),
    (re.compile(rf"(?P<word>{_any(_MONTHS)})(?:{_DAY})?"), _read_month_word),
    (re.compile(rf"{_NO_DIGIT}{_MONTH}{_DAY}"), _read_month),
    (re.compile(rf"{_NO_DIGIT}(?=[0-9]){_MONTH}(?P<day>(?!))?"), _read_month),
    (re.compile(rf"{_NO_DIGIT}(?=[0-9]){_DAY}"), _read_day),
    (re.compile(rf"(?P<word>{_any(_DAYS)})"), _read_day_word),
)

_EVERY = re.compile(r"(?:每年|历年|往年|那年|农历|阴历|旧历|逢|每月|每逢|每个)(?:的)?$")
_AFTER_DAY = re.compile(r"[内游间均报刊]|以?内|制|龄")
_AFTER_YEAR = re.compile(
    r"(?:的)?(?:历史|文明|古)|来的|级|版|[-—–~至到](?:19|20)[0-9]{2}年|[-—–~](?:今年|明年)"
)
_BEFORE_YEAR = re.compile(r"(?:(?:19|20)[0-9]{2}年?(?:[-—–~至到])|近|约)$")
_NAMES = re.compile(r"今日(?:头条|美术馆|说法)|明天系|明日之星|今天国际|今日报|明日方舟|昨非")


def _is_no_date(plain: str, match: re.Match[str]) -> bool:
    before, after = plain[max(0, match.start() - 6) : match.start()], plain[match.end() :]
    words = match.group()
    if _EVERY.search(before) or _NAMES.match(plain, match.start()):
        return True
    if words.endswith("年"):
        return bool(_AFTER_YEAR.match(after) or _BEFORE_YEAR.search(before))
    if words == "昨":
        return not re.match(r"[，,]|从|在|由|已|召|举|有|正", after)
    if re.fullmatch("[0-9]+[日号]", words):
        wrong = re.search(r"(?:近|约|前|后|共|连续|为期|历时|[、第到至月个-])$", before)
        return bool(wrong or words.endswith("号") or _AFTER_DAY.match(after))
    return False
