"""Who of those that a symmetric relation names go together: who acts with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise, product

from kg.statements import words
from kg.statements.frames import Filling, Frame, slots_before
from kg.statements.records import Member
from kg.statements.subjects import subject
from kg.statements.ways import marked

_WITH = ("与", "同", "跟", *words.JOINERS)
# Each of a list by itself, said before the predicate: 甲、乙等均与丙签约.
_EACH = re.compile(r"[均都皆]|相继|也(?=[与和同跟])")
# What one party signs or has with each of a list, who need not know of one another.
_DEAL = re.compile(r"[再续]?签|达成|缔结|订立|结成|结为|结盟|建立|合作|战略合作|的|对接")
# 合作伙伴包括甲、乙
_LISTS = re.compile(
    r"(?:包括|包含|伙伴(?:[有为如]|涵盖|覆盖)|方有|商[有如]|[位户业构牌]有)$|^(?:成为|成了|是)$"
)
# 与发行方达成: the partner stands there, and has no name.
_UNNAMED = re.compile(
    r"(?<![参给赋授])与(?!会)|(?<![共一协合如相不伙陪等])同(?![时意步样心类一日年月期行])|跟(?![踪随])"
)
_OF_ITS_OWN = re.compile(
    r"^[、及和与携]?(?:以及|其|旗下|下属|所属|全资|控股|第一|大|的|公司){0,5}"
    r"(?:子公司|母公司|股东|控制人|旗下|下属|所属)的?$"
)


def pairs_of(
    frame: Frame, first: Filling | None, second: Filling | None
) -> Iterator[tuple[Member, Member]]:
    """Every pair of those who act jointly; of those who act apart, the first with each other.

    The ends of a pair stand in the order of their ids.
    """
    if not _is_whole(frame, first, second):
        return
    others = [m for m in (second.members if second else ()) if m.entity]
    beside = {m.key for m in others}
    ones = [m for m in (first.members if first else ()) if m.entity and m.key not in beside]
    clause = frame.surface.gap(*frame.clause.span)
    if not others and first and ("分别" in clause or _deals_with_list(frame, first)):
        ones, others = _parted(first)
    pairs: Iterable[tuple[Member, Member]]
    couples = _couples(first) if first else []
    if couples:
        pairs = couples
    elif others and _act_apart(frame, clause, first, second):
        if len(ones) == len(others) > 1 and "分别" in clause:
            pairs = zip(ones, others, strict=True)
        else:
            pairs = product(ones, others)
    else:
        pairs = combinations([*ones, *others], 2)
    for a, b in pairs:
        if a.entity and b.entity and a.entity != b.entity and not _are_one_house(frame, a, b):
            yield (a, b) if a.entity < b.entity else (b, a)


def beside(frame: Frame) -> Filling | None:
    """With whom the subject acts: marked by 与 and its like, or behind it in the subject's list."""
    for marker in words.BESIDE:
        filling = marked(frame, marker)
        if filling:
            return filling
    filling = subject(frame)
    parted = _parted(filling)[1] or _counted(frame, filling) if filling else []
    return Filling(tuple(parted), filling.carried, filling.slot) if filling and parted else None


def _counted(frame: Frame, filling: Filling) -> list[Member]:
    """All but the first of a list that a word for all of it takes up (甲、乙三方)."""
    taken_up = any(m.kind == "anaphor" and m.also for s in slots_before(frame) for m in s.members)
    return [m for m in filling.members if m.entity][1:] if taken_up else []


def _is_whole(frame: Frame, first: Filling | None, second: Filling | None) -> bool:
    """Is everybody there whom the rule wants, so that a list alone is not taken for all?"""
    rule = frame.rule
    ways = rule.ways(rule.relation.roles[1].name)
    if second is None and ways and (rule.lead or ways[0] in ("beside", "among")):
        return False
    if first is None:
        return False
    if second is None and first.slot and first.slot.span.end <= frame.trigger.start:
        between = frame.surface.gap(first.slot.span.end, frame.trigger.start)
        return not (first.slot.span.start >= frame.clause.span.start and _UNNAMED.search(between))
    return True


def _act_apart(frame: Frame, clause: str, first: Filling | None, second: Filling | None) -> bool:
    """Are those of a list partners of one third party, and not of one another?"""
    if any(word in clause for word in words.EVERY_OTHER):
        return True
    before = frame.surface.gap(frame.clause.span.start, frame.trigger.start)
    if _EACH.search(before):
        return True
    if frame.surface.plain[frame.trigger.start] == "的":
        return True
    if second and second.slot and second.slot.span.start >= frame.clause.span.end:
        return True
    if _LISTS.search(frame.surface.plain, frame.trigger.start, frame.trigger.end):
        return True
    return any(filling and _deals_with_list(frame, filling) for filling in (first, second))


def _deals_with_list(frame: Frame, filling: Filling) -> bool:
    """Is something signed or had with each of a list that is not told to its end (甲、乙等)?"""
    if not _DEAL.match(frame.surface.plain, frame.trigger.start) or filling.slot is None:
        return False
    end = filling.slot.span.end
    return len(filling.members) > 1 and frame.surface.plain.startswith(("等", "在内"), end)


def _are_one_house(frame: Frame, one: Member, other: Member) -> bool:
    """Is one a company of the other's house, by its name or by what is said between them?"""
    if one.type != "Enterprise" or other.type != "Enterprise":
        return False
    short, long = sorted((one.text, other.text), key=len)
    if one.kind == other.kind == "name" and long.startswith(short):
        return True
    one, other = sorted((one, other), key=lambda m: m.span)
    return bool(_OF_ITS_OWN.match(frame.surface.gap(one.span.end, other.span.start)))


def _couples(filling: Filling) -> list[tuple[Member, Member]]:
    """Who goes with whom in a list of couples (甲与乙、丙与丁): each with those behind its own 与."""
    joiners = [word for word, _ in filling.slot.joiners] if filling.slot else []
    members = filling.members
    starts = [n for n, word in enumerate(joiners) if word in ("与", "和", "同", "跟")]
    apart = all("、" in joiners[one + 1 : other] for one, other in pairwise(starts))
    if len(starts) < 2 or not apart or len(members) != len(joiners) + 1:
        return []
    ends = [*starts[1:], len(members)]
    return [
        (members[start], other)
        for start, end in zip(starts, ends, strict=True)
        for other in members[start + 1 : end]
    ]


def _parted(filling: Filling) -> tuple[list[Member], list[Member]]:
    """Who stands before and behind the 与 of a list that acts apart (甲与乙、丙分别签约)."""
    joiners = [word for word, _ in filling.slot.joiners] if filling.slot else []
    members = [m for m in filling.members if m.entity]
    at = next((n for n, word in enumerate(joiners) if word in _WITH), None)
    if at is None or len(members) != len(joiners) + 1:
        return members, []
    return members[: at + 1], members[at + 1 :]
