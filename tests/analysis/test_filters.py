"""Parts of a graph, by what is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from kg.analysis.dates import Period
from kg.analysis.filters import Filters, select
from kg.errors import InputError, UsageError
from kg.model import Statement
from tests.analysis.by_hand import (
    BANK,
    CHAIRS,
    DENIAL,
    GIFT,
    LEADS,
    LOAN,
    OLD,
    ONCE_LED,
    PART,
    PLAN,
    PRIZE,
    SEAT,
    SETTINGS,
    TALK,
    TEA_PAGE,
    TOWN,
    UNION,
    corpus,
)

ALL = {LOAN, SEAT, PLAN, DENIAL, CHAIRS, LEADS, ONCE_LED, GIFT, PRIZE, PART}


def ids(statements: set[Statement]) -> set[str]:
    """The claims, whatever evidence is left to them."""
    return {statement.id for statement in statements}


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, ALL),
        ({"relations": frozenset({"funds", "partOf"})}, {LOAN, GIFT, PART}),
        ({"modalities": frozenset({"planned", "negated"})}, {PLAN, DENIAL}),
        ({"documents": ("2024/*",)}, {LOAN, SEAT, PLAN, CHAIRS, LEADS, GIFT, PRIZE}),
        ({"documents": (OLD, TALK)}, {LOAN, DENIAL, LEADS, ONCE_LED, GIFT, PRIZE, PART}),
        ({"min_confidence": 0.6}, ALL - {PART}),
        ({"classes": frozenset({"Bank", "Enterprise"})}, {LOAN, PART}),
        ({"classes": frozenset({"Bank", "Group"})}, {GIFT}),
        ({"classes": frozenset({"GuaranteeCompany", "Place"})}, {SEAT}),
        ({"classes": frozenset({"Institution"})}, {LOAN, PLAN, DENIAL, PART}),
        ({"period": Period("2024", None)}, {LOAN}),
        ({"period": Period(None, "2022")}, set()),
        ({"period": Period("2025", None), "undated": True}, ALL - {LOAN}),
        ({"around": (TOWN.id,)}, {SEAT}),
        ({"around": (TOWN.id,), "steps": 2}, {SEAT, LOAN, PART, CHAIRS}),
        ({"around": (UNION.id,)}, {PLAN, DENIAL}),
        ({"around": (BANK.id,)}, {LOAN, PART, PLAN, DENIAL, GIFT}),
        ({"around": (BANK.id,), "relations": frozenset({"funds"}), "steps": 3}, {LOAN, GIFT}),
    ],
)
def test_statements_are_all_that_is_asked_for(asked: dict[str, Any], left: set[Statement]) -> None:
    """Each filter by itself, and several at once."""
    if not left:
        with pytest.raises(InputError, match="nothing is left"):
            select(corpus(), Filters(**asked))
        return
    graph = select(corpus(), Filters(**asked), SETTINGS.relations).graph
    assert {statement.id for statement in graph.statements} == ids(left)


def test_without_filters_nothing_is_touched() -> None:
    """It is the very graph."""
    graph = corpus()
    assert select(graph, Filters()).graph is graph


def test_only_evidence_that_is_asked_for_counts() -> None:
    """Amount, date and confidence are those of the evidence that is left."""
    (loan,) = select(corpus(LOAN), Filters(documents=(TEA_PAGE,))).graph.statements
    assert (loan.amount, loan.date) == (LOAN.evidence[1].amount, LOAN.evidence[1].date)
    assert loan.confidence == 0.9
    (loan,) = select(corpus(LOAN), Filters(period=Period("2023", "2023"))).graph.statements
    assert loan.evidence == LOAN.evidence[:1]


def test_statements_without_a_date_are_counted() -> None:
    """Those that a period leaves out and that are else all that is asked for."""
    filters = Filters(period=Period("2024"), relations=frozenset({"funds", "locatedIn"}))
    assert select(corpus(), filters).undated == 2


def test_what_nothing_speaks_of_goes() -> None:
    """Entities with their statements, mentions with their entities, articles with both."""
    graph = select(corpus(), Filters(relations=frozenset({"locatedIn"}))).graph
    assert [entity.label for entity in graph.entities] == ["云岭茶业", "柳河镇"]
    assert {mention.text for mention in graph.mentions} == {"云岭茶业", "柳河镇"}
    assert [article.document for article in graph.articles] == [OLD, TEA_PAGE]


def test_a_mention_keeps_an_entity_of_a_document() -> None:
    """Who asks for documents or classes asks for all that is named there."""
    graph = select(corpus(), Filters(documents=("2024/茶*",))).graph
    assert "高远" in {entity.label for entity in graph.entities}
    assert {mention.document for mention in graph.mentions} == {TEA_PAGE}
    graph = select(corpus(), Filters(classes=frozenset({"Person"}))).graph
    assert {entity.type for entity in graph.entities} == {"Person"}
    assert list(graph.statements) == [PRIZE]  # who granted it is not told


@pytest.mark.parametrize(
    ("first", "last", "value", "holds"),
    [
        ("2024", None, "2024-03", True),
        ("2024-03", None, "2024", True),  # some of the year does
        ("2024-04", None, "2024-03", False),
        (None, "2024", "2024-12-31", True),
        (None, "2024-03", "2024-03-31", True),
        (None, "2024-03", "2024-04", False),
        ("2024-03-05", "2024-03-05", "2024-03", True),
        ("2024-03-06", "2024-04", "2024-03-05", False),
    ],
)
def test_a_date_lies_in_a_period_where_part_of_it_does(
    first: str | None, last: str | None, value: str, holds: bool
) -> None:
    """A year has all its days, a month all of its own."""
    assert Period(first, last).may_hold(value) is holds


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("2024-13", None, "2024-13: no date; should be YYYY"),
        (None, "March", "March: no date"),
        ("2023-02-29", None, "2023-02-29: no date"),
        ("２０２４", None, "no date"),
        ("2024-02-29", None, None),
        ("2024-05", "2024", None),
        ("2025", "2024", "2025 is later than 2024"),
    ],
)
def test_what_is_no_period_is_refused(
    first: str | None, last: str | None, message: str | None
) -> None:
    """With what would be right."""
    if message is None:
        Period(first, last)
        return
    with pytest.raises(UsageError, match=message):
        Period(first, last)
