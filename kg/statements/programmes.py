"""Programmes as what fills a role: they are no names, and stand in no noun phrase of a clause."""

from __future__ import annotations

import re

from kg.model import Span
from kg.statements.frames import Filling, Frame
from kg.statements.records import PROGRAMME, Clause, Member, Rule
from kg.statements.scene import is_light
from kg.statements.spans import Taken, within
from kg.statements.surface import Surface

_KINDS = (
    "产品|项目|计划|工程|行动|基金|贷款|信贷|服务|业务|品牌|保险|资金|模式|平台|助学金|奖学金|贷|险"
)
# Besides the names that funding is given under: “织女”大病救助基金, 保障项目“安康保”.
_QUOTED = re.compile(
    r"[“「『](?P<named>[^，。；！？、“”「」『』\n]{2,16})[”」』]"
    r"(?=[\u4e00-\u9fff]{0,6}?(?:计划|工程|行动|基金|项目|贷款|信贷))"
    r"|(?<=计划|工程|行动|基金|项目|产品|贷款|信贷)[“「『](?P<after>[^，。；！？、“”「」『』\n]{2,16})[”」』]"
)
_NOT_QUOTED = re.compile(r"[的了把是不没吗]|\d{3}")
# What may stand between a verb of launching and the name: a description that ends as one.
_DESCRIBED = re.compile(
    rf"^(?:了|过|出)?(?:[^，。；]{{0,24}}?(?:的|{_KINDS}|名为|叫做?|即|首[个款批期]))?"
    r"(?:第[一二三四五六七八九十]期|新一轮|[0-9]{4}年度?)?$"
)
# Before a name that says itself what it is, what it is about (基础教育“规范管理年”行动).
_ABOUT = re.compile(
    r"^(?:了|过|出)?(?:[0-9]{4}年度?)?(?:(?!支持|参与|助力|配合|围绕|落实|关于|入选|纳入|响应|推动|推进|加入|依托|用于|服务|"
    r"申报|支撑|促进|融入|对接|宣传|借助|利用|通过|按照|根据)[\u4e00-\u9fff\ue000]){1,10}$"
)
_SAYS = re.compile(rf"[”』」’](?:[\u4e00-\u9fff]{{0,6}}?(?:{_KINDS}))")
_AND = re.compile(rf"^(?:{_KINDS})?(?:[、和与及]|以及)?$")
_EVENT = re.compile(r"^[\u4e00-\u9fff]{0,6}?(?:活动|比赛|大赛|竞赛|晚会|讲座|论坛)")
_MAX_WEIGHT = 6  # unread characters between a programme and the verb that it is the subject of
_KIND_ONLY = re.compile(rf"^.?(?:{_KINDS})$")
_TAIL = re.compile(rf"[”』」’]?(?:[\u4e00-\u9fff]{{0,6}}?(?:{_KINDS}))?")


def takes_programme(rule: Rule, role: str) -> bool:
    """Does the role take programmes and nothing else?"""
    return role in rule.programme_roles


def programmes(frame: Frame, way: str) -> Filling | None:
    """The programmes that a clause marks as `object` or `subject` of the trigger."""
    surface, clause = frame.surface, frame.clause
    found = [
        Member(span, surface.text[span.start : span.end], PROGRAMME, None)
        for span in _named(surface, clause.span)
        if not _EVENT.match(surface.gap(span.end, clause.span.end))
    ]
    members = _behind(frame, found) if way == "object" else _before(frame, found)
    return Filling(members) if members else None


def programmes_around(surface: Surface, clause: Clause, rule: Rule) -> list[Span]:
    """The programmes named up to the end of a sentence, where the rule is about one (a “…计划” plans nothing)."""
    if not takes_programme(rule, rule.relation.roles[1].name):
        return []
    number, sentences = clause.sentence, surface.sentences
    return programme_spans(
        surface, Span(sentences[max(0, number - 1)].start, sentences[number].end)
    )


def programme_spans(surface: Surface, within_span: Span) -> list[Span]:
    """Where programmes are named, each with the word for what it is (“护苗”计划)."""
    spans = _named(surface, within_span)
    return [Span(s.start, _TAIL.match(surface.text, s.end, within_span.end).end()) for s in spans]  # type: ignore[union-attr]


def _named(surface: Surface, clause: Span) -> list[Span]:
    """The names of programmes in a stretch, in order."""
    spans = [span for span, _ in within(surface.programmes, *clause)]
    others = within(surface.names, *clause)
    taken = Taken([*spans, *(span for span, _ in (*others, *within(surface.honours, *clause)))])
    for match in _QUOTED.finditer(surface.text, *clause):
        span = Span(*match.span("named" if match["named"] else "after"))
        words = surface.text[span.start : span.end]
        if not taken.touches(span) and not _NOT_QUOTED.search(words):
            spans.append(span)
    return sorted(s for s in spans if not _KIND_ONLY.match(surface.text[s.start : s.end]))


def _behind(frame: Frame, found: list[Member]) -> tuple[Member, ...]:
    """The first behind the trigger, if only a description stands between, and those listed with it."""
    kept: list[Member] = []
    at = frame.trigger.end
    for member in found:
        if member.span.start < frame.trigger.end:
            continue
        between = frame.surface.gap(at, member.span.start)
        if not (_AND.match(between) if kept else _is_described(frame, between, member)):
            break
        kept.append(member)
        at = member.span.end
    return tuple(kept)


def _is_described(frame: Frame, between: str, member: Member) -> bool:
    """Is what stands between the verb and a programme nothing but what describes it?"""
    if _DESCRIBED.match(between):
        return True
    says = _SAYS.match(frame.surface.text, member.span.end, frame.clause.span.end)
    return bool(says and _ABOUT.match(between))


def _before(frame: Frame, found: list[Member]) -> tuple[Member, ...]:
    """The last before the trigger, if hardly anything stands between but who acts."""
    before = [m for m in found if m.span.end <= frame.trigger.start]
    if not before:
        return ()
    surface, at = frame.surface, before[-1].span.end
    if any(s.marker == "由" and s.span.end < before[-1].span.start for s in frame.clause.slots):
        return ()  # 由甲主办的“乙”启动: who acts is said of something else
    tail = _TAIL.match(surface.text, at, frame.trigger.start)
    start = tail.end() if tail else at
    at, slots = frame.trigger.start, frame.clause.slots
    return (before[-1],) if is_light(surface, start, at, _MAX_WEIGHT, slots) else ()
