"""`texts/DOCUMENT.txt`: the decoded texts in which all offsets count."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kg.errors import ExportError
from kg.export.clean import to_utf8
from kg.model import Document, content_id

LONGEST = 255  # bytes that file systems allow a name


def text_path(document: str) -> str:
    """Where a document's text lies below OUT: its name with `.txt` behind it.

    A name too long for a file system is cut, with a hash in place of its end. A name that would
    lead out of OUT is refused.
    """
    name = to_utf8(document)
    path = PurePosixPath(name)
    if not is_inside(name) or "\0" in name:
        raise ExportError(f"{document!r}: not a document's name; it should be a relative path")
    last = f"{path.name}.txt"
    if len(last.encode("utf-8")) > LONGEST:
        kept = path.name.encode("utf-8")[: LONGEST - 32].decode("utf-8", "ignore")
        last = f"{kept}~{content_id(path.name)}.txt"
    return (PurePosixPath("texts") / path.parent / last).as_posix()


def is_inside(name: str) -> bool:
    """Does a relative path with `/` lead to something below where it starts?"""
    parts = PurePosixPath(name).parts
    anchored = PurePosixPath(name).is_absolute() or Path(name).anchor  # on Windows also C:
    return bool(parts) and ".." not in parts and not anchored


def write_text(document: Document, path: Path) -> None:
    """The text unchanged, its line ends included; a lone surrogate is U+FFFD, as in the tables."""
    path.write_bytes(to_utf8(document.text).encode("utf-8"))
