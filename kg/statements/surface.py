"""An article as the rules see it: names and values hidden behind signs.

So no trigger is found inside a name, and no comma inside an amount cuts a clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.model import Amount, Article, Date, Mention, Sentence, Span
from kg.statements.records import GROUP, Member
from kg.statements.spans import Taken, within
from kg.statements.values import (
    find_amounts,
    find_dates,
    find_groups,
    find_honours,
    find_programmes,
)
from kg.statements.words import DATELINE

MAX_SENTENCE = 2000  # characters
ONE = "one"  # 一家企业: a thing yet without a name, no group
NAME, BRACKET, VALUE, MONEY, CROWD = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
SIGNS = NAME + BRACKET + VALUE + MONEY + CROWD
_BRACKETS = re.compile(r"（[^（）()\n]*[）)]|\([^（）()\n]*[）)]|【[^【】\n]*】|\[[^\[\]\n]*\]")
_ONE = re.compile("(?:这|那|另)?一(?:家|名|位|个|所|座|间|处|支|条)")
_LISTED = re.compile(r"“([^“”\n]{2,20})”(?=(?:等)?(?:评选|名单|表彰|颁奖|榜单|荣誉|称号|获奖|奖))")
_ROLL = re.compile(
    r"(?:列入|入选|跻身|荣登|登上|入围|登|上榜)(?:了)?(?P<name>(?:“[^”\n]{2,20}”|[^，。；、“”的\n\ue000-\ue004]{4,26})"
    r"(?:名录|榜单|名单|百强榜?|百佳|[^，。；]{0,4}榜|目录|试点))"
)
_PUBLISHED = re.compile(
    r"(?:公布|发布|公告|揭晓|公示|通报)(?:了)?(?:[^，。；“”]{0,10}?(?:批|年度?|届|期))?"
    r"(?P<name>(?:[^，。；、“”的了\n\ue000-\ue004]|“[^”，。\n]{1,12}”){3,24}?)(?:评选结果|名单|榜单|名录|表彰名单)"
)
_QUOTED = re.compile(
    r"(?:列入|入选|跻身|荣登|登上|入围|获评|荣获|获|授牌|评为|获得|授予|命名为|挂上了?[^，]{0,20})“([^”\n]{2,24})”"
)
_RANK = re.compile(
    r"(?<=记)(?:个人|集体)?[一二三]等功|"
    r"(?<=[得获了到为列夺揽摘])(?:[\u4e00-\u9fff]{1,6}(?:组|项目|类|赛项|个人|团体)|团体|个人|单项)?(?:第[一二三四五六]名|冠军|亚军|季军|[金银铜][牌奖]|[特一二三]等奖)"
)
_FIRST = re.compile(
    r"(?:^|(?<=[，。；：将把\n]))(?:团体|个人)?(?:[特一二三]等奖|[金银铜]奖|[冠亚季]军|第[一二三四五六]名)"
    r"(?=(?:则|也|还|分别)?(?:由|归|给了|花落|被|属于|颁给|授予))",
    re.MULTILINE,
)
_LOOSE = re.compile(rf"[{BRACKET}\s●○★▲◆■□△☆※◇•·“”‘’「」『』《》]+")


@dataclass(frozen=True, slots=True)
class Surface:
    """The text of an article with its names and values; `plain` is the text with them hidden."""

    article: Article
    plain: str
    sentences: tuple[Span, ...]
    names: tuple[tuple[Span, Member], ...]
    groups: tuple[Member, ...]
    amounts: tuple[tuple[Span, Amount], ...]
    dates: tuple[tuple[Span, Date], ...]
    honours: tuple[tuple[Span, str], ...]
    programmes: tuple[tuple[Span, str], ...]

    @property
    def text(self) -> str:
        """The article's reading text."""
        return self.article.text

    def gap(self, start: int, end: int) -> str:
        """What stands between two places, without brackets, quotation marks and white space."""
        return _LOOSE.sub("", self.plain[start:end])


def read_surface(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Surface:
    """The surface of an article; names in brackets, honours and programmes are left out."""
    spans = tuple(piece for s in sentences for piece in _pieces(s))
    named = [m for m in mentions if m.article == article.number]
    names = [Member(m.reading, m.name, m.type, m.entity or None) for m in named]
    names.sort(key=lambda member: member.span)
    hidden = _hide(article.text, [(m.span, NAME) for m in names])
    brackets = [Span(*m.span()) for m in _BRACKETS.finditer(hidden)]
    brackets = [span for span in brackets if _is_aside(hidden[span.start : span.end])]
    bodies = [m.span for m in names if m.type != "Place"]
    honours = _within(spans, _hide(article.text, [(s, "，") for s in bodies]), find_honours)
    free = Taken(bodies)
    honours = [_bare(article.text, s) for s in honours if not free.touches(s)]
    honours = sorted(honours + _ranks(article.text, hidden, honours))
    programmes = _within(spans, article.text, find_programmes)
    taken = Taken([*(m.span for m in names), *honours])
    programmes = [s for s in programmes if not taken.touches(s)]
    brackets += [Span(*m.span()) for m in DATELINE.finditer(article.text)]
    outside = Taken([*brackets, *honours])
    names = [m for m in names if not outside.touches(m.span)]
    known = [*(m.span for m in names), *honours, *programmes, *brackets]
    groups = _groups(article.text, spans, known)
    amounts = [
        (Span(span.start + s.start, span.end + s.start), amount)
        for s in spans
        for span, amount in find_amounts(article.text[s.start : s.end])
    ]
    dates = [
        (Span(span.start + s.start, span.end + s.start), date)
        for s in spans
        for span, date in find_dates(article.text[s.start : s.end], article.date)
    ]
    plain = _hide(hidden, [(s, MONEY) for s, _ in amounts])
    plain = _hide(plain, [(s, VALUE) for s in (*honours, *programmes)])
    plain = _hide(plain, [(g.span, CROWD) for g in groups])
    plain = _hide(plain, [(m.span, NAME) for m in names])
    plain = _hide(plain, [(s, BRACKET) for s in brackets])
    return Surface(
        article,
        plain,
        spans,
        tuple((m.span, m) for m in names),
        tuple(groups),
        tuple(amounts),
        tuple(dates),
        tuple((s, article.text[s.start : s.end]) for s in honours),
        tuple((s, article.text[s.start : s.end]) for s in programmes),
    )


def _bare(text: str, span: Span) -> Span:
    """The honour without the end of the verb before it."""
    counts = text[span.start] in "名位个家项" and text[span.start - 1 : span.start].isdigit()
    verb = text[span.start] in "予了得为"
    return Span(span.start + 1, span.end) if counts or verb else span


# A title before a name, with no verb and no level to tell it: 大国工匠某某, 道德模范、某厂焊工某某.
_BEARS = re.compile(
    rf"(?:^|(?<=[，。；：、由与和向为给到\n“]))(?P<name>(?:[^，。；、“”的是\n{NAME}了]{{0,10}}?)(?:劳动模范|劳模|道德模范|时代楷模|楷模|工匠|"
    r"先进工作者|先进个人|优秀[\u4e00-\u9fff]{2,6}|最美[\u4e00-\u9fff]{2,6}|三八红旗手|劳动奖章|五四奖章|技术能手|能手|标兵|好人|"
    r"教学名师|名师|突击手|青年先锋|金牌[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,4}之星|技术状元|功勋[\u4e00-\u9fff]{2,4}|英雄))"
    rf"(?=(?:荣誉)?(?:称号)?(?:获得者|得主)?[、，]?[^，。；、是的{NAME}\n]{{0,8}}{NAME})",
    re.MULTILINE,
)
_NO_HONOUR = re.compile(
    "失信|黑名单|被执行|候选|候补|欠税|违法|违规|不合格|处罚|中标|招标|录取|考试|曝光|停电|整改"
)


def _ranks(text: str, hidden: str, honours: Sequence[Span]) -> list[Span]:
    spans = [Span(*m.span()) for m in _RANK.finditer(text)]
    spans += [Span(*m.span(1)) for pattern in (_LISTED, _QUOTED) for m in pattern.finditer(text)]
    spans += [Span(*m.span("name")) for m in _BEARS.finditer(hidden)]
    spans += [Span(*m.span()) for m in _FIRST.finditer(text)]
    spans += [Span(*m.span("name")) for m in _ROLL.finditer(text)]
    spans += [Span(*m.span("name")) for m in _PUBLISHED.finditer(text)]
    spans = [s for s in spans if not _NO_HONOUR.search(text[s.start : s.end])]
    taken, kept = Taken(honours), list[Span]()
    for span in sorted(spans):
        if not taken.touches(span) and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    return kept


def _pieces(sentence: Sentence) -> list[Span]:
    """A sentence, or pieces of what is too long to be one."""
    starts = range(sentence.start, sentence.end, MAX_SENTENCE)
    return [Span(s, min(s + MAX_SENTENCE, sentence.end)) for s in starts]


def _is_aside(bracket: str) -> bool:
    return len(bracket) <= 60


def _groups(text: str, sentences: Iterable[Span], taken: Sequence[Span]) -> list[Member]:
    groups: list[Member] = []
    spanned = sorted((t, None) for t in set(taken))
    for s in sentences:
        inside = [Span(t.start - s.start, t.end - s.start) for t, _ in within(spanned, *s)]
        for group in find_groups(text[s.start : s.end], inside):
            span = Span(group.span.start + s.start, group.span.end + s.start)
            article_words = text[span.start : span.end]
            if _ONE.match(article_words):
                groups.append(Member(span, article_words, ONE, None, "anaphor"))
                continue
            groups.append(Member(span, article_words, GROUP, None, "group"))
    return groups


def _within(sentences: Iterable[Span], text: str, find: Callable[[str], list[Span]]) -> list[Span]:
    found = []
    for s in sentences:
        for span in find(text[s.start : s.end]):
            found.append(Span(span.start + s.start, span.end + s.start))
    return found


def _hide(text: str, spans: Iterable[tuple[Span, str]]) -> str:
    chars = list(text)
    for (start, end), sign in spans:
        chars[start:end] = sign * (end - start)
    return "".join(chars)
