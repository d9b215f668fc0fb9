"""What a graph says of one entity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.analysis.called import find_called, find_one
from kg.analysis.facts import portrait_of_words, portraits, sentences
from kg.errors import InputError
from tests.analysis.by_hand import (
    BANK,
    CHAIR,
    LOAN,
    SETTINGS,
    STUDIO,
    TEA,
    TEACHER,
    TOWN,
    UNION,
    E,
    claim,
    corpus,
)


def test_facts_are_seen_from_the_entity() -> None:
    """From it, to it, with it; what is so before what is planned and denied; groups by words."""
    (bank,) = portraits(corpus(), [BANK], SETTINGS.relations)
    assert [(f.direction, f.statement.modality, f.others) for f in bank.facts] == [
        ("→", "asserted", ("云岭茶业",)),
        ("→", "asserted", ("林小溪劳模工作室等3家工作室",)),
        ("←", "asserted", ("云岭茶业",)),
        ("–", "planned", ("柳河镇总工会",)),
        ("–", "negated", ("柳河镇总工会",)),
    ]
    assert bank.facts[0].entities == (TEA.id,)
    assert (bank.mentions, bank.documents) == (3, 3)


def test_whoever_is_not_named_is_not_known() -> None:
    """A prize of nobody; namesakes stand with the end of their id."""
    (chair,) = portraits(corpus(), [CHAIR], SETTINGS.relations)
    assert {f.others for f in chair.facts} == {("云岭茶业",), ("（不详）",)}
    (tea,) = portraits(corpus(), [TEA], SETTINGS.relations)
    assert "林小溪 [林小溪_云岭茶业]" in {name for fact in tea.facts for name in fact.others}


def test_who_fills_another_role_sees_both_ends() -> None:
    """As a programme does by which a bank funds a firm."""
    graph = corpus(claim("funds", BANK, TEA, *LOAN.evidence, programme=UNION.id))
    (union,) = portraits(graph, [UNION], SETTINGS.relations)
    assert [(f.direction, f.others) for f in union.facts] == [("·", ("青石银行", "云岭茶业"))]


def test_what_is_no_entity_is_known_by_its_words() -> None:
    """An honour, a programme, a described group; in quotation marks or not."""
    for words, kind in (
        ("林小溪劳模工作室", "Honour"),
        ("林小溪劳模工作室等3家工作室", "Group"),
    ):
        found = portrait_of_words(corpus(), f"“{words}”", SETTINGS.relations)
        assert found is not None
        assert (found.entity.id, found.entity.type, found.documents) == ("", kind, 1)
        assert [fact.direction for fact in found.facts] == ["·"]
    programme = corpus(claim("launched", BANK, "茶农贷", *LOAN.evidence))
    found = portrait_of_words(programme, "茶农贷", SETTINGS.relations)
    assert found is not None
    assert (found.entity.type, found.facts[0].others) == ("Programme", ("青石银行", "茶农贷"))
    assert portrait_of_words(corpus(), "无名", SETTINGS.relations) is None


def test_names_come_with_how_often_and_why() -> None:
    """The label first, then those most often printed."""
    (studio,) = portraits(corpus(), [STUDIO], SETTINGS.relations)
    assert [(use.name, use.mentions, use.reasons) for use in studio.names] == [
        ("林小溪劳模工作室", 1, ()),
        ("林小溪工作室", 0, ("以下简称“林小溪工作室”",)),
    ]


def test_a_sentence_is_told_once() -> None:
    """Though several rules read it."""
    again = replace(LOAN, evidence=(*LOAN.evidence, replace(LOAN.evidence[0], rule="other")))
    assert [item.text for item in sentences(again)] == [item.text for item in LOAN.evidence]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("青石银行", [BANK]),
        (" 青石行 ", [BANK]),
        ("林小溪", [TEACHER, CHAIR]),
        ("林小溪_教师", [TEACHER]),
        ("ent:林小溪_教师", [TEACHER]),
        (f"<{E}林小溪_教师>", [TEACHER]),
        (TOWN.id, [TOWN]),
    ],
)
def test_entities_are_found_by_any_name(name: str, found: list[object]) -> None:
    """By label before alias, and by every form of an id."""
    assert list(find_called(corpus().entities, name)) == sorted(found, key=lambda e: e.id)  # type: ignore[attr-defined]


def test_a_name_of_nothing_or_of_several_is_told() -> None:
    """With names that are near, or the ids to choose from."""
    with pytest.raises(
        InputError, match=r"^青石市工会: nothing is called so; near are 青石市总工会$"
    ):
        find_one(corpus().entities, "青石市工会")
    with pytest.raises(
        InputError, match=r"2 are called so: ent:林小溪_云岭茶业 \(Person\), ent:林"
    ):
        find_one(corpus().entities, "林小溪")
