"""Described groups: `[...]` marks what is to be found."""

from __future__ import annotations

import re

import pytest

from kg.model import Span
from kg.statements.values import Group, find_groups

COUNTED = [
    "红河银行向[17家小微企业]发放贷款4771万元。",
    "已为[700余家企业]提供担保。",
    "[66家企业]获得贷款。",
    "[5家“专精特新”企业]签约。",
    "向[41户餐饮、修理门店]发放贷款。",
    "累计服务[1150户中小微企业]。",
    "给[12名劳模]送去慰问金。",
    "为[2300余名职工]办理保险。",
    "[30个村]各得15万元。",
    "有[一家软件企业]获得投资。",
    "[多家企业]获得补助。",
    "给[每位入选者]5000元。",
    "[52个村（社区）工会联合会]成立。",
    "资助[100名贫困学生]上学。",
    "给[每家食堂]补贴4万元。",
    "向[1,126户小微企业和“三农”主体]提供担保。",
    "为[30名网约车司机]送上清凉包。",
    "向[37名收购商、8家加工厂]放款。",
    "向[五十余家企业]发放补贴。",
    "[十一户受损摊主]每户3000元。",
    "[两校炊事员]收到棉衣。",
    "资助[36名困难职工子女]上大学。",
    "给[9名博士]发放安家费。",
    "[112家]，数量居全省第一。",
    "为其中[17人]贴息2万元。",
    "帮助[一批制造业企业]渡过难关。",
    "捐给[五所学校]。",
    "送到[42个抢修班组]。",
    "[３户农户]领到补贴。",
    "给[冲压、总装两个车间]送去饮料。",
    "向[127名家境困难的新生]每人发放5000元。",
]
KINDS = [
    "向[困难职工]发放慰问金。",
    "支持[小微企业]发展。",
    "为[创业职工]提供贷款。",
    "慰问[受灾群众]。",
    "资助[贫困学生]。",
    "补贴[个体工商户]？给[个体工商户]补贴。",
    "向[农户]发放种子。",
    "给[生活困难的会员]贴息。",
    "为[塔吊司机、架子工]送清凉。",
    "奖励[所在班组]2万元。",
    "为[新就业形态劳动者]办理保险。",
    "用于补助[县域中小学]的维修。",
    "为[员工]购买保险。",
    "给[孩子们]送去图书。",
]
NONE = [
    "3个月后到账。",
    "5个百分点。",
    "2018年成立。",
    "第3名获得奖杯。",
    "贷款300万元。",
    "职工之家揭牌。",
    "被认定为全国青少年校园足球特色学校。",
    "职工创新工作室成立。",
    "11个工作日办结。",
    "每周三派医生坐诊。",
    "有多少家企业会来，还不知道。",
    "一万亿元。",
]


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without brackets, and the spans they marked."""
    spans, plain = [], ""
    for part in re.split(r"(\[[^\]]*\])", text):
        words = part.strip("[]")
        if part.startswith("["):
            spans.append(Span(len(plain), len(plain) + len(words)))
        plain += words
    return plain, spans


@pytest.mark.parametrize(
    ("text", "counted"),
    [*((text, True) for text in COUNTED), *((text, False) for text in KINDS)],
)
def test_a_group_is_its_longest_noun_phrase(text: str, counted: bool) -> None:
    """Number, measure word, modifiers and head belong to the span; prepositions do not."""
    plain, spans = marked(text)
    spans = [span for span in spans if plain[span.start - 2 : span.start] != "补贴" or counted]
    assert find_groups(plain) == [Group(span, counted) for span in spans]


@pytest.mark.parametrize("text", NONE)
def test_what_receives_nothing_is_no_group(text: str) -> None:
    """Measures of time, titles and questions are no groups."""
    assert find_groups(text) == []


def test_names_are_left_alone() -> None:
    """A group neither overlaps a name nor is the description of a named person."""
    text = "退休教师李明获奖，远山小学两名教师获奖。"
    names = (Span(4, 6), Span(9, 13))
    assert find_groups(text, names) == [Group(Span(13, 17), True)]
