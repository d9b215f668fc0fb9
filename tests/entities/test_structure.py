"""What names say by themselves: which body or place is above a body, and when nobody may say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.entities import find_structure, resolve_document
from kg.gazetteer import Gazetteer
from kg.model import Entity, Sentence, Span, Statement
from kg.ontology import load_relations, name_rules
from tests.entities.by_hand import page

RULES = name_rules(load_relations())


def read(
    gazetteer: Gazetteer, *marked: str, home: str | None = None
) -> tuple[tuple[Statement, ...], dict[str, Entity], tuple[Entity, ...]]:
    """The statements of a page, all its entities by id, and those that only names tell of."""
    articles, mentions = page(*marked, home=home)
    mentions_, entities = resolve_document(articles, mentions, gazetteer)
    parts = [(article, [Sentence(0, len(article.text))]) for article in articles]
    told = find_structure(parts, mentions_, entities, RULES, gazetteer)
    found = {entity.id: entity for entity in (*entities, *told.entities)}
    return told.statements, found, told.entities


def claims(gazetteer: Gazetteer, *marked: str, home: str | None = None) -> list[str]:
    """The statements in words: what, relation, of what."""
    statements, found, _ = read(gazetteer, *marked, home=home)
    return [
        f"{found[str(s.subject)].label} {s.relation} {found[str(s.object)].label}"
        for s in statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[红河银行]Bank的[红河银行昌平支行]Bank", "红河银行昌平支行 branchOf 红河银行"),
        ("[北京银行昌平支行]Bank", "北京银行昌平支行 branchOf 北京银行"),
        ("[中国银行北京路支行]Bank", "中国银行北京路支行 branchOf 中国银行"),
        ("[工行昌平支行]Bank", "中国工商银行昌平支行 branchOf 中国工商银行"),
        ("[农行青石分理处]Bank", "中国农业银行青石分理处 branchOf 中国农业银行"),
        ("[昌平农商银行回龙观支行]Bank", "昌平农商银行回龙观支行 branchOf 昌平农村商业银行"),
        (
            "[远山集团]Enterprise的[远山集团北京分公司]Enterprise",
            "远山集团北京分公司 branchOf 远山集团",
        ),
        ("[人保财险青石支公司]Enterprise", "人保财险青石支公司 branchOf 人保财险"),
        ("[远山超市]Enterprise有[远山超市望京店]Enterprise", "远山超市望京店 branchOf 远山超市"),
        (
            "[青石日报]Organization设[青石日报柳河记者站]Organization",
            "青石日报柳河记者站 branchOf 青石日报",
        ),
        ("[远山茶业]Enterprise[远山茶业工会]TradeUnion", "远山茶业工会 partOf 远山茶业"),
        ("[远山茶业]Enterprise[远山茶业党支部]Organization", "远山茶业党支部 partOf 远山茶业"),
        (
            "[远山茶业有限公司]Enterprise[远山茶业有限公司团委]Organization",
            "远山茶业有限公司团委 partOf 远山茶业有限公司",
        ),
        ("[红河大学]Organization[红河大学文学院]Organization", "红河大学文学院 partOf 红河大学"),
        (
            "[红河大学]Organization[红河大学附属第二医院]Organization",
            "红河大学附属第二医院 partOf 红河大学",
        ),
        (
            "[红河大学]Organization[红河大学附属中学]Organization",
            "红河大学附属中学 partOf 红河大学",
        ),
        ("[柳河医院]Organization[柳河医院骨科]Organization", "柳河医院骨科 partOf 柳河医院"),
        ("[柳河法院]Agency说，[柳河法院民一庭]Agency审理", "柳河法院民一庭 partOf 柳河法院"),
        (
            "[青石远山茶业有限公司]Enterprise[远山茶业工会]TradeUnion",
            "远山茶业工会 partOf 青石远山茶业有限公司",
        ),
        (
            "[远山集团]Enterprise[青石远山集团有限公司团委]Organization",
            "青石远山集团有限公司团委 partOf 远山集团",
        ),
    ],
)
def test_a_name_tells_the_body_above(text: str, expected: str, gazetteer: Gazetteer) -> None:
    """A branch opens with its bank, a union with its company, a faculty with its university."""
    assert claims(gazetteer, text) == [expected]


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("[昌平区金融办]Agency", "北京市", "昌平区金融办 hasJurisdiction 昌平区"),
        ("[市总工会]TradeUnion", "北京市", "北京市总工会 hasJurisdiction 北京市"),
        ("[北京市总工会]TradeUnion", None, "北京市总工会 hasJurisdiction 北京市"),
        ("[昌平区人民法院]Agency", "北京市", "昌平区人民法院 hasJurisdiction 昌平区"),
        ("[区政府]Agency", "北京市昌平区", "昌平区人民政府 hasJurisdiction 昌平区"),
        ("[河北省财政厅]Agency", None, "河北省财政厅 hasJurisdiction 河北省"),
        ("[月坛街道办事处]Agency", "北京市", "月坛街道办事处 hasJurisdiction 月坛街道"),
        (
            "[白塔开发区]Place的[白塔开发区管委会]Agency",
            None,
            "白塔开发区管委会 hasJurisdiction 白塔开发区",
        ),
        ("[罗田县水利和湖泊局]Agency", None, "罗田县水利和湖泊局 hasJurisdiction 罗田县"),
        ("[昌平区农业农村局]Agency", "北京市", "昌平区农业农村局 hasJurisdiction 昌平区"),
        ("[北京市教育工会]TradeUnion", "北京市", "北京市教育工会 hasJurisdiction 北京市"),
    ],
)
def test_an_office_tells_its_place(
    text: str, home: str | None, expected: str, gazetteer: Gazetteer
) -> None:
    """An agency or a union opens with the place that it is for."""
    assert claims(gazetteer, text, home=home) == [expected]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("[北京]Place的[北京银行]Bank", "北京市"),
        ("[中国]Place的[中国银行]Bank", None),
        ("[首创]Enterprise与[首创担保公司]Enterprise", "北京市"),
        ("[北京]Place的[北京路支行]Bank", "北京市"),
        ("[昌平支行]Bank", "北京市"),
        ("[远山集团]Enterprise与[远山集团青石担保公司昌平分公司]Enterprise", None),
        ("[远山集团]Enterprise与[远山集团青石银行工会]TradeUnion", None),
        ("[红河大学]Organization与[红河大学第一医院工会]TradeUnion", None),
        ("[昌平区]Place的[昌平区回龙谷街道办事处]Agency", "北京市"),
        ("[昌平区]Place的[昌平区云上科学城管委会]Agency", "北京市"),
        ("[昌平区]Place的[昌平区民政局养老中心大队]Agency", "北京市"),
        ("[中国电力建设集团有限公司]Enterprise与[中国电某青石分公司]Enterprise", None),
        ("[内蒙古自治区驻京办事处]Agency", None),
        ("[北京市第一中级人民法院]Agency", None),
        ("[北京市]Place的[北京市总工会]Organization", "北京市"),
        ("[昌平区医院]Organization", "北京市"),
        ("[朝阳区教育局]Agency", None),
        ("[中山路管理局]Agency", "广州市"),
        ("[石家庄海关]Agency", "河北省"),
        ("[北京]Place的[北京远山集团工会]TradeUnion", "北京市"),
        ("[青石银行]Bank与[青石银行业协会]Organization", None),
        ("[远山]Enterprise与[远山糕点店]Enterprise", None),
        ("[柳河医院]Organization与[柳河医院路支行]Bank", None),
        ("[王支行]Person", None),
    ],
)
def test_what_no_name_says(text: str, home: str | None, gazetteer: Gazetteer) -> None:
    """A region's bank is no branch of it, a company of a group's name no part, a street no county."""
    assert claims(gazetteer, text, home=home) == []


def test_the_nearest_body_above_counts(gazetteer: Gazetteer) -> None:
    """Of two whose names it opens with, a branch belongs to the longer one."""
    text = "[红河银行]Bank、[红河银行柳河分行]Bank、[红河银行柳河分行营业部]Bank"
    assert claims(gazetteer, text) == [
        "红河银行柳河分行 branchOf 红河银行",
        "红河银行柳河分行营业部 branchOf 红河银行柳河分行",
    ]


def test_two_bodies_of_one_name_are_not_told_apart(gazetteer: Gazetteer) -> None:
    """Where two entities of the document bear the name, none of them is chosen."""
    articles, mentions = page("[远山工会]TradeUnion")
    union, brands = replace(mentions[0], entity="u"), ("青石远山茶业", "柳河远山药业")
    firms = [Entity(name, "Enterprise", None, name, aliases=("远山",)) for name in brands]
    entities = (Entity("u", "TradeUnion", None, "远山工会"), *firms)
    for count, expected in ((2, [brands[0]]), (3, [])):
        told = find_structure([(articles[0], ())], [union], entities[:count], RULES, gazetteer)
        assert [statement.object for statement in told.statements] == expected


def test_a_body_that_is_made_has_its_place_too(gazetteer: Gazetteer) -> None:
    """The bureau that only its brigade's name tells of is one of the county."""
    text = "[昌平区公安局交警大队]Agency"
    assert claims(gazetteer, text, home="北京市") == [
        "昌平区公安局交警大队 partOf 昌平区公安局",
        "昌平区公安局 hasJurisdiction 昌平区",
    ]


def test_an_office_of_the_whole_state_has_the_place_behind_it(gazetteer: Gazetteer) -> None:
    """`国家税务总局昌平区税务局` is a branch of the one, competent for the other."""
    assert claims(gazetteer, "[国家税务总局昌平区税务局]Agency", home="北京市") == [
        "国家税务总局昌平区税务局 branchOf 国家税务总局",
        "国家税务总局昌平区税务局 hasJurisdiction 昌平区",
    ]


def test_namesakes_are_told_by_the_article(gazetteer: Gazetteer) -> None:
    """`朝阳区` on a page of 北京 is 北京's, on a page of 长春 the other."""
    for home, path in (("北京市", "北京市朝阳区"), ("长春市", "吉林省长春市朝阳区")):
        statements, found, _ = read(gazetteer, "[朝阳区教育局]Agency", home=home)
        assert [found[str(s.object)].place for s in statements] == [path]


def test_a_mentioned_body_is_taken_and_none_made(gazetteer: Gazetteer) -> None:
    """The place and the bank that the document names are those that the names speak of."""
    text = "[昌平区]Place的[工行]Bank、[昌平区金融办]Agency、[工行昌平支行]Bank"
    statements, _, made = read(gazetteer, text, home="北京市")
    assert [s.relation for s in statements] == ["hasJurisdiction", "branchOf"]
    assert made == ()


def test_what_the_document_never_names_is_made_once(gazetteer: Gazetteer) -> None:
    """Two branches hang on one bank, which has a class and a label and no mention."""
    text = "[工行昌平支行]Bank、[工商银行柳河支行]Bank"
    statements, _, made = read(gazetteer, text)
    assert [(e.id, e.type, e.label) for e in made] == [("页.txt#e3", "Bank", "中国工商银行")]
    assert {s.object for s in statements} == {"页.txt#e3"}


def test_what_is_made_is_what_a_mention_would_be(gazetteer: Gazetteer) -> None:
    """A bank, a university or a county is one entity, whether named or only told by a name."""
    for whole, part in (
        ("[北京农商银行]Bank", "[北京农商银行昌平支行]Bank"),
        ("[苏州大学]Organization", "[苏州大学文学院]Organization"),
        ("[朝阳区]Place", "[朝阳区教育局]Agency"),
        ("[银川市总工会]TradeUnion", "[银川市总工会组织部]TradeUnion"),
    ):
        _, found, _ = read(gazetteer, whole, home="北京市")
        (named,) = [
            e for e in found.values() if not e.label.startswith("银川市") or "总" in e.label
        ]
        _, _, made = read(gazetteer, part, home="北京市")
        assert (named.type, named.label, named.place) in {(e.type, e.label, e.place) for e in made}


def test_a_body_that_nobody_knows_is_not_made(gazetteer: Gazetteer) -> None:
    """The union of an unnamed, unknown company stands alone."""
    assert claims(gazetteer, "[某某远山茶业工会]TradeUnion") == []


def test_the_evidence_is_the_sentence_of_the_fullest_name(gazetteer: Gazetteer) -> None:
    """Rule `name`, asserted, the fixed confidence, offsets of the document."""
    first = "[区金融办]Agency来了。"
    second = "[昌平区金融办]Agency说好。"
    statements, _, _ = read(gazetteer, first, second, home="北京市昌平区")
    (statement,) = statements
    (item,) = statement.evidence
    assert (item.rule, item.confidence, item.text) == ("name", 0.98, "昌平区金融办说好。")
    assert (item.article, item.start, item.end) == (2, 8, 17)
    assert statement.modality == "asserted"
    assert statement.roles == (
        ("authority", (str(statement.subject),)),
        ("jurisdiction", (str(statement.object),)),
    )


def test_a_name_in_no_sentence_is_its_own_evidence(gazetteer: Gazetteer) -> None:
    """A statement needs words: those of the name itself."""
    articles, mentions = page("[昌平区金融办]Agency", home="北京市")
    named, entities = resolve_document(articles, mentions, gazetteer)
    told = find_structure([(articles[0], ())], named, entities, RULES, gazetteer)
    assert told.statements[0].evidence[0].text == "昌平区金融办"


def test_nothing_is_told_without_rules_or_names(gazetteer: Gazetteer) -> None:
    """An empty page, and a page read without tables."""
    articles, mentions = page("[昌平区金融办]Agency", home="北京市")
    named, entities = resolve_document(articles, mentions, gazetteer)
    assert find_structure([], (), (), RULES, gazetteer) == ((), (), ())
    whole = [(articles[0], (Sentence(*Span(0, 6)),))]
    assert find_structure(whole, named, entities, (), gazetteer) == ((), (), ())
