"""The name grammar on names as a tagger might give them."""

import re

import pytest

from kg.mentions.grammar import refine_names
from kg.mentions.lexicon import load_lexicon
from kg.mentions.names import Name

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
