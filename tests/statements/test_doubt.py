"""Facts that the words around them speak against are taken for planned."""

from __future__ import annotations

from math import fsum

import pytest

from kg.model import Span
from kg.statements.doubt import features_of, is_doubted, weigh
from kg.statements.engine import read_clauses
from kg.statements.examples import parse_example
from kg.statements.likely.weights import FOLDER, read_weights
from tests.statements.reading import claims, statements


def doubts(text: str, trigger: str, relation: str = "partnersWith") -> bool:
    """Is the trigger's clause doubted?"""
    surface, clauses = read_clauses(*parse_example(text))
    at = surface.plain.index(trigger)
    clause = next(c for c in clauses if c.span.start <= at < c.span.end)
    return is_doubted(surface, clause, Span(at, at + len(trigger)), relation)


@pytest.mark.parametrize(
    "text",
    [
        "[红河银行]Bank向[远山茶业]Enterprise发放贷款。",
        "[红河银行]Bank今年3月向[远山茶业]Enterprise发放贷款300万元。",
        "昨天，[红河银行]Bank为[远山茶业]Enterprise发放贷款300万元，解了燃眉之急。",
    ],
)
def test_a_plain_fact_is_not_doubted(text: str) -> None:
    """However little stands around it."""
    assert not doubts(text, "发放", "funds")
    assert ("红河银行", "远山茶业") in claims(text, "funds")


def test_only_relations_that_were_learned_are_doubted() -> None:
    """The weights know nothing of a user's own relation."""
    text = "要是[红河银行]Bank肯点头，早就向[远山茶业]Enterprise发放贷款了，可惜至今没有下文。"
    assert not doubts(text, "发放", "wonBid")


def test_what_is_doubted_is_planned_and_kept() -> None:
    """A doubted claim is no fact, and is not lost."""
    text = "[远山茶业]Enterprise有意把[柳河学院]Organization拉进来合作，双方尚未谈拢。"
    found = statements(text, "partnersWith")
    assert all(s.modality != "asserted" for s in found)


def test_the_sum_is_that_of_the_features() -> None:
    """Adding up run by run comes to what the features weigh, each of them once."""
    text = "[红河银行]Bank有望年内再向[远山茶业]Enterprise放款300万元，双方尚在商谈。记者还会追问，还会再谈。"
    surface, clauses = read_clauses(*parse_example(text))
    at = surface.plain.index("放款")
    _, values = read_weights(FOLDER / "doubt.tsv")
    place = surface, clauses[0], Span(at, at + 2)
    total = fsum(values.get(feature, 0.0) for feature in features_of(*place))
    assert weigh(*place) == pytest.approx(total, abs=1e-9)
    assert total != 0


def test_features_hold_no_names() -> None:
    """Other names give the same features."""
    seen = []
    for name in ("远山茶业", "高山茶业集团"):
        surface, clauses = read_clauses(*parse_example(f"[红河银行]Bank向[{name}]Enterprise放款。"))
        at = surface.plain.index("放款")
        seen.append(features_of(surface, clauses[0], Span(at, at + 2)))
    assert seen[0] == seen[1]
    assert {"B:N向N", "T=放款"} <= seen[0]
