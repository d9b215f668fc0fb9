"""How a name that opens with another's is cut: what may stand between the other and the end."""

from __future__ import annotations

import re

from kg.gazetteer import Gazetteer
from kg.ontology import NameRule

# a body of its own between owner and end: 首创集团|担保公司|昌平分公司 is no branch of 首创集团
_OTHER_BODY = re.compile(
    r"(?<![分支])公司|集团|银行|(?<!医科)大学(?!生)|医院|法院|总工会|学校|中学|小学|厂|协会|基金会|合作社|(?<!分)局|政府"
)
# 回龙观街道|办事处 of a district has the subdistrict for its place; an office's office has none
_OTHER_PLACE = re.compile(
    r"区|街道|大街|(?<!城)镇|(?<!城)乡(?!村)|(?<![乡农])村|(?<![铁公道])路(?!政)|库|港|湖(?!泊)|(?<!矿)山"
    r"|城(?!市|乡|镇|建|管[执局委])|园(?!林)|驻|[省市县州][委直]|委(?!员)|办|局|厅|院|庭|政府|政协|人大"
    r"|公司|集团|大学|学校|机关|直属|^第"
)
# what a shop is told by beside a division: 中山路店, 火车站店
_SPOT = re.compile(r"[路街巷桥里湖站寺门口港岛园城]$|广场$|中心$|大厦$")


def between(rule: NameRule, rest: str) -> str | None:
    """What stands between the other's name and the end that the rule asks for; `None` without it."""
    end = max(filter(rest.endswith, rule.ends), key=len, default=None)
    if end is None or (rule.unless and any(word in rest for word in rule.unless)):
        return None
    if rule.within and not any(word in rest for word in rule.within):
        return None
    middle = rest[: len(rest) - len(end)]
    return None if middle and "nothing" in rule.between else middle


def cuts(rule: NameRule, name: str, least: int) -> range:
    """Where the name of the body above it may end, the last first, before an end of the rule's."""
    shortest = min(map(len, filter(name.endswith, rule.ends)), default=len(name))
    return range(len(name) - shortest, least - 1, -1)


def says(rule: NameRule, name: str, cut: int, gazetteer: Gazetteer) -> bool:
    """Does the rule hold of the name, if the name of the body above it ends at `cut`?"""
    if rule.of_ends and not name[:cut].endswith(rule.of_ends):
        return False
    middle = between(rule, name[cut:])
    if middle is None or _OTHER_BODY.search(middle):
        return False
    return "place" not in rule.between or is_spot(middle, gazetteer)


def is_office(rule: NameRule, name: str, cut: int) -> bool:
    """Is what stands behind the place the name of an office for all of it?"""
    middle = between(rule, name[cut:])
    return middle is not None and not _OTHER_PLACE.search(middle)


def is_spot(words: str, gazetteer: Gazetteer) -> bool:
    """Do the words name a place, or open with one?"""
    if len(words) < 2:
        return False
    known = any(gazetteer.find(words[:end]) for end in range(2, len(words) + 1))
    return known or _SPOT.search(words) is not None
