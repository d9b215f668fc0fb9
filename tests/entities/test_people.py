"""Persons of one name: one where organisation, post or city agree, else as many as documents."""

from __future__ import annotations

import pytest

from kg.entities import resolve_corpus, resolve_document
from kg.entities.people import SAME_BODY
from kg.entities.posts import find_posts
from kg.gazetteer import Gazetteer
from kg.model import Entity, Merge
from tests.entities.by_hand import page

Document = tuple[str, str | None]


def persons(gazetteer: Gazetteer, *documents: Document) -> list[Entity]:
    """The persons of a corpus."""
    local = []
    for number, (text, home) in enumerate(documents):
        articles, mentions = page(text, home=home, document=f"{number}.txt")
        local.append(resolve_document(articles, mentions, gazetteer)[1])
    _, entities = resolve_corpus(local, base_iri="x")
    return [entity for entity in entities if entity.type == "Person"]


CHAIR = ("[太原市总工会]TradeUnion主席[张伟]Person说。", "太原市")


@pytest.mark.parametrize(
    "other",
    [
        ("[市总工会]TradeUnion副主席[张伟]Person说。", "太原市"),
        ("[张伟]Person（[太原市总工会]TradeUnion主席）说。", None),
        ("[太原市总工会]TradeUnion发文。[张伟]Person说好。", None),
        ("主席[张伟]Person说。", "太原市"),
    ],
)
def test_evidence_joins_persons(gazetteer: Gazetteer, other: Document) -> None:
    """The same organisation, by post or because the page names it; else post and city."""
    assert len(persons(gazetteer, CHAIR, other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        ("[大同市总工会]TradeUnion主席[张伟]Person说。", "大同市"),
        ("[太原市人民医院]Organization院长[张伟]Person说。", "太原市"),
        ("[太原市总工会]TradeUnion职工[张伟]Person说。", "太原市"),
        ("[太原市总工会]TradeUnion看望种植户[张伟]Person。", "太原市"),
        ("[太原市总工会]TradeUnion请来学者[张伟]Person。", "太原市"),
        ("[张伟]Person说。", "太原市"),
        ("[张伟]Person说。", None),
        ("主席[张伟]Person说。", "大同市"),
        ("（记者 [张伟]Person）", "太原市"),
    ],
)
def test_a_name_alone_joins_nobody(gazetteer: Gazetteer, other: Document) -> None:
    """Another organisation, post or city, another description, or nothing at all."""
    assert len(persons(gazetteer, CHAIR, other)) == 2


@pytest.mark.parametrize(
    ("documents", "ids"),
    [
        ([CHAIR], ["x/entity/张伟_太原市总工会"]),
        ([("（记者 [张伟]Person）", "太原市")] * 2, ["x/entity/张伟_山西省太原市记者"]),
        ([("[张伟]Person说。", "太原市")] * 2, ["x/entity/张伟_山西省太原市"]),
        ([("[林一琴]Person说。", None)] * 2, ["x/entity/林一琴"]),
        ([("[阿兰·图灵]Person说。", home) for home in ("太原市", None)], ["x/entity/阿兰·图灵"]),
    ],
)
def test_ids_show_what_tells_a_person(
    gazetteer: Gazetteer, documents: list[Document], ids: list[str]
) -> None:
    """The organisation, else city and post; where nothing is told, a name of three characters."""
    assert [person.id for person in persons(gazetteer, *documents)] == ids


def test_nobody_is_told_by_two_characters_alone(gazetteer: Gazetteer) -> None:
    """Two pages without any region may mean two 张伟."""
    assert len(persons(gazetteer, *[("[张伟]Person说。", None)] * 2)) == 2


def test_the_reason_is_kept(gazetteer: Gazetteer) -> None:
    """Persons of one name are joined for a reason as names are."""
    (person,) = persons(gazetteer, CHAIR, CHAIR)
    assert person.merged == (Merge("张伟", SAME_BODY),)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[柳河医院]Organization副院长[贺敏]Person与[青石市总工会]TradeUnion主席[贺敏]Person", 2),
        ("[远山茶业]Enterprise职工[贺敏]Person与[远山集团]Enterprise员工[贺敏]Person同名。", 2),
        ("[青石市委]Organization书记[贺敏]Person、[青石市政府]Agency市长[贺敏]Person", 1),
        ("[远山集团]Enterprise董事长[贺敏]Person，[远山茶业]Enterprise经理[贺敏]Person", 1),
        (
            "[柳河医院]Organization院长[贺敏]Person说，[贺敏]Person问，[柳河医院]Organization院长[贺敏]Person",
            1,
        ),
    ],
)
def test_namesakes_in_one_document(gazetteer: Gazetteer, text: str, count: int) -> None:
    """Posts that nobody holds at once, or the text's own word; officials hold several."""
    assert len(persons(gazetteer, (text, None))) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[远山茶业]Enterprise董事长[林溪]Person说", [("远山茶业", "董事长")]),
        ("[柳河医院]Organization护理部主任[林溪]Person说", [("柳河医院", "主任")]),
        ("[林溪]Person（[远山茶业]Enterprise工会主席）说", [("远山茶业", "主席")]),
        ("[远山茶业]Enterprise慰问一线职工[林溪]Person", [(None, "职工")]),
        ("[远山茶业]Enterprise来人，厂长[林溪]Person说", [(None, "厂长")]),
        ("[林溪]Person为金融学者。", [(None, "学者")]),
        ("[远山茶业]Enterprise[林溪]Person说", [("远山茶业", "")]),
        ("看望[林溪]Person", [(None, "")]),
        ("据[林溪]Person说", []),
    ],
)
def test_posts_are_read(text: str, expected: list[tuple[str | None, str]]) -> None:
    """Before the name, in brackets behind it, without an organisation, and none."""
    articles, mentions = page(text)
    found = [
        (None if body is None else mentions[body].name, title)
        for _, body, title in find_posts(articles, mentions)
    ]
    assert found == expected
