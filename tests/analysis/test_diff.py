"""What came, went and changed from one graph to another."""

from __future__ import annotations

from dataclasses import replace

from kg.analysis.diff import Change, compare, compare_documents, evidence_changes, with_base
from kg.model import Entity, Graph, Merge, Statement
from tests.analysis.by_hand import (
    BANK,
    CHAIRS,
    LOAN,
    PART,
    PLAN,
    SEAT,
    SETTINGS,
    TEA,
    TOWN,
    UNION,
    E,
    claim,
    corpus,
)

SPECS = SETTINGS.relations


def with_entities(graph: Graph, *entities: Entity, without: tuple[Entity, ...] = ()) -> Graph:
    """The graph with other entities in the place of those of their ids, and without some."""
    kept = {e.id: e for e in graph.entities if e not in without} | {e.id: e for e in entities}
    return replace(graph, entities=tuple(kept[key] for key in sorted(kept)))


def test_a_graph_does_not_differ_from_itself() -> None:
    """Nor from one whose texts have a line more at their head."""
    moved = [
        replace(s, evidence=tuple(replace(e, start=e.start + 9, end=e.end + 9) for e in s.evidence))
        for s in corpus().statements
    ]
    assert not compare(corpus(), corpus(), SPECS)
    assert not compare(corpus(), corpus(*moved), SPECS)


def test_statements_come_and_go() -> None:
    """By relation, then by their ends."""
    found = compare(corpus(LOAN, SEAT), corpus(SEAT, PART, CHAIRS), SPECS).statements
    assert (found.came, found.went, found.changed) == ((CHAIRS, PART), (LOAN,), ())


def test_a_statement_changes_in_what_is_told_of_it() -> None:
    """Its amount, date, confidence and evidence are not what makes it this statement."""
    less = replace(LOAN, evidence=LOAN.evidence[1:])
    found = compare(corpus(LOAN), corpus(less), SPECS).statements
    (change,) = found.changed
    assert change.fields == ("amount", "date", "confidence", "evidence")
    assert evidence_changes(change) == ([], [LOAN.evidence[0]])
    gift = replace(LOAN, roles=tuple((r, ("gift",) if r == "kind" else f) for r, f in LOAN.roles))
    assert compare(corpus(LOAN), corpus(gift), SPECS).statements.changed[0].fields == ("roles",)


def test_a_plan_that_came_true_changed() -> None:
    """It did not go, with another that came; whoever stands first in a partnership."""
    roles = (("partner", (BANK.id,)), ("partner2", (UNION.id,)))
    turned = replace(PLAN, subject=BANK.id, object=UNION.id, roles=roles)
    assert not compare(corpus(turned), corpus(PLAN), SPECS)
    done = replace(PLAN, modality="asserted")
    found = compare(corpus(PLAN), corpus(PLAN, done), SPECS).statements
    assert (found.came, found.went, found.changed) == ((done,), (), ())  # the plan is there still
    (change,) = compare(corpus(PLAN), corpus(done), SPECS).statements.changed
    assert change.fields == ("modality",)


def test_entities_come_go_and_change() -> None:
    """With the names of the fields that differ."""
    renamed = replace(BANK, aliases=("青行",), merged=(Merge("青行", "以下简称"),))
    found = compare(corpus(), with_entities(corpus(), renamed, without=(TOWN,)), SPECS).entities
    assert (found.came, found.went) == ((), (TOWN,))
    assert found.changed == (Change(BANK, renamed, ("aliases", "merged")),)


def test_what_is_now_one_with_another_did_not_go() -> None:
    """Nor did what is said of it; a new id of an old name is no other thing either."""
    short = Entity(f"{E}云茶", "Enterprise", None, "云茶")
    old = corpus(claim("funds", BANK, short, *LOAN.evidence, kind="loan"), SEAT)
    joined = replace(TEA, aliases=("云茶",))
    found = compare(with_entities(old, short), with_entities(corpus(LOAN, SEAT), joined), SPECS)
    assert not found.statements
    assert found.entities.became == (Change(short, joined, ("id",)),)
    assert (found.entities.came, found.entities.went) == ((), ())
    moved = replace(TOWN, id=f"{E}柳河镇_青石市")
    found = compare(
        corpus(SEAT), with_entities(corpus(at(SEAT, moved)), moved, without=(TOWN,)), SPECS
    )
    assert not found.statements
    assert found.entities.became == (Change(TOWN, moved, ("id",)),)


def at(statement: Statement, place: Entity) -> Statement:
    """The statement with another place."""
    roles = tuple((r, (place.id,) if r == "place" else f) for r, f in statement.roles)
    return replace(statement, object=place.id, roles=roles)


def test_another_base_iri_is_no_difference() -> None:
    """Ids are compared as if both builds had one."""
    there = with_base(corpus(), E.removesuffix("entity/"), "https://other.example/")
    assert there.entities[0].id.startswith("https://other.example/entity/")
    back = with_base(there, "https://other.example/", E.removesuffix("entity/"))
    assert not compare(back, corpus(), SPECS)


def test_documents_are_told_by_their_bytes() -> None:
    """Which came, which went, which are others by the same name."""
    found = compare_documents({"a": "1", "b": "1", "c": "1"}, {"b": "2", "c": "1", "d": "1"})
    assert (found.came, found.went, found.changed) == (
        ("d",),
        ("a",),
        (Change("b", "b", ("text",)),),
    )
