"""Who grants an honour where no verb of granting says so: who holds, announces or lists it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.statements.frames import Filling, Frame
from kg.statements.records import Clause, Member, Slot
from kg.statements.scene import body_of
from kg.statements.surface import VALUE

# Who holds or announces what honours are given at, told by the words behind the name or before it.
HOSTS = re.compile(
    rf"^(?:[{VALUE}]+(?![{VALUE}])|[^，{VALUE}]){{0,14}}?(?:公布|发布|通报|公告|揭晓|主办|举办|举行|颁发|颁布|颁奖|颁授|授予|授牌|表彰|评选|评出|评定|认定|命名|"
    r"年会|大会|组织的?|合办|联办|召开[^，]{0,12}(?:表彰|颁奖|奖励)|开展的?|启动|牵头|公示|办的|组委会|手[里中][接领捧]|批复|批准|的评审|的验收|的[^，]{0,6}(?:比赛|大赛|竞赛|评选)[里中上])"
)
_HOST_TOLD = re.compile(
    r"(?:主办方|主办单位|颁奖方|颁奖者|颁奖单位|授奖方|授予方|评选方)(?:是|为|系)?$|(?:授牌|颁奖|主办|颁发|评奖|评出|授予)的是$"
    r"|(?:命名|授予|颁发|评选|认定|颁奖)(?:者|方|单位|机构)(?:是|为)?$"
)
# Who holds what a prize of an unnamed contest is won at; 承办 is done for another.
_HOLDS = re.compile("主办|举办|合办|联办|举行|召开|开展|组织|[^承]办")
_CONTEST = re.compile(
    "赛(?![道季场车区跑])|比武|评选|评比|影展|画展|书展|艺术展|[影歌舞曲书画戏剧]节|展演|展评|运动会|会演|汇演|擂台|[奖表颁][励彰奖]"
)
_CEREMONY = re.compile("表彰|颁奖|奖励|授牌|授奖|评选|评比")
_MAY_HOST = ("Agency", "TradeUnion", "Organization", "Enterprise", "Bank")
_BEFORE, _BEHIND = 8, 4  # sentences in which the contest of a prize may be told
_RANK = re.compile("等奖|[冠亚季]军|[金银铜][牌奖]|第[一二三四五六]名|最佳|优[秀胜]奖|风尚奖")
_ELSEWHERE = re.compile("曾|[此之]前|先后|历年|历届|多次|早在|去年|前年|[0-9]{4}年|往年|上届")
_OPENS_CONTEST = re.compile("揭晓|主办|举办$")
_OCCASION = re.compile("在[^，]{0,24}(?:赛|评选|展|论坛|运动会)[^，]{0,8}[上中里]")
_GRANTED_BY = re.compile(
    r"^(?:联合|共同|统一)?(?:评审|审定|核定|公布|发布|授予|颁发|颁授|评选|评定|认定|命名|主办|举办|组织|评出|设立)"
)


# 某局副局长逐一颁发铜牌: the handing over, told behind.
_HANDS_OVER = re.compile("^[^，]{0,12}(?:颁发|授牌|颁奖|授奖|颁授)")


def host(frame: Frame) -> Filling | None:
    """Who holds, announces or gives what is won: the nearest in the sentence, else around it."""
    number, at = frame.clause.sentence, frame.trigger.start
    found: list[tuple[int, int, Slot]] = []
    surface, sentence = frame.surface, frame.surface.sentences[number]
    elsewhere = not _OCCASION.search(surface.gap(sentence.start, at))
    for clause in frame.clauses:
        between = surface.text[min(clause.span.start, at) : max(clause.span.start, at)]
        if clause.sentence < number and ("\n" in between or not elsewhere):
            continue
        for slot in clause.slots:
            if _is_host(frame, clause, slot):
                far = abs(clause.sentence - number)
                found.append((far, abs(at - slot.span.end), slot))
    if _ELSEWHERE.search(surface.gap(sentence.start, frame.clause.span.end)):
        found = [item for item in found if item[0] == 0]
        elsewhere = False
    for _, _, slot in sorted(found, key=lambda item: item[:2]):
        members = _hosting(slot)
        if members:
            return Filling(members, True, slot)
    return _of_contest(frame) if elsewhere else None


def _hosting(slot: Slot) -> tuple[Member, ...]:
    bodies = (body_of(m, _MAY_HOST) for m in slot.members)
    return tuple(m for m in bodies if m.type in _MAY_HOST)


def _of_contest(frame: Frame) -> Filling | None:
    """Who holds the contest that the article tells of, where the prize is one of a contest."""
    surface, own, clauses = frame.surface, frame.clause, frame.article
    prize = _RANK.search(surface.text[slice(*own.span)])
    low = bisect_left(clauses, own.sentence - _BEFORE, key=lambda c: c.sentence)
    high = bisect_right(clauses, own.sentence + _BEHIND, key=lambda c: c.sentence)
    near = sorted(clauses[low:high], key=lambda c: (abs(c.sentence - own.sentence), c.span))
    for clause in near:
        if not _HOLDS.search(surface.gap(*clause.span)):
            continue
        beside = prize or clause.sentence == own.sentence - 1
        start = surface.sentences[max(0, clause.sentence - 1)].start
        event = surface.gap(start, surface.sentences[clause.sentence].end)
        if not (_CONTEST if beside else _CEREMONY).search(event):
            continue
        for slot in clause.slots:
            members = _hosting(slot)
            if members and _is_host(frame, clause, slot):
                return Filling(members, True, slot)
    return None


def _is_host(frame: Frame, clause: Clause, slot: Slot) -> bool:
    surface, own = frame.surface, frame.clause
    after = surface.gap(slot.span.end, clause.span.end)
    if _HOST_TOLD.search(surface.gap(clause.span.start, slot.span.start)):
        return True
    if clause.sentence > own.sentence:
        if VALUE not in after and slot.marker == "" and _HANDS_OVER.match(after):
            return True
        return slot.marker == "由" and bool(_GRANTED_BY.match(after))
    told = HOSTS.match(after)
    if own is not clause and VALUE in after and VALUE in surface.plain[slice(*own.span)]:
        if told is None or not _OPENS_CONTEST.search(told.group()):
            return False
    marked = slot.marker in ("", "由", "在", "的", "从")
    return marked and told is not None and not re.search("[被获]", told.group())
