"""Annotations of others' passages are kept without their words, and read back whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "training"))

from annotated_relations import (
    DATA,
    RELATIONS,
    Row,
    convert,
    main,
    read_passage,
    read_relations,
    to_row,
)
from markup import MarkupError
from sentence_gold import Item, read_items

TEXT = "红河银行向远山茶业和17家茶企放款300万元。红河还获青石市“助农先锋”称号。"
MARKED = """\
# pd:1
TEXT [红河银行|BANK]向[远山茶业|ENTERPRISE]和17家茶企放款300万元。[红河|BANK]还获[青石市|PLACE?]“助农先锋”称号。
  same: 红河银行 = 红河
  funds: 红河银行 -> 远山茶业 | amount=300万元
  (optional) funds: ? -> “17家茶企” | amount=300万元
  awarded: ? -> 红河 | honour=助农先锋
"""
ROW: Row = {
    "id": "pd:1",
    "crc": 2965470063,
    "names": ["0-4:Bank", "5-9:Enterprise", "23-25:Bank", "27-30:Place?"],
    "same": [[0, 2]],
    "relations": [
        {"type": "funds", "first": 0, "second": 1, "amount": "17-22"},
        {"type": "awarded", "first": None, "second": 0, "honour": "31-35"},
    ],
    "optional": [{"type": "funds", "first": None, "second": "10-15", "amount": "17-22"}],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small copy of the shared data."""
    for name, lines in (
        ("silver_news/silver.jsonl", ['{"text": "红河银行放款。"}', '{"text": "茶农高兴。"}']),
        ("pd1998/pd1998.txt", ["", f"19980101-01-002-003/m  [红河/ns  银行/n]nt  {TEXT[4:]}/v"]),
        ("finre/train.txt", ["甲\t乙\t合作", "红河\t远山\t合作\t红河与远山合作<N>年"]),
    ):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return tmp_path / "data"


def marked(folder: Path, text: str = MARKED) -> Path:
    """A marked file."""
    path = folder / "marked.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_has_the_annotations_and_no_word(tmp_path: Path) -> None:
    """Names, ends and values are offsets and numbers."""
    (item,) = read_items(marked(tmp_path))
    assert to_row("pd:1", item) == ROW


def test_a_row_gives_back_its_item(tmp_path: Path, data: Path) -> None:
    """With the text from the corpus, what was read from marks is read from the row."""
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n", encoding="utf-8")
    (read,), (item,) = read_relations(path, data), read_items(marked(tmp_path))
    assert read.line == 1
    assert _parts(read) == _parts(item)


def _parts(item: Item) -> tuple[object, ...]:
    """The item but for its line."""
    text = item.text
    return (
        (text.text, text.names, text.optional),
        (item.asserted, item.same, item.relations, item.optional),
    )


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("silver:0-1", "红河银行放款。茶农高兴。"),
        ("pd:1", TEXT),
        ("finre:1", "红河与远山合作<N>年"),
    ],
)
def test_an_id_names_lines_of_a_corpus(data: Path, key: str, text: str) -> None:
    """Tags, brackets and dates of a corpus are no part of its text."""
    assert read_passage(key, data) == text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# pd:1", "# pd:0", "is not the text that was annotated"),
        ("# pd:1", "# page 1", "'page 1' is no id"),
        ("honour=助农先锋", "honour=助农 先锋", "'助农 先锋' does not stand in the text"),
        ("# pd:1", "# pd:1\n# not asserted", "'not asserted' is no id"),
        ("红河银行 = 红河", "红河银行 = 红行", "'红行' is not marked as a name"),
    ],
)
def test_what_cannot_be_kept_is_told_with_its_line(
    tmp_path: Path, data: Path, old: str, new: str, told: str
) -> None:
    """A passage that no row gives back is left out, not bent."""
    rows, (fault,) = convert([marked(tmp_path, MARKED.replace(old, new))], data)
    assert rows == []
    assert fault.startswith("marked.txt: line ")
    assert told in fault


def test_rows_are_written_by_id(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An id that is there is replaced, the others stay."""
    target = tmp_path / "rows.jsonl"
    old = {"id": "pd:1", "crc": 0, "names": []}
    other = {"id": "finre:1", "crc": 0, "names": []}
    target.write_text(f"{json.dumps(old)}\n{json.dumps(other)}\n", encoding="utf-8")
    options = ["--data", str(data), "--target", str(target)]
    monkeypatch.setattr(sys, "argv", ["annotated_relations.py", str(marked(tmp_path)), *options])
    assert main() == 0
    assert list(map(json.loads, target.read_text("utf-8").splitlines())) == [ROW, other]


def test_a_row_that_does_not_fit_is_told_with_its_line(tmp_path: Path, data: Path) -> None:
    """A name that is not there is a slip in the row."""
    path = tmp_path / "rows.jsonl"
    row = ROW | {"relations": [{"type": "funds", "first": 9, "second": 1}]}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(MarkupError, match=r"rows.jsonl: line 1: no row of a passage"):
        read_relations(path, data)


def test_the_kept_rows_bear_no_text() -> None:
    """Nobody's sentence comes into the repository by way of annotations."""
    text = RELATIONS.read_text(encoding="utf-8")
    assert text.isascii()
    assert len({json.loads(line)["id"] for line in text.splitlines()}) == text.count("\n") > 500


@pytest.mark.skipif(not DATA.is_dir(), reason="the passages lie in ../shared/data")
def test_the_kept_rows_can_be_read() -> None:
    """Every row fits its passage."""
    assert len(read_relations()) == len(RELATIONS.read_text(encoding="utf-8").splitlines())
