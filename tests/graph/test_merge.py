"""Equal claims are one statement, with the evidence of all."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from kg.graph import merge_statements
from kg.model import Amount, Evidence, Statement
from kg.ontology import Label, RelationSpec, RoleSpec

NAMES = Label("合作", "partners with")
PARTNERS = RelationSpec(
    "partnersWith",
    NAMES,
    NAMES,
    "Partnership",
    NAMES,
    symmetric=True,
    roles=(RoleSpec("partner", NAMES, ("Bank",)), RoleSpec("partner2", NAMES, ("Bank",))),
)


def evidence(document: str = "a.txt", start: int = 0, amount: str = "") -> Evidence:
    """A sentence, with an amount where one is given."""
    money = Amount(amount, "CNY", f"{amount}元") if amount else None
    return Evidence(document, 1, start, start + 2, "甲。", "funds/lend-to", 0.9, money)


def loan(*sentences: Evidence, kind: str = "loan") -> Statement:
    """A loan of one bank to one company."""
    roles = (("funder", ("bank",)), ("kind", (kind,)), ("recipient", ("tea",)))
    return Statement("funds", "bank", "tea", sentences, roles=roles)


def test_equal_claims_share_their_evidence() -> None:
    """Two documents that say the same give one statement, sentences by document and place."""
    first, second = evidence("b.txt", 7), evidence("a.txt", 9)
    merged = merge_statements([loan(first), loan(second), loan(first)])
    assert merged == (loan(second, first),)


def test_amounts_are_of_the_evidence() -> None:
    """Different amounts are no different claims; the one most often attested is shown."""
    found = [evidence(start=0, amount="5"), evidence(start=9, amount="7"), evidence("b", 0, "7")]
    (merged,) = merge_statements([loan(item) for item in found])
    assert merged.amount == Amount("7", "CNY", "7元")
    assert [item.amount for item in merged.evidence if item.amount] == [e.amount for e in found]


@pytest.mark.parametrize(
    "other",
    [
        replace(loan(evidence()), modality="planned"),
        replace(loan(evidence()), programme="茶农贷"),
        replace(loan(evidence()), honour="好茶奖"),
        replace(loan(evidence()), object=None, object_text="17家茶企"),
        replace(loan(evidence()), subject=None),
        replace(loan(evidence()), relation="awarded"),
    ],
)
def test_different_claims_stay_apart(other: Statement) -> None:
    """A claim is its relation, ends, programme, honour and modality."""
    merged = merge_statements([loan(evidence()), other])
    assert {statement.id for statement in merged} == {loan(evidence()).id, other.id}
    assert [statement.id for statement in merged] == sorted(statement.id for statement in merged)


def test_roles_are_united() -> None:
    """A role holds what any copy says, sorted, each once."""
    copies = [loan(evidence(), kind="loan"), loan(evidence("b"), kind="guarantee")]
    (merged,) = merge_statements(copies)
    assert dict(merged.roles)["kind"] == ("guarantee", "loan")


def partners(first: str | None, second: str | None, sentence: Evidence) -> Statement:
    """A partnership, its roles filled as its ends are."""
    ends = (("partner", first), ("partner2", second))
    roles = tuple((role, (end,)) for role, end in ends if end)
    return Statement("partnersWith", first, second, (sentence,), roles=roles)


def test_symmetric_ends_have_no_order() -> None:
    """A with B and B with A are one claim, the lesser end first, in the roles as well."""
    merged = merge_statements(
        [partners("b", "a", evidence()), partners("a", "b", evidence("b.txt"))], [PARTNERS]
    )
    expected = replace(partners("a", "b", evidence()), evidence=(evidence(), evidence("b.txt")))
    assert merged == (expected,)


def test_an_end_that_is_not_named_stands_last() -> None:
    """Of a symmetric claim with one end the end is the subject."""
    merged = merge_statements([partners(None, "a", evidence())], [PARTNERS])
    assert [(s.subject, s.object) for s in merged] == [("a", None)]


def test_without_a_header_order_counts() -> None:
    """Only relations that their file calls symmetric are."""
    both = [partners("b", "a", evidence()), partners("a", "b", evidence())]
    assert len(merge_statements(both)) == 2


def test_neither_order_nor_repetition_counts() -> None:
    """Every order of the same statements gives the same, and merging that changes nothing."""
    statements = [
        loan(evidence(start=0, amount="5"), evidence("c.txt")),
        loan(evidence(start=0, amount="7"), kind="guarantee"),
        partners("b", "a", evidence()),
        partners("a", "b", evidence(start=3)),
    ]
    results = {merge_statements(order, [PARTNERS]) for order in permutations(statements)}
    assert len(results) == 1
    (merged,) = results
    assert merge_statements(merged, [PARTNERS]) == merged
