"""What the page is given: every statement, with the offsets of its sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import data as module
from kg.export.html.data import to_page_data
from kg.export.texts import write_text
from kg.model import Evidence, Graph, Span
from tests.export.by_hand import (
    BANK,
    CLERK,
    DOCUMENT,
    LOAN,
    PLAN,
    SETTINGS,
    TEA,
    TEXT,
    evidence,
    graph,
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the text of the page that the graph is of."""
    (tmp_path / "texts").mkdir()
    write_text(DOCUMENT, tmp_path / "texts" / f"{DOCUMENT.name}.txt")
    return tmp_path


def rows(data: dict[str, Any]) -> dict[str, Any]:
    """The rows of statements by id."""
    return {row[0]: row for row in data["statements"]}


def loan_of(*items: Evidence) -> Graph:
    """A graph of one loan with this evidence."""
    return graph(replace(LOAN, evidence=items))


def test_a_statement_bears_its_ends_values_and_sentences() -> None:
    """By the numbers of nodes, relations, documents and rules; without texts in words."""
    data = to_page_data(graph(), SETTINGS)
    row = rows(data)[LOAN.id]
    nodes = [node[0] for node in data["nodes"]]
    assert (data["relations"][row[1]]["zh"], nodes[row[2]], nodes[row[3]]) == (
        "资助",
        BANK.id,
        TEA.id,
    )
    assert row[6] == ["300万元", "茶农贷", None, None, "2024-03"]
    (document, article, spans, rule, confidence, words, *values), torn = row[7]
    assert data["documents"][document] == ["页.txt", None]
    assert (article, spans, data["rules"][rule]) == (1, [8, 17], "funds/lend-to")
    assert (confidence, words) == (0.9, "青石银行向云岭茶业放贷300万元。")
    assert values == ["300万元", "2024-03"]
    assert torn[2] == [40, 1, 42, 2]


def test_a_sentence_of_a_text_at_hand_is_its_offsets_alone(texts: Path) -> None:
    """Also one that a column break tore; one that is not what stands there keeps its words."""
    whole, torn, other = (
        evidence("青石银行向云岭茶业放贷300万元。", 8),
        replace(evidence("青石云岭", 8), end=15, spans=(Span(8, 10), Span(13, 15))),
        evidence("不在此处。", 8),
    )
    data = to_page_data(loan_of(whole, torn, other), replace(SETTINGS, texts=texts))
    assert data["documents"] == [["页.txt", TEXT]]
    items = rows(data)[LOAN.id][7]
    assert [item[5] if len(item) > 5 else None for item in items] == [None, None, "不在此处。"]
    assert [item[2] for item in items] == [[8, 17], [8, 2, 13, 2], [8, 5]]


def test_texts_beyond_the_limit_are_left_out_and_it_is_said(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their sentences are in the page all the same."""
    monkeypatch.setattr(module, "MOST_TEXT", 10)
    data = to_page_data(graph(), replace(SETTINGS, texts=texts))
    assert data["cut"] is True
    assert data["documents"] == [["页.txt", None]]
    assert rows(data)[LOAN.id][7][0][5] == "青石银行向云岭茶业放贷300万元。"


def test_plans_are_in_the_page_whatever_the_other_formats_leave_out() -> None:
    """Marked as what they are; the places of nodes are those of the other formats."""
    for all_modalities in (False, True):
        data = to_page_data(graph(), replace(SETTINGS, all_modalities=all_modalities))
        assert rows(data)[PLAN.id][4] == module.MODALITIES.index("planned")


def test_what_only_plans_name_has_a_place_beside_its_subject() -> None:
    """A described group that no fact names is drawn near who would give to it."""
    plan = replace(LOAN, object=None, object_text="40家茶企", modality="planned")
    nodes = {row[1]: row for row in to_page_data(graph(LOAN, plan), SETTINGS)["nodes"]}
    bank, group = nodes["青石银行"], nodes["40家茶企"]
    assert 30 < abs(bank[4] - group[4]) + abs(bank[5] - group[5]) < 200


def test_mentions_are_told_by_document_in_their_order() -> None:
    """Start, length and node, one after the other."""
    data = to_page_data(graph(), SETTINGS)
    (flat,) = data["mentions"]
    bank = next(number for number, row in enumerate(data["nodes"]) if row[0] == BANK.id)
    assert flat == [0, 4, bank, 8, 4, bank]
    assert data["nodes"][bank][8] == ["青石行", "青行"]


def test_an_entity_that_only_plans_tie_stands_beside_its_subject_too() -> None:
    """Not among those without relations, where the line to it would cross all."""
    plan = replace(LOAN, object=CLERK.id, modality="planned")
    nodes = {row[1]: row for row in to_page_data(graph(LOAN, plan), SETTINGS)["nodes"]}
    bank, clerk = nodes["青石银行"], nodes["林溪"]
    assert 30 < abs(bank[4] - clerk[4]) + abs(bank[5] - clerk[5]) < 200
