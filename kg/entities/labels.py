"""What an entity is called, and the place that tells it from others of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.entities.banks import branch_place
from kg.entities.context import Context
from kg.entities.forms import normal_form
from kg.entities.known import is_known
from kg.entities.nodes import Node
from kg.entities.regions import is_ambiguous, place_of
from kg.entities.spelling import NUMERAL, clean
from kg.entities.tails import BRANCH, SUBSIDIARY, tail, without_legal_form
from kg.gazetteer import COUNTY, load_gazetteer
from kg.model import Mention

# every city has its 人民路 and 中山公园
_LOCAL = re.compile(
    r"(?:路|街|巷|道|胡同|公园|广场|小区|社区|村|新村|桥|里|苑|花园|车站|体育馆|图书馆)$"
)
_STREET = re.compile(r"[\u4e00-\u9fff]{2}[东西南北中]?(?:路|街|大街|大道|巷|公园|广场|桥|大桥)")
_NUMBERED = re.compile(
    f"第?[{NUMERAL}]+(?:号线|社区|小区|[村社组队厂校院中小]|中学|小学|居委会|支部)"
)


def label_of(nodes: list[Node], mentions: Sequence[Mention]) -> tuple[str, Node]:
    """The fullest name, and the node that bears it: national and division names first."""
    bearer = min(nodes, key=_rank)
    reading = bearer.reading
    if reading.canonical == reading.text:  # as printed, with its quotation marks
        printed = {clean(mentions[index].name) for index in bearer.mentions}
        return min(printed, key=lambda name: (-len(name), name)), bearer
    return reading.canonical, bearer


def _rank(node: Node) -> tuple[bool, bool, bool, int, str]:
    reading = node.reading
    division = reading.place is not None and reading.canonical == reading.place.name
    return (
        not reading.national,
        not division,
        reading.kind is None,
        -len(reading.canonical),
        reading.canonical,
    )


def place_tag(bearer: Node, kind: str, label: str, context: Context, article: int) -> str | None:
    """The place to tell the entity by: where its division has namesakes, or its name is a rest."""
    division = None if bearer.reading.national else bearer.reading.place
    gazetteer = context.gazetteer
    if division is not None and label.find(division.name) in (0, 2, 3):
        known = is_ambiguous(gazetteer, division)
        return place_of(gazetteer, division) if known else None
    home = context.home(article)
    city = context.city(article)
    if (
        home is None
        or city is None
        or bearer.reading.relative
        or kind in ("Person", "Programme", "Honour")
    ):
        return None
    if is_incomplete(label) or is_vague(label, kind):
        return place_of(gazetteer, home)
    if kind == "Place" and division is None and _LOCAL.search(label):
        return place_of(gazetteer, city)
    return None


def is_street(label: str) -> bool:
    """Is it a street or square that no city has alone (人民路, 中山公园)?"""
    return bool(_STREET.fullmatch(label))


def is_vague(label: str, kind: str) -> bool:
    """May every city have one of this name: `北辰公司`, `中国银行高新支行`, `华丰`?

    Names that our lists know are not vague, nor are branches named after the one division of a name.
    """
    if kind == "Bank":
        place = branch_place(label)
        if place is None:
            return False
        opening = (load_gazetteer().find(place[:n]) for n in range(min(8, len(place)), 1, -1))
        found = next((divisions for divisions in opening if divisions), ())
        return sum(division.level <= COUNTY for division in found) != 1
    if kind not in ("Enterprise", "Organization"):
        return False
    name = normal_form(label)
    body = without_legal_form(name) if kind == "Enterprise" else name
    return len(body) <= 2 and not is_known(name) and not is_known(body)


@lru_cache(maxsize=16384)
def is_incomplete(label: str) -> bool:
    """Is this only the rest of a name (`昌平支行`, `人民医院`, `第一小学`, `石油分公司`)?"""
    kind, end = tail(label)
    if tail("某" + label)[1] == label or _NUMBERED.fullmatch(label):
        return True
    if kind in (None, "ministry"):
        return False
    if kind == "department":
        return len(label) <= 3
    body = label[: -len(end)]
    if kind == BRANCH:
        return not any(mark in body for mark in ("银行", "信用", "农商", "行"))
    if kind == SUBSIDIARY:
        return len(body) <= 2
    return body in _COMMON or (body.startswith("第") and len(body) <= 3)


_COMMON = frozenset(
    "人民 中心 中医 实验 附属 妇幼 妇幼保健 第一人民 第二人民 第三人民 中级人民 高级人民 "
    "市 县 区 省 州 镇 乡 村 园区 街道 社区 公司 集团 企业 学校 医院 矿 厂 总 分 机关 "
    "公安 教育 财政 民政 税务 水务".split()
)
