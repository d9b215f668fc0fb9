"""The graph of several documents: final ids, merged claims, sorted records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from kg.graph.claims import open_claims
from kg.graph.corpus import HeldRecords, build_graph, hold
from kg.graph.rows import Rows
from kg.model import (
    Article,
    Document,
    DocumentRecord,
    Entity,
    Evidence,
    Graph,
    Mention,
    Span,
    Statement,
)

IDS = {"a#e1": "iri:bank", "a#e2": "iri:tea", "b#e1": "iri:bank", "b#e2": "iri:tea"}
ENTITIES = (
    Entity("iri:tea", "Enterprise", None, "云岭茶业"),
    Entity("iri:bank", "Bank", None, "青石银行"),
)


def evidence(document: str) -> Evidence:
    """The sentence of a document."""
    return Evidence(document, 1, 0, 10, "青石银行贷给云岭茶业", "funds/lend-to")


def record(name: str, subject: str, object_: str) -> DocumentRecord:
    """A document in which the bank lends to the company, with local ids."""
    article = Article(name, 1, "题", 0, 10, "青石银行贷给云岭茶业", (), ())
    mentions = tuple(
        Mention(name, 1, s, e, text, kind, None, Span(s, e), text, entity)
        for s, e, text, kind, entity in (
            (6, 10, "云岭茶业", "Enterprise", f"{name}#e2"),
            (0, 4, "青石银行", "Bank", f"{name}#e1"),
        )
    )
    roles = (("funder", (subject,)), ("kind", ("loan",)), ("recipient", (object_,)))
    loan = Statement("funds", subject, object_, (evidence(name),), roles=roles)
    return DocumentRecord(Document(name, article.text, ""), (article,), mentions, (), (loan,))


A, B = record("a", "a#e1", "a#e2"), record("b", "b#e1", "b#e2")


def merge(
    records: Iterable[DocumentRecord], ids: Mapping[str, str], entities: Sequence[Entity]
) -> Graph:
    """The graph of records, in memory."""
    held, by_id = HeldRecords.of(records), sorted(entities, key=lambda entity: entity.id)
    with open_claims() as claims:
        return hold(build_graph(held, [ids] * held.count()[0], by_id, (), claims))


def test_two_documents_are_one_graph() -> None:
    """Local ids become final ones everywhere, equal claims one, and each tuple is sorted."""
    merged = merge([B, A], IDS, ENTITIES)
    roles = (("funder", ("iri:bank",)), ("kind", ("loan",)), ("recipient", ("iri:tea",)))
    loan = Statement("funds", "iri:bank", "iri:tea", (evidence("a"), evidence("b")), roles=roles)
    assert merged.statements == (loan,)
    assert [entity.id for entity in merged.entities] == ["iri:bank", "iri:tea"]
    assert [article.id for article in merged.articles] == ["a#1", "b#1"]
    assert [(m.document, m.start, m.entity) for m in merged.mentions] == [
        ("a", 0, "iri:bank"),
        ("a", 6, "iri:tea"),
        ("b", 0, "iri:bank"),
        ("b", 6, "iri:tea"),
    ]


def test_the_order_of_documents_is_of_no_effect() -> None:
    """Any order of records gives the same graph."""
    forth = merge([A, B], IDS, ENTITIES)
    assert merge(iter([B, A]), IDS, ENTITIES[::-1]) == forth


def test_a_claim_of_a_thing_about_itself_is_dropped() -> None:
    """Where both ends became one entity the statement says nothing any more."""
    same = IDS | {"a#e2": "iri:bank", "b#e2": "iri:bank"}
    assert merge([A, B], same, ENTITIES).statements == ()


def test_no_documents_no_graph() -> None:
    """An empty corpus is an empty graph."""
    assert merge([], {}, ()) == Graph((), (), (), ())


def test_rows_are_read_anew_each_time() -> None:
    """A sequence on disk can be gone through again and again, asked for its length, and cut."""
    rows = Rows(lambda: iter("青石白河"), 4)
    assert [list(rows), list(rows)] == [list("青石白河")] * 2
    assert (len(rows), rows[1], rows[-1], rows[1:3]) == (4, "石", "河", ("石", "白"))
    with pytest.raises(IndexError, match="4 of 4"):
        rows[4]
