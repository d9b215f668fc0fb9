"""Pairs that nothing marks: found by learned weights, where a rule found one of the two."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Span
from kg.ontology import load_relations
from kg.statements import find_statements, load_rules
from kg.statements.engine import read_clauses
from kg.statements.examples import parse_example
from kg.statements.likely import find_likely, may_pair
from kg.statements.likely.features import Features
from kg.statements.likely.pairs import MOST, find_pairs
from kg.statements.likely.scene import Reading, squeezed, squeezed_end, squeezed_start
from kg.statements.likely.scores import Scores
from kg.statements.likely.weights import (
    Weights,
    cue_pattern,
    least_total,
    likelihood_of,
    load_weights,
)

TOLD_BEFORE = (
    "[远山茶业]Enterprise账上没有钱。[远山茶业]Enterprise的订单多了。"
    "不久，[红河银行]Bank发放贷款150万元，[青石市财政局]Agency贴息5万元。"
)
FUNDS = next(file.spec for file in load_relations() if file.spec.name == "funds")


def reading_of(text: str) -> Reading:
    """A text in bracket notation as pairs are weighed in it, without what rules found."""
    surface, clauses = read_clauses(*parse_example(text))
    return Reading(surface, clauses, (), ())


def test_a_receiver_named_sentences_before_is_found() -> None:
    """The bank lends to the firm that the text has been about; the likelihood is the confidence."""
    found = find_statements(*parse_example(TOLD_BEFORE), load_rules(load_relations()))
    (loan,) = [s for s in found if s.subject == "青石市财政局"]
    assert (loan.relation, loan.object, loan.modality) == ("funds", "远山茶业", "asserted")
    assert loan.evidence[0].rule == "funds/likely"
    assert 0.5 <= loan.evidence[0].confidence < 1
    assert loan.evidence[0].amount and loan.evidence[0].amount.text == "5万元"


@pytest.mark.parametrize(
    "text",
    [
        TOLD_BEFORE.replace("贴息", "有望贴息"),
        TOLD_BEFORE.replace("贴息", "并未贴息"),
        TOLD_BEFORE.replace("贴息5万元", "今年贴息余额增加5亿元"),
    ],
    ids=["planned", "denied", "balance"],
)
def test_what_is_no_fact_is_never_likely(text: str) -> None:
    """Weights state facts only: what is planned, denied or a mere total they leave alone."""
    found = find_statements(*parse_example(text), load_rules(load_relations()))
    assert not [s for s in found if s.subject == "青石市财政局" and s.modality == "asserted"]


def test_where_a_gift_stands_tells_who_has_it() -> None:
    """What a firm built and a school uses, the school was given; a rule finds the giver alone."""
    text = "由[远山茶业]Enterprise捐建的操场，本学期在[青石中学]Organization启用。"
    found = find_statements(*parse_example(text), load_rules(load_relations()))
    assert [(s.subject, s.object) for s in found if s.relation == "funds"] == [
        ("远山茶业", "青石中学")
    ]


def test_without_the_rule_nothing_is_weighed() -> None:
    """A user's rules that leave out `likely` get marked roles only."""
    surface, clauses = read_clauses(*parse_example(TOLD_BEFORE))
    assert find_likely(surface, clauses, [], [], []) == []


def test_a_pair_has_a_name_in_the_clause_of_the_cue() -> None:
    """Both names are in reach, and one of them stands in the clause."""
    reading = reading_of(TOLD_BEFORE)
    pairs = find_pairs(reading, FUNDS, cue_pattern(["发放"]), range(len(reading.clauses)))
    named = {(p.first.member.text, p.second.member.text) for p in pairs}
    assert {("红河银行", "远山茶业"), ("青石市财政局", "远山茶业")} <= named
    assert all("红河银行" in pair for pair in named if "青石市财政局" not in pair)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("[红河银行]Bank与[远山茶业]Enterprise签约，[红河银行]Bank发放。", True),
        ("[红河银行]Bank与[远山茶业]Enterprise签约，发放5万元。", True),
        ("[红河银行]Bank与[远山茶业]Enterprise签约，及时发放。", False),
        ("[红河银行]Bank与[远山茶业]Enterprise签约，发放余额5亿元。", False),
    ],
    ids=["name", "sum", "neither", "balance"],
)
def test_a_clause_without_pairs_is_told_by_a_look(text: str, pairs: bool) -> None:
    """What has no name and no sum, or tells of no gift, has nothing to be weighed."""
    reading = reading_of(text)
    assert may_pair(reading.surface, reading.clauses[-1], FUNDS) is pairs


def test_a_long_list_is_not_weighed_all_with_all() -> None:
    """Of very many names in reach only the nearest are weighed with one another."""
    donors = "，".join(f"[远山{n}厂]Enterprise捐款{n}万元" for n in range(1, 120))
    reading = reading_of(f"[柳河红十字会]Organization公布名单：{donors}。")
    pairs = list(find_pairs(reading, FUNDS, cue_pattern(["捐款"]), range(len(reading.clauses))))
    assert len(pairs) <= 2 * MOST * len(reading.clauses)


def test_features_are_the_same_whoever_is_named() -> None:
    """No name is a feature: other names of the same classes and ends weigh the same."""
    other = TOLD_BEFORE.replace("红河银行", "蓝河银行").replace("远山茶业", "高山茶业")
    seen = []
    for text in (TOLD_BEFORE, other):
        reading = reading_of(text)
        pairs = find_pairs(reading, FUNDS, cue_pattern(["发放"]), range(len(reading.clauses)))
        seen.append([Features(reading, "funds").of(pair) for pair in pairs])
    assert seen[0] == seen[1]


def test_parts_add_up_to_the_whole() -> None:
    """What many pairs share is added up once, and comes to the likelihood of all features."""
    weights = load_weights("funds")
    assert weights is not None
    reading = reading_of(TOLD_BEFORE)
    features = Features(reading, "funds")
    scores = Scores(features, weights)
    pairs = list(find_pairs(reading, FUNDS, weights.cues, range(len(reading.clauses))))
    assert len(pairs) > 5
    for pair in pairs:
        assert scores.of(pair) == pytest.approx(weights.likelihood(features.of(pair)), abs=1e-9)


def test_names_and_values_are_squeezed_to_letters() -> None:
    """`N` for a name, `M` for a sum, whatever their length."""
    surface, clauses = read_clauses(
        *parse_example("[红河银行]Bank向[远山茶业]Enterprise放款150万元。")
    )
    assert squeezed(surface, Span(*clauses[0].span)) == "N向N放款M"


def test_names_side_by_side_are_one_letter() -> None:
    """So are a name and a group one letter each, and the letter itself joins a name behind it."""
    surface, clauses = read_clauses(
        *parse_example("[红河银行]Bank[青石支行]Bank为KN[远山茶业]Enterprise的17名困难职工送去M。")
    )
    assert squeezed(surface, Span(*clauses[0].span)) == "N为KN的G送去M"


def test_the_ends_of_a_long_stretch_are_squeezed_alone() -> None:
    """The same as the ends of all of it, also where a long name stands at the cut."""
    name = "[远山" + "大" * 60 + "茶业公司]Enterprise"
    surface, _ = read_clauses(
        *parse_example(f"由{name}和{name}、{name}捐款150万元给{name}的工人。")
    )
    whole = Span(0, len(surface.text))
    words = squeezed(surface, whole)
    for most in (1, 3, 5, 9, 40):
        assert squeezed_start(surface, whole, most) == words[:most]
        assert squeezed_end(surface, whole, most) == words[-most:]


def test_likelihood_is_logistic_and_bounded() -> None:
    """No features give a half, and no sum overflows."""
    weights = Weights(cue_pattern(["放款"]), {"a": 1000.0, "b": -1000.0})
    assert weights.likelihood([]) == 0.5
    assert weights.likelihood(["a"]) == pytest.approx(1.0)
    assert weights.likelihood(["b"]) == pytest.approx(0.0)


def test_a_relation_without_weights_has_none() -> None:
    """Only relations that were learned have a file."""
    assert load_weights("locatedIn") is None
    assert load_weights("funds") is not None


def test_no_name_is_among_the_weights() -> None:
    """What is shipped are words of the language: no feature holds a name of the marked texts."""
    shared = Path(__file__).resolve().parents[2] / "tests" / "data" / "relations" / "train.txt"
    marked = shared.read_text(encoding="utf-8")
    names = {part.partition("|")[0] for part in marked.split("[")[1:] if "|" in part}
    weights = load_weights("funds")
    assert weights is not None
    long = {name for name in names if len(name) >= 5}
    assert not [f for f in weights.values if any(name in f for name in long)]


@pytest.mark.parametrize("likelihood", [0.0, 0.001, 0.3, 0.5, 0.9, 0.999, 1.0])
def test_a_sum_under_the_least_is_not_so_likely(likelihood: float) -> None:
    """What is given up by its sum alone would be given up by its likelihood."""
    least = least_total(likelihood)
    for total in (-29.0, -1.0, -1e-7, 0.0, 1e-7, 1.0, 29.0):
        assert total >= least or likelihood_of(total) < likelihood


def test_words_of_a_clause_weigh_what_their_features_do() -> None:
    """Each character and each run of two counts once."""
    weights = Weights(
        cue_pattern(["放款"]), {"u=款": 1.0, "bi=放款": 2.0, "bi=款放": 4.0, "款": 8.0}
    )
    assert weights.sum_of_words("N放款放款M") == 7.0
    assert weights.sum_of_words("") == 0.0
