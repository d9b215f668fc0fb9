"""Why a match is planned or negated: the words in the text, or what learned weights have against it."""

from __future__ import annotations

from kg.model import Span
from kg.ontology import load_relations
from kg.statements import load_rules, read_closely
from kg.statements.examples import parse_example
from kg.statements.modalities import cue_of
from kg.statements.values import Cue


def cues(text: str, rule: str) -> list[Cue | None]:
    """The cue of each match of a rule."""
    reading = read_closely(*parse_example(text), load_rules(load_relations()))
    return [cue_of(reading.surface, m) for m in reading.matches if m.rule.id == rule]


def test_a_cue_stands_in_the_article() -> None:
    """Its place counts from the start of the article, sentences before it or not."""
    text = "[远山茶业]Enterprise缺钱。银根很紧。[红河银行]Bank没有向[远山茶业]Enterprise发放贷款300万元。"
    assert cues(text, "funds/hand-out") == [Cue("negated", "own clause", "没有", Span(16, 18))]


def test_a_plain_fact_has_no_cue() -> None:
    """Nothing decides that it is so."""
    assert cues("[红河银行]Bank向[远山茶业]Enterprise发放贷款300万元。", "funds/hand-out") == [None]


def test_what_is_doubted_tells_the_runs_that_speak_against_it() -> None:
    """They were learned, and stand anywhere around; no listed word is among them."""
    text = "[红河银行]Bank给[远山茶业]Enterprise发放贷款300万元一事，双方还在磨，迟迟没有签字。"
    (cue,) = cues(text, "funds/pay")
    assert cue is not None
    assert (cue.modality, cue.step, cue.span) == ("planned", "learned", None)
    assert cue.words
    assert all(run in text for run in cue.words.split("…"))
