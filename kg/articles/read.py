"""From an input's bytes to a document."""

from __future__ import annotations

import hashlib
import sys

from kg.articles.inputs import Input
from kg.errors import InputError
from kg.model import Document


def read_document(
    source: Input, *, encoding: str | None = None
) -> tuple[Document, tuple[str, ...]]:
    """The document and what to warn of."""
    data = source.path.read_bytes() if source.path else sys.stdin.buffer.read()
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source.name}: byte {error.start} is not UTF-8; name the encoding with --encoding"
        ) from error
    if not text.strip():
        raise InputError(f"{source.name}: the file is empty")
    return Document(
        source.name,
        text.removeprefix("\ufeff"),
        hashlib.sha256(data).hexdigest(),
        encoding or "utf-8",
    ), ()
