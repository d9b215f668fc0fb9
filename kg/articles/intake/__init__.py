"""Readers of formats: bytes in, documents out. A new format is a reader and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.articles.intake.archives import open_gz, open_zip
from kg.articles.intake.docx import read_docx
from kg.articles.intake.html import read_html
from kg.articles.intake.parquet import read_parquet
from kg.articles.intake.parts import Blob, Columns, Read, Reader, Settings
from kg.articles.intake.pdf import read_pdf
from kg.articles.intake.rows import read_csv, read_jsonl
from kg.articles.intake.text import read_text

__all__ = [
    "ARCHIVES",
    "READERS",
    "SUFFIXES",
    "TABLES",
    "Blob",
    "Columns",
    "Read",
    "Settings",
    "holds_many",
    "kind_of",
]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
"""Suffix to the reader of such files."""

TABLES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})
"""Suffixes of files that hold many documents."""

ARCHIVES: dict[str, Callable[[Blob], Iterator[Blob | str]]] = {".zip": open_zip, ".gz": open_gz}
"""Suffix to what takes such a file apart: into blobs to read, and lines on what is left out."""

SUFFIXES = (*READERS, *ARCHIVES)
"""What a folder is searched for; `.gz` only behind another of them (`.txt.gz`)."""


def kind_of(name: str) -> str | None:
    """The suffix that says how a file is read, in lower case; `None` where it says nothing."""
    name = name.lower()
    suffix = name[name.rfind(".") :] if "." in name else ""
    if suffix == ".gz":
        inner = kind_of(name.removesuffix(suffix))
        return suffix if suffix in ARCHIVES and inner in READERS else None
    return suffix if suffix in READERS or suffix in ARCHIVES else None


def holds_many(name: str) -> bool:
    """Is it a folder of documents, a table or a ZIP archive, rather than one document?"""
    inner = name.lower().removesuffix(".gz")
    kind = kind_of(name)
    return kind is not None and (kind == ".zip" or kind_of(inner) in TABLES)
