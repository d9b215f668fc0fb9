"""Identity inside a document: what is one, what stays two, and why."""

from __future__ import annotations

import pytest

from kg.entities import resolve_document
from kg.gazetteer import Gazetteer
from kg.model import Merge
from tests.entities.by_hand import page


def clusters(gazetteer: Gazetteer, *marked: str, home: str | None = None) -> dict[str, list[str]]:
    """Labels with the names that the page has for each, in the order of mention."""
    articles, mentions = page(*marked, home=home)
    named, entities = resolve_document(articles, mentions, gazetteer)
    labels = {entity.id: entity.label for entity in entities}
    found: dict[str, list[str]] = {}
    for mention in named:
        names = found.setdefault(labels[mention.entity], [])
        if mention.name not in names:
            names.append(mention.name)
    return found


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        (
            "[市总工会]TradeUnion发文，[北京市总工会]TradeUnion表彰。",
            "北京市",
            {"北京市总工会": ["市总工会", "北京市总工会"]},
        ),
        ("[市总工会]TradeUnion发文。", "北京市", {"北京市总工会": ["市总工会"]}),
        ("[市总工会]TradeUnion发文。", None, {"市总工会": ["市总工会"]}),
        (
            "[昌平区]Place很忙，[区金融办]Agency很忙。",
            "北京市",
            {"昌平区": ["昌平区"], "昌平区金融办": ["区金融办"]},
        ),
        (
            "[霞禾镇总工会]TradeUnion来人，[镇总工会]TradeUnion说。",
            None,
            {"霞禾镇总工会": ["霞禾镇总工会", "镇总工会"]},
        ),
        ("[县委]Organization来电。", "南华县", {"中共南华县委员会": ["县委"]}),
        (
            "[团市委]Organization与[市人社局]Agency",
            "安顺市",
            {
                "共青团安顺市委员会": ["团市委"],
                "安顺市人力资源和社会保障局": ["市人社局"],
            },
        ),
        ("[省医保局]Agency", "太原市", {"山西省医保局".replace("医保", "医疗保障"): ["省医保局"]}),
        (
            "[昌平]Place在[北京]Place，[昌平区]Place在[北京市]Place。",
            "北京市",
            {"昌平区": ["昌平", "昌平区"], "北京市": ["北京", "北京市"]},
        ),
        (
            "[中国工商银行北京海淀支行]Bank、[工行海淀支行]Bank、[海淀支行]Bank",
            "北京市",
            {"中国工商银行北京海淀支行": ["中国工商银行北京海淀支行", "工行海淀支行", "海淀支行"]},
        ),
        (
            "[北京云溪担保公司]Enterprise（[云溪担保公司]Enterprise）",
            "北京市",
            {"北京云溪担保公司": ["北京云溪担保公司", "云溪担保公司"]},
        ),
        (
            "[临颍县第一高级中学]Organization即[临颍一高]Organization",
            "漯河市",
            {"临颍县第一高级中学": ["临颍县第一高级中学", "临颍一高"]},
        ),
        (
            "[红河（云南）茶业有限公司]Enterprise与[红河(云南)茶业有限公司]Enterprise",
            None,
            {"红河（云南）茶业有限公司": ["红河（云南）茶业有限公司", "红河(云南)茶业有限公司"]},
        ),
        (
            "[北京银行股份有限公司]Bank、[北京银行]Bank",
            "北京市",
            {"北京银行股份有限公司": ["北京银行股份有限公司", "北京银行"]},
        ),
        (
            "[郑州大学]Organization、[郑大]Organization",
            "郑州市",
            {"郑州大学": ["郑州大学", "郑大"]},
        ),
        (
            "[郑州大学第一附属医院]Organization、[郑大一附院]Organization",
            "郑州市",
            {"郑州大学第一附属医院": ["郑州大学第一附属医院", "郑大一附院"]},
        ),
        (
            "[远山集团有限公司工会]TradeUnion属[远山集团有限公司]Enterprise，[远山集团工会]TradeUnion",
            None,
            {
                "远山集团有限公司工会": ["远山集团有限公司工会", "远山集团工会"],
                "远山集团有限公司": ["远山集团有限公司"],
            },
        ),
        (
            "[太原团市委]Organization、[共青团太原市委]Organization、[团市委]Organization",
            "太原市",
            {"共青团太原市委员会": ["太原团市委", "共青团太原市委", "团市委"]},
        ),
        (
            "[昌平区总工会]TradeUnion、[区总]TradeUnion、[总工会]TradeUnion",
            "北京市",
            {"昌平区总工会": ["昌平区总工会", "区总", "总工会"]},
        ),
        (
            "[苏州工业园区科技创新委员会]Agency、[园区科创委]Agency",
            "苏州市",
            {"苏州工业园区科技创新委员会": ["苏州工业园区科技创新委员会", "园区科创委"]},
        ),
        (
            "[西安交通大学]Organization、[西安交大]Organization",
            "西安市",
            {"西安交通大学": ["西安交通大学", "西安交大"]},
        ),
        ("[泉城]Place即[济南]Place", "济南市", {"济南市": ["泉城", "济南"]}),
        ("[全总]TradeUnion", None, {"中华全国总工会": ["全总"]}),
    ],
)
def test_names_of_one_thing_join(
    gazetteer: Gazetteer, text: str, home: str | None, expected: dict[str, list[str]]
) -> None:
    """Short, relative and variant names find their full name, also if only they stand there."""
    assert clusters(gazetteer, text, home=home) == expected


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("[云岭银行]Bank和[云岭银行城东支行]Bank", None),
        ("[远山茶业有限公司]Enterprise、[远山茶业有限公司工会]TradeUnion", None),
        ("[远山茶业公司]Enterprise、[远山茶业公司党支部]Organization", None),
        ("[太原市小店区金融惠企工作专班]Agency、[小店区金融办]Agency", "太原市"),
        ("[昌平区]Place、[昌平区政府]Agency、[昌平区民政局]Agency", "北京市"),
        ("[太原市总工会]TradeUnion与[大同市总工会]TradeUnion", "太原市"),
        ("[北京市总工会]TradeUnion与[北京市昌平区总工会]TradeUnion", "北京市"),
        ("[中山市]Place的[中山路]Place", None),
        ("[中山]Place的[中山路]Place", None),
        ("[华能集团]Enterprise和[华能集团远山能源公司]Enterprise", None),
        ("[远山集团]Enterprise和[远山集团分公司]Enterprise", None),
        ("[中国银行]Bank、[中国农业银行]Bank、[农业发展银行]Bank", None),
        ("[北京大学]Organization与[北京理工大学]Organization", "北京市"),
        ("[霞禾镇总工会]TradeUnion、[晓禾镇总工会]TradeUnion、[镇总工会]TradeUnion", None),
        ("[第一人民医院]Organization与[人民医院]Organization", "太原市"),
        ("[王大山]Person与[王大海]Person", None),
        ("[三江茶业公司]Enterprise、[三江粮油公司]Enterprise和[三江]Enterprise", None),
        ("[吉林省]Place的[吉林市]Place", None),
        ("[西湖区]Place的[西湖]Place", "杭州市"),
        ("[长沙市]Place与[长沙县]Place", "长沙市"),
        ("[远川高新区]Place在[远川区]Place", None),
        ("[云岭农商银行李沧支行]Bank、[云岭银行李沧支行]Bank", None),
        ("[比亚迪汽车有限公司]Enterprise与[比亚迪汽车工业有限公司]Enterprise", "深圳市"),
        ("[徐州汉韵工艺品有限公司]Enterprise与[徐工集团]Enterprise", "徐州市"),
        ("[太原农学院]Organization、[太原市农业科学院]Organization", "太原市"),
        ("[昌平区人民法院]Agency、[昌平区人民法院回龙观人民法庭]Agency", "北京市"),
    ],
)
def test_what_is_two_stays_two(gazetteer: Gazetteer, text: str, home: str | None) -> None:
    """A branch is not its bank, a union not its company; where two fit, none is chosen."""
    found = clusters(gazetteer, text, home=home)
    assert len(found) == text.count("[")


def test_the_text_declares_a_short_name(gazetteer: Gazetteer) -> None:
    """`以下简称` holds in the whole document, and where the tagger overlooked it."""
    found = clusters(
        gazetteer,
        "[青川茶农融资担保有限责任公司]Enterprise（以下简称“川茶保”）成立。",
        "[川茶保]Enterprise放款。",
    )
    assert found == {"青川茶农融资担保有限责任公司": ["青川茶农融资担保有限责任公司", "川茶保"]}


def test_a_declared_name_is_an_alias(gazetteer: Gazetteer) -> None:
    """A declared short name is kept with its reason, though no mention bears it."""
    articles, mentions = page("[远山县职工服务中心]Organization(下称服务中心)开门。")
    _, (entity,) = resolve_document(articles, mentions, gazetteer)
    assert entity.aliases == ("服务中心",)
    assert entity.merged == (Merge("服务中心", "stated in the text"),)


def test_one_string_is_one_thing_unless_a_person(gazetteer: Gazetteer) -> None:
    """A slip of the tagger about the class makes no second entity; a person stays apart."""
    articles, mentions = page("[长河]Place、[长河]Agency、[长河]Place与[长河]Person")
    named, entities = resolve_document(articles, mentions, gazetteer)
    assert [mention.entity for mention in named] == ["页.txt#e1"] * 3 + ["页.txt#e2"]
    assert [entity.type for entity in entities] == ["Place", "Person"]


def test_partial_names_of_persons_stay_in_their_article(gazetteer: Gazetteer) -> None:
    """王某 of two articles may be two persons; 郝晓菲 is one over the page."""
    articles, mentions = page("[王某]Person、[郝晓菲]Person", "[王某]Person、[郝晓 菲]Person")
    named, _ = resolve_document(articles, mentions, gazetteer)
    assert [mention.entity[-2:] for mention in named] == ["e1", "e2", "e3", "e2"]


def test_what_mentions_held_before_is_ignored(gazetteer: Gazetteer) -> None:
    """Doing it twice changes nothing."""
    articles, mentions = page("[市总工会]TradeUnion、[太原市总工会]TradeUnion", home="太原市")
    once = resolve_document(articles, mentions, gazetteer)
    assert resolve_document(articles, once[0], gazetteer) == once


def test_a_page_of_many_names_is_quick(gazetteer: Gazetteer) -> None:
    """Twenty thousand mentions of ten thousand names are no all-pairs work."""
    marked = "".join(f"[远山{n}号茶业有限公司]Enterprise[远山{n}号]Enterprise" for n in range(5000))
    articles, mentions = page(marked + marked)
    _, entities = resolve_document(articles, mentions, gazetteer)
    assert len(entities) <= 10000


def test_names_of_nothing_are_borne(gazetteer: Gazetteer) -> None:
    """Blank and broken names make entities too: nothing is lost and nothing raises."""
    articles, mentions = page("[ ]Agency、[\ufffd局]Agency、[”]Place、[一]Person、[市]Place")
    named, entities = resolve_document(articles, mentions, gazetteer)
    assert {mention.entity for mention in named} == {entity.id for entity in entities}


def test_another_article_tells_the_county(gazetteer: Gazetteer) -> None:
    """An article that names no county means the one that the rest of the page speaks of."""
    found = clusters(gazetteer, "[南华县]Place下雨。", "[县总工会]TradeUnion送伞。")
    assert found == {"南华县": ["南华县"], "南华县总工会": ["县总工会"]}
