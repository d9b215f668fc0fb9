"""The one form of a full name: legal words, brackets and numerals that papers write in many ways.

What is levelled here never tells two institutions apart: `有限责任公司` and `有限公司` are one legal
form, a bank, works or group is the same with and without its legal form, `（豫北）` stands with or
without its brackets. A name's form depends on the name alone, so that ids rest on it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.entities.spelling import bare, clean

_LEVELLED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[（）]"), ""),
    (re.compile(r"有限责任公司"), "有限公司"),
    (re.compile(r"股份公司"), "股份有限公司"),
    (re.compile(r"集团(?:控股)?(?:股份)?(?:有限)?(?:总)?公司"), "集团"),
    (
        re.compile(r"(银行|信用社|联社|厂|矿|医院|出版社|报社|研究院|设计院)(?:股份)?有限公司"),
        r"\1",
    ),
    (re.compile(r"(?<=银行)总行$"), ""),
    (re.compile(r"^中共(.*(?:公司|集团|银行|支行|分行|医院|大学|学院|中学|厂))委员会$"), r"\1党委"),
    (re.compile(r"^中共(.*)(?<!总)支部委员会$"), r"\1党支部"),
    (re.compile(r"^中共(.*)总支部委员会$"), r"\1党总支"),
)
_MAY_BE_LEVELLED = re.compile("[（）]|公司|总行|^中共")  # what any of these is found by
_LEGAL = ("公司", "股份")
_COMPANY = re.compile(r"(?:股份)?(?:有限)?公司$|股份$")
_ORDINAL = re.compile(r"第([1-9][0-9]?)(?![0-9])")
_DIGITS = "零一二三四五六七八九"


@lru_cache(maxsize=16384)
def normal_form(name: str) -> str:
    """The name as other papers' spellings of it come out too."""
    name = bare(clean(name))
    if "第" in name:
        name = _ORDINAL.sub(lambda match: "第" + _chinese(int(match[1])), name)
    if not _MAY_BE_LEVELLED.search(name):
        return name
    for pattern, levelled in _LEVELLED:
        name = pattern.sub(levelled, name) or name
    return name


def key_of(name: str) -> str:
    """What names of one company agree in, whatever legal form they show; places behind `_` stay."""
    head, sign, rest = name.partition("_")
    if not head.endswith(_LEGAL):
        return name
    return (_COMPANY.sub("", head) or head) + sign + rest


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
