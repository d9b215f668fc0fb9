"""Words that stand for a name: 该行, 公司, 她. Resolved to the one name that fits, or left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span
from kg.statements.records import Member
from kg.statements.surface import SIGNS, Surface

# Head noun -> class of what it stands for, and what the name must end with (None: anything).
_HEADS: dict[str, tuple[str, str | None]] = {
    "支行": ("Bank", "支行|分理处|信用社|营业部"),
    "分行": ("Bank", "分行"),
    "银行": ("Bank", None),
    "行": ("Bank", None),
    "联社": ("Bank", "联社|信用社"),
    "公司": ("Enterprise", None),
    "企业": ("Enterprise", None),
    "集团": ("Enterprise", "集团|集团[^，]{0,6}公司"),
    "厂": ("Enterprise", "厂"),
    "工厂": ("Enterprise", "厂"),
    "店": ("Enterprise", "店|馆|铺"),
    "合作社": ("Enterprise|Organization", "合作社|社"),
    "社": ("Enterprise|Organization", "社"),
    "农场": ("Enterprise|Organization", "农场"),
    "矿": ("Enterprise", "矿"),
    "学校": ("Organization", "学校|大学|学院|小学|中学|[一二三四五六七八九十]中|幼儿园|校"),
    "校": ("Organization", "学校|大学|学院|小学|中学|[一二三四五六七八九十]中|校"),
    "校方": ("Organization", "学校|大学|学院|小学|中学|校"),
    "小学": ("Organization", "小学|学校"),
    "中学": ("Organization", "中学|学校"),
    "幼儿园": ("Organization", "幼儿园"),
    "学院": ("Organization", "学院"),
    "医院": ("Organization", "医院|卫生院|中心|保健院"),
    "院方": ("Organization", "医院|卫生院|保健院"),
    "卫生院": ("Organization", "卫生院"),
    "院": ("Organization", "院"),
    "中心": ("Organization|Agency", "中心"),
    "基金会": ("Organization", "基金会"),
    "协会": ("Organization", "协会|学会|商会"),
    "商会": ("Organization", "商会"),
    "会": ("Organization|TradeUnion", "会"),
    "总会": ("Organization|TradeUnion", "总会|总工会"),
    "联盟": ("Organization", "联盟"),
    "联合体": ("Organization", "联合体"),
    "研究所": ("Organization", "研究所|研究院"),
    "所": ("Organization|Agency", "所"),
    "馆": ("Organization", "馆"),
    "工会": ("TradeUnion", "工会|总会|联合会"),
    "局": ("Agency", "局"),
    "部门": ("Agency", None),
    "委": ("Agency", "委|委员会"),
    "厅": ("Agency", "厅"),
    "县": ("Place", "县"),
    "市": ("Place", "市"),
    "区": ("Place", "区"),
    "镇": ("Place", "镇"),
    "乡": ("Place", "乡"),
    "村": ("Place", "村"),
    "社区": ("Place", "社区"),
    "街道": ("Place", "街道"),
    "园区": ("Place", "园区?|开发区|高新区|新区"),
    "省": ("Place", "省"),
    "州": ("Place", "州"),
}
# What may stand for a name without 该: only where a noun phrase begins and nothing joins on.
_BARE = (
    "公司 企业 学校 校方 医院 院方 支行 工会 基金会 总会 协会 合作社 农场 联盟 联合体 集团 中心 研究所"
).split()
_NOT_AFTER = (
    "员工|职工|负责人|董事|总经理|经理|法人|内部|工会|党委|党组织|党支部|党总支|产品|股东|"
    "股票|股份|规模|名称|所在|成立|"
    "领导|高管|主席|总裁|总部|食堂|门口|里|内|上|开展|周边|账户|老师|师生|学生|教师|大门|会员|"
    "主任|会长|院长|校长|行长|秘书长|财务|总监|人员|代表|经审|干部|们|办公|"
    "主管|方面|制|化|级|型|类|间|等|与|和|、|的"
)
_WORDS = re.compile(
    rf"(?P<the>(?:该|这家|这所|这间|此)(?P<head>{'|'.join(sorted(_HEADS, key=len, reverse=True))})"
    rf"(?!{'工会|协会|'}[一-龥]{{0}}\b))"
    rf"|(?P<bare>{'|'.join(sorted(_BARE, key=len, reverse=True))})(?!{_NOT_AFTER})"
    r"|(?P<who>(?<![其吉排])[他她](?!们|人|乡|日|山|的|家|说|们|告|在|表|回|坦|介))"
    r"|(?P<it>(?<![其])它(?!们|的|是)|(?<=[向为给对由予])其(?!他|它|中|余|实|次|间|所|[0-9]))"
)
_NP_START = re.compile(
    r"(?:^|[，,；;：:。！？!?\n“]|[为向给对由与和同把将被从跟予于到了则也还又让使帮替是以]|"
    r"新|因此|随后|当天|此前|目前|同时|今年|去年|年|月|日|此)$"
)


def find_anaphors(surface: Surface) -> tuple[Member, ...]:
    """Every such word in order; `entity` is `None` where no one name fits."""
    found: list[Member] = []
    for match in _WORDS.finditer(surface.plain):
        span = Span(*match.span())
        if match["bare"] and not _starts_phrase(surface.plain, span):
            continue
        kind, ending = _wanted(match)
        head = match["head"] or match["bare"] or match.group()
        entity = resolve(surface, span, kind, ending, found)
        if entity is None and match["bare"]:
            continue
        kind_found = entity.type if entity else kind.split("|")[0]
        found.append(
            Member(
                span,
                surface.text[span.start : span.end],
                kind_found,
                entity.entity if entity else None,
                "anaphor",
            )
        )
        del head
    return tuple(found)


def _starts_phrase(plain: str, span: Span) -> bool:
    before = plain[max(0, span.start - 3) : span.start]
    return bool(_NP_START.search(before)) or span.start == 0


def _wanted(match: re.Match[str]) -> tuple[str, str | None]:
    if match["who"]:
        return "Person", None
    if match["it"]:
        return "Enterprise|Organization|Bank|Place", None
    return _HEADS[match["head"] or match["bare"]]


def resolve(
    surface: Surface, at: Span, kind: str, ending: str | None, earlier: Sequence[Member] = ()
) -> Member | None:
    """The one fitting name of the same sentence before the word, else of the sentence before."""
    number = next((i for i, s in enumerate(surface.sentences) if s.start <= at.start < s.end), None)
    if number is None:
        return None
    known = [*surface.names, *(m for m in earlier if m.entity)]
    for back in range(3):
        if number - back < 0:
            break
        sentence = surface.sentences[number - back]
        fitting = [
            m
            for m in known
            if sentence.start <= m.span.start < min(sentence.end, at.start)
            and _fits(m, kind, ending)
        ]
        entities = {m.entity for m in fitting}
        if len(entities) == 1:
            return fitting[-1]
        if entities:
            return _foremost(surface, sentence, fitting)
    return None


def _foremost(surface: Surface, sentence: Span, fitting: Sequence[Member]) -> Member | None:
    """Of several, the one that opens the sentence: its topic."""
    first = min(fitting, key=lambda m: m.span)
    before = surface.gap(sentence.start, first.span.start)
    return (
        first
        if len(before) <= 6 and "、" not in surface.plain[first.span.end : first.span.end + 1]
        else None
    )


def _fits(member: Member, kind: str, ending: str | None) -> bool:
    if member.type not in kind.split("|"):
        return False
    return (
        ending is None
        or bool(re.search(f"(?:{ending})$", member.text.strip("”“")))
        or (member.kind == "anaphor")
    )


assert SIGNS  # noqa: S101
