"""Who takes part in an article: invented institutions at a real place, some met again on others."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache

from kg.gazetteer import COUNTY, Division, load_gazetteer

_BRAND = "云岭远山青石红河柳泉松鹤金穗恒泰达润德昌隆盛华丰宏图瑞祥安顺永兴嘉禾鼎新博雅"
_TRADES = "茶业 纺织 食品 科技 建设 机械 软件 药业 灯饰 物流 农业 陶瓷 家具 电子 新材料".split()
_FORMS = "有限公司 有限责任公司 股份有限公司".split()
_BANKS = (
    ("中国工商银行", "工行"),
    ("中国农业银行", "农行"),
    ("中国建设银行", "建行"),
    ("中国邮政储蓄银行", "邮储银行"),
    ("云岭银行", "云岭银行"),
    ("黔山银行", "黔山银行"),
)
_OFFICES = "人力资源和社会保障局 财政局 农业农村局 工业和信息化局 金融工作办公室 商务局".split()
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_GIVEN = "伟静敏磊洋艳勇军杰娟涛超明霞平刚桂英文华建国志强海燕晓东春梅振宇思远"
_TOWNS = "兴隆镇 城关镇 新民乡 永兴街道 河滨街道 白石镇 大坪镇 柳林乡".split()
_DIGITS = "一二三四五六七八九"
Cast = dict[str, str]


def cast_of(choose: random.Random) -> Cast:
    """The names of one article; each institution is drawn from few of its county.

    Counties come by a law of few and many, so that some are met a hundred times as often as others.
    """
    counties = _counties()
    county = counties[int(len(counties) * choose.random() ** 3)]
    city = load_gazetteer().path(county)[-2]
    place = random.Random(f"{county.code} {choose.randrange(12)}")  # what comes back elsewhere
    bank, bank_short = place.choice(_BANKS)
    brand, trade = "".join(place.sample(_BRAND, 2)), place.choice(_TRADES)
    return {
        "city": city.name,
        "county": county.name,
        "town": place.choice(_TOWNS),
        "bank": bank,
        "bank_short": bank_short,
        "branch": f"{place.choice((bank, bank_short))}{county.short}支行",
        "brand": brand,
        "trade": trade,
        "company": f"{place.choice((city, county)).short}{brand}{trade}{place.choice(_FORMS)}",
        "guarantor": f"{city.short}{''.join(place.sample(_BRAND, 2))}融资担保有限公司",
        "agency": f"{place.choice((city, county)).name}{place.choice(_OFFICES)}",
        "union": f"{place.choice((city, county)).name}总工会",
        "school": f"{city.short}{place.choice(('职业技术学院', '技师学院', '第一中学'))}",
        **{role: _person(choose) for role in ("reporter", "writer", "person", "official")},
    }


@lru_cache(maxsize=1)
def _counties() -> list[Division]:
    """Counties of cities of provinces."""
    gazetteer = load_gazetteer()
    found = [d for d in gazetteer.by_code.values() if d.level == COUNTY and len(d.name) < 6]
    return [d for d in found if len(gazetteer.path(d)) == 3]


def number(name: str, choose: random.Random) -> str | None:
    """A number by what it counts, another each time; `None` where nothing is counted so."""
    draw = _NUMBERS.get(name)
    return draw(choose) if draw else None


def _amount(choose: random.Random) -> str:
    form = choose.randrange(4)
    if form == 0:
        return f"{choose.randint(1, 99)}00万元"
    if form == 1:
        return f"{choose.uniform(1, 30):.1f}亿元"
    if form == 2:
        return f"{choose.choice(_DIGITS)}百万元"
    return f"{choose.randint(3, 900) * 10}万元"


def _person(choose: random.Random) -> str:
    return choose.choice(_SURNAMES) + "".join(choose.sample(_GIVEN, choose.choice((1, 2, 2))))


_NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "month": lambda choose: f"{choose.randint(1, 12)}月",
    "date": lambda choose: str(choose.randint(1, 28)),
    "years": lambda choose: str(choose.randint(2, 30)),
    "staff": lambda choose: str(choose.randint(31, 2600)),
    "percent": lambda choose: f"{choose.uniform(1, 60):.1f}%",
    "little": lambda choose: f"{choose.randint(1, 90)}万元",
    "amount": _amount,
}
