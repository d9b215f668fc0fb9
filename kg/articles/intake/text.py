"""Plain texts: one file, one document, its characters unchanged."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from kg.articles.decode import decode_text
from kg.articles.intake.parts import MOST, Blob, Read, Settings
from kg.errors import InputError
from kg.model import Document

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ADVICE = "cut it into several, or make it a table of articles (.jsonl, .csv)"


def read_text(blob: Blob, settings: Settings) -> Iterator[Read]:
    """The text, unchanged but for a leading BOM.

    Raises `InputError` where the bytes cannot be read or decoded, are binary, or hold no text.
    """
    name, data = blob.name, blob.read(MOST, _ADVICE)
    if not data.strip():
        raise InputError(f"{name}: is empty; what is wanted is a text")
    text, codec = decode_text(data, name, settings.encoding)
    if not text.strip():
        raise InputError(f"{name}: has nothing but white space; what is wanted is a text")
    digest = hashlib.sha256(data).hexdigest()
    yield Read(Document(name, text, digest, codec), tuple(odd_characters(name, text)))


def odd_characters(name: str, text: str) -> list[str]:
    """Warnings of a text in which nothing will be found, or which has what no text should have."""
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
