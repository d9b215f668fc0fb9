"""Tagged names that are several: place chains, lists of institutions, a country before a firm."""

from __future__ import annotations

import re

from kg.mentions.lexicon import Lexicon
from kg.mentions.names import INSTITUTIONS, Name, classify
from kg.mentions.places import place_steps

_COUNTED = re.compile(r"[一二三四五六七八九十两](?:区|县|市|省|镇|乡|地|村|街道|州)$")
_LOOSE = re.compile(r"(?:市区|城区|山区|县城|境内|全境|境|等地|两地|周边|一带|(?<=区)社区|局地)$")


def place_names(text: str, name: Name, lexicon: Lexicon) -> list[Name]:
    """A tagged place as its steps, without counts (`丰台三区`) and loose ends (`合肥市区`)."""
    surface = text[name.start : name.end]
    if surface[0] in "离距在到赴从往至由向与及" and not any(lexicon.divisions.at(text, name.start)):
        name = name._replace(start=name.start + 1)
        surface = surface[1:]
    for pattern in (_COUNTED, _LOOSE):
        stem = pattern.sub("", surface)
        if stem != surface and stem in lexicon.divisions and surface not in lexicon.divisions:
            surface = stem
    if surface.endswith("社") and text.startswith("区", name.start + len(surface)):
        surface += "区"
    goes_on = surface.endswith(("乡", "镇")) and text[name.end : name.end + 1] in ("镇", "村")
    if lexicon.generic.get(surface) == "place" or goes_on:
        return []
    found = []
    for a, b in place_steps(surface, lexicon):
        step = Name(name.start + a, name.start + b, "Place")
        kind = classify(text[step.start : step.end], "Place", lexicon)
        found.append(step._replace(type=kind[0], subtype=kind[1]))
    return found


_JOINS = re.compile(
    r"(?=(会同|联合|共建|合建|签署|携手?|举办|主办|承办|发放|捐赠|授予|颁发|责令|要求|通知|收回|催收|追讨|起诉|状告|收购|并购|入股|注资|组织(?![部法委]|$)|召开|开展|设立|腾出|牵头|代表队|访问团|以及|[、，和与及同被给获向由拟为]|对(?!外)))"
)


def split_joined(text: str, name: Name, lexicon: Lexicon) -> list[Name]:
    """`B局和C委`, `X工会被Y工会` as the names they are: cut where a whole name ends before a joint.

    What stands after the joint stays only if it is a whole name by its head noun as well.
    """
    if name.type not in INSTITUTIONS or text[name.start : name.end] in lexicon.known:
        return [name]
    for match in _JOINS.finditer(text, name.start + 2, name.end - 1):
        left, right = text[name.start : match.start()], text[match.end(1) : name.end]
        joint = match.group(1) in "、和与及同以及"
        if not (_is_whole(left, lexicon) or (joint and _is_known(left, lexicon))):
            continue
        listed = joint and lexicon.generic.get(right) is None
        if listed and not _is_whole(right, lexicon) and not lexicon.heads.get(right):
            continue
        first = Name(name.start, match.start(), *classify(left, name.type, lexicon))
        if not _is_whole(right, lexicon):
            return [first]
        rest = Name(match.end(1), name.end, *classify(right, name.type, lexicon))
        return [first, *split_joined(text, rest, lexicon)]
    return [name]


def _is_whole(surface: str, lexicon: Lexicon) -> bool:
    head = lexicon.head_of(surface)
    strong = head is not None and head.strength == "strong" and head.type in INSTITUTIONS
    return (
        strong and head is not None and len(surface) > len(head.word)
    ) or surface in lexicon.brands


def _is_known(surface: str, lexicon: Lexicon) -> bool:
    known = lexicon.known.get(surface)
    return known is not None and known.type in INSTITUTIONS


def without_region(text: str, name: Name, lexicon: Lexicon) -> Name:
    """`长三角政府` names a region and no agency; `东北大学` is one name."""
    found = lexicon.places.longest(text, name.start) if name.type == "Agency" else None
    if not found or found[1] != "Region" or not lexicon.heads.get(text[found[0] : name.end]):
        return name
    return Name(name.start, found[0], "Place", "Region")
