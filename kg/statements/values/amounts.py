"""Sums of money in a text, normalised.

What the words keep follows the gold guidelines: 近 约 逾 超过 每户 每人 人民币 belong to the
verbatim text; 最高 至少 各 共 达 左右 do not. `approximate` is true where the sum paid may
differ from the value: 近 约 逾 超 余 多 几 左右 以上 不低于 人均, and ranges. 最高 names an exact
ceiling and leaves it false. A range is one amount over both ends; its value is the lower end,
the part that is sure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model import Amount, Span
from kg.statements.values.currencies import BEFORE, CURRENCIES, SIGNS
from kg.statements.values.money import (
    BARE_AFTER,
    BOUND_BEFORE,
    LOOSE_AFTER,
    MAY_BE_MONEY,
    MONEY,
    MONEY_BEFORE,
    MONEY_NOUN,
    PRICED_AFTER,
    PRICED_BEFORE,
)
from kg.statements.values.numerals import is_vague, narrow, parse_number

# 1，200元 with the comma of the text around it; 2020，300元 is none.
_THOUSANDS = re.compile(
    r"(?<![0-9])[0-9]{1,3}(?:，[0-9]{3}){1,4}+(?=(?:\.[0-9]+)?[多余]?[万亿]{0,2}元)"
)
_LARGE = re.compile("[万亿][多余]?$")
_SCALE = re.compile("[万亿]+[多余]?$")
_OF_MONEY = re.compile(rf"(?:的)?(?:{MONEY_NOUN})")


def find_amounts(text: str) -> list[tuple[Span, Amount]]:
    """Every sum of money with its span, in order; spans do not overlap.

    A bare `300万` counts where the words around it speak of money and no counted thing follows.
    The price of a measure of goods (`3000元/吨`, `每斤60元`) is none.
    """
    plain = narrow(text)
    if MAY_BE_MONEY.search(plain) is None:
        return []
    plain = _THOUSANDS.sub(lambda match: match.group().replace("，", ","), plain)
    found = []
    for match in MONEY.finditer(plain):
        currency = _currency(match, plain)
        value = _value(match)
        if currency and value and not _is_price(match, plain):
            words = text[match.start() : match.end()]
            amount = Amount(_plain(value), currency, words, _is_approximate(match, plain))
            found.append((Span(match.start(), match.end()), amount))
    return found


def _currency(match: re.Match[str], plain: str) -> str | None:
    """The ISO code; `None` where the number counts something else than money."""
    sign = (match["sign"] or "").strip()
    if match["currency"]:
        name = match["currency"]
        return BEFORE.get(sign) or CURRENCIES.get(name) or CURRENCIES[name.removesuffix("人民币")]
    if sign:
        return SIGNS.get(sign) or BEFORE.get(sign)
    before, after = (
        plain[max(0, match.start() - 12) : match.start()],
        plain[match.end() : match.end() + 12],
    )
    if match["coins"]:
        return "CNY"
    if match["colloquial"]:
        return "CNY" if MONEY_BEFORE.search(before) else None
    if match["each"] or not _LARGE.search(match["number"]):
        return None
    spoken = MONEY_BEFORE.search(before) or _OF_MONEY.match(after)
    return "CNY" if spoken and BARE_AFTER.match(after) else None


def _is_price(match: re.Match[str], plain: str) -> bool:
    """Is it what a measure of goods costs?"""
    before = plain[max(0, match.start() - 16) : match.start()]
    return bool(PRICED_BEFORE.search(before) or PRICED_AFTER.match(plain, match.end()))


def _value(match: re.Match[str]) -> Decimal | None:
    number = match["number"]
    value = parse_number(number)
    if value is None or (number in "万亿" and not _is_reached(match)):
        return None
    if match["low"]:
        value = _lower(match["low"], number, value)
    if match["coins"]:
        return value / 10
    if match["jiao"]:
        value += (parse_number(match["jiao"][0]) or Decimal(0)) / 10
    return value


def _is_reached(match: re.Match[str]) -> bool:
    """Does a bare 亿元 say how near one came to it (近亿元), and not only the unit of a table?"""
    return bool(
        match["kept"]
        or match["kept2"]
        or match["handful"]
        or match.string[: match.start()].endswith(("破", "达"))
    )


def _lower(low: str, high: str, high_value: Decimal) -> Decimal:
    """The lower end: 300 of `300-500万` has the unit of the higher, 5000 of `5000至1万` none."""
    value = parse_number(low)
    if value is None:
        return high_value
    scale = _SCALE.search(high)
    if scale and not ("万" in low or "亿" in low):
        scaled = value * (parse_number("1" + scale.group()) or 1)
        value = scaled if scaled <= high_value else value
    return value


def _is_approximate(match: re.Match[str], plain: str) -> bool:
    number = match["number"]
    return bool(
        match["kept"]
        or match["kept2"]
        or match["low"]
        or match["tail"]
        or match["handful"]
        or is_vague(number)
        or BOUND_BEFORE.search(plain[max(0, match.start() - 8) : match.start()])
        or LOOSE_AFTER.match(plain[match.end() : match.end() + 12])
    )


def _plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros."""
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
