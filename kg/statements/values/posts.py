"""Posts that a person holds: 副主席, 信贷部经理, 董事长兼总经理, 第七届委员会主席.

A post ends with a word that the ontology lists; before it may stand what narrows it, but no verb
and nothing that tells of those whom a body only deals with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

# No word of these stands inside a post: particles, prepositions, verbs of dealing with people.
_CHARS = "的向为给对与把将被由从在了着过让请获访称是有等令使未不没拟曾已并又也各该其找带陪"
_WORDS = (
    "本报 本台 慰问 走访 看望 探望 派出 派遣 组织(?!部|处|科|委员|人事) 采访 表扬 表彰 奖励 联系 协助 帮助 "
    "支持 帮扶 救助 资助 会见 约谈 起诉 判决 抓获 通报 报道 招聘 聘用 聘任 提名 推荐 推选 选举 命名 "
    "授予 辞退 解聘 开除 处分 查处 逮捕 感谢 要求 联合 携手 介绍 告诉 提醒 委托 配合 率领 牵头 安排 "
    "录取 护送 救治 收治 救出 转移 寻找 解救 接待 扶持 培养 培训(?!师|部|中心|学校|处|科) "
    "指导(?!员|中心|站|老师|教师|专家) 服务(?!员|部|中心|站|队|处|科|公司|总队|大队|热线) 候选 候任 困难 特困 受助 下岗 失业 患病 "
    "受伤 涉案 任命 任免 免去 卸任 辞去 离任 担任 出任 就任 兼任 近日 昨天 今天 昨日 今日 全体 部分 "
    "所有 每名 每位 多名 优秀 先进 最美 模范"
).split()
_VERB_TOO = ("代表", "编辑", "主持", "翻译", "导演", "指挥", "裁判")
_STOP = rf"[{_CHARS}]|[0-9][年月日]|{'|'.join(_WORDS)}"
_LEAD = re.compile(r"^(?:的|里的|的另?)?(?:[0-9一两三四五几多]+[名位个])?(?:普通的?|年轻的?|老)?")
# What may follow a post that is not the whole of what stands there.
_FOLLOWS = (
    r"(?=$|[^\u4e00-\u9fff]|一职|职务|一年|两年|多年|期间|以来|至今|已|后|时|并|兼|也|还|又|仍|"
    r"就|便|和|与|及|由|的(?=\ue000)|[说称道])"
)


def whole_post(words: str, ends: tuple[str, ...], not_ends: tuple[str, ...]) -> str | None:
    """The post that the words are, without what leads to it (的一名); `None` where they are none."""
    bare = _LEAD.sub("", words)
    return bare if bare and _pattern(ends, not_ends, "$").match(bare) else None


def leading_post(words: str, ends: tuple[str, ...], not_ends: tuple[str, ...]) -> str | None:
    """The post that the words begin with."""
    found = _pattern(ends, not_ends, _FOLLOWS).match(_LEAD.sub("", words))
    return found.group() if found else None


def behind_name(words: str, ends: tuple[str, ...], not_ends: tuple[str, ...]) -> str | None:
    """The post that stands right behind a name, as a form of address: 某某教授."""
    found = _address(ends).match(words)
    return found.group() if found and not found.group().endswith(not_ends) else None


@cache
def _address(ends: tuple[str, ...]) -> re.Pattern[str]:
    one = "".join(end for end in ends if end in ("长", "师", "员"))
    many = [end for end in ends if len(end) > 1 and end not in _VERB_TOO]
    rank = f"(?:{_any(many)})" + (f"|[\u4e00-\u9fff][{one}]" if one else "")
    return re.compile(f"(?:高级|主任|主管|主治|特级)?副?(?:{rank})")


@cache
def _pattern(ends: tuple[str, ...], not_ends: tuple[str, ...], after: str) -> re.Pattern[str]:
    part = rf"(?:(?!{_STOP})[\u4e00-\u9fff0-9]){{0,12}}?(?:{_any(ends)})"
    if not_ends:
        part += "".join(f"(?<!{word})" for word in not_ends)
    return re.compile(rf"{part}(?:(?:、|兼任?|和|及|暨){part}){{0,4}}{after}")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
