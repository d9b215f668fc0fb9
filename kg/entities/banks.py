"""Banks and branches in full: which bank, and the division that a branch is named after."""

from __future__ import annotations

import re

from kg.entities.context import Context
from kg.entities.regions import MUNICIPALITIES
from kg.entities.shorts import load_shorts
from kg.gazetteer import CITY, COUNTY, PROVINCE, TOWNSHIP, Division, Gazetteer

_LEGAL = re.compile(r"(?<=银行)(?:股份有限公司|有限责任公司|有限公司)")
_BRANCH = re.compile(
    r"(?P<bank>.{2,}?(?:银行|农商行|信用社|联社))(?P<place>.{2,})"
    r"(?P<end>支行|分行|分理处|营业部|储蓄所|分社)"
)
RURAL = ("农村商业银行", "农村合作银行", "农村信用合作联社")


def without_form(name: str) -> str:
    """A bank's name without `股份有限公司`, and without `总行`, which is the bank itself."""
    name = _LEGAL.sub("", name)
    return name.removesuffix("总行") if name.endswith("银行总行") else name


def branch_in_full(name: str, article: int, context: Context) -> tuple[str, Division] | None:
    """The name of a branch with its division as such names have it, and the division.

    `中国工商银行鼓楼支行` and `中国工商银行南京市鼓楼区支行` are `中国工商银行南京鼓楼支行`; `None`
    where the branch is named after no division, or after one that the context does not tell.
    """
    match = _BRANCH.fullmatch(name)
    if not match:
        return None
    division = context.division(match["place"], article, landmarks=True)
    if division is None or not _is_near(division, match["place"], article, context):
        return None
    everywhere = match["bank"] in load_shorts().full_names()
    place = seat_name(context.gazetteer, division, alone=not everywhere)
    return f"{match['bank']}{place}{match['end']}", division


def _is_near(division: Division, printed: str, article: int, context: Context) -> bool:
    """A county that is not named in full must lie in the province of the article."""
    if division.level <= CITY or (division.level < TOWNSHIP and printed == division.name):
        return True
    home, path = context.home(article), context.gazetteer.path(division)
    return (
        division.level < TOWNSHIP and home is not None and path[0] in context.gazetteer.path(home)
    )


def branch_place(name: str) -> str | None:
    """What stands between bank and head in the name of a branch, where the bank is everywhere."""
    match = _BRANCH.fullmatch(name)
    return match["place"] if match and match["bank"] in load_shorts().full_names() else None


def seat_name(gazetteer: Gazetteer, division: Division, *, alone: bool = True) -> str:
    """A division as banks have it in their names: `吉林省`, `吉林市`, `南京`, `常熟`, `新乡县`.

    A district has its city before it (`长春朝阳`), unless it is to stand `alone`.
    """
    if division.level == PROVINCE:
        return division.short if division.name in MUNICIPALITIES else division.name
    if division.level == CITY:
        namesakes = gazetteer.find(division.short)
        return division.name if any(d.level == PROVINCE for d in namesakes) else division.short
    if division.level != COUNTY or division.name.endswith("县"):
        return division.name
    if division.name.endswith("区") and not alone:
        path = gazetteer.path(division)
        city = path[0] if path[0].name in MUNICIPALITIES else path[1]
        return city.short + division.short
    return division.short
