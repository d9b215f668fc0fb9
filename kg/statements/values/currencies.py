"""What Chinese news calls the currencies, and their ISO 4217 codes.

Names as newspapers print them, which is not how CLDR lists them: of 33 tried, Babel's Chinese names
lack 13 (澳元, 加元, 卢布, 港币, 坚戈 …). A name that several currencies share (比索, 里亚尔, 第纳尔) counts
only with its country before it; 卢布 and 卢比 alone are the Russian and the Indian.
"""

from __future__ import annotations

import re

_AMERICAS_AND_EUROPE = {
    "美元": "USD", "美金": "USD", "加元": "CAD", "加拿大元": "CAD", "加币": "CAD",
    "巴西雷亚尔": "BRL", "雷亚尔": "BRL", "墨西哥比索": "MXN", "阿根廷比索": "ARS", "智利比索": "CLP",
    "欧元": "EUR", "英镑": "GBP", "瑞士法郎": "CHF", "瑞郎": "CHF", "瑞典克朗": "SEK",
    "挪威克朗": "NOK", "丹麦克朗": "DKK", "冰岛克朗": "ISK", "捷克克朗": "CZK", "匈牙利福林": "HUF",
    "福林": "HUF", "波兰兹罗提": "PLN", "兹罗提": "PLN", "俄罗斯卢布": "RUB", "卢布": "RUB",
    "白俄罗斯卢布": "BYN", "格里夫纳": "UAH", "土耳其里拉": "TRY", "塞尔维亚第纳尔": "RSD",
}  # fmt: skip
_ASIA = {
    "港元": "HKD", "港币": "HKD", "澳门元": "MOP", "澳门币": "MOP", "新台币": "TWD", "新台币元": "TWD",
    "日元": "JPY", "韩元": "KRW", "韩币": "KRW", "朝鲜元": "KPW", "蒙古图格里克": "MNT", "图格里克": "MNT",
    "新加坡元": "SGD", "新加坡币": "SGD", "新元": "SGD", "新币": "SGD", "马来西亚林吉特": "MYR",
    "林吉特": "MYR", "马币": "MYR", "泰铢": "THB", "越南盾": "VND", "印尼盾": "IDR", "印尼卢比": "IDR",
    "菲律宾比索": "PHP", "柬埔寨瑞尔": "KHR", "瑞尔": "KHR", "老挝基普": "LAK", "缅元": "MMK", "缅币": "MMK",
    "印度卢比": "INR", "卢比": "INR", "巴基斯坦卢比": "PKR", "斯里兰卡卢比": "LKR", "尼泊尔卢比": "NPR",
    "孟加拉塔卡": "BDT", "塔卡": "BDT", "哈萨克斯坦坚戈": "KZT", "坚戈": "KZT", "乌兹别克斯坦苏姆": "UZS",
    "苏姆": "UZS", "吉尔吉斯斯坦索姆": "KGS", "索姆": "KGS", "索莫尼": "TJS", "阿联酋迪拉姆": "AED",
    "迪拉姆": "AED", "沙特里亚尔": "SAR", "卡塔尔里亚尔": "QAR", "伊朗里亚尔": "IRR", "科威特第纳尔": "KWD",
    "伊拉克第纳尔": "IQD", "新谢克尔": "ILS", "谢克尔": "ILS",
}  # fmt: skip
_AFRICA_AND_OCEANIA = {
    "澳元": "AUD", "澳大利亚元": "AUD", "澳币": "AUD", "新西兰元": "NZD", "纽元": "NZD",
    "南非兰特": "ZAR", "兰特": "ZAR", "埃及镑": "EGP", "尼日利亚奈拉": "NGN", "奈拉": "NGN",
    "肯尼亚先令": "KES", "埃塞俄比亚比尔": "ETB", "加纳塞地": "GHS", "摩洛哥迪拉姆": "MAD",
}  # fmt: skip
_FOREIGN = _AMERICAS_AND_EUROPE | _ASIA | _AFRICA_AND_OCEANIA

# Behind a number. A bare 元 is renminbi; 300万元港币 says 元 and then whose.
CURRENCIES = (
    {"元": "CNY", "元人民币": "CNY", "人民币元": "CNY", "人民币": "CNY", "块钱": "CNY"}
    | _FOREIGN
    | {f"元{name}": _FOREIGN[name] for name in ("港币", "新台币", "澳门币", "美金")}
)
# Before a number; 元 may follow it (港币100万元).
BEFORE = {"人民币": "CNY"} | {
    name: _FOREIGN[name]
    for name in ("美元", "港币", "港元", "欧元", "新台币", "澳门币", "日元", "英镑")
}
SIGNS = {
    "HK$": "HKD", "US$": "USD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "NT$": "TWD",
    "RMB": "CNY", "CNY": "CNY", "USD": "USD", "HKD": "HKD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY",
    "¥": "CNY", "$": "USD", "€": "EUR", "£": "GBP",
}  # fmt: skip


def any_of(names: dict[str, str]) -> str:
    """A pattern of all names, the longest first, since some hold others (港元 holds 元)."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
