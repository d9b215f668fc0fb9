"""Identity inside a document, by kinds of names: branches, numbers, heads, regions, statements."""

from __future__ import annotations

import pytest

from kg.entities import resolve_document
from kg.gazetteer import Gazetteer
from tests.entities.by_hand import page


def labels(gazetteer: Gazetteer, text: str, home: str | None) -> list[str]:
    """The labels of a document's entities, by first mention."""
    articles, mentions = page(text, home=home)
    return [entity.label for entity in resolve_document(articles, mentions, gazetteer)[1]]


@pytest.mark.parametrize(
    ("text", "home", "label"),
    [
        ("[工行昌平支行]Bank、[昌平支行]Bank", "北京市", "中国工商银行北京昌平支行"),
        ("[工行朝阳支行]Bank", "吉林省", "中国工商银行长春朝阳支行"),
        ("[建行鼓楼支行]Bank", "南京市", "中国建设银行南京鼓楼支行"),
        ("[农行涿州市支行]Bank、[农业银行涿州支行]Bank", "保定市", "中国农业银行涿州支行"),
        ("[农行新乡县支行]Bank", "新乡市", "中国农业银行新乡县支行"),
        (
            "[红河银行昌平支行]Bank、[红河银行股份有限公司昌平支行]Bank",
            "北京市",
            "红河银行昌平支行",
        ),
        ("[工行总行]Bank、[中国工商银行]Bank", None, "中国工商银行"),
        ("[涿州市农商银行]Bank、[涿州农商行]Bank", "保定市", "涿州农村商业银行"),
        ("[太原市第一人民医院]Organization、[市一院]Organization", "太原市", "太原市第一人民医院"),
        (
            "[太原市第一人民医院]Organization、[太原一院]Organization",
            "太原市",
            "太原市第一人民医院",
        ),
        ("[太原市人民医院]Organization、[太原人医]Organization", "太原市", "太原市人民医院"),
        ("[太原一中]Organization、[一中]Organization", "太原市", "太原市第一中学"),
        (
            "[太原第二机床厂有限公司]Enterprise、[二机床]Enterprise",
            "太原市",
            "太原第二机床厂有限公司",
        ),
        (
            "[远山（太原）轴承有限公司]Enterprise、[远山太原轴承公司]Enterprise",
            None,
            "远山（太原）轴承有限公司",
        ),
        (
            "[太原北辰汽车零部件有限公司]Enterprise、[北辰公司]Enterprise",
            "太原市",
            "太原北辰汽车零部件有限公司",
        ),
        ("[昌平区金融工作办公室]Agency、[区金融办]Agency", "北京市", "昌平区金融工作办公室"),
        (
            "[中共远山茶业有限公司委员会]Organization、[远山茶业党委]Organization",
            None,
            "远山茶业有限公司党委",
        ),
        ("[涿州市总工会]TradeUnion发文，[市总工会]TradeUnion说。", "保定市", "涿州市总工会"),
        ("[常熟市第一人民医院]Organization、[市一院]Organization", "苏州市", "常熟市第一人民医院"),
        ("[中山]Place、[中山市]Place", "中山市", "中山市"),
        ("[江城]Place、[吉林市]Place", "吉林市", "吉林市"),
        ("[江城]Place、[武汉]Place", "武汉市", "武汉市"),
        ("[远山集团]Enterprise、[远山]Enterprise", None, "远山集团"),
    ],
)
def test_one_thing_under_its_fullest_name(
    gazetteer: Gazetteer, text: str, home: str | None, label: str
) -> None:
    """Names in short find the full one, or are written out where the region tells."""
    assert labels(gazetteer, text, home) == [label]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("[北京市朝阳区总工会]TradeUnion、[朝阳区总工会]TradeUnion", "长春市"),
        ("[太原市]Place的[太原路]Place", "太原市"),
        ("[中山市]Place与[中山路]Place", "中山市"),
        ("[太原日报]Organization、[太原电视台]Organization", "太原市"),
        ("[太原市灯饰协会]Organization、[灯饰商会]Organization", "太原市"),
        ("[远山集团有限公司]Enterprise、[远山股份]Enterprise", None),
        ("[远山农业集团有限公司]Enterprise、[青石远山食品有限公司]Enterprise", None),
        ("[太原县医院]Organization、[太原县中医院]Organization", None),
        ("[徐州医科大学附属医院]Organization、[徐医]Organization", "徐州市"),
        ("[太原第一中学]Organization、[太原第十一中学]Organization", "太原市"),
        ("[太原市总工会]TradeUnion与[市总工会]TradeUnion", "大同市"),
        ("[工行昌平支行]Bank、[建行昌平支行]Bank、[昌平支行]Bank", "北京市"),
    ],
)
def test_two_things_stay_two(gazetteer: Gazetteer, text: str, home: str | None) -> None:
    """Another district of the name, a street, other heads, parent and daughter, other numbers."""
    assert len(labels(gazetteer, text, home)) == text.count("[")


def test_a_brand_is_the_group_stated_for_it(gazetteer: Gazetteer) -> None:
    """A daughter company that a short name fits as well is not joined with its group."""
    text = (
        "[青石远山农业集团有限公司]Enterprise（以下简称“[远山集团]Enterprise”）"
        "与[青石远山食品有限公司]Enterprise，[远山]Enterprise"
    )
    found = labels(gazetteer, text, None)
    assert found == ["青石远山农业集团有限公司", "青石远山食品有限公司"]
