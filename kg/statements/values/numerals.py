"""Numbers as Chinese news writes them: `3.46亿`, `１,２００`, `二百一十余万`, `两千`.

Own code rather than cn2an 0.5.24 (MIT, alive): that computes in floats (`16.4亿` gives
1639999999, its issue 55, open), refuses `十万零一千` (issue 78) and finds nothing in running
text, which is the larger half of the work here. Decimal arithmetic needs the lines below.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_WIDE = str.maketrans("０１２３４５６７８９．％＄￥－～", "0123456789.%$¥-~")
_ANY_WIDE = re.compile("[０-９．％＄￥－～]")
_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HALF = frozenset("半")
_TWO_DIGITS = re.compile(
    r"(?<![〇零一二两三四五六七八九])([一二两三四五六七八九])([二两三四五六七八九])(?![〇零一二三四五六七八九])"
)
_TOKEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|.")

VAGUE = "余多来几数"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
CHINESE = f"[{''.join(_DIGITS)}{''.join(_SMALL)}{''.join(_LARGE)}]"
LAST = f"(?:[0-9{VAGUE}]|{CHINESE})"  # what a number ends in, where a thing that it counts follows
# Possessive, so that a page of numerals costs no more than its length. A Chinese digit before an
# Arabic one belongs to another word (统一300万元).
NUMBER = (
    rf"(?:{ARABIC}|半个?(?=[万亿])"
    rf"|(?:[几数]|上(?=[百千万亿]))?(?<!{CHINESE}){CHINESE}++(?:(?<=[万亿])|(?![0-9])))"
    rf"(?:个(?=亿)|[{VAGUE}]|{CHINESE}|(?<=[万亿零]){ARABIC}"
    rf"|(?<=[0-9{VAGUE}])\ (?=[{VAGUE}]?\ ?[百千]?[万亿]))*+"
)


def narrow(text: str) -> str:
    """Full-width digits and signs made ASCII; every offset stays."""
    if _ANY_WIDE.search(text) is None:
        return text
    text = re.sub(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))", ",", text)
    return text.translate(_WIDE)


def is_vague(number: str) -> bool:
    """Does the number itself say that it is not exact (`70余亿`, `数百万`, `七八万`)?"""
    return any(char in number for char in VAGUE + "上") or _pair(number) is not None


@lru_cache(maxsize=1000)  # a page says the same few numbers again and again
def parse_number(number: str) -> Decimal | None:
    """The value of a whole number expression; `None` where it is none.

    Of `七八万` the lower, of `数百万` and `上百万` the bare unit.
    """
    number = _pair(number) or number
    tokens = _TOKEN.findall("".join(c for c in narrow(number) if c not in VAGUE + "上个 "))
    return _sum(tokens) if tokens else None


def parse_digits(text: str) -> int:
    """A whole number written with Arabic or Chinese digits, with units or without (`二〇二一`)."""
    value = parse_number(text)
    if value is None:
        raise ValueError(f"{text}: not a number")
    return int(value)


def _pair(number: str) -> str | None:
    """`七八万` without its second digit; `None` where no two digits in a row mean a range."""
    found = _TWO_DIGITS.search(number)
    if not found:
        return None
    low, high = (_DIGITS[char] for char in found.groups())
    if high - low != 1 and found.group() != "三五":
        return None
    return number[: found.start(2)] + number[found.end(2) :]


def _sum(tokens: list[str]) -> Decimal | None:
    total = section = Decimal(0)
    number: Decimal | None = None
    large = last = 1  # the latest of 万 and 亿; the latest unit of any kind
    for token in tokens:
        if token[0] in "0123456789":
            if number:  # two numbers in a row; a 零 between the units is none
                return None
            number = Decimal(token.replace(",", ""))
        elif token in _HALF:
            number = Decimal("0.5")
        elif token in _DIGITS:
            number = _DIGITS[token] + (number or Decimal(0)) * 10
        elif token in _SMALL:
            section, number, last = section + (number or 1) * _SMALL[token], None, _SMALL[token]
        elif token in _LARGE:
            unit = _LARGE[token]
            section += number or 0
            if not section and not total:
                section = Decimal(1)  # 亿元 alone, as in 近亿元
            # 1.3万亿 multiplies what stands before; 3亿5000万 adds to it
            total = (total + section) * unit if unit > large else total + section * unit
            section, number, large, last = Decimal(0), None, unit, unit
        else:
            return None
    if _is_colloquial(tokens, last):
        number = (number or Decimal(0)) * (last // 10)
    return total + section + (number or 0)


def _is_colloquial(tokens: list[str], last: int) -> bool:
    """Is the last digit one of the next lower unit (三万五 is 35 000, 三万零五 is not)?"""
    return last > 10 and len(tokens) > 1 and tokens[-1] in _DIGITS and tokens[-2] in _SMALL | _LARGE
