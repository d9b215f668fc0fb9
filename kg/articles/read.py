"""From an input's bytes to a document."""

from __future__ import annotations

import hashlib
import re
import stat
import sys

from kg.articles.decode import decode_text
from kg.articles.inputs import Input
from kg.errors import InputError
from kg.model import Document

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_document(
    source: Input, *, encoding: str | None = None
) -> tuple[Document, tuple[str, ...]]:
    """The document, its text unchanged but for a leading BOM, and what to warn of.

    Raises `InputError` where the file cannot be read or decoded, is binary, or has no text in it.
    """
    data = _read_bytes(source)
    if not data.strip():
        raise InputError(f"{source.name}: is empty; what is wanted is a text")
    text, codec = decode_text(data, source.name, encoding)
    if not text.strip():
        raise InputError(f"{source.name}: has nothing but white space; what is wanted is a text")
    digest = hashlib.sha256(data).hexdigest()
    return Document(source.name, text, digest, codec), tuple(_warnings(source.name, text))


def _read_bytes(source: Input) -> bytes:
    try:
        if source.path is None:
            return sys.stdin.buffer.read()
        # A pipe in a folder may have nobody who writes to it: opening it would wait for ever.
        # One that the user names, such as the shell's <(...), is meant to be read.
        if source.listed and not stat.S_ISREG(source.path.stat().st_mode):
            raise InputError(
                f"{source.name}: is a pipe, a socket or a device; in a folder only files are read"
            )
        return source.path.read_bytes()
    except OSError as error:
        raise InputError(f"{source.name}: cannot be read: {error.strerror or error}") from error


def _warnings(name: str, text: str) -> list[str]:
    found = []
    if not _CHINESE.search(text):
        found.append(f"{name}: has no Chinese character; nothing will be found in it")
    control = _CONTROL.search(text)
    if control:
        found.append(
            f"{name}: has control characters, the first (U+{ord(control.group()):04X}) at "
            f"character {control.start()}; they stay in the text"
        )
    return found
