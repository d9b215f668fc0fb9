"""What to read: files, folders of them, standard input."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kg.errors import InputError, UsageError

SUFFIXES = (".txt", ".md")
STDIN = "-"
FOLDS_CASE = sys.platform in ("win32", "darwin")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


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
    where two texts would have one name, or no room beside each other in OUT.
    """
    found: dict[str, Input] = {}
    for path in paths:
        for source in _inputs(path):
            other = found.setdefault(_on_disk(source.name), source)
            if other is not source and not _same(other, source):
                apart = not (other.listed and source.listed)
                raise _clash(
                    other,
                    source,
                    f"would both be document {source.name!r}; rename one"
                    + (", or give a folder that holds both" if apart else ""),
                )
    _check_room(found)
    return tuple(sorted(found.values(), key=lambda source: source.name))


def empty_folders(paths: Sequence[str | Path]) -> tuple[str, ...]:
    """A line for each folder in which there is no text."""
    return tuple(
        f"{_shown(path)}: no text in this folder; texts are files named {' or '.join(SUFFIXES)}"
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
        raise MissingInputError(f"{_shown(path)}: there is no such file or folder")


def _texts(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(f"{_shown(error.filename)}: cannot be listed: {error.strerror}") from error

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(root, name)


def _same(one: Input, other: Input) -> bool:
    if one.path is None or other.path is None:
        return one.path is other.path
    return one.path.resolve() == other.path.resolve()


def _on_disk(name: str) -> str:
    """What a file system takes for the same name: some do not tell `A` from `a`, `é` from `e´`."""
    return unicodedata.normalize("NFC", name).casefold() if FOLDS_CASE else name


def _check_room(found: Mapping[str, Input]) -> None:
    """Refuse a text whose file in OUT, its name with `.txt` behind it, is a folder of another's."""
    for name in sorted(found):
        for folder in PurePosixPath(name).parents:
            other = found.get(folder.as_posix().removesuffix(".txt"))
            if other and folder.suffix == ".txt":
                file = f"texts/{other.name}.txt"
                raise _clash(
                    other, found[name], f"would need {file} as a file and a folder; rename one"
                )


def _clash(one: Input, other: Input, why: str) -> NameClashError:
    return NameClashError(f"{_where(one)} and {_where(other)} {why}")


def _where(source: Input) -> str:
    return _shown(source.path) if source.path else "standard input"


def _shown(path: str | Path) -> str:
    """A path on one line. What is no Unicode looks different from the `%XX` of a document's name."""
    return _UNPRINTABLE.sub(lambda match: f"\\x{ord(match.group()) & 0xFF:02x}", str(path))
