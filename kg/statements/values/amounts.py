"""Sums of money in a text, normalised.

What the words keep follows the gold guidelines: 近 约 逾 超过 每户 每人 人民币 belong to the
verbatim text; 最高 至少 各 共 达 左右 do not. `approximate` is true where the sum paid may
differ from the value: 近 约 逾 超 余 多 几 左右 以上 不低于, and ranges. 最高 names an exact
ceiling and leaves it false. A range is one amount over both ends; its value is the lower end,
the part that is sure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model import Amount, Span
from kg.statements.values.numerals import NUMBER, is_vague, narrow, parse_number

# Names first that hold others (港元 before 元); a bare 元 is renminbi.
CURRENCIES = {
    "元人民币": "CNY",
    "人民币元": "CNY",
    "人民币": "CNY",
    "块钱": "CNY",
    "美元": "USD",
    "美金": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "韩元": "KRW",
    "澳大利亚元": "AUD",
    "澳元": "AUD",
    "加拿大元": "CAD",
    "加元": "CAD",
    "新加坡元": "SGD",
    "新元": "SGD",
    "新西兰元": "NZD",
    "瑞士法郎": "CHF",
    "瑞郎": "CHF",
    "卢布": "RUB",
    "卢比": "INR",
    "新台币": "TWD",
    "新台币元": "TWD",
    "澳门元": "MOP",
    "澳门币": "MOP",
    "泰铢": "THB",
    "林吉特": "MYR",
    "坚戈": "KZT",
    "越南盾": "VND",
    "雷亚尔": "BRL",
    "迪拉姆": "AED",
    "兰特": "ZAR",
    "元": "CNY",
}
SIGNS = {
    "HK$": "HKD",
    "US$": "USD",
    "RMB": "CNY",
    "CNY": "CNY",
    "USD": "USD",
    "HKD": "HKD",
    "EUR": "EUR",
    "¥": "CNY",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}
_BEFORE = {"人民币": "CNY", "美元": "USD", "港币": "HKD", "港元": "HKD", "欧元": "EUR"}
_KEPT = "近|约|逾|(?<!不)超过|超|将近|接近|大约|约合|多达"
_UNITS = (
    "户|人|年|月|天|日|组|家|名|生|位|村|校|班|亩|吨|斤|公斤|台|套|件|股|张|票|份|次|单|"
    "学期|航次|季度|平方米|小时|只|头|辆|个|项|所|点|站|盒|瓶|本"
)
_EACH = rf"每(?:{_UNITS})"


def _any(names: dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


# 元旦, 三元桥, 多元化: the character is part of another word.
_NOT_MONEY = "(?![旦素件宵勋帅谋器谷桥区化论里朝户店管]|二次|复始)"
_CURRENCY = rf"(?:(?:{_any(CURRENCIES)}){_NOT_MONEY})"
_SCALE = "[十百千]?[万亿]{0,2}"
_MONEY = re.compile(
    rf"""(?<![0-9.A-Za-z第])(?<![0-9],)
    (?P<each>{_EACH})?
    (?P<kept>{_KEPT})?
    (?P<sign>(?:{_any(SIGNS)})\s?|(?:{_any(_BEFORE)}))?
    (?P<kept2>{_KEPT})?
    (?:(?P<low>{NUMBER})(?:{_CURRENCY})?(?:至|到|—{{1,2}}|–|-|~)(?:人民币)?)?
    (?P<number>{NUMBER}|(?<=[近超过上逾])[万亿])
    (?:(?P<currency>{_CURRENCY}(?:人民币)?)(?P<tail>[多余])?(?P<jiao>[0-9一二两三四五六七八九]角)?)?
    """,
    re.VERBOSE,
)
_BOUND_BEFORE = re.compile(
    r"(?:不低于|不少于|不超过|不高于|至少|最少|最低|低于|不足|高于|少于|平均|人均|户均)(?:人民币)?$"
)
_LOOSE_AFTER = re.compile(r"左右|上下|以上|以下|以内|开外|不等|起(?![来诉草])")

_MONEY_NOUN = (
    "贷款|贷|借款|资金|融资|授信|投资|出资|捐款|捐资|善款|奖金|补贴|补助|担保|保费|"
    "赔款|罚款|货款|工程款|现金|"
    "经费|额度|增资|注资|保证金|债券|专款|订单|产值|人民币|周转金|互助金|慰问金|助学金"
)
_MONEY_BEFORE = re.compile(
    rf"(?:{_MONEY_NOUN}|出|拨|拨付|投入|投|捐|捐出|捐赠|募集|筹集|筹|发放|放款|借|花|"
    rf"花费|花了|耗资|造价|价值|总值|金额|"
    r"总额|余额|总价|报价|奖励|奖|资助|赔|欠|挣|赚|收入|营收|利润|销售额|注册资本|"
    r"规模|拿到|贷到|放出|批了|给了|补|亏|亏损|预算)"
    r"(?:了|到|款)?(?:共|共计|合计|总计|达|达到|高达|超过|超|近|约|逾|各|为|是|至|突破)*$"
)
_BARE_AFTER = re.compile(
    rf"(?:的)?(?:{_MONEY_NOUN})|[，。；、！？,;)）\s]|"
    r"建(?!筑|档)|购|买|修|用于|支持|资助|改造|打造|引进|助力|$"
)


def find_amounts(text: str) -> list[tuple[Span, Amount]]:
    """Every sum of money with its span, in order; spans do not overlap.

    A bare `300万` counts where the words around it speak of money and no counted thing follows.
    """
    plain = narrow(text)
    found = []
    for match in _MONEY.finditer(plain):
        currency = _currency(match, plain)
        value = _value(match)
        if currency and value:
            words = text[match.start() : match.end()]
            amount = Amount(_plain(value), currency, words, _is_approximate(match, plain))
            found.append((Span(match.start(), match.end()), amount))
    return found


def _currency(match: re.Match[str], plain: str) -> str | None:
    """The ISO code; `None` where the number counts something else than money."""
    if match["currency"]:
        if match["sign"] and match["sign"] in _BEFORE:
            return _BEFORE[match["sign"]]
        code = CURRENCIES.get(match["currency"]) or CURRENCIES[match["currency"][:-3]]
        return code
    if match["sign"]:
        return SIGNS.get(match["sign"].strip()) or _BEFORE.get(match["sign"])
    if match["each"] or not re.search("[万亿][多余]?$", match["number"]):
        return None
    before, after = plain[max(0, match.start() - 12) : match.start()], plain[match.end() :]
    spoken = _MONEY_BEFORE.search(before) or re.match(rf"(?:的)?(?:{_MONEY_NOUN})", after)
    return "CNY" if spoken and _BARE_AFTER.match(after) else None


def _value(match: re.Match[str]) -> Decimal | None:
    number = match["number"]
    value = parse_number(number)
    if value is None or (number in "万亿" and not _is_reached(match)):
        return None
    if match["low"]:
        value = _lower(match["low"], number, value)
    if match["jiao"]:
        value += (parse_number(match["jiao"][0]) or Decimal(0)) / 10
    return value


def _is_reached(match: re.Match[str]) -> bool:
    """Does a bare 亿元 say how near one came to it (近亿元), and not only the unit of a table?"""
    return bool(
        match["kept"]
        or match["kept2"]
        or match.string[: match.start()].endswith(("过", "破", "达"))
    )


def _lower(low: str, high: str, high_value: Decimal) -> Decimal:
    """The lower end: 300 of `300-500万` has the unit of the higher, 5000 of `5000至1万` none."""
    value = parse_number(low)
    if value is None:
        return high_value
    scale = re.search("[万亿]+[多余]?$", high)
    if scale and not re.search("[万亿]", low):
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
        or is_vague(number)
        or _BOUND_BEFORE.search(plain[max(0, match.start() - 6) : match.start()])
        or _LOOSE_AFTER.match(plain[match.end() :])
    )


def _plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros."""
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
