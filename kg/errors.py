"""The one family of errors: each says in a line where, what is wrong, and what would be right."""

from pathlib import Path

IN_PARTS = ("nt-parts", "parquet")
"""Folders of a build that hold its graph in parts."""


class KgError(Exception):
    """Anything the user can put right. The message is one line for a person."""


class InputError(KgError):
    """An input cannot be read or decoded."""


class UsageError(KgError):
    """Wrong usage: the call can be right for no content of the files that it names."""


class OntologyError(KgError):
    """A file under `ontology/` (or `--rules`) says something that it must not."""


class ExportError(KgError):
    """The output folder or a file in it cannot be written."""


class StoreError(ExportError):
    """What was kept of earlier builds cannot be used, or another build is at work on it."""


def no_build(path: Path) -> InputError:
    """The error that a file of a build is not there."""
    if path.stem == "graph" and any((path.parent / parts).is_dir() for parts in IN_PARTS):
        return InputError(f"{path}: not there: the build is in parts; make it without --parts-only")
    return InputError(f"{path}: not there; make it with: kg build TEXTS -o {path.parent}")
