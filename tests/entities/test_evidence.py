"""Names over several documents: what joins them, and what stays apart, kind by kind."""

from __future__ import annotations

import pytest

from kg.entities import resolve_corpus, resolve_document
from kg.entities.evidence import KNOWN, OWNED, REGION
from kg.entities.joins import SPELLING
from kg.gazetteer import Gazetteer
from kg.model import Entity, Merge
from tests.entities.by_hand import page

Document = tuple[str, str | None]


def resolve(gazetteer: Gazetteer, *documents: Document) -> tuple[list[list[str]], list[Entity]]:
    """For each entity its names with the numbers of their documents, and the entities."""
    local: list[tuple[Entity, ...]] = []
    names: list[tuple[str, str]] = []
    for number, (text, home) in enumerate(documents):
        articles, mentions = page(text, home=home, document=f"{number}.txt")
        named, entities = resolve_document(articles, mentions, gazetteer)
        local.append(entities)
        names += [(mention.entity, f"{mention.name}{number}") for mention in named]
    ids, entities = resolve_corpus(local, base_iri="x/")
    found: dict[str, list[str]] = {}
    for mention, name in names:
        found.setdefault(ids[mention], []).append(name)
    return [sorted(set(group)) for group in found.values()], list(entities)


def count(gazetteer: Gazetteer, *documents: Document) -> int:
    """How many things the mentions of the documents are."""
    return len(resolve(gazetteer, *documents)[0])


FULL = "[太原远山茶业有限公司]Enterprise（以下简称“[远山茶业]Enterprise”）"


@pytest.mark.parametrize(
    "documents",
    [
        (("[北京昌平支行]Bank", "北京市"), ("[北京昌平支行]Bank", "北京市")),
        (("[工行昌平支行]Bank", "北京市"), ("[中国工商银行北京昌平支行]Bank", "北京市")),
        (("[工行昌平支行]Bank", "北京市"), ("[工商银行北京市昌平区支行]Bank", "北京市")),
        (("[农行涿州支行]Bank", "保定市"), ("[中国农业银行涿州市支行]Bank", "保定市")),
        (("[中国建设银行总行]Bank", None), ("[建行]Bank", None)),
        (("[中国建设银行股份有限公司]Bank", None), ("[建设银行]Bank", "太原市")),
        (("[江苏常熟农村商业银行股份有限公司]Bank", None), ("[常熟农商行]Bank", "苏州市")),
        (("[太原远山茶业有限责任公司]Enterprise", None), ("[太原远山茶业公司]Enterprise", None)),
        (
            ("[远山（太原）茶业有限公司]Enterprise", None),
            ("[远山太原茶业有限公司]Enterprise", None),
        ),
        (("[太原第2机床厂]Enterprise", None), ("[太原第二机床厂有限公司]Enterprise", None)),
        (("[太原市一中]Organization", None), ("[太原市第一中学]Organization", None)),
        (("[太原一中]Organization", "太原市"), ("[市一中]Organization", "太原市")),
        ((FULL, "太原市"), ("[远山茶业]Enterprise", "太原市")),
        ((FULL, "太原市"), ("[远山茶业公司]Enterprise", "大同市")),
        (("[太原远山茶业有限公司]Enterprise", "太原市"), ("[远山茶业]Enterprise", "太原市")),
        (("[太原市远山茶业公司]Enterprise", None), ("[太原远山茶业有限公司]Enterprise", None)),
        (("[中共远山茶业有限公司支部委员会]Organization", None),) * 2,
    ],
)
def test_one_thing_in_two_documents_is_one(
    gazetteer: Gazetteer, documents: tuple[Document, Document]
) -> None:
    """Variants, places in full or short, what a document declares, what papers of the city drop."""
    assert count(gazetteer, *documents) == 1


@pytest.mark.parametrize(
    "documents",
    [
        (("[工行朝阳支行]Bank", "北京市"), ("[工行朝阳支行]Bank", "长春市")),
        (("[中国银行高新支行]Bank", "太原市"), ("[中国银行高新支行]Bank", "大同市")),
        (("[中国银行高新支行]Bank", None), ("[中国银行高新支行]Bank", None)),
        (("[工行昌平支行]Bank", "北京市"), ("[工行]Bank", "北京市")),
        (("[工行昌平支行]Bank", "北京市"), ("[农行昌平支行]Bank", "北京市")),
        (("[农行常熟分行]Bank", "苏州市"), ("[常熟农商银行]Bank", "苏州市")),
        (("[远山公司]Enterprise", "太原市"), ("[远山公司]Enterprise", "大同市")),
        (("[远山公司]Enterprise", None), ("[远山公司]Enterprise", None)),
        (("[中山路]Place", "南京市"), ("[中山路]Place", "徐州市")),
        (("[人民路]Place", None), ("[人民路]Place", None)),
        (("[中山]Place", "中山市"), ("[中山路]Place", "中山市")),
        (("[市总工会]TradeUnion", "太原市"), ("[市总工会]TradeUnion", "大同市")),
        (("[新乡市总工会]TradeUnion", None), ("[新乡县总工会]TradeUnion", None)),
        (("[区教育局]Agency", "北京市昌平区"), ("[区政府]Agency", "北京市昌平区")),
        (("[太原第一中学]Organization", None), ("[太原第十一中学]Organization", None)),
        (("[太原日报]Organization", None), ("[太原晚报]Organization", None)),
        (("[远山茶业工会]TradeUnion", "太原市"), ("[远山茶业]Enterprise", "太原市")),
        (("[远山茶业]Enterprise", "太原市"), ("[大同远山茶业有限公司]Enterprise", "大同市")),
    ],
)
def test_two_things_in_two_documents_stay_two(
    gazetteer: Gazetteer, documents: tuple[Document, Document]
) -> None:
    """Another city's, a branch and its bank, a short name of which nothing tells whose it is."""
    assert count(gazetteer, *documents) == 2


def test_a_short_name_of_two_stays_apart_until_its_city_tells(gazetteer: Gazetteer) -> None:
    """`云桦软件` is a company of 南京 and one of 徐州; a page without a region joins neither."""
    two = (
        ("[南京云桦软件有限公司]Enterprise，[云桦软件]Enterprise", "南京市"),
        ("[徐州云桦软件有限公司]Enterprise，[云桦软件]Enterprise", "徐州市"),
    )
    groups, _ = resolve(gazetteer, *two, ("[云桦软件]Enterprise", "南京市"))
    assert sorted(map(len, groups)) == [2, 3]
    assert count(gazetteer, *two, ("[云桦软件]Enterprise", None)) == 3


def test_units_of_one_owner_are_one(gazetteer: Gazetteer) -> None:
    """A third document knows that both owners are the same company."""
    groups, entities = resolve(
        gazetteer,
        ("[远山茶业工会]TradeUnion", "太原市"),
        ("[太原远山茶业有限公司工会]TradeUnion", "太原市"),
        (FULL, "太原市"),
    )
    assert ["太原远山茶业有限公司工会1", "远山茶业工会0"] in groups
    (union,) = (entity for entity in entities if entity.type == "TradeUnion")
    assert union.merged == (Merge("远山茶业工会", OWNED),)


@pytest.mark.parametrize(
    ("documents", "reason"),
    [
        ((("[太原远山茶业有限公司]Enterprise，[远山茶业]Enterprise", "太原市"),), None),
        ((("[太原远山茶业有限公司]Enterprise", "太原市"),), REGION),
        (((FULL, "大同市"),), KNOWN),
        ((("[远山茶业有限公司]Enterprise", "太原市"),), SPELLING),
    ],
)
def test_every_merge_has_its_reason(
    gazetteer: Gazetteer, documents: tuple[Document, ...], reason: str | None
) -> None:
    """Each alias of an entity of the corpus stands in `merged`, with why it is one."""
    _, (entity,) = resolve(gazetteer, *documents, ("[远山茶业]Enterprise", "太原市"))
    assert {merge.alias for merge in entity.merged} == set(entity.aliases)
    if reason:
        assert reason in {merge.reason for merge in entity.merged}


def test_a_name_that_a_correction_took_away_joins_nothing(gazetteer: Gazetteer) -> None:
    """Evidence counts only while the entity still bears the name."""
    articles, mentions = page(FULL, home="太原市", document="0.txt")
    _, (entity,) = resolve_document(articles, mentions, gazetteer)
    bare = Entity("0.txt#e1", entity.type, None, entity.label, traits=entity.traits)
    other = Entity("1.txt#e1", "Enterprise", None, "远山茶业")
    ids, _ = resolve_corpus([[bare], [other]], base_iri="x/")
    assert len(set(ids.values())) == 2
