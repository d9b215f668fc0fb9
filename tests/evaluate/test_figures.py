"""What counts as found, lost and false."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import Counts, Fault, Rates, evaluate
from kg.evaluate.claims import same_amount, words_closeness
from kg.model import Span
from tests.evaluate.mini import MENTIONS, STATEMENTS, TEXT, mention, statement, write_all


def test_a_faultless_build_has_full_marks(tmp_path: Path) -> None:
    """Everything found, nothing false, no fault listed."""
    report = evaluate(*write_all(tmp_path))
    assert report.entities == Counts(tp=8)
    assert report.relations == Counts(tp=4)
    assert str(report.amounts_right) == "1/1"
    assert str(report.evidence_overlaps_gold) == "4/4"
    assert report.alias_pairs == Counts(tp=2)
    assert report.identity_b3 == Rates(1.0, 1.0)
    assert (report.faults, report.problems) == ((), ())


def test_an_empty_build_finds_nothing(tmp_path: Path) -> None:
    """All lost, nothing false; the report says that the page is not in the build."""
    report = evaluate(*write_all(tmp_path, mentions=[], statements=[]))
    assert (report.span, report.entities) == (Counts(fn=8), Counts(fn=8))
    assert report.relations == Counts(fn=4)
    assert len(report.faults) == 12
    assert report.problems == (
        "mini: the build has no mention of this page; was mini.txt among its inputs?",
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            7,
            [],
            Fault("mini", "MISSED", "PERSON 李青", Span(58, 60), TEXT[50:68]),
        ),
        (
            7,
            [mention("授予李青", "Person", "李青")],
            Fault(
                "mini",
                "SPURIOUS",
                "PERSON 授予李青",
                Span(56, 60),
                TEXT[48:68],
            ),
        ),
        (
            3,
            [mention("红行", "Enterprise", "银行")],
            Fault("mini", "TYPE", "红行: ENTERPRISE, not BANK", Span(25, 27), TEXT[17:35]),
        ),
    ],
)
def test_faults_of_names(old: int, new: list[dict[str, Any]], fault: Fault, tmp_path: Path) -> None:
    """Each fault says what it is, where, and what stands around."""
    report = evaluate(*write_all(tmp_path, mentions=[*MENTIONS[:old], *new, *MENTIONS[old + 1 :]]))
    assert fault in report.faults


def test_optional_names_count_neither_way(tmp_path: Path) -> None:
    """A found name that touches only an optional one is neither right nor false."""
    extra = mention("红河", "Place", "另一", at=55)
    report = evaluate(*write_all(tmp_path, mentions=[*MENTIONS[:-1], extra]))
    assert report.entities == Counts(tp=8)


@pytest.mark.parametrize(
    ("claim", "counts"),
    [
        (statement("funds", "茶业", "银行", sentence=1), Counts(4, 1, 0)),
        (statement("funds", "银行", None, sentence=1, object_text="茶农"), Counts(4, 1, 0)),
        (statement("funds", "银行", "李青", sentence=1, modality="planned"), Counts(4, 0, 0)),
        (statement("locatedIn", "银行", "红河市", sentence=0), Counts(4, 0, 0)),
        (statement("branchOf", "银行", "红河市", sentence=0), Counts(4, 0, 0)),
        (statement("awarded", "工会", "李青", sentence=2, honour="工匠"), Counts(4, 0, 0)),
        (statement("awarded", None, "李青", sentence=2, honour="红河工匠"), Counts(4, 1, 0)),
    ],
    ids=["turned", "group", "planned", "optional", "other relation", "again", "no granter"],
)
def test_a_further_claim(claim: dict[str, Any], counts: Counts, tmp_path: Path) -> None:
    """Beside the right claims one more is false, or forgiven."""
    report = evaluate(*write_all(tmp_path, statements=[*STATEMENTS, claim]))
    assert report.relations == counts


def test_a_lost_relation_shows_its_sentence(tmp_path: Path) -> None:
    """The listing names the ends, the amount and the evidence."""
    report = evaluate(*write_all(tmp_path, statements=[STATEMENTS[0], *STATEMENTS[2:]]))
    lost = Fault("mini", "LOST", "funds 红河银行 -> 远山茶业 近300万元", Span(15, 51), TEXT[15:51])
    assert report.faults == (lost,)
    assert str(lost).startswith("mini @15 LOST funds 红河银行 -> 远山茶业 近300万元 | 红河银行（以")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("近300万元", "300万元", True),
        ("1,200 万元", "1200万元", True),
        ("3万元", "30万元", False),
        (None, None, False),
    ],
)
def test_amounts_are_compared_bare(one: str | None, other: str | None, same: bool) -> None:
    """Approximation, commas and white space do not matter; digits do."""
    assert same_amount(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("《工匠》", "工匠", 1.0),
        ("红河工匠", "工匠", 0.5),
        ("工匠", "模范", 0.0),
        ("", "工匠", 0.0),
        (None, None, 0.0),
    ],
)
def test_phrases_are_as_close_as_they_share(
    one: str | None, other: str | None, close: float
) -> None:
    """Quotation marks do not matter; one phrase must hold the other."""
    assert words_closeness(one, other) == close
