"""Word documents, by python-docx: paragraphs, headings and tables in their order."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kg.articles.intake.parts import MEGABYTE, Blob, Read, Settings
from kg.articles.intake.text import odd_characters
from kg.errors import InputError
from kg.model import Document

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.table import Table

MOST_DOCX = 128 * MEGABYTE
"""Bytes of a Word file, pictures included."""
MOST_UNPACKED = 256 * MEGABYTE
"""Bytes of what is read of it, unpacked."""

_ADVICE = "cut it into several files, or save its text as .txt"
_NESTED = 8  # tables in tables in tables that are read
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(blob: Blob, settings: Settings) -> Iterator[Read]:
    """The file as one document, a blank line between paragraphs, a line for a row of a table.

    What is struck out by a tracked change is left out, what is put in stands. Headers, footers and
    notes are not read. Raises `InputError` where the file is damaged or has no text.
    """
    name, data = blob.name, blob.read(MOST_DOCX, _ADVICE)
    try:
        text = "\n\n".join(_paragraphs(_open(data, name)))
    except _faults() as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(f"{name}: is no Word document (.docx) that can be read: {why}") from error
    if not text.strip():
        raise InputError(f"{name}: has no text in it, only pictures or nothing")
    digest = hashlib.sha256(data).hexdigest()
    yield Read(Document(name, text, digest), tuple(odd_characters(name, text)))


def _faults() -> tuple[type[Exception], ...]:
    """What is raised on files that are damaged: by the archive, by its parts, by their XML."""
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    from kg.articles.intake.archives import FAULTS

    return (*FAULTS, PythonDocxError, OpcError, LxmlError, AttributeError, IndexError, TypeError)


def _open(data: bytes, name: str) -> BlockItemContainer:
    """The body of a file, once it is sure that it is not a bomb."""
    import docx

    with zipfile.ZipFile(BytesIO(data)) as archive:
        unpacked = sum(
            i.file_size for i in archive.infolist() if i.filename.endswith((".xml", ".rels"))
        )
        if unpacked > MOST_UNPACKED or len(archive.infolist()) > 10_000:
            raise InputError(
                f"{name}: unpacks to {unpacked:,} bytes of text; that looks like a bomb"
            )
    return docx.Document(BytesIO(data))._body


def _paragraphs(body: BlockItemContainer, depth: int = 0) -> Iterator[str]:
    """The texts of a body or a cell in their order."""
    from docx.table import Table

    for item in body.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item, depth)
        else:
            text = _text(item._p).strip(" \t\n")
            if text.strip():
                yield text


def _rows(table: Table, depth: int) -> Iterator[str]:
    """A line for each row, with tabs between its cells; merged cells count once."""
    for row in table.rows:
        cells: dict[int, str] = {}
        for cell in row.cells:
            if id(cell._tc) not in cells:
                inner = _paragraphs(cell, depth + 1) if depth < _NESTED else ()
                cells[id(cell._tc)] = " ".join(" ".join(inner).split())
        if any(cells.values()):
            yield "\t".join(cells.values())


def _text(paragraph: Any) -> str:
    """The text of a paragraph as it is shown, links, text boxes and insertions included."""
    parts = []
    skipped: set[Any] = set()
    for part in paragraph.iter():
        if part.tag == _FALLBACK or part.getparent() in skipped:  # a second time, for old readers
            skipped.add(part)
        elif part.tag == f"{_W}t":
            parts.append(part.text or "")
        else:
            parts.append(_SIGNS.get(part.tag, ""))
    return "".join(parts)
