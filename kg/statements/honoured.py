"""Who won and who gave where no verb that we know says so: told by the words around an honour.

The clause of the honour tells first, then what stands behind it in the sentence, then its topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.statements import words
from kg.statements.frames import Filling, Frame, slots_after, slots_before
from kg.statements.records import Clause, Slot
from kg.statements.scene import SOME_OF, stated_subject
from kg.statements.spans import within
from kg.statements.surface import NAME, VALUE

_MAY_GIVE = ("Agency", "TradeUnion", "Organization", "Enterprise", "Bank")
# Behind a name: it gives, judges or lists.
_GIVES = re.compile(
    r"^(?:[^，。；]{0,6}?(?:联合|共同|近日|日前|昨[日天]|今[日天]|去年|前年|上?月|[0-9一二三四]{1,4}[年月日]|新|正式|专门|专程|此前|刚刚?|最新|统一)*)?"
    r"(?:颁|授|评|认定|命名|表彰|表扬|公布|发布|发文|通报|公示|公告|选树|选出|聘|列入|列为|确定|发的|发来|送来|网站|"
    r"批准|主办|举办|举行|组织|补发|挂牌|的[“\ue002])"
)
# Before a name: what is won goes to it.
_GOES_TO = re.compile(
    r"(?:归|归了|给|给了|颁给|颁给了|发给|发给了|授予|授给|送给|花落|落户|落到|挂到了?|挂在了?|挂上了?|送到了?|送进了?|属于|出现了?|"
    r"得主是?|得主为|获得者是?|获得者为|包括|其中有|其中就有|名单[里中]有|有)$"
)
# Behind a name in a clause after the honour: it has won.
_HAS_WON = re.compile(
    r"^[^，。；]{0,12}?(?:入列|在列|入选|上榜|榜上有名|晋级|当选|位列|名列|是其中|受到表彰|获此|获奖|获表彰|跻身|"
    r"赫然|占得?一席|排在|排第|折桂|夺冠|登榜|入围|中榜|捧走|捧回|拿下|胜出)"
)
# What is said in the honour's clause where its subject has won it.
_WINS = re.compile(
    r"[获得摘捧夺颁授]|评为|评上|评出|入选|当选|跻身|喜提|创成|创建|新添|再添|上榜|在列|奖牌|铜牌|证书|成为|之列|墙上"
)
_AIMS = re.compile(
    "评选(?!的|出|为|活动(?:揭晓|落幕|结果))|设立|复审|复核|自荐|遴选|硬要求|奖励金|奖学金|助学|将于|将在|将由|有望|能否|会不会|方可|才能|才会|有待|"
    "如果|为什么|失之交臂|差一点|险些|号称|网传|失利|误将|误写|更正|谢绝|婉拒|把握|呼声|无所谓|重在参与|哭笑不得|向往|梦想|希望|愿望|"
    "参评|申报|争创|争当|争取|角逐|候选|候补|推荐|冲击|冲刺|目标|启动|标准|资格|办法|条件|曾经|取消|撤销|摘牌|评审中|投票|报名|"
    "获得者|得主|培训|选拔|出台|方案|学习|号召|致敬|事迹|报告会|宣讲"
)


_DENIED = re.compile("[没未不非无]|假|谎")
# Places bear honours of places.
_OF_PLACES = re.compile(
    "[县市区镇村乡街城园路港湖山]|之都|基地|试点|示范|遗产|营商|先进|优秀|[百十千]强|文明|卫生"
)


# 入选某部“某某”: whose honour it is.
_TAKES = re.compile("(?:入选|获|荣获|获评|获得|评为|捧回|拿到|拿下|受到|得到)$")


def winner(frame: Frame) -> Filling | None:
    """Who has won the honour that is the trigger."""
    surface, clause = frame.surface, frame.clause
    own = surface.gap(*clause.span)
    sentence = surface.sentences[clause.sentence]
    if _AIMS.search(surface.gap(*sentence)) or _DENIED.search(own):
        return None
    for slot in slots_after(frame):
        before = surface.gap(frame.trigger.end, slot.lead)
        if slot.marker in ("由", "被") or (len(before) <= 12 and _GOES_TO.search(before)):
            return Filling(slot.members, slot=slot)
        if before == "是" and _RANK.search(surface.text[slice(*frame.trigger)]):
            return Filling(slot.members, slot=slot)
        if slot.marker in ("给", "予", "归") and len(before) <= 12:
            return Filling(slot.members, slot=slot)
    later = _beside(frame) or _winner_later(frame)
    if later:
        return Filling(later.members, True, later)
    said = [c for c in _sentence(frame) if c.span <= clause.span]
    if not any(_WINS.search(surface.gap(*c.span)) for c in said[-2:]):
        return None
    return _subject(frame)


def _beside(frame: Frame) -> Slot | None:
    """Who stands alone beside an honour that stands alone (一等奖，某某；某某　金奖)."""
    surface, clauses = frame.surface, frame.article
    if not _ALONE.match(surface.gap(*frame.clause.span)):
        return None
    at = next(n for n, c in enumerate(clauses) if c.span == frame.clause.span)
    for step in (1, -1, -2):
        if not 0 <= at + step < len(clauses):
            continue
        clause = clauses[at + step]
        between = sorted((clause.span, frame.clause.span))
        if _APART.search(surface.text[between[0].end : between[1].start]):
            continue
        names = surface.gap(*clause.span)
        if len(clause.slots) == 1 and _LISTED.match(names):
            return clause.slots[0]
    return None


_ALONE = re.compile(rf"^[{VALUE}]+(?:是|得主|获得者)?$")
_LISTED = re.compile(rf"^[^{NAME}]{{0,4}}{NAME}[{NAME}、和与]*[^{NAME}]{{0,2}}$")
_APART = re.compile("[；。;\n]")


_HEAD = re.compile(rf"^[^，{NAME}]*?[{VALUE}]+[^，{NAME}的]{{0,8}}的(?P<head>[^，的]{{0,10}})$")


_RANK = re.compile("第[一二三]名|[冠亚季]军|等奖|最佳|得主")
_HANDED = re.compile("^[^，]{0,6}(?:颁|授|发|送|挂)")


def _given_to(frame: Frame, clause: Clause) -> Slot | None:
    """To whom something is handed, or on whose wall it hangs, in a clause before."""
    surface = frame.surface
    for slot in clause.slots:
        after = surface.gap(slot.span.end, clause.span.end)
        if slot.marker in ("给", "向", "为") and _HANDED.match(after):
            return slot
        if slot.marker == "在" and re.match("的?[^，]{0,4}[墙门大][上厅]?", after):
            return slot
    return None


def given_before(frame: Frame) -> Filling | None:
    """Who stands between the trigger and the honour, right before it (授予在某地救人的某某“某某”)."""
    honours = within(frame.surface.honours, frame.trigger.end, frame.clause.span.end)
    if not honours:
        return None
    start = honours[0][0].start
    slots = [s for s in slots_after(frame) if s.span.end <= start]
    for slot in slots[-1:]:
        if re.fullmatch(
            "(?:同志|先生|女士|等[^，]{0,8})?", frame.surface.gap(slot.span.end, start)
        ):
            return Filling(slot.members, slot=slot)
    return None


def bearer(frame: Frame) -> Filling | None:
    """Of whom a clause with the honour tells (曾获某奖的记者某某)."""
    for slot in slots_after(frame)[:1]:
        match = _HEAD.match(frame.surface.gap(frame.trigger.end, slot.span.start))
        if match and (not match["head"] or words.APPOSITION.match(match["head"])):
            return Filling(slot.members, slot=slot)
    return None


def _winner_later(frame: Frame) -> Slot | None:
    """Who is said to be among them in a later clause of the sentence."""
    for clause in _sentence(frame):
        if clause.span.start < frame.trigger.end:
            continue
        for slot in clause.slots[:1]:
            before = frame.surface.gap(clause.span.start, slot.lead)
            after = frame.surface.gap(slot.span.end, clause.span.end)
            if SOME_OF.match(after) or not _bears(frame, slot):
                continue
            told = re.search("(?:出现了?|包括|分别是|分别为|有|有了)$", before)
            if slot.marker in ("", "的", "来自") and (_HAS_WON.match(after) or told):
                return slot
    return None


_ACTIVE = re.compile("^(?:并|还|又|分别)?(?:授予|颁发|命名|评[为出选]|认定|表彰|追授|记)")


def _subject(frame: Frame) -> Filling | None:
    """The first who does not give, in the clause or before it in the sentence."""
    own = [s for s in slots_before(frame) if s.marker in ("", "的", "来自")]
    for slot in own:
        if not _is_giving(frame, frame.clause, slot) and _bears(frame, slot):
            return Filling(slot.members, slot=slot)
    if not own and _ACTIVE.match(frame.surface.gap(frame.clause.span.start, frame.trigger.start)):
        return None
    for clause in reversed([c for c in _sentence(frame) if c.span < frame.clause.span]):
        given = _given_to(frame, clause)
        if given:
            return Filling(given.members, True, given)
        subject = stated_subject(frame.surface, clause, clause.span.end)
        if subject and subject.members and not _is_giving(frame, clause, subject):
            if not _bears(frame, subject):
                return None
            return Filling(subject.members, True, subject)
    return None


def _bears(frame: Frame, slot: Slot) -> bool:
    """May the slot's last member bear the honour?"""
    honour = frame.surface.text[slice(*frame.trigger)]
    return slot.members[-1].type != "Place" or bool(_OF_PLACES.search(honour))


def granting(frame: Frame) -> Filling | None:
    """Who gave the honour that is the trigger: the nearest in the sentence that gives."""
    found: list[tuple[int, Slot]] = []
    for clause in _sentence(frame):
        for slot in clause.slots:
            if _is_giving(frame, clause, slot):
                found.append((abs(frame.trigger.start - slot.span.end), slot))
    for _, slot in sorted(found, key=lambda item: item[0]):
        members = tuple(m for m in slot.members if m.type in _MAY_GIVE)
        if members:
            return Filling(members, slot=slot)
    return None


def _is_giving(frame: Frame, clause: Clause, slot: Slot) -> bool:
    after = frame.surface.gap(slot.span.end, clause.span.end)
    if slot.marker in ("给", "向", "为", "把", "将", "对"):
        return False
    if slot.members[-1].type not in _MAY_GIVE:
        return False
    before = frame.surface.gap(clause.span.start, slot.span.start)
    owned = after[:1] == VALUE and _TAKES.search(before)
    hands = any(
        s.marker in ("给", "向", "为")
        and _HANDED.match(frame.surface.gap(s.span.end, clause.span.end))
        for s in clause.slots
        if s.span.start >= slot.span.end
    )
    return bool(owned) or hands or slot.marker in ("被", "经", "受") or bool(_GIVES.match(after))


def _sentence(frame: Frame) -> Iterator[Clause]:
    return (c for c in frame.clauses if c.sentence == frame.clause.sentence)
