"""What noun phrases say without a verb: address chains, and a name in a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import load_gazetteer
from kg.model import Span
from kg.statements import words
from kg.statements.posts import find_posts
from kg.statements.records import Clause, Match, Member, Rule, Slot
from kg.statements.scene import fitting
from kg.statements.spans import within
from kg.statements.surface import Surface

_LEVELS = (
    (("屯", "寨", "组", "小区"), 6),
    (("村", "社区", "嘎查"), 5),
    (("镇", "乡", "街道", "苏木"), 4),
    (("省", "自治区"), 1),
    (("自治州", "州", "地区", "盟", "市"), 2),
    (("区", "县", "旗"), 3),
    (("国",), 0),
)


def find_constructions(
    surface: Surface, clauses: Sequence[Clause], rules: Sequence[Rule]
) -> Iterator[Match]:
    """The matches of the rules that name a construction instead of a trigger."""
    yield from find_posts(surface, clauses, rules)
    within_phrase = [rule for rule in rules if rule.construction in ("address", "attribute")]
    titles = [rule for rule in rules if rule.construction == "title"]
    lists = [rule for rule in rules if rule.construction == "list of places"]
    for clause in clauses:
        for slot in clause.slots:
            for member in slot.members:
                for rule in within_phrase if member.inside else ():
                    yield from _in_phrase(clause, member, rule)
            for rule in within_phrase if slot.members[1:] else ():
                yield from _shared(clause, slot, rule)
            for rule in titles:
                yield from _titled(surface, clause, slot, rule)
        for one, two in zip(clause.slots, clause.slots[1:], strict=False) if lists else ():
            for rule in lists:
                yield from _listed(surface, clause, one, two, rule)


def _listed(
    surface: Surface, clause: Clause, names: Slot, last: Slot, rule: Rule
) -> Iterator[Match]:
    """甲、乙等某市优质学校 lie in the city."""
    if not last.members:
        return
    if surface.gap(names.span.end, last.span.start) not in ("等", "等多所", "等多家"):
        return
    head = last.members[0]
    place = head.inside[0] if head.inside else head
    follows = surface.gap(last.span.end, clause.span.end)
    if place.type != "Place" or (place is head and not _SCHOOLS.match(follows)):
        return
    for member in fitting(names.members, rule, rule.relation.roles[0].name):
        if member.type != "Place" and member.entity:
            yield Match(rule, clause, Span(member.span.start, last.span.end), member, place)


_HOLDER = re.compile(
    r"^(?:荣誉)?(?:称号|奖项|奖章|奖)?(?:的?(?:获得者|得主|获奖者))?[、，]?(?:(?![归给由被授颁获得送])[\u4e00-\u9fff]){0,6}?$"
)


def _titled(surface: Surface, clause: Clause, slot: Slot, rule: Rule) -> Iterator[Match]:
    """An honour stands as a title before the person who bears it (“青石工匠”某某)."""
    if not surface.honours or not slot.members or slot.members[0].type != "Person":
        return
    person = slot.members[0]
    start = max(clause.span.start, slot.span.start - 40)
    before = within(surface.honours, start, slot.span.start)
    if (
        not before
        or not person.entity
        or slot.marker not in ("", "由", "向", "为", "给", "与", "和", "的")
    ):
        return
    span, honour = before[-1]
    first = person.inside[0].span.start if person.inside else person.span.start
    if _HOLDER.match(surface.gap(span.end, first)) and not _VERBS.search(
        surface.gap(clause.span.start, span.start)
    ):
        yield Match(rule, clause, Span(span.start, person.span.end), None, person, honour=honour)


# What is given, sought or shown before a name is no title of whom the name tells.
_VERBS = re.compile(
    r"(?:授予|颁发|评为|命名|争创|争当|申报|参评|推荐|候选|提名|评选|冲击|的)(?:了|为)?$"
)


def _shared(clause: Clause, slot: Slot, rule: Rule) -> Iterator[Match]:
    """A place before a list holds for all of it (柳河镇上湾村和下湾村、柳河镇的甲厂、乙厂)."""
    first = slot.members[0] if slot.members else None
    if first is None or not first.inside or first.inside[-1].type != "Place":
        return
    outer, gap = first.inside[-1], first.gaps[-1]
    for member in slot.members[1:]:
        if member.inside or not member.entity or member.kind != "name":
            return
        alike = member.type == first.type
        if rule.construction == "address":
            alike = (
                alike
                and first.type == "Place"
                and level(member.text) == level(first.text) in (4, 5, 6)
            )
        else:
            alike = alike and first.type != "Place" and gap in _OF
        if alike and fitting((member,), rule, rule.relation.roles[0].name):
            at = Span(outer.span.start, member.span.end)
            yield Match(rule, clause, at, member, outer)


def _in_phrase(clause: Clause, head: Member, rule: Rule) -> Iterator[Match]:
    """Steps from each place to the next inside a noun phrase, and from the last to its head."""
    steps = [*head.inside, head]
    for outer, gap, inner in zip(steps, head.gaps, steps[1:], strict=False):
        if outer.type != "Place" or not inner.entity or outer.entity == inner.entity:
            continue
        address = inner.type == "Place"
        if address != (rule.construction == "address"):
            continue
        if address and not _is_step(outer, gap, inner):
            continue
        if not address and (inner.type == "Person" or not _is_seat(outer, gap)):
            continue
        if fitting((inner,), rule, rule.relation.roles[0].name):
            at = Span(outer.span.start, inner.span.end)
            yield Match(rule, clause, at, inner, outer)


_OF = ("的", "里的", "上的", "旁的", "内的", "境内的")
_SCHOOLS = re.compile(
    r"^[^，。]{0,8}(?:学校|高校|企业|医院|单位|银行|景区|公司|机构|名校|商户|工会)"
)
_BESIDE = re.compile(f"{words.SIDE_OF}的")
_SMALL = re.compile("(?:镇|乡|街道|村|社区|路|街|巷|大道|园|园区|市场|广场)$")


def _is_seat(outer: Member, gap: str) -> bool:
    """的 behind any place, or a small place right before the name (福华街某某店)."""
    return (
        gap in _OF
        or bool(_BESIDE.fullmatch(gap))
        or (gap == "" and bool(_SMALL.search(outer.text)))
    )


def _is_step(outer: Member, gap: str, inner: Member) -> bool:
    if gap != "" and gap not in _OF:
        return False
    high, low = level(outer.text), level(inner.text)
    if gap == "" and high is None and low is None:
        return _lies_in(outer.text, inner.text)
    return high is None or low is None or high < low or (high == low and high in (2, 3))


def _lies_in(outer: str, inner: str) -> bool:
    """Does the gazetteer know a division of the second name in one of the first (象山石浦)?"""
    known = load_gazetteer()
    uppers = known.find(outer)
    return any(
        upper != lower and known.contains(upper, lower)
        for upper in uppers
        for lower in known.find(inner)
    )


def level(name: str) -> int | None:
    """How deep a division lies by the last word of its name; `None` where it does not say."""
    for ends, depth in _LEVELS:
        if name.endswith(ends):
            return depth
    return None
