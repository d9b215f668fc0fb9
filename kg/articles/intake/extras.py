"""The libraries of formats that not everybody has, and how to get them."""

from __future__ import annotations

from importlib.util import find_spec

from kg.errors import InputError

EXTRAS = {
    ".html": ("trafilatura", "html"),
    ".htm": ("trafilatura", "html"),
    ".pdf": ("pypdfium2", "pdf"),
    ".docx": ("docx", "docx"),
    ".parquet": ("pyarrow", "parquet"),
}
"""Suffix to the module that reads it, and to the extra of our package that brings this."""


class MissingLibraryError(InputError):
    """A format can only be read once a library is there."""


def missing_library(kind: str) -> str | None:
    """How to get the library for a kind of file; `None` where it is there or none is needed."""
    module, extra = EXTRAS.get(kind, ("", ""))
    if not module or find_spec(module) is not None:
        return None
    return f"install it: pip install 'kg-news[{extra}]' (all formats: 'kg-news[intake]')"


def check_library(name: str, kind: str) -> None:
    """Raise a `MissingLibraryError` where the file cannot be read for want of a library."""
    how = missing_library(kind)
    if how:
        raise MissingLibraryError(f"{name}: {kind} is read by a library that is not there; {how}")
