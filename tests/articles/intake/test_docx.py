"""Word documents: what they show, in its order."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kg.articles.intake import docx as reader
from kg.errors import InputError
from tests.articles.intake.files import FAIR, LOAN, put, read

docx = pytest.importorskip("docx")


def saved(document: Any) -> bytes:
    """The bytes of a Word file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_paragraphs_and_tables_stand_in_order(tmp_path: Path) -> None:
    """A row of a table is a line with tabs; a merged cell counts once."""
    document = docx.Document()
    document.add_heading("茶农得贷款", 1)
    document.add_paragraph("　　" + LOAN)
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("银行", "企业", "金额"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "红河银行与青石合作社"
    table.cell(1, 2).text = "80万元"
    document.add_paragraph("")
    document.add_paragraph(FAIR)
    (read_document,), warnings = read(put(tmp_path / "a.docx", saved(document)))
    rows = "银行\t企业\t金额\n\n红河银行与青石合作社\t80万元"
    assert read_document.text == f"茶农得贷款\n\n　　{LOAN}\n\n{rows}\n\n{FAIR}"
    assert warnings == []


def test_tracked_changes_are_taken_as_made(tmp_path: Path) -> None:
    """What is put in stands, what is struck out does not."""
    document = docx.Document()
    paragraph = document.add_paragraph("云岭银行发放贷款")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for change in (
        f"<w:ins {space}><w:r><w:t>300万元</w:t></w:r></w:ins>",
        f"<w:del {space}><w:r><w:delText>30万元</w:delText></w:r></w:del>",
    ):
        paragraph._p.append(docx.oxml.parse_xml(change))
    (read_document,), _ = read(put(tmp_path / "a.docx", saved(document)))
    assert read_document.text == "云岭银行发放贷款300万元"


def bomb() -> bytes:
    """A Word file whose text unpacks to much."""
    out = io.BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b" " * 2_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04", "no Word document"),
        (LOAN.encode(), "no Word document"),
        (b"\xd0\xcf\x11\xe0old", "no Word document"),
        (saved(docx.Document()), "no text in it"),
        (saved(docx.Document())[:-4000], "no Word document"),
        (bomb(), "looks like a bomb"),
    ],
)
def test_what_is_no_word_document_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    """In one line that names it."""
    monkeypatch.setattr(reader, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(InputError) as raised:
        read(put(tmp_path / "a.docx", data))
    assert str(raised.value).startswith("a.docx: ")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
