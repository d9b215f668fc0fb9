"""What to read: files, folders of them, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, UsageError

SUFFIXES = (".txt", ".md")
STDIN = "-"
_SURROGATE = re.compile("[\ud800-\udfff]")


class MissingInputError(InputError, UsageError):
    """A path that is not there."""


class NameClashError(InputError, UsageError):
    """Two inputs that cannot be in one corpus."""


@dataclass(frozen=True, slots=True)
class Input:
    """A text to read. `path` is `None` for standard input; `name` is the document's name.

    `listed` is one that the user has not named: it was found in a folder.
    """

    path: Path | None
    name: str
    listed: bool = field(default=False, compare=False)


def find_inputs(paths: Sequence[str | Path]) -> tuple[Input, ...]:
    """The texts under the paths, sorted by name.

    A folder is searched for `.txt` and `.md`, hidden files left out; a folder without any gives
    none (see `empty_folders`). A file named alone is read whatever its suffix; the same file named
    twice is read once. Raises `MissingInputError` for a path that is not there and `NameClashError`
    where two texts would have one name.
    """
    found: dict[str, Input] = {}
    for path in paths:
        for source in _inputs(path):
            other = found.setdefault(source.name, source)
            if other is not source and not _same(other, source):
                raise NameClashError(
                    f"{_shown(other)} and {_shown(source)} would both be document "
                    f"{source.name!r}; rename one, or give a folder that holds both"
                )
    return tuple(found[name] for name in sorted(found))


def empty_folders(paths: Sequence[str | Path]) -> tuple[str, ...]:
    """A line for each folder in which there is no text."""
    return tuple(
        f"{path}: no text in this folder; texts are files named {' or '.join(SUFFIXES)}"
        for path in paths
        if str(path) != STDIN and Path(path).is_dir() and not any(_texts(Path(path)))
    )


def document_name(name: str) -> str:
    """The name with what is no Unicode in it (file systems allow it) written as `%XX`."""
    return _SURROGATE.sub(lambda match: f"%{ord(match.group()) & 0xFF:02X}", name)


def _inputs(path: str | Path) -> Iterator[Input]:
    if str(path) == STDIN:
        yield Input(None, "stdin")
        return
    path = Path(path)
    if path.is_dir():
        for file in _texts(path):
            yield Input(file, document_name(file.relative_to(path).as_posix()), listed=True)
    elif path.exists():
        yield Input(path, document_name(path.name or path.resolve().name))
    else:
        raise MissingInputError(f"{document_name(str(path))}: there is no such file or folder")


def _texts(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename}: cannot be listed: {error.strerror}") from error

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(root, name)


def _same(one: Input, other: Input) -> bool:
    if one.path is None or other.path is None:
        return one.path is other.path
    return one.path.resolve() == other.path.resolve()


def _shown(source: Input) -> str:
    return document_name(str(source.path)) if source.path else "standard input"
