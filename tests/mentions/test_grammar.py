"""The name grammar on names as a tagger might give them."""

import re

import pytest

from kg.mentions.grammar import refine_names
from kg.mentions.lexicon import load_lexicon
from kg.mentions.names import Name, classify

MARKED = re.compile(r"\[([^]]+)\]([A-Z][A-Za-z]+)")


def refined(marked: str) -> list[tuple[str, str]]:
    """Names found in a text whose tagged names are marked `[红河银行]Bank`."""
    text, tagged = "", []
    at = 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        tagged.append(Name(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    text += marked[at:]
    names = refine_names(text, tagged, frozenset(range(len(text))), load_lexicon())
    return [(text[name.start : name.end], name.type) for name in names]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("据海淀区[金融办]Agency统计", [("海淀区金融办", "Agency")]),
        ("由市总工会出资", [("市总工会", "TradeUnion")]),
        ("[远山茶业有限公司]Enterprise工会慰问", [("远山茶业有限公司工会", "TradeUnion")]),
        (
            "[青禾大学]Organization[护理学院]Organization挂牌",
            [("青禾大学护理学院", "Organization")],
        ),
        ("[红河银行]Bank海淀支行放款", [("红河银行海淀支行", "Bank")]),
        (
            "[临江市财政局和临江市教育局]Agency发文",
            [("临江市财政局", "Agency"), ("临江市教育局", "Agency")],
        ),
        (
            "[远山工会被临江市总工会]TradeUnion表彰",
            [("远山工会", "TradeUnion"), ("临江市总工会", "TradeUnion")],
        ),
        (
            "[顺义区高丽营镇北庄村]Place的村民",
            [("顺义区", "Place"), ("高丽营镇", "Place"), ("北庄村", "Place")],
        ),
        ("位于[昆明]Place高新区", [("昆明高新区", "Place")]),
        ("[美国]Place[石川公司]Enterprise", [("美国", "Place"), ("石川公司", "Enterprise")]),
        ("据[伊朗国家天然气公司]Enterprise称", [("伊朗国家天然气公司", "Enterprise")]),
        ("[长三角政府]Agency协作", [("长三角", "Place")]),
        ("[东北大学]Organization迎新", [("东北大学", "Organization")]),
        ("湄潭县中等职业学校扩招", [("湄潭县中等职业学校", "Organization")]),
        ("鼎石半导体（上海）有限公司投产", [("鼎石半导体（上海）有限公司", "Enterprise")]),
        ("[王芳荣]Person获称号", [("王芳", "Person")]),
        ("[假如农业银行]Bank放款", [("农业银行", "Bank")]),
        ("[若农业银行]Bank放款", [("农业银行", "Bank")]),
        (
            "[青石银行云南省分行收回云岭水务公司]Enterprise贷款",
            [("青石银行云南省分行", "Bank"), ("云岭水务公司", "Enterprise")],
        ),
        ("[该公司]Enterprise表示", []),
        ("[社区工会]TradeUnion引荐", []),
        ("本报大同讯", [("大同", "Place")]),
        ("工业和信息化部近日公布", [("工业和信息化部", "Agency")]),
        ("[李秀兰]Person创新工作室挂牌", [("李秀兰创新工作室", "Organization")]),
    ],
)
def test_structure_gives_whole_names(marked: str, names: list[tuple[str, str]]) -> None:
    """Edges, classes and lists follow from what names are made of."""
    assert refined(marked) == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "[毕昂]Person当天表示",
            [("毕昂", "Person")],
        ),  # no surname opens it: the tagger is believed
        ("在[中国共产党]Organization领导下", [("中国共产党", "Organization")]),
        ("本报讯（石晚晴）昨天", [("石晚晴", "Person")]),
        ("([石晚摄]Person)", [("石晚", "Person")]),
        ("医师[阮琼建]Person议老人晚出门", [("阮琼", "Person")]),
        ("选手[郑钦文]Person夺冠", [("郑钦文", "Person")]),
        ("推动[中]Place[日]Place关系", [("中日", "Place")]),
        ("[京]Place[津]Place[冀]Place协同", [("京津冀", "Place")]),
        ("[焦作市会议中心]Place开放", [("焦作市会议中心", "Place")]),
        ("[华北]Place地区降温", [("华北地区", "Place")]),
        ("[桃溪寨]Place组通了路", [("桃溪寨组", "Place")]),
        ("位于[元宝山区]Place", [("元宝山区", "Place")]),
        ("[海淀区社区]Place工作者", [("海淀区", "Place")]),
        ("参加[马拉松]Place", []),
    ],
)
def test_persons_and_places_by_what_stands_around(
    marked: str, names: list[tuple[str, str]]
) -> None:
    """Credits and verbs are no part of a name; pairs, stretches and buildings are."""
    assert refined(marked) == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[红河市人大常委会]Agency党组书记", [("红河市人大常委会", "Agency")]),
        ("[红河市公安局]Agency党委书记", [("红河市公安局党委", "Organization")]),
        ("[红河市发改委]Agency价格司通报", [("红河市发改委价格司", "Agency")]),
        ("[红河市林业局]Agency造林处处长", [("红河市林业局造林处", "Agency")]),
        ("[中央政治局常委]Organization会议", [("中央政治局", "Organization")]),
        ("[红河支行三家支行]Bank放款", [("红河支行", "Bank")]),
        ("[远山集团持有公司]Enterprise股份", [("远山集团", "Enterprise")]),
        ("[红河市总工会组织宣讲团]Organization下乡", [("红河市总工会", "TradeUnion")]),
        ("[被远山集团]Enterprise表彰", [("远山集团", "Enterprise")]),
        (
            "[云溪市中小企业融资担保有限公司]Enterprise捐款，云溪中小担党支部慰问",
            [
                ("云溪市中小企业融资担保有限公司", "Enterprise"),
                ("云溪中小担党支部", "Organization"),
            ],
        ),
        ("[Coca-Cola]Enterprise投产", [("Coca-Cola", "Enterprise")]),
        ("[青禾（集团]Enterprise）增资", [("青禾（集团）", "Enterprise")]),
        ("大庆三市总工会联办", []),
        ("大庆设有学院一所", []),
        ("昌平区交通运输部门发布", [("昌平区", "Place")]),
        ("昌平区还真办成了", [("昌平区", "Place")]),
        ("昌平区委区政府决定", [("昌平区委", "Organization"), ("区政府", "Agency")]),
        ("[红河市委金融办]Agency指导", [("红河市委金融办", "Organization")]),
        (
            "[昌平区港澳办]Agency与[松湖管委会]Agency共建",
            [("昌平区港澳办", "Agency"), ("松湖管委会", "Agency")],
        ),
        (
            "[昌平区]Place参观[新华纪念馆]Organization",
            [("昌平区", "Place"), ("新华纪念馆", "Organization")],
        ),
        (
            "[罗马]Organization主场取胜",  # a city's name that the context makes a club's
            [("罗马", "Organization")],
        ),
    ],
)
def test_institutions_end_where_their_name_ends(marked: str, names: list[tuple[str, str]]) -> None:
    """Posts, verbs, counts and a second institution are no part of the first one's name."""
    assert refined(marked) == names


def test_a_byline_names_its_reporters() -> None:
    """Everybody in a byline is a person, whatever the tagger saw."""
    assert refined("本报讯 (记者 杨一琳 通讯员 冯名 赵洋) 昨天放晴") == [
        ("杨一琳", "Person"),
        ("冯名", "Person"),
        ("赵洋", "Person"),
    ]


def test_a_declared_short_name_is_found_again() -> None:
    """`以下简称` makes a name of the full name's class wherever it stands."""
    found = refined("[并江融资担保有限公司]Enterprise（以下简称“并江担保”）成立，并江担保获批。")
    assert found == [
        ("并江融资担保有限公司", "Enterprise"),
        ("并江担保", "Enterprise"),
        ("并江担保", "Enterprise"),
    ]


def test_a_company_is_found_without_place_and_legal_form() -> None:
    """A full name once, then its core: both are the company."""
    found = refined("[昆明青禾医疗科技股份有限公司]Enterprise投产。青禾医疗说。")
    assert found[-1] == ("青禾医疗", "Enterprise")


def test_refining_twice_changes_nothing() -> None:
    """What the grammar gives is whole already."""
    text = "据海淀区金融办统计，红河银行海淀支行向远山茶业有限公司工会捐款。"
    starts, lexicon = frozenset(range(len(text))), load_lexicon()
    once = refine_names(text, [Name(1, 7, "Agency")], starts, lexicon)
    assert refine_names(text, once, starts, lexicon) == once


@pytest.mark.parametrize(
    ("name", "tagged", "kind"),
    [
        ("清华大学", "Organization", ("Organization", "School")),
        ("商务印书馆", "Organization", ("Organization", None)),
        ("华为", "Person", ("Enterprise", None)),
        ("莫斯科", "Organization", ("Organization", None)),
        ("莫斯科", "Person", ("Place", "City")),
        ("湄潭县", "Place", ("Place", "AdministrativeDivision")),
        ("红河市委宣传部", "Agency", ("Organization", "PartyOrganization")),
        ("红河市委网信办", "Agency", ("Agency", None)),
        ("青禾融资担保公司", "Organization", ("Enterprise", "GuaranteeCompany")),
    ],
)
def test_lists_and_head_nouns_give_class_and_finer_class(
    name: str, tagged: str, kind: tuple[str, str | None]
) -> None:
    """A well-known name overrules a person or place, not the choice between firm and body."""
    assert classify(name, tagged, load_lexicon()) == kind
