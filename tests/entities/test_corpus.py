"""Identity over the corpus: ids that depend on the thing alone."""

from __future__ import annotations

from itertools import permutations

import pyoxigraph
import pytest
from rdflib import URIRef

from kg.entities import resolve_corpus, resolve_document
from kg.gazetteer import Gazetteer
from kg.model import Entity, Merge
from tests.entities.by_hand import page

BASE = "https://kg.example/"


def entities_of(gazetteer: Gazetteer, text: str, home: str | None, name: str) -> tuple[Entity, ...]:
    """The entities of one document by hand."""
    articles, mentions = page(text, home=home, document=name)
    return resolve_document(articles, mentions, gazetteer)[1]


def test_documents_join_where_name_class_and_place_agree(gazetteer: Gazetteer) -> None:
    """A union named in full here and relatively there is one; another city's is another."""
    documents = [
        entities_of(gazetteer, "[北京市总工会]TradeUnion", None, "a.txt"),
        entities_of(gazetteer, "[市总工会]TradeUnion", "北京市", "b.txt"),
        entities_of(gazetteer, "[市总工会]TradeUnion", "太原市", "c.txt"),
    ]
    iris, entities = resolve_corpus(documents, base_iri=BASE)
    assert iris == {
        "a.txt#e1": f"{BASE}entity/北京市总工会",
        "b.txt#e1": f"{BASE}entity/北京市总工会",
        "c.txt#e1": f"{BASE}entity/太原市总工会",
    }
    assert [(entity.label, entity.aliases) for entity in entities] == [
        ("北京市总工会", ("市总工会",)),
        ("太原市总工会", ("市总工会",)),
    ]


def test_namesakes_are_told_apart_by_place(gazetteer: Gazetteer) -> None:
    """Beijing and Changchun both have a 朝阳区: their ids show it, with either alone too."""
    documents = [
        entities_of(gazetteer, "[朝阳区总工会]TradeUnion", "北京市", "a.txt"),
        entities_of(gazetteer, "[朝阳区总工会]TradeUnion", "长春市", "b.txt"),
    ]
    expected = {
        "a.txt#e1": f"{BASE}entity/北京市朝阳区总工会",
        "b.txt#e1": f"{BASE}entity/吉林省长春市朝阳区总工会",
    }
    assert resolve_corpus(documents, base_iri=BASE)[0] == expected
    assert resolve_corpus(documents[:1], base_iri=BASE)[0] == {"a.txt#e1": expected["a.txt#e1"]}


def test_unresolved_rests_of_names_stay_in_their_document(gazetteer: Gazetteer) -> None:
    """Nobody knows which city's union two pages without a region mean."""
    documents = [
        entities_of(gazetteer, "[市总工会]TradeUnion[王某]Person[城东支行]Bank", None, name)
        for name in ("a.txt", "b.txt")
    ]
    iris, entities = resolve_corpus(documents, base_iri=BASE)
    assert len(set(iris.values())) == len(entities) == 6


def test_order_of_documents_changes_nothing(gazetteer: Gazetteer) -> None:
    """Every order of three documents gives the same entities."""
    documents = [
        entities_of(gazetteer, "[远山担保有限公司]Enterprise（以下简称“远山保”）", None, "a.txt"),
        entities_of(gazetteer, "[远山保]Enterprise[全总]TradeUnion", None, "b.txt"),
        entities_of(gazetteer, "[远山保]Bank[中华全国总工会]Organization", None, "c.txt"),
    ]
    results = [resolve_corpus(order, base_iri=BASE) for order in permutations(documents)]
    assert all(result == results[0] for result in results)
    assert [entity.id for entity in results[0][1]] == [
        f"{BASE}entity/中华全国总工会",
        f"{BASE}entity/远山担保有限公司",
    ]


def test_a_type_is_decided_by_the_majority() -> None:
    """Two pages against one; the reasons of all are kept."""
    documents = [
        [Entity(f"{name}#e1", kind, None, "远山社", merged=(Merge("远", "stated in the text"),))]
        for name, kind in (("a", "Enterprise"), ("b", "Organization"), ("c", "Enterprise"))
    ]
    _, (entity,) = resolve_corpus(documents, base_iri=BASE)
    assert (entity.type, entity.merged) == ("Enterprise", (Merge("远", "stated in the text"),))


@pytest.mark.parametrize(
    ("label", "kind", "name"),
    [
        ("林一琴", "Person", "林一琴"),
        ("林一琴", "Enterprise", "林一琴_Organization"),
        ("法士特", "Enterprise", "法士特"),
        ("远山（上海）公司", "Enterprise", "远山上海公司"),
        ("“香山”服务队", "Organization", "香山服务队"),
        ("Red Hat", "Enterprise", "Red_Hat"),
        ("A<b>|c\\d`e^{f}%", "Enterprise", "A%3Cb%3E%7Cc%5Cd%60e%5E%7Bf%7D%25"),
        ("坏\ud800名", "Enterprise", "坏%EF%BF%BD名"),
        ("坏\x00名", "Enterprise", "坏%EF%BF%BD名"),
        ("暖·创贷", "Programme", "暖·创贷"),
    ],
)
def test_ids_are_readable_and_valid(label: str, kind: str, name: str) -> None:
    """Chinese stays; what an IRI or a Turtle name cannot hold is escaped."""
    iris, _ = resolve_corpus([[Entity("a#e1", kind, None, label)]], base_iri=BASE)
    assert iris == {"a#e1": f"{BASE}entity/{name}"}
    assert pyoxigraph.NamedNode(iris["a#e1"]).value == URIRef(iris["a#e1"]).n3()[1:-1]


@pytest.mark.parametrize(
    "text", ["[中山路]Place", "[人民医院]Organization", "[第一小学]Organization"]
)
def test_what_every_city_has_shows_its_city(gazetteer: Gazetteer, text: str) -> None:
    """A street or a first primary school of one city is not another city's."""
    documents = [
        entities_of(gazetteer, text, home, f"{home}.txt") for home in ("太原市", "大同市", "太原市")
    ]
    iris, _ = resolve_corpus(documents, base_iri=BASE)
    name = text[1 : text.index("]")]
    assert set(iris.values()) == {
        f"{BASE}entity/{name}_山西省太原市",
        f"{BASE}entity/{name}_山西省大同市",
    }
