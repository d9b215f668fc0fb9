"""Names of honours and of programmes: `[...]` marks what is to be found."""

from __future__ import annotations

import pytest

from kg.statements.values import find_honours, find_programmes
from tests.statements.values.test_groups import marked

HONOURS = [
    "远山小学被评为“[全国文明校园]”。",
    "远山集团获[全国五一劳动奖状]。",
    "李强荣获“[北京市劳动模范]”称号。",
    "远山村获评[全省先进单位]。",
    "授予红河厂“[安全生产先进单位]”荣誉称号。",
    "远山集团获得[科技进步奖一等奖]。",
    "命名为[省级职工创新工作室]。",
    "李强夺得[焊工组一等奖]，王芳得了[二等奖]。",
    "张丽、王强分获[二等奖]、[三等奖]。",
    "将“[红河省工人先锋号]”颁给远山地铁。",
    "省总工会把[红河省五一劳动奖章]授予李强。",
    "被认定为[国家级“双师型”教师培训基地]。",
    "列为[“产改”省级试点]。",
    "入选第五批[专精特新“小巨人”企业名单]，随后获得贷款。",
    "公布第八批[国家级制造业单项冠军企业]名单。",
    "荣立[二等功]一次。",
    "获评‘[远山好人]’。",
    "聘为“[荣誉教育顾问]”。",
    "民政厅公布[省级示范村（社区）]。",
    "捧回了“[全国巾帼建功标兵]”的证书。",
    "远山社区被授予[全国民族团结进步示范区示范单位]。",
    "同时获评“[省文明单位]”。",
    "先后获得[红河市劳动模范]、[全国技术能手]等荣誉。",
    "被列为[知识产权强国建设试点县]。",
    "认定182家企业为2025年度[省级专精特新中小企业]，",
    "公告新一批[一级安全生产标准化管理体系煤矿]，",
    "戴上了“[放心酒示范企业]”的帽子。",
]
NO_HONOUR = [
    "学习贯彻《红河省劳动模范管理办法》。",
    "“这笔钱来得及时。”李强说。",
    "发放奖金3000元。",
    "获奖企业的担保费率降低。",
    "奖励先进集体的制度还没有定。",
    "推出“税易融”产品。",
    "他把奖品分给大家。",
    "远山集团获得贷款500万元。",
    "得到的答复是“今年没有你们的”。",
    "被判定为不合格。",
]
PROGRAMMES = [
    "推出“[暖·创贷]”，支持小微企业。",
    "“[工创贷]”项目六年放款1.3亿元。",
    "办理“[惠农信贷通]”贷款。",
    "设立“[暖冬基金]”。",
    "“[童伴妈妈]”项目资助的儿童。",
    "启动“[晨光]”助学。",
    "从“[鸿雁]”专项基金列支。",
    "实施“[青苗]”计划。",
    "“[求学圆梦行动]”的覆盖面扩大。",
    "安排[沪滇协作资金]1500万元。",
    "80万元的“[耕地e贷]”批了下来。",
    "设立“[宝山]”奖学金。",
    "推出“[税易融]”产品。",
    "发放[惠农e贷]300万元。",
]
NO_PROGRAMME = [
    "发放贷款300万元。",
    "申请助学贷款的学生。",
    "“能不能贷到款？”他问。",
    "发放助学金2万元。",
    "“停办个体户贷款”的说法不实。",
    "房贷利率下降。",
    "小额信贷余额增长。",
    "被评为“信用村”。",
]


@pytest.mark.parametrize("text", [*HONOURS, *NO_HONOUR])
def test_an_honour_is_its_name_alone(text: str) -> None:
    """Neither quotation marks, nor the number of a list, nor 称号 belong to the name."""
    plain, spans = marked(text)
    assert find_honours(plain) == spans


@pytest.mark.parametrize("text", [*PROGRAMMES, *NO_PROGRAMME])
def test_a_programme_is_its_name_alone(text: str) -> None:
    """A quotation before 项目, 产品, 贷款, or one that ends in 贷, 基金, 计划, names a programme."""
    plain, spans = marked(text)
    assert find_programmes(plain) == spans
