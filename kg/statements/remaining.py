"""A role that nothing marks, filled by the one who remains: by exclusion, outward from the trigger.

News seldom says again whom it is speaking of. Where the clause names a giver and a gift, and one
name in reach is left that could be the receiver, that one is meant; where two are left, or a word
that stands for a name could not be resolved, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.statements import words
from kg.statements.frames import Filling, Frame
from kg.statements.hosts import HOSTS
from kg.statements.records import GROUP, Clause, Member, Slot
from kg.statements.scene import acting, fitting
from kg.statements.surface import ONE, Surface

# What marks neither giver nor receiver: partners, sources, grounds.
_ASIDE = (
    "与",
    "和",
    "同",
    "跟",
    "据",
    "按",
    "按照",
    "根据",
    "依托",
    "围绕",
    "沿",
    "除",
    "比",
    "会同",
    "联合",
    "携手",
    "通过",
)
_TOWARDS = ("给", "向", "为", "到", "对", "至", "予", "帮", "帮助", "替", "让", "使", "令")
_FROM = ("由", "从", "来自", "被", "经", "获", "凭")
_GOT = re.compile(
    r"^[^，]{0,8}?(?:收到|接到|拿到|领到|接过|接收|完成|收下|得到|获得|用上|签收|受赠|分得|到账|到位|受益|启用|投入使用|投用)"
)
_SET_UP = re.compile(
    "^[^，]{0,8}?(?:投入使用|启用|建成|落成|投用|揭牌|安家|落地|开工|完工|竣工|交付|亮相)"
)
_RECEIVES = re.compile(
    r"(?:收货|接收|受赠|受助|受益|受援|获赠|用款|借款)(?:方|人|单位|者)(?:是|为|系)?$"
)
_GIVES = re.compile(
    r"(?:汇款|捐赠|捐助|捐款|出资|资助|援建|付款|放款|贷款|颁发|颁奖|授奖|主办|担保|投资|赠与|寄件|落款)"
    r"(?:方|人|单位|者|机构|银行)?(?:是|为|系)$|来自(?:于)?$"
)
_ARRIVED = re.compile(
    r"(?:送[到抵达往进]了?|运[到抵达往进]了?|交到|打到|汇到|转到|转给|交给|移交给?|打进|汇入|划入|卸在)$"
)
_SPOKEN = re.compile(
    r"^[^，]{0,10}?(?:说|介绍|表示|透露|称|告诉|认为|坦言|指出|算了|记得|回忆|看到|赶到|站在)"
)
# Who gives in a clause of his own is not the one to whom another gives.
_ACTS = re.compile(
    r"^[^，获得收领拿接受]{0,10}?(?:捐|赠|放款|放贷|贷给|授信|担保|领投|跟投|参投|注资|入股|补助|补贴|贴息|拨|奖励|资助|出资|投资|垫付|承担|配套)"
)
# A receiver that is told, and has no name: 给学校拨了, 捐给村里.
_TOLD_BEFORE = re.compile("[给向为替帮](?!此|了|主|期|数|大)[\u4e00-\u9fff]{1,10}$")
_TOLD_BEHIND = re.compile("^[给到至][\u4e00-\u9fff]")
_THING_OF = re.compile(
    r"^的(?![^，]{0,6}(?:工作人员|负责人|干部|代表|捐|贷|善款|补|资金|爱心|慰问))"
)


def remaining(frame: Frame, role: str, other: Filling | None) -> Filling | None:
    """The one left over for a role, beside whoever fills the other; `None` where that is unsure."""
    giver = role == frame.rule.relation.roles[0].name
    if not giver and _is_told(frame):
        return None
    taken = {m.key for m in (other.members if other else ())}
    if _is_blocked(frame, role, other, giver):
        return None
    for clause, slots in _reach(frame, giver):
        found = [s for s in slots if not _is_taken(s, taken)]
        fits = [
            (s, members) for s in found if (members := _able(frame, s, role, clause, giver, taken))
        ]
        named = [f for f in fits if any(m.type != GROUP for m in f[1])] or fits
        marked = [f for f in named if f[0].marker in (_FROM if giver else _TOWARDS)]
        if clause is frame.clause and marked:
            named = marked
        if len(named) > 1 and clause is not frame.clause:
            named = [f for f in named if _begins(frame.surface, clause, f[0])] or named
        if len({tuple(m.key for m in members) for _, members in named}) == 1:
            slot, members = named[0]
            return Filling(members, True, slot)
        if named:
            return None
    return None


def _begins(surface: Surface, clause: Clause, slot: Slot) -> bool:
    """Is the slot the subject with which its clause begins?"""
    return slot.marker == "" and surface.gap(clause.span.start, slot.span.start) == ""


def _is_blocked(frame: Frame, role: str, other: Filling | None, giver: bool) -> bool:
    """Is the role marked on something without a name, or on a word that was not resolved?"""
    marks = _FROM if giver else _TOWARDS
    for slot in frame.clause.slots:
        if other and other.slot and slot.span == other.slot.span:
            continue
        if slot.marker in marks and not fitting(slot.members, frame.rule, role):
            return any(m.entity is None for m in slot.members)
        between = frame.surface.gap(slot.span.end, frame.trigger.start)
        if slot.marker in _TOWARDS and words.DIVERTED.search(between):
            return True
    return False


def _is_told(frame: Frame) -> bool:
    """Does the clause say in words without a name who receives?"""
    surface, trigger = frame.surface, frame.trigger
    before = surface.gap(frame.clause.span.start, trigger.start)
    return bool(
        _TOLD_BEFORE.search(before)
        or _TOLD_BEHIND.search(surface.gap(trigger.end, frame.clause.span.end))
    )


def _is_taken(slot: Slot, taken: set[tuple[str | None, str | None]]) -> bool:
    return any(m.key in taken for m in slot.members)


def _reach(frame: Frame, giver: bool) -> Iterator[tuple[Clause, Sequence[Slot]]]:
    """The clauses in which to look: its own, those before it, those behind it, the sentence before."""
    own, number = frame.clause, frame.clause.sentence
    yield own, own.slots
    at = frame.clauses.index(own)
    before = [c for c in frame.clauses[:at] if c.sentence == number]
    for clause in (c for c in frame.clauses[at + 1 :] if c.sentence == number):
        yield clause, [s for s in clause.slots if _is_end(frame, clause, s, giver)]
    for clause in reversed(before):
        yield clause, [s for s in clause.slots if _is_topic(frame, clause, s, giver)]
    if not frame.same_paragraph:
        return
    for clause in reversed([c for c in frame.clauses[:at] if c.sentence == number - 1]):
        yield clause, [s for s in clause.slots if _is_topic(frame, clause, s, giver)]


def _is_topic(frame: Frame, clause: Clause, slot: Slot, giver: bool) -> bool:
    """Could an earlier clause be about the slot: its subject, or whom it turns to?"""
    surface = frame.surface
    if not giver and slot.marker not in _TOWARDS:
        if _ACTS.match(surface.gap(slot.span.end, clause.span.end)):
            return False
        if any(m.type == GROUP for m in slot.members):
            return False
        awarding = any(role.name == "honour" for role in frame.rule.relation.roles)
        if awarding and HOSTS.match(surface.gap(slot.span.end, clause.span.end)):
            return False
    return slot.marker in ("", "的", "在", "由", *_TOWARDS)


def _is_end(frame: Frame, clause: Clause, slot: Slot, giver: bool) -> bool:
    """Does a clause behind the trigger make the slot a giver, or a receiver?"""
    surface = frame.surface
    before = surface.gap(clause.span.start, slot.span.start)[-12:]
    after = surface.gap(slot.span.end, clause.span.end)
    if giver:
        return bool(_GIVES.search(before)) or slot.marker in ("来自",)
    if _awaits_subject(frame) and clause is frame.following and before == slot.marker == "":
        return True
    if before == "" and surface.plain[clause.span.start - 1] in "：:":
        return True
    if _RECEIVES.search(before) or _ARRIVED.search(before):
        return True
    if slot.marker == "在":
        return bool(_SET_UP.match(after))
    return slot.marker in ("", "由") and bool(_GOT.match(after))


def _behind_officers(
    frame: Frame, members: tuple[Member, ...], taken: set[tuple[str | None, str | None]]
) -> tuple[Member, ...]:
    """For the head of a body (某社理事长某某) the body, where money is given; nobody for the giver's own."""
    if any(role.name == "honour" for role in frame.rule.relation.roles):
        return members
    found = []
    for member in members:
        body = member.inside[-1] if member.type == "Person" and member.inside else None
        if body is None or body.type == "Place":
            found.append(member)
        elif body.key not in taken:
            found.append(body if words.HEAD_OF.match(member.gaps[-1]) else member)
    return tuple(found)


def _awaits_subject(frame: Frame) -> bool:
    """Does the clause open its sentence without a subject, which the next one names (手握…，某厂…)?"""
    own, first = frame.clause, frame.surface.sentences[frame.clause.sentence].start
    opens = frame.surface.gap(first, own.span.start) == ""
    return opens and not any(
        s.marker == "" and frame.surface.gap(own.span.start, s.span.start) == "" for s in own.slots
    )


def _able(
    frame: Frame,
    slot: Slot,
    role: str,
    clause: Clause,
    giver: bool,
    taken: set[tuple[str | None, str | None]],
) -> tuple[Member, ...]:
    """The members of a slot that could fill the role from where they stand."""
    surface, behind = frame.surface, clause.span.start > frame.clause.span.start
    if slot.marker in _ASIDE or (slot.marker in (_TOWARDS if giver else _FROM) and not behind):
        return ()
    if clause.sentence != frame.clause.sentence and len(slot.members) > 1:
        return ()
    if not giver and slot.marker == "在" and not behind:
        if not _SET_UP.match(surface.gap(slot.span.end, clause.span.end)):
            return ()
    if giver and _THING_OF.match(surface.gap(slot.span.end, clause.span.end)):
        return ()
    after = surface.gap(slot.span.end, clause.span.end)
    if _SPOKEN.match(after) and slot.members and slot.members[-1].type == "Person":
        return ()
    meant = slot.members if giver else _behind_officers(frame, slot.members, taken)
    members = fitting(acting(meant, frame.rule, role), frame.rule, role)
    if giver and any(m.type == "Place" for m in members):
        return ()
    place = bool(members) and members[-1].type == "Place"
    if place and slot.marker not in _TOWARDS and not _begins(surface, clause, slot):
        return ()
    return tuple(m for m in members if m.type != ONE)
