"""Whether a clause asserts, plans or denies its predicate: `[...]` marks the predicate."""

from __future__ import annotations

import re

import pytest

from kg.model import Modality, Span
from kg.statements.values import clause_modality


def read(marked: str, *, whole: bool) -> Modality:
    """The modality of the marked predicate, in its comma clause or in the whole text."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    low, high = 0, len(text)
    for comma in re.finditer("[，：。；]", text):
        if comma.end() <= start:
            low = comma.end()
        elif comma.start() >= end:
            high = comma.start()
            break
    clause = Span(0, len(text)) if whole else Span(low, high)
    return clause_modality(text, clause, Span(start, end))


ASSERTED = [
    "红河银行向远山茶业[发放]贷款300万元。",
    "红河银行与远山茶业签约，三方将[共建]加工基地。",
    "甲公司与乙大学签署战略协议，双方将在人才培养方面[合作]。",
    "市总工会将4.2万元互助金[交]到职工手中。",
    "省总工会将“工人先锋号”[颁]给地铁集团。",
    "基金会将其中40万元[拨]给山坪乡小学。",
    "未来科技公司[获得]贷款500万元。",
    "市总工会不仅[发放]补贴，还送去慰问品。",
    "没有工会的支持就没有今天，银行为企业[发放]贷款。",
    "未央区总工会向职工[发放]慰问金。",
    "无锡银行向企业[提供]贷款。",
    "红河银行不断[加大]投放。",
    "将军岭村[获评]示范村。",
    "公司将近一半的资金[捐赠]给学校。",
    "无抵押的小微企业也[获得]了贷款。",
    "没有抵押物的远山茶业[获得]贷款200万元。",
    "申请当天就[获得]贷款。",
    "红河银行无偿[捐赠]电脑20台。",
    "两校达成协议，将联合[开办]实验班。",
    "集团宣布将向灾区[捐赠]1000万元。",
    "根据协议，银行将为企业[提供]授信3亿元。",
    "从未停止向学校[捐款]。",
    "项目启动仪式上，工会将为职工[提供]补贴。",
    "双方签约。双方将在物流领域开展[合作]。",
    "申请的贷款已经[发放]给企业。",
    "奖金将由市财政[拨付]，签约仪式昨天举行。",
    "此前未获支持的企业[获得]贷款。",
    "公司将善款全部[捐]给学校。",
    "帮扶计划为企业[提供]贷款300万元。",
    "远山茶业[获得]贷款，尚未还款。",
    "把奖状[颁]给他。",
    "为符合条件的企业[发放]贷款",
]
PLANNED = [
    "红河银行拟向远山茶业[发放]贷款300万元。",
    "市总工会计划与红河银行[合作]。",
    "两家单位有望[合作]。",
    "远山茶业希望[获得]贷款。",
    "远山茶业正在向红河银行申请[贷款]。",
    "红河银行将为远山茶业[提供]贷款。",
    "奖金将全部[捐]给第三中学。",
    "银行将重点[支持]小微企业。",
    "据传，红河银行与远山茶业[合作]。",
    "网传甲公司向乙公司[注资]2亿元。",
    "拟向符合条件的企业[发放]贷款。",
    "公司拟出资3000万元，与远山集团[合资]设立新公司。",
    "双方将于下月[签约]。",
    "尚未签约，三方将[共建]基地。",
    "红河银行准备向商户[投放]贷款。",
    "最高可[贷]300万元",
    "公司打算[捐赠]图书。",
    "坊间有传言称，红河银行也将[推出]产品。",
    "银行将为企业[提供]贷款",
    "三方将共同[出资]1亿元。",
    "双方正在商谈[合作]。",
    "向红河银行[贷款]的申请正在审批。",
    "该集团承诺[捐赠]500万元。",
]
NEGATED = [
    "红河银行未向远山茶业[发放]贷款。",
    "红河银行尚未与远山茶业[签约]。",
    "两家公司没有[合作]。",
    "红河银行不再向该厂[提供]贷款。",
    "公司否认与远山集团[合作]。",
    "银行拒绝[提供]贷款。",
    "没有一家企业[获得]贷款。",
    "市总工会取消[授予]其称号。",
    "从未与任何企业[合作]。",
    "公司否认了与远山集团[合作]的传言。",
    "未能[获得]贷款。",
    "并未向任何企业[捐款]。",
    "与红河银行的[合作]尚未敲定。",
    "终止与该公司的[合作]。",
    "没有为符合条件的企业[发放]补贴。",
    "向学校[捐赠]的计划被取消。",
    "暂未[获得]资助",
    "无法[获得]贷款",
    "至今没有[收到]捐款",
    "还没有[签约]",
]


@pytest.mark.parametrize("whole", [False, True], ids=["clause", "text"])
@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        *((marked, "asserted") for marked in ASSERTED),
        *((marked, "planned") for marked in PLANNED),
        *((marked, "negated") for marked in NEGATED),
    ],
)
def test_modality_is_what_governs_the_predicate(
    marked: str, modality: Modality, whole: bool
) -> None:
    """A cue counts where it governs the predicate, whether the clause is long or short."""
    assert read(marked, whole=whole) == modality


def test_a_cue_inside_a_name_counts_for_nothing() -> None:
    """Names are given as `taken`; what their characters spell says nothing about the clause."""
    text = "希望集团向远山小学捐赠图书。"
    clause, predicate, name = Span(0, 14), Span(9, 11), Span(0, 4)
    assert clause_modality(text, clause, predicate) == "planned"
    assert clause_modality(text, clause, predicate, (name,)) == "asserted"
