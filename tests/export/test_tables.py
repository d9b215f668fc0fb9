"""The JSON lines: fields and their order are a contract."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.tables import TABLES, to_entity_row, to_line, to_mention_row, write_table
from kg.model import Graph, Mention, Span
from tests.export.by_hand import BANK, ENTITY, LOAN, graph

FIELDS = {
    "articles.jsonl": "document article title date start end reporters home",
    "mentions.jsonl": "document start end text type subtype entity article",
    "entities.jsonl": "id type subtype label aliases links merged place",
    "statements.jsonl": "id relation subject object object_text roles amount programme honour "
    "date modality confidence evidence",
}


def read(name: str, content: Graph, folder: Path) -> list[dict[str, object]]:
    """A table's rows after writing."""
    write_table(TABLES[name](content), folder / name)
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_fields_and_their_order(name: str, tmp_path: Path) -> None:
    """Every line has exactly the fields of the contract, in its order."""
    rows = read(name, graph(), tmp_path)
    assert rows
    assert {tuple(row) for row in rows} == {tuple(FIELDS[name].split())}


def test_an_article() -> None:
    """An article is named by its document and number."""
    (row,) = TABLES["articles.jsonl"](graph())
    assert row == {
        "document": "页.txt",
        "article": "页.txt#1",
        "title": "青石银行放贷",
        "date": "2024-03-05",
        "start": 0,
        "end": graph().articles[0].end,
        "reporters": [],
        "home": None,
    }


def test_an_entity() -> None:
    """Aliases are strings, links and reasons objects."""
    assert to_entity_row(BANK) == {
        "id": f"{ENTITY}青石银行",
        "type": "Bank",
        "subtype": None,
        "label": "青石银行",
        "aliases": ["青石行", "青行"],
        "links": [{"property": "skos:exactMatch", "iri": "http://www.wikidata.org/entity/Q1"}],
        "merged": [{"alias": "青行", "reason": "stated in the text"}],
        "place": None,
    }


def test_a_statement(tmp_path: Path) -> None:
    """Amount and date beside the roles and in each piece of evidence; `spans` where torn."""
    (row,) = read("statements.jsonl", graph(LOAN), tmp_path)
    amount = {"value": "3000000", "currency": "CNY", "text": "300万元", "approximate": False}
    date = {"value": "2024-03", "precision": "month", "text": "3月"}
    both = {"document": "页.txt", "article": "页.txt#1", "rule": "funds/lend-to", "confidence": 0.9}
    first, second = both | {"start": 8, "end": 25}, both | {"start": 40, "end": 43}
    assert row == {
        "id": LOAN.id,
        "relation": "funds",
        "subject": f"{ENTITY}青石银行",
        "object": f"{ENTITY}云岭茶业",
        "object_text": None,
        "roles": {"funder": [f"{ENTITY}青石银行"], "recipient": [f"{ENTITY}云岭茶业"]},
        "amount": amount,
        "programme": "茶农贷",
        "honour": None,
        "date": date,
        "modality": "asserted",
        "confidence": 0.99,
        "evidence": [
            first | {"text": "青石银行向云岭茶业放贷300万元。", "amount": amount, "date": date},
            second
            | {"text": "又贷。", "amount": None, "date": None, "spans": [[40, 41], [42, 44]]},
        ],
    }
    assert list(row["evidence"][0])[:5] == ["document", "start", "end", "text", "rule"]  # type: ignore[index]


def test_chinese_is_not_escaped() -> None:
    """A person reads the lines as they are."""
    assert to_line({"label": "青石银行"}) == '{"label": "青石银行"}\n'


def test_a_lone_surrogate_is_replaced_one_for_one() -> None:
    """UTF-8 cannot hold it; the offsets of what follows stay true."""
    mention = Mention("a", 1, 0, 3, "青\ud800石", "Bank", None, Span(0, 3), "青\ud800石", "x")
    row = json.loads(to_line(to_mention_row(mention)).encode("utf-8"))
    assert row["text"] == "青\ufffd石"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_one_line_that_reads_back(text: str) -> None:
    """No character splits a line for any reader, and none but lone surrogates changes."""
    line = to_line(to_entity_row(replace(BANK, label=text)))
    assert len(line.splitlines()) == 1
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert json.loads(line.encode("utf-8"))["label"] == expected
