"""Parquet tables: a row, a document."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kg.articles import Columns
from kg.articles.intake import archives
from kg.errors import InputError
from tests.articles.intake.files import FAIR, LOAN, put, read, texts

pyarrow = pytest.importorskip("pyarrow")


def saved(columns: dict[str, Any]) -> bytes:
    """The bytes of a table."""
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


def test_rows_are_documents(tmp_path: Path) -> None:
    """With what their columns say, whatever their type."""
    day = datetime.datetime(2021, 8, 5, 10, 30)
    data = saved(
        {
            "编号": [7, 8, None],
            "标题": ["贷款", None, "展会"],
            "正文": [LOAN, None, FAIR],
            "发布时间": [day, day, None],
        }
    )
    documents, (warning,) = read(put(tmp_path / "a.parquet", data))
    assert [(d.name, d.text, d.title, d.date) for d in documents] == [
        ("a.parquet/7", LOAN, "贷款", "2021-08-05"),
        ("a.parquet/3", FAIR, "展会", None),
    ]
    assert warning == "a.parquet: row 2: has no text; the row is left out"
    assert documents[0].sha256 != documents[1].sha256


def test_a_table_in_an_archive_and_in_categories(tmp_path: Path) -> None:
    """It is read alike."""
    data = saved({"text": pyarrow.array([LOAN, LOAN, FAIR]).dictionary_encode()})
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("t.parquet", data)
    assert texts(tmp_path / "a.zip") == {
        "a.zip/t.parquet/1": LOAN,
        "a.zip/t.parquet/2": LOAN,
        "a.zip/t.parquet/3": FAIR,
    }


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    """Is told with those that are."""
    path = put(tmp_path / "a.parquet", saved({"a": [LOAN], "b": [1]}))
    with pytest.raises(InputError, match="no column of texts; it has 'a', 'b'"):
        read(path)
    assert texts(path, columns=Columns(text="a", id="b")) == {"a.parquet/1": LOAN}


@pytest.mark.parametrize("cut", [0, 4, 100, -1])
def test_a_torn_table_is_refused(tmp_path: Path, cut: int) -> None:
    """In one line that names it."""
    with pytest.raises(InputError, match=r"^a\.parquet: is no Parquet file[^\n]+$"):
        read(put(tmp_path / "a.parquet", saved({"text": [LOAN]})[:cut]))


def test_a_table_that_unpacks_to_too_much_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One text a million times takes little room in the file."""
    monkeypatch.setattr(archives, "FREE", 10_000)
    data = saved({"text": [LOAN * 100] * 2000})
    documents, (warning,) = read(put(tmp_path / "a.parquet", data))
    assert 0 < len(documents) < 2000
    assert "looks like a bomb" in warning
