"""Honours told by the phrase they stand in: a rank, a list, a title before a name.

What honours are called is found by `find_honours`; here the words around tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span
from kg.statements.spans import Taken

NAME = "\ue000"  # stands for every character of a name
_LISTED = re.compile(
    r"“([^“”\n]{2,20})”(?=(?:等)?(?:评选|名单|表彰|颁奖|榜单|荣誉|称号|获奖|奖(?![学金励补助]))|归(?!还|来)|花落|颁给|给了|得主|获得者)"
)
# The words on a plaque: 一块铜牌上写着“某某示范店”.
_ON_PLAQUE = re.compile(
    r"(?:牌|匾|奖杯|锦旗|证书)[^。；“”\n]{0,12}(?:上书|写着|刻着|印着|写有)“([^”\n]{2,20})”"
)
_ROLL = re.compile(
    r"(?:列入|入选|跻身|荣登|登上|入围|登|上榜)(?:了)?(?P<name>(?:“[^”\n]{2,20}”|[^，。；、“”的\n\ue000-\ue004]{4,26})"
    r"(?:名录|榜单|名单|百强榜?|百佳|[^，。；]{0,4}榜|目录|试点))"
)
_PUBLISHED = re.compile(
    r"(?:公布|发布|公告|揭晓|公示|通报)(?:了)?(?:[^，。；“”]{0,10}?(?:批|年度?|届|期))?"
    r"(?P<name>(?:[^，。；、“”的了\n\ue000-\ue004]|“[^”，。\n]{1,12}”){3,24}?)(?:评选结果|名单|榜单|名录|表彰名单)"
)
_QUOTED = re.compile(
    r"(?:列入|入选|跻身|荣登|登上|入围|获评|荣获|获|授牌|评为|获得|授予|命名为|颁的|发的|聘[请任]?[^，。“]{0,12}(?:为|担任)|挂上了?[^，]{0,20})“([^”\n]{2,24})”"
)
_RANKS = (
    "第[一二三四五六]名|冠军|亚军|季军|金[牌奖]|银[牌奖]|铜[牌奖]|"
    "特等奖|一等奖|二等奖|三等奖|优[秀胜]奖"
)
_RANKED = f"(?:{_RANKS})"
_CONTEST = (
    r"(?:[\u4e00-\u9fff]{1,6}(?:组|项目|类|赛项|个人|团体)|团体|个人|单项|[男女混]子?[单双团])?"
)
_RANK = re.compile(
    r"(?<=记)(?:个人|集体)?[一二三]等功|"
    r"(?<=[获选得了])(?:年度)?最佳[\u4e00-\u9fff]{2,5}(?=[，。；、！]|$)|"
    rf"(?<=[居得获了到为列夺揽摘走回下枚座尊]){_CONTEST}{_RANKED}"
)
# 银奖、铜奖分别归甲和乙; 女子组冠军某某: a rank that opens a clause or stands in a list of them.
_FIRST = re.compile(
    rf"(?:^|(?<=[，。；：、和及与将把的　\n])){_CONTEST}{_RANKED}"
    r"(?=(?:则|也|还|分别)*(?:由|归|给了|花落|被|属于|颁给|授予)|得主|获得者|"
    rf"[、和及与]{_CONTEST}{_RANKED}|[，：:　 ]?{NAME}|是{NAME}|[；。　])",
    re.MULTILINE,
)
# Without one of these neither of the two finds any.
_MAY_RANK = re.compile(f"等功|最佳|{_RANKS}")
# A title before a name, with no verb and no level to tell it: 大国工匠某某, 道德模范、某厂焊工某某.
_BEARS = re.compile(
    rf"(?:^|(?<=[，。；：、由与和向为给到\n“]))(?P<name>(?:[^，。；、“”的是\n{NAME}了]{{0,10}}?)(?:劳动模范|劳模|道德模范|时代楷模|楷模|工匠|"
    r"先进工作者|先进个人|优秀[\u4e00-\u9fff]{2,6}|最美[\u4e00-\u9fff]{2,6}|三八红旗手|劳动奖章|五四奖章|技术能手|能手|标兵|好人|"
    r"教学名师|名师|突击手|青年先锋|金牌[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,4}之星|技术状元|功勋[\u4e00-\u9fff]{2,4}|英雄))"
    rf"(?=(?:荣誉)?(?:称号)?(?:获得者|得主)?[、，]?[^，。；、是的{NAME}\n]{{0,8}}{NAME})",
    re.MULTILINE,
)
_MAY_BEAR = re.compile(
    "模范|劳模|楷模|工匠|先进|优秀|最美|红旗手|劳动奖章|五四奖章|能手|标兵|好人|名师|突击手|先锋|金牌|之星|状元|功勋|英雄"
)
_NO_HONOUR = re.compile(
    "失信|黑名单|被执行|候选|候补|欠税|违法|违规|不合格|处罚|中标|招标|录取|考试|曝光|停电|整改|有待"
)


def find_phrased_honours(text: str, hidden: str, honours: Sequence[Span]) -> list[Span]:
    """The honours that the phrase tells beside those known; `hidden` is the text with names hidden."""
    spans: list[Span] = []
    if _MAY_RANK.search(text):
        spans += [Span(*m.span()) for m in _RANK.finditer(text)]
        spans += [Span(*m.span()) for m in _FIRST.finditer(hidden)]
    if "“" in text:
        spans += [
            Span(*m.span(1))
            for pattern in (_LISTED, _QUOTED, _ON_PLAQUE)
            for m in pattern.finditer(text)
        ]
    if _MAY_BEAR.search(hidden):
        spans += [Span(*m.span("name")) for m in _BEARS.finditer(hidden)]
    spans += [Span(*m.span("name")) for m in _ROLL.finditer(text)]
    spans += [Span(*m.span("name")) for m in _PUBLISHED.finditer(text)]
    spans = [s for s in spans if not _NO_HONOUR.search(text[s.start : s.end + 3])]
    taken, kept = Taken(honours), list[Span]()
    for span in sorted(spans):
        if not taken.touches(span) and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    return kept
