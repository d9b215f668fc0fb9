"""Inputs made by hand, and what is read of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.articles import Input, find_inputs, read_documents
from kg.model import Document

LOAN = "本报讯（记者 李明）云岭银行向远山茶业公司发放贷款300万元。"
FAIR = "本报讯（记者 王芳）青石镇的茶叶博览会昨日开幕，四十家企业参展。"


def put(path: Path, data: bytes | str) -> Path:
    """A file of these bytes, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read(path: Path, **options: Any) -> tuple[list[Document], list[str]]:
    """The documents of a file, and all warnings in their order."""
    found = list(read_documents(Input(path, path.name), **options))
    return [document for document, _ in found], [line for _, lines in found for line in lines]


def texts(path: Path, **options: Any) -> dict[str, str]:
    """The texts of a file by their documents' names; there is nothing to warn of."""
    documents, warnings = read(path, **options)
    assert warnings == []
    return {document.name: document.text for document in documents}


def names(*paths: Path | str) -> tuple[list[str], list[str]]:
    """The names of the inputs under the paths, and what is said."""
    said: list[str] = []
    return [source.name for source in find_inputs(paths, warn=said.append)], said
