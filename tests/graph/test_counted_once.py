"""A text counts once as evidence, however often it is reprinted."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from kg.analysis.filters import Filters, select
from kg.confidence import combine
from kg.export import ExportSettings
from kg.export.built import from_article_row, from_statement_row
from kg.export.network.attributes import edge_attributes
from kg.export.rdf.describe import describe_article
from kg.export.rdf.names import Names
from kg.export.tables import to_article_row, to_statement_row
from kg.graph.claims import open_claims
from kg.graph.corpus import HeldRecords, build_graph, hold
from kg.model import (
    Article,
    Document,
    DocumentRecord,
    Entity,
    Evidence,
    Graph,
    Statement,
    count_once,
)
from tests.graph.made_pairs import story

TEXT = story(random.Random(1), 0)  # noqa: S311
OTHER = story(random.Random(2), 3)  # noqa: S311
SAID, MORE = "红河银行向远山茶业发放贷款三百万元。", "这笔贷款已经到了远山茶业的账上。"


def item(document: str, text: str, of: str | None = None, confidence: float = 0.8) -> Evidence:
    """A sentence of the first article of a document."""
    return Evidence(document, 1, 0, len(text), text, "r", confidence, reprint_of=of)


def claim(*evidence: Evidence) -> Statement:
    """A claim with this evidence."""
    return Statement("funds", "b", "t", evidence)


def test_reprints_add_nothing_and_take_nothing() -> None:
    """Two sentences of one article are two; those of its reprint, edited or not, are none more."""
    own = (item("a", SAID), item("a", MORE))
    reprinted = (item("b", SAID.replace("三", "3"), "a#1"), item("b", MORE, "a#1"))
    assert claim(*own, *reprinted).counted == own
    assert claim(*own, *reprinted).confidence == claim(*own).confidence
    assert claim(own[0], *reprinted).counted == reprinted
    assert claim(own[0], item("c", MORE)).confidence > claim(own[0]).confidence


def test_of_equal_ones_the_original_counts_then_the_first() -> None:
    """Also where the original says nothing of the claim."""
    copies = item("c", SAID, "z#1"), item("b", SAID + "。", "z#1")
    assert count_once(copies) == (copies[1],)
    original = item("z", SAID + "！")
    assert count_once((*copies, original)) == (original,)
    surer = item("d", SAID + "？", "z#1", 0.9)
    assert count_once((*copies, original, surer)) == (surer,)


def record(name: str, text: str, sentence: str) -> DocumentRecord:
    """A document with one article and one claim."""
    article = Article(name, 1, "", 0, len(text), text, (), ())
    said = Evidence(name, 1, 0, len(sentence), sentence, "r", 0.8)
    loan = Statement("funds", f"{name}#b", f"{name}#t", (said,))
    return DocumentRecord(Document(name, text, ""), (article,), (), (), (loan,))


RECORDS = (
    record("a", TEXT + "（记者 李明）", SAID),
    record("b", TEXT, SAID.replace("三百万", "300万")),
    record("c", OTHER, MORE),
)


def graph_of(*records: DocumentRecord) -> Graph:
    """The graph of documents about one bank and one company."""
    ids = {f"{name}#{end}": end for name in "abc" for end in "bt"}
    ends = Entity("b", "Bank", None, "红河银行"), Entity("t", "Enterprise", None, "远山茶业")
    with open_claims() as claims:
        return hold(build_graph(HeldRecords.of(records), [ids] * len(records), ends, (), claims))


def test_the_corpus_says_which_articles_are_reprints() -> None:
    """Articles and evidence tell it, whatever the order; sentences of others count."""
    graphs = [graph_of(*records) for records in permutations(RECORDS)]
    assert all(graph == graphs[0] for graph in graphs)
    (statement,) = graphs[0].statements
    assert [article.reprint_of for article in graphs[0].articles] == [None, "a#1", None]
    assert [found.reprint_of for found in statement.evidence] == [None, "a#1", None]
    assert statement.confidence == combine([(SAID, 0.8), (MORE, 0.8)])
    assert edge_attributes(statement, ExportSettings())["weight"] == 2


def test_tables_and_rdf_tell_it_of_reprints_only() -> None:
    """And it is read back."""
    graph = graph_of(*RECORDS)
    rows = [to_article_row(article) for article in graph.articles]
    assert [row.get("reprint_of") for row in rows] == [None, "a#1", None]
    assert "reprint_of" not in rows[0]
    assert [from_article_row(row).reprint_of for row in rows] == [None, "a#1", None]
    (statement,) = graph.statements
    assert from_statement_row(to_statement_row(statement)) == statement
    blocks = [
        str(describe_article(article, Names("https://kg.example/"))) for article in graph.articles
    ]
    assert ["reprintOf" in block for block in blocks] == [False, True, False]


@pytest.mark.parametrize("texts", [(), ("短讯",), (TEXT,)])
def test_a_corpus_without_reprints_is_as_it_was(texts: tuple[str, ...]) -> None:
    """Empty, of short texts, of one text."""
    graph = graph_of(*(record("abc"[n], text, SAID) for n, text in enumerate(texts)))
    assert all(article.reprint_of is None for article in graph.articles)


def test_a_part_names_no_article_that_is_not_in_it() -> None:
    """A reprint whose original is left out is an article like another; its evidence knows."""
    graph = graph_of(*RECORDS)
    both = select(graph, Filters(documents=("a", "b"))).graph
    alone = select(graph, Filters(documents=("b",))).graph
    assert [article.reprint_of for article in both.articles] == [None, "a#1"]
    assert [article.reprint_of for article in alone.articles] == [None]
    assert [e.reprint_of for s in alone.statements for e in s.evidence] == ["a#1"]
