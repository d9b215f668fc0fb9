"""Gold files: where the names stand, what is wrong with a file."""

from __future__ import annotations

from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluate import check_gold, find_gold_mentions, gold_problems
from tests.evaluate.mini import GOLD, TEXT, gold_page


def entity(**fields: Any) -> dict[str, Any]:
    """An entity with the id `e` and one form."""
    return {"id": "e", "type": "PLACE", "forms": ["红河"]} | fields


def test_the_longest_form_has_its_characters() -> None:
    """`红河市` inside `红河市总工会` is no mention of the city."""
    found = {
        (TEXT[m.span.start : m.span.end], m.entity) for m in find_gold_mentions(gold_page(), TEXT)
    }
    assert ("红河市", "p") in found
    starts = [m.span.start for m in find_gold_mentions(gold_page(), TEXT) if m.entity == "p"]
    assert starts == [TEXT.index("位于红河市") + 2]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [(0, True), (7, True)]),
        ({"except": {"红河": [0]}}, [(7, True)]),
        ({"optional_at": {"红河": [7]}}, [(0, True), (7, False)]),
        ({"optional": True}, [(0, False), (7, False)]),
        ({"forms": [], "optional_forms": ["红河"]}, [(0, False), (7, False)]),
    ],
)
def test_occurrences_may_be_left_out(
    fields: dict[str, Any], expected: list[tuple[int, bool]]
) -> None:
    """`except` takes an occurrence away, the optional keys keep it from counting."""
    page = gold_page(entities=[entity(**fields)], relations=[], optional=[])
    found = find_gold_mentions(page, "红河市总工会与红河银行合作。")
    assert [(mention.span.start, mention.counts) for mention in found] == expected


def test_a_good_file_has_no_problems() -> None:
    """`check_gold` says nothing of the page that the other tests use."""
    check_gold(gold_page(), TEXT)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"entities": [*GOLD["entities"], GOLD["entities"][2]]}, "2 entities have the id c"),
        ({"entities": [entity(type="CITY")]}, "e: unknown type CITY; types are AGENCY, BANK,"),
        ({"entities": [entity(forms=["黄河"])]}, "e: the text does not hold the form 黄河"),
        (
            {"entities": [entity(), entity(id="f")]},
            "f: the form 红河 is also one of e",
        ),
        (
            {"entities": [entity(**{"except": {"红河": [1]}})]},
            "e: except: 红河 does not stand at 1",
        ),
        (
            {"entities": [entity(forms=["总工会"]), entity(id="f", forms=["工会"])]},
            "f: no mention is left in the text",
        ),
    ],
)
def test_problems_of_entities(changes: dict[str, Any], problem: str) -> None:
    """Each says which entity and what is wrong."""
    problems = gold_problems(gold_page(relations=[], optional=[], **changes), TEXT)
    assert any(line.startswith(problem) for line in problems), problems


@pytest.mark.parametrize(
    ("relation", "problem"),
    [
        ({"type": "likes"}, "likes at 0: unknown relation; relations are funds,"),
        ({"subject": "x"}, "funds at 0: subject x is no entity of the page"),
        ({"object": None}, "funds at 0: needs an object or an object_text"),
        ({"type": "located_in", "object": None}, "located_in at 0: needs an object"),
        ({"type": "awarded"}, "awarded at 0: needs an honour"),
        ({"amount": "3元"}, "funds at 0: amount is not verbatim: 3元"),
        ({"evidence": [0, 999]}, "funds at 0: evidence [0, 999] lies outside the text"),
    ],
)
def test_problems_of_relations(relation: dict[str, Any], problem: str) -> None:
    """Each says which relation and what is wrong."""
    whole = {"type": "funds", "subject": "b", "object": "c", "evidence": [0, 14]} | relation
    with pytest.raises(KgError) as error:
        check_gold(gold_page(relations=[whole]), TEXT)
    assert str(error.value).startswith(f"mini: {problem}")
