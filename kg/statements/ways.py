"""The ways in which a clause marks a role by itself."""

from __future__ import annotations

import re

from kg.statements import words
from kg.statements.frames import Filling, Frame, slots_after, slots_before
from kg.statements.records import GROUP
from kg.statements.surface import CROWD, MONEY, NAME, ONE, VALUE

_AFTER = "|".join(words.AFTER_MARKERS)
_BEHIND = re.compile(
    rf"^(?:了|过|出)?(?P<thing>[^的]{{0,10}}?)(?P<marker>{_AFTER})(?:了|过)?(?P<rest>[^，]{{0,14}})$"
)
_VALUES = re.compile(f"[{MONEY}{VALUE}{CROWD}]")
_DIRECT = re.compile(r"^(?:了|过|给了)?$")
_GIFT = re.compile(
    rf"^(?:[^，、的]{{0,8}}的[^，、的]{{0,8}}|[^，、的]{{0,4}}[{MONEY}]+的?[^，、的]{{0,8}})$"
)
_OWNER_TOLD = re.compile(
    r"^(?:了|过|到)?(?:来自|由|自|从)?(?:[\u4e00-\u9fff]{0,6}(?:企业|单位|公司|机构|校友|银行|人士|客商|商人|乡贤|华侨|侨胞|集团|基金会))$"
)
_OWNER = re.compile(r"^(?:了|过|到)?(?:来自|由|自|从)?$")


def marked(frame: Frame, marker: str) -> Filling | None:
    """What a preposition marks before the trigger, or a 给 or 到 behind it."""
    sides = frame.sides
    if marker in sides.markers and marker not in words.ONLY_AFTER:
        slot = next(s for s in reversed(sides.before) if s.marker == marker)
        between = frame.surface.gap(slot.span.end, frame.trigger.start)
        place = any(m.type == "Place" for m in slot.members[-1:])
        if words.DIVERTED.search(between) or (place and words.OF_THOSE.match(between)):
            return None
        return Filling(slot.members, slot=slot)
    if marker_behind(frame) != marker:
        return None
    return Filling(sides.after[0].members, slot=sides.after[0])


def marker_behind(frame: Frame) -> str:
    """The preposition between the trigger and the first noun phrase behind it; empty for none."""
    sides = frame.sides
    if sides.behind is None:
        sides.behind = _find_behind(frame)
    return sides.behind


def _find_behind(frame: Frame) -> str:
    for slot in slots_after(frame)[:1]:
        match = _BEHIND.match(frame.surface.gap(frame.trigger.end, slot.span.start))
        if match and _is_thing(match["thing"]):
            rest = match["rest"]
            if not rest or words.APPOSITION.match(rest) or rest.endswith("的"):
                return match["marker"]
    return ""


def _is_thing(between: str) -> bool:
    """Is what stands between a verb and its 给 a sum or a short thing?"""
    return len(_VALUES.sub("", between)) <= 6


def behind(frame: Frame) -> Filling | None:
    """What stands right behind the trigger, with or without a description (授予退休教师某某)."""
    for slot in slots_after(frame)[:1]:
        between = frame.surface.gap(frame.trigger.end, slot.span.start)
        place = slot.members[-1].type == "Place"
        inside = slot.members[-1].inside
        if (
            place
            and inside
            and words.BY_THE.match(frame.surface.gap(slot.span.end, frame.clause.span.end))
        ):
            return Filling(inside[-1:], slot=slot)
        if place and words.OF_ANOTHER.match(
            frame.surface.gap(slot.span.end, frame.clause.span.end)
        ):
            continue
        described = (len(between) <= 18 and words.DESCRIBED.match(between)) or words.SOME.match(
            between
        )
        told = frame.rule.relation.symmetric and words.TOLD.match(between)
        if _DIRECT.match(between) or described or told:
            return Filling(slot.members, slot=slot)
    return None


def right_before(frame: Frame) -> Filling | None:
    """Who stands right before the trigger, whatever subject the clause has besides."""
    for slot in slots_before(frame)[-1:]:
        between = frame.surface.gap(slot.span.end, frame.trigger.start)
        if slot.marker in ("", "由", "的") and words.LIGHT.sub("", between) in ("", "为"):
            return Filling(slot.members, slot=slot)
    return None


def gift_of(frame: Frame) -> Filling | None:
    """Whose gift the trigger is (某行的、某行跟进的1000万元贷款)."""
    for slot in reversed(slots_before(frame)):
        between = frame.surface.gap(slot.span.end, frame.trigger.start)
        nearest = slot is slots_before(frame)[-1]
        if (nearest and _GIFT.match(between)) or words.GIFT.match(between):
            return Filling(slot.members, slot=slot)
    return None


def maker(frame: Frame) -> Filling | None:
    """Whose work or team it is that the clause is about (某校选送的作品、某校的代表队)."""
    for slot in reversed(slots_before(frame)):
        between = frame.surface.gap(slot.span.end, frame.trigger.start)
        if slot.marker in ("", "由", "的") and words.WORK_OF.match(between):
            return Filling(slot.members, slot=slot)
    return None


def closing(frame: Frame) -> Filling | None:
    """What stands right behind the trigger and ends the clause (某店在某街。)."""
    for slot in slots_after(frame)[:1]:
        rest = frame.surface.gap(slot.span.end, frame.clause.span.end)
        if _DIRECT.match(frame.surface.gap(frame.trigger.end, slot.span.start)) and _ENDS.match(
            rest
        ):
            return Filling(slot.members, slot=slot)
    return None


_ENDS = re.compile(rf"^(?:{words.SIDE_OF}|内|里|上|旁)?[。；”]*$")


def owner(frame: Frame) -> Filling | None:
    """The giver between `获得` and what is got."""
    objects = "|".join(re.escape(o) for o in frame.rule.objects if o not in ("amount", "honour"))
    thing = f"[{MONEY}{VALUE}]" + (f"|{objects}" if objects else "")
    for slot in slots_after(frame)[:1]:
        between = frame.surface.gap(frame.trigger.end, slot.span.start)
        follows = frame.surface.gap(slot.span.end, frame.clause.span.end)
        if not _OWNER.match(between) and not _OWNER_TOLD.match(between):
            continue
        if slot.members[-1].type == "Place" and not re.match(
            "的?(?:[颁授发给评认命拨补捐])", follows
        ):
            continue
        if re.match(f"[^，{NAME}]{{0,14}}?(?:{thing})", follows):
            return Filling(slot.members, slot=slot)
    return None


def head(frame: Frame) -> Filling | None:
    """What a relative clause describes (由某厂捐建的某校)."""
    for slot in slots_after(frame)[:1]:
        between = frame.surface.gap(frame.trigger.end, slot.span.start)
        if "的" in between and slot.marker == "的" and len(between) <= 16:
            return Filling(slot.members, slot=slot)
        if re.match(r"^.{0,10}的[^，]{0,8}$", between) and words.APPOSITION.match(
            between.partition("的")[2]
        ):
            return Filling(slot.members, slot=slot)
    return None


def possessor(frame: Frame) -> Filling | None:
    """Whose thing the predicate is said of (某某的贷款来自)."""
    for slot in slots_before(frame):
        after = frame.surface.gap(slot.span.end, frame.trigger.start)
        if slot.marker in ("", "的") and after.startswith("的"):
            return Filling(slot.members, slot=slot)
    return None


def cleft(frame: Frame) -> Filling | None:
    """Who stands behind 的是 (为某厂提供贷款的是某行)."""
    for slot in slots_after(frame):
        if words.CLEFT.search(frame.surface.gap(frame.trigger.end, slot.span.start)):
            return Filling(slot.members, slot=slot)
    return None


def kind(frame: Frame) -> Filling | None:
    """The place inside what something is said to be (是某市一家企业)."""
    for slot in slots_after(frame)[:1]:
        if not words.SAID_OF.match(frame.surface.gap(frame.trigger.end, slot.span.start)):
            break
        head = slot.members[-1]
        if head.type in (GROUP, ONE) and head.inside:
            return Filling(head.inside[-1:], slot=slot)
        after = frame.surface.gap(slot.span.end, frame.clause.span.end)
        if head.type == "Place" and words.SORT.match(after):
            return Filling((head,), slot=slot)
    return None
