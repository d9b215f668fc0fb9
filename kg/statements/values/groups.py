"""Groups that a text describes instead of naming: `17家小微企业`, `困难职工`.

A group that can receive something: counted ones by number, measure word and head noun, kinds
by a modifier and a head noun, and a bare `职工` only where 向, 为, 给 and the like mark it as
receiving. The span is the longest noun phrase around the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.statements.spans import hide
from kg.statements.values.group_words import HEADS, KINDS, PEOPLE, STOPS
from kg.statements.values.numerals import LAST, NUMBER, narrow


@dataclass(frozen=True, slots=True)
class Group:
    """A described group; `counted` where the text says how many (一家, 每位 and 多家 included)."""

    span: Span
    counted: bool


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NAME = "\ue000"  # stands for every character of a name
_STOP = f"(?:{_any(STOPS)})"
_PERSON = rf"(?:(?!{_STOP})[一-龥]){{1,3}}(?<!记)(?:[员者]|师(?!傅)|(?<![账门落入开散每])户)"
_HEAD = (
    rf"(?:(?:{_any(HEADS)}|{_PERSON})"
    r"(?![房区长里口委级城章]|之[家友]|支书|名单|标准|振兴)(?:（[^（）]{1,4}）)?)"
)
_MEASURE = "家|户|名|位|个|所|对|批|支|处|座|间|条|组"
_EDGE = rf"，。；：！？!?,;:（）()——\s{_NAME}"
_MODIFIER = rf"(?:(?!{_STOP}|[{_EDGE}向为给对在由])[^{_EDGE}])"
_LIST = rf"(?:(?:、|和|与|及|以及)(?:{_MODIFIER}{{0,8}}?){_HEAD}+)"
_OF = (
    "(?:的?(?:子女|家庭|家属|孩子|负责人|代表|职工|员工|业主|成员|会员|主体|联合会|工会|师生)"
    "(?!会议))?"
)
_PHRASE = rf"{_MODIFIER}{{0,14}}?{_HEAD}+{_OF}(?:{_LIST}{_OF})?"
_START = r"(?<![0-9.第])(?<![0-9],)"
# The members of a short list before their number: 焊装、涂装两个车间.
_NAMED = "(?<=[给向为对])[一-龥]{2,3}(?:、[一-龥]{2,3})+(?=[两三四五六七八九])"
_COUNTED = (
    re.compile(
        rf"{_START}(?:首批|近|逾|超|约|上述|其他|另外|其余|{_NAMED})?{NUMBER}"
        rf"(?:(?:{_MEASURE})(?!月|小时|工作日|百分点|方面|亿|年|半|环节|领域)|校|厂){_PHRASE}"
    ),
    re.compile(rf"(?:每|多(?!少)|数|几|各)(?:{_MEASURE}){_PHRASE}|每{_HEAD}"),
    re.compile(rf"(?:一些|部分|众多|广大|一批|若干){_PHRASE}"),
    re.compile(
        rf"{_START}{NUMBER}(?:人|户|家|名|位)"
        r"(?=[，。；、！？,;）)\n]|获|贴息|发放|提供|每|分|送|颁|授|办|已|均|都|$)"
    ),
)
# Without these no number counts any: the first and the last of the patterns need them.
_MAY_COUNT = re.compile(f"{LAST}(?:{_MEASURE}|校|厂|人)")
# With these the other counted ones begin, and by these the marked ones are marked.
_MAY_BE_SOME = re.compile("[每多数几各一部众广若]")
_MAY_BE_MARKED = re.compile("[为向给对帮替到予所]")
_KIND = re.compile(
    rf"(?:{_any(KINDS)})(?:的|型|类)?"
    rf"(?:(?!示范|振兴|先锋|冠军|保护|中国|全国){_MODIFIER}){{0,4}}?"
    rf"{_HEAD}+{_OF}(?:{_LIST}{_OF})?"
)
_PEOPLE = f"(?:(?!{_STOP})[一-龥]){{0,4}}?(?:{_any(PEOPLE)})们?"
_MARKED = re.compile(
    rf"(?:(?<![定列成评名称作选聘视变誉任]为)(?<=为)|(?<=[向给对帮替到予])){_PEOPLE}{_OF}"
    rf"(?:(?:、|和|与|及|以及){_PEOPLE}{_OF})*"
    r"(?!之家|代表大会|[创食书技方])|所在(?:班组|单位|学校|企业|车间|团队|村)"
)
# Behind a place that 向, 为 and the like mark, the group is meant: 为某镇的食用玫瑰种植户发放.
_LOCAL = re.compile(
    rf"[向为给对]{_NAME}{{2,30}}(?:[境辖]?内|辖区内?|当地|一带|周边)?的"
    rf"(?P<group>(?:(?!{_STOP})[一-龥]){{0,6}}?(?:{_any(PEOPLE)}|企业|商户|合作社|学校)们?)"
    rf"(?={_STOP}|[，。放贷捐配送发补赠颁])"
)
# 名单 makes it a title; a name after it makes it somebody's description.
_NO_KIND_AFTER = re.compile(rf"名单|之友|之家|救助金|好邻居|称号|信用贷|[”’]|、?{_NAME}")


# 这三家企业: those just named, no group of its own.
_KNOWN = re.compile("(?:.?这|上述)[两三四五][家个所](?!门店)")


def find_groups(text: str, taken: Sequence[Span] = ()) -> list[Group]:
    """Every described group, in order; none overlaps another or a span of `taken`."""
    plain = hide(narrow(text), taken, _NAME)
    found: list[Group] = []
    counts = _MAY_COUNT.search(plain) is not None
    some = _MAY_BE_SOME.search(plain) is not None
    marked = _MAY_BE_MARKED.search(plain) is not None
    for pattern, may_stand in (
        (_COUNTED[0], counts),
        (_COUNTED[1], some),
        (_COUNTED[2], some),
        (_COUNTED[3], counts),
        (_KIND, True),
        (_MARKED, marked),
        (_LOCAL, marked and _NAME in plain),
    ):
        for match in pattern.finditer(plain) if may_stand else ():
            span = Span(*match.span("group" if pattern is _LOCAL else 0))
            kind = pattern not in _COUNTED
            if _KNOWN.match(plain, max(0, span.start - 2)):
                continue
            if kind and _NO_KIND_AFTER.match(plain, span.end):
                continue
            if not any(span.start < g.span.end and g.span.start < span.end for g in found):
                found.append(Group(span, not kind))
    return _joined(sorted(found, key=lambda group: group.span), text) if found else found


def _joined(groups: list[Group], text: str) -> list[Group]:
    """`37名收购商、8家加工厂` is one group."""
    joined: list[Group] = []
    for group in groups:
        if joined and joined[-1].counted and group.counted:
            between = text[joined[-1].span.end : group.span.start]
            if between in ("、", "和", "与", "及", "以及"):
                joined[-1] = Group(Span(joined[-1].span.start, group.span.end), True)
                continue
        joined.append(group)
    return joined
