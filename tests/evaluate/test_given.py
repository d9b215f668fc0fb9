"""Gold names in the place of found ones."""

from __future__ import annotations

import pytest

from kg.evaluate import evaluate_rules, report
from kg.evaluate.given import build_given, gold_names, reading_span
from kg.evaluate.records import Built, GoldEntity, GoldPage, GoldRelation
from kg.model import Article, Piece, Span
from kg.ontology import load_relations
from kg.samples import sample_gold, sample_pages
from kg.statements import RuleBook, load_rules
from tests.evaluate.mini import TEXT, gold_page


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    """Our own rules."""
    return load_rules(load_relations())


def build(gold: GoldPage, text: str, rules: RuleBook) -> Built:
    """What the rules read off one page."""
    return build_given([gold], {gold.name: text}, rules)


def test_names_have_the_class_and_the_identity_of_the_gold(rules: RuleBook) -> None:
    """Of several classes the first; all forms of an entity are one; the free ones are given, too."""
    names = [
        (TEXT[n.span.start : n.span.end], n.type, n.entity) for n in gold_names(gold_page(), TEXT)
    ]
    assert ("红行", "Bank", "b") in names
    assert ("市总工会", "TradeUnion", "u") in names
    mentions = build(gold_page(), TEXT, rules).mentions["mini"]
    assert [(m.text, m.entity.removeprefix("mini/")) for m in mentions] == [
        (name, entity) for name, _, entity in names
    ]


def test_the_rules_are_seen_alone(rules: RuleBook) -> None:
    """Names are all right; each statement has gold ends, its rule and its sentence."""
    built = build(gold_page(), TEXT, rules)
    figures = report((gold_page(),), {"mini": TEXT}, built)
    assert figures.span.rates.f1 == figures.alias_pairs.rates.f1 == 1.0
    assert figures.relations == (4, 0, 0)
    (loan,) = [s for s in built.statements["mini"] if s.relation == "funds"]
    assert (loan.subject, loan.object, loan.amount) == ("mini/b", "mini/c", "近300万元")
    assert loan.evidence[0].text == TEXT.splitlines()[1]


def test_what_the_rules_cannot_read_is_lost(rules: RuleBook) -> None:
    """No name is at fault where a sentence says it in words that no rule knows."""
    text = "红河银行的善意，远山茶业一直记在心里。\n"
    gold = GoldPage(
        "page",
        (
            GoldEntity("b", ("BANK",), "红河银行", ("红河银行",)),
            GoldEntity("c", ("ENTERPRISE",), "远山茶业", ("远山茶业",)),
        ),
        (GoldRelation("funds", "b", "c", Span(0, 19)),),
    )
    figures = report((gold,), {"page": text}, build(gold, text, rules))
    assert [str(fault) for fault in figures.faults] == [
        "page @0 LOST funds 红河银行 -> 远山茶业 | 红河银行的善意，远山茶业一直记在心里。"
    ]


def test_a_name_is_found_again_where_the_article_reads_it() -> None:
    """A paragraph that a column break tore is joined; a name across the seam keeps its edges."""
    article = Article("d", 1, "", 0, 20, "远山茶业公司", (Piece(0, 2, 4), Piece(4, 12, 2)), ())
    assert reading_span(article, Span(2, 6)) == (0, 4)
    assert reading_span(article, Span(2, 14)) == (0, 6)
    assert reading_span(article, Span(7, 9)) is None


def test_the_samples_are_scored_without_a_build() -> None:
    """Nine in ten of what our rules say of the sample pages is right."""
    figures = evaluate_rules(sample_gold(), sample_pages())
    assert figures.problems == ()
    assert (figures.pages, figures.names_given) == (10, True)
    assert figures.relations.rates.p > 0.9
    assert figures.relations.rates.r > 0.7
