"""When a document need not be read again: keys made of all that its record depends on."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kg.model import Document
from kg.ontology import ontology_dir
from kg.record import Choices

STAGES = ("articles", "corrections", "entities", "mentions", "statements")
LIBRARIES = ("numpy", "opencc", "spacy", "spacy-pkuseg")
EXTRAS = ("trafilatura", "pypdfium2", "python-docx", "pyarrow", "python-crfsuite")  # who has them
_CHUNK = 1 << 20


def fingerprint(choices: Choices) -> bytes:
    """Of our code, models, rules and word lists, of the libraries, and of what the user brings.

    Corrections count with those lines only that act in a document: others are the corpus's.
    """
    from kg.corrections import read_corrections
    from kg.corrections.read import DIFFERENT

    digest = hashlib.blake2b(_ours(), digest_size=16)
    for folder in filter(None, (choices.rules, _place_of(choices.model))):
        _add_files(digest, folder, _files(folder))
    if choices.names:
        _add_files(digest, Path(choices.names).parent, [Path(choices.names)])
    if choices.corrections:
        for line in read_corrections(Path(choices.corrections)).of(DIFFERENT):
            _add(digest, *(name.encode("utf-8", "surrogatepass") for name in line.names))
    return digest.digest()


def document_key(document: Document, warnings: Iterable[str], fingerprint: bytes) -> bytes:
    """Of a document as it was read, and of what reads it further."""
    digest = hashlib.blake2b(fingerprint, digest_size=16)
    said = (getattr(document, field.name) for field in fields(document))
    texts = ("" if value is None else f"={value}" for value in said)
    _add(digest, *(text.encode("utf-8", "surrogatepass") for text in (*texts, *warnings)))
    return digest.digest()


def input_key(path: Path, settings: Iterable[str], fingerprint: bytes) -> bytes:
    """Of a file's bytes, of the settings it is read by, and of what reads it further."""
    digest = hashlib.blake2b(fingerprint, digest_size=16)
    _add(digest, *(text.encode() for text in settings))
    _add_file(digest, path)
    return digest.digest()


@lru_cache
def _ours() -> bytes:
    python = f"{sys.version_info[:2]} {unicodedata.unidata_version}"
    digest = hashlib.blake2b(python.encode(), digest_size=16)
    _add(digest, *(f"{name} {version(name)}".encode() for name in LIBRARIES))
    _add(digest, *(f"{name} {_version_of(name)}".encode() for name in EXTRAS))
    package = Path(__file__).parent
    code = [path for stage in STAGES for path in _files(package / stage)]
    _add_files(digest, package, [*sorted(package.glob("*.py")), *code])
    words = [*_files(ontology_dir() / "names"), *_files(ontology_dir() / "relations")]
    _add_files(digest, ontology_dir(), words)
    return digest.digest()


def _version_of(name: str) -> str:
    """The version of a library that may not be there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _place_of(model: str | Path | None) -> Path | None:
    """The folder of a spaCy model that is named by its folder or as a package."""
    if model is None or Path(model).is_dir():
        return Path(model) if model else None
    found = find_spec(str(model))
    return Path(found.origin).parent if found and found.origin else None


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder but what Python and editors leave there, sorted."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and "__pycache__" not in parts and not path.name.startswith("."):
            yield path


def _add_files(digest: hashlib.blake2b, folder: Path, files: Iterable[Path]) -> None:
    for path in files:
        _add(digest, path.relative_to(folder).as_posix().encode("utf-8", "surrogatepass"))
        _add_file(digest, path)


def _add_file(digest: hashlib.blake2b, path: Path) -> None:
    with path.open("rb") as stream:
        size = 0
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    _add(digest, str(size).encode())


def _add(digest: hashlib.blake2b, *parts: bytes) -> None:
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
