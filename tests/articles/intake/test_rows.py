"""JSON lines, CSV and TSV: a row, a document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.articles import Columns, Input, read_documents
from kg.articles.intake import parts
from kg.errors import InputError
from kg.model import Document
from tests.articles.intake.files import FAIR, LOAN, put, read, texts


def rows(*values: Any) -> str:
    """JSON lines."""
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def test_a_line_is_a_document_with_what_the_line_says_of_it(tmp_path: Path) -> None:
    """The text is unchanged; the digest is of the line's bytes, without its end."""
    line = rows({"id": 7, "title": " 贷款\n到户 ", "date": "2021-8-5 10:30", "text": LOAN + "\n"})
    ((document,), warnings) = read(put(tmp_path / "a.jsonl", line))
    digest = hashlib.sha256(line.rstrip("\n").encode()).hexdigest()
    assert warnings == []
    assert document == Document(
        "a.jsonl/7", LOAN + "\n", digest, title="贷款 到户", date="2021-08-05"
    )


def test_usual_columns_are_found_in_either_language(tmp_path: Path) -> None:
    """The first of the usual names is taken, whatever its case."""
    line = rows(
        {"标题": "贷款", "正文": LOAN, "发布时间": "2021年8月5日", "编号": "甲1", "摘要": "x"}
    )
    ((document,), _) = read(put(tmp_path / "a.ndjson", line))
    assert (document.name, document.title, document.date) == ("a.ndjson/甲1", "贷款", "2021-08-05")
    assert texts(put(tmp_path / "b.csv", f"Title,Content\n贷款,{LOAN}\n")) == {"b.csv/1": LOAN}


def test_columns_can_be_named(tmp_path: Path) -> None:
    """A name that no row has is told with the names there are."""
    path = put(tmp_path / "a.csv", f"nr,body,lead\nx9,{FAIR},{LOAN}\n")
    assert texts(path, columns=Columns(text="lead", id="nr")) == {"a.csv/x9": LOAN}
    with pytest.raises(InputError, match=r"a.csv: has no column 'kw'; it has 'nr', 'body', 'lead'"):
        read(path, columns=Columns(text="kw"))
    with pytest.raises(InputError, match="--text-column"):
        read(put(tmp_path / "b.csv", "a,b\n1,2\n"))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a/b", "a%2Fb"),
        ("..", "%2E%2E"),
        ("..\\x", "%2E.%5Cx"),
        ("https://x.cn/?a=1", "https%3A%2F%2Fx.cn%2F%3Fa=1"),
        ("50%", "50%25"),
        ("a\nb", "a%0Ab"),
        (" 甲 ", "甲"),
        ("", "1"),
        (None, "1"),
        ([1], "1"),
    ],
)
def test_an_id_is_escaped_where_it_must_be(tmp_path: Path, given: object, name: str) -> None:
    """It is the last part of a path on any system; a row without one is its number."""
    (document,), _ = read(put(tmp_path / "a.jsonl", rows({"id": given, "text": LOAN})))
    assert document.name == f"a.jsonl/{name}"


def test_a_row_of_json_may_lack_what_is_named(tmp_path: Path) -> None:
    """But its text; a column that no row has is said once."""
    path = put(tmp_path / "a.jsonl", rows({"nr": "x", "text": LOAN}, {"text": FAIR}))
    columns = Columns(id="nr", date="day")
    documents, (warning,) = read(path, columns=columns)
    assert [document.name for document in documents] == ["a.jsonl/x", "a.jsonl/2"]
    assert warning == "a.jsonl: no row has 'day', the --date-column"


def test_two_rows_of_one_id_are_told_apart(tmp_path: Path) -> None:
    """The latter gets the number of its row, and a warning; so where a number is an id."""
    values = [{"id": "x"}, {"id": "X"}, {"id": "x~2"}, {}, {"id": "4"}]
    documents, warnings = read(
        put(tmp_path / "a.jsonl", rows(*({**value, "text": LOAN} for value in values)))
    )
    names = [document.name.removeprefix("a.jsonl/") for document in documents]
    assert names == ["x", "X~2", "x~2~3", "4", "4~5"]
    assert len(warnings) == 3
    assert "line 2: an earlier row has the id 'X'" in warnings[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('"x"', "is not a JSON object"),
        (rows({"id": 1, "text": " "}), "has no text"),
        (rows({"id": 1, "text": 5}), "its text is not a text"),
        (rows({"id": 1, "words": LOAN}), "has no column of texts; it has 'id', 'words'"),
        (b'{"text": "\xff\xfe"}', "byte 0xff"),
    ],
)
def test_a_bad_line_is_a_warning_with_its_number(
    tmp_path: Path, line: str | bytes, said: str
) -> None:
    """The others are read."""
    data = line if isinstance(line, bytes) else line.encode()
    good, last = (rows({"id": name, "text": LOAN}).encode() for name in "ab")
    documents, (warning,) = read(put(tmp_path / "a.jsonl", good + data + b"\n\n" + last))
    assert [document.name for document in documents] == ["a.jsonl/a", "a.jsonl/b"]
    assert warning.startswith("a.jsonl: line 2: ")
    assert said in warning
    assert "\n" not in warning


def test_a_table_without_a_good_row_is_refused(tmp_path: Path) -> None:
    """With the first reason, and how many there are."""
    with pytest.raises(InputError, match=r"line 1: is not JSON.*and 29 more parts"):
        read(put(tmp_path / "a.jsonl", "{\n" * 30))
    with pytest.raises(InputError, match="is a JSON list"):
        read(put(tmp_path / "b.jsonl", '[\n{"text": "x"}\n]'))
    with pytest.raises(InputError, match="has no text in it"):
        read(put(tmp_path / "c.jsonl", "\n"))


def test_many_bad_rows_are_counted(tmp_path: Path) -> None:
    """Twenty are named."""
    _, warnings = read(put(tmp_path / "a.jsonl", rows({"text": LOAN}) + "{\n" * 50))
    assert len(warnings) == 21
    assert warnings[-1] == "a.jsonl: 30 more parts of it are left out"


def test_fields_of_csv_may_hold_anything(tmp_path: Path) -> None:
    """Signs, quotes, line ends; a row that does not fit its header is left out."""
    text = '他说："来，\n喝茶。"'
    quoted = text.replace('"', '""')
    data = f'id,text\r\na,"{quoted}"\r\nb,{LOAN},x\r\n\r\nc\r\nd,{FAIR}\r\n'
    documents, warnings = read(put(tmp_path / "a.csv", "\ufeff" + data))
    assert [(d.name, d.text) for d in documents] == [("a.csv/a", text), ("a.csv/d", FAIR)]
    assert documents[0].sha256 == hashlib.sha256(f'a,"{quoted}"'.encode()).hexdigest()
    assert [line[: line.index(";")] for line in warnings] == [
        "a.csv: line 4: has 3 fields, the header 2",
        "a.csv: line 6: has no text",
    ]


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")])
def test_other_signs_between_fields(tmp_path: Path, name: str, sign: str) -> None:
    """Where a header with a column of texts comes of them."""
    data = f'标题{sign}正文\n贷款{sign}"一,二;三"\n'
    assert texts(put(tmp_path / name, data)) == {f"{name}/1": "一,二;三"}


@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-8-sig", "big5"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_the_encoding_of_a_table_is_found(tmp_path: Path, name: str, codec: str) -> None:
    """As a text's is."""
    data = f"text\n{FAIR}\n" if name == "a.csv" else rows({"text": FAIR})
    fair = (
        data.replace("业", "業").replace("叶", "葉").replace("览", "覽")
        if codec == "big5"
        else data
    )
    for char, other in zip("报讯记镇会开业参", "報訊記鎮會開業參", strict=True):
        fair = fair.replace(char, other) if codec == "big5" else fair
    ((document,), _) = read(put(tmp_path / name, fair.encode(codec)))
    assert document.text in fair


def test_a_named_encoding_holds(tmp_path: Path) -> None:
    """A row that is not in it is left out."""
    data = rows({"text": LOAN}).encode("gb18030") + rows({"text": LOAN}).encode()
    documents, (warning,) = read(put(tmp_path / "a.jsonl", data), encoding="gb18030")
    assert [document.text for document in documents] == [LOAN]
    assert "a.jsonl: line 2: " in warning


def test_a_line_without_an_end_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is longer than any text may be is left out, the next is read."""
    monkeypatch.setattr(parts, "MOST", 1000)
    data = rows({"text": "云" * 2000}, {"text": LOAN})
    for name in ("a.jsonl", "b.csv"):
        text = data if name == "a.jsonl" else f"text\n{'云' * 2000}\n{LOAN}\n"
        ((document,), (warning,)) = read(put(tmp_path / name, text))
        assert document.text == LOAN
        assert "has over" in warning


def test_an_open_quote_ends_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands before it is read; the rest is said to be lost, at the line where it ends."""
    monkeypatch.setattr("csv.field_size_limit", lambda *_: 0)
    import _csv

    before = _csv.field_size_limit(500)
    try:
        data = f'id,text\na,{LOAN}\nb,"' + f"{LOAN}\n" * 100
        ((document,), (warning,)) = read(put(tmp_path / "a.csv", data))
    finally:
        _csv.field_size_limit(before)
    assert document.name == "a.csv/a"
    assert "what comes after it is not read" in warning


def test_rows_are_read_one_by_one(tmp_path: Path) -> None:
    """The first document is there while a later line is not yet read."""
    path = put(tmp_path / "a.jsonl", rows(*({"id": n, "text": LOAN} for n in range(100_000))))
    found: Iterator[tuple[Document, tuple[str, ...]]] = read_documents(Input(path, path.name))
    assert next(found)[0].name == "a.jsonl/0"
    assert next(found)[0].name == "a.jsonl/1"


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2021/08/05", "2021-08-05"),
        ("20210805", "2021-08-05"),
        (20210805, "2021-08-05"),
        ("20210805103000", "2021-08-05"),
        ("2021-08-05T10:30:00+08:00", "2021-08-05"),
        ("2021年8月", "2021-08"),
        ("2021-08", "2021-08"),
        ("2021年", "2021"),
        ("昨天", None),
        ("2021-13", None),
        ("2021-02-30", None),
    ],
)
def test_dates_are_cut_to_what_is_known(tmp_path: Path, given: object, date: str | None) -> None:
    """What is not understood is said, and left out."""
    (document,), warnings = read(put(tmp_path / "a.jsonl", rows({"date": given, "text": LOAN})))
    assert document.date == date
    assert len(warnings) == (date is None)
