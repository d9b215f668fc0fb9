"""The files under folders, behind patterns and in lists, without opening one to read it."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import InputError, UsageError

Say = Callable[[str], None]
MOST_LIST = 256 << 20  # bytes of a list of paths
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class MissingInputError(InputError, UsageError):
    """A path that is not there."""


def files_in(folder: Path, wanted: Callable[[str], object], say: Say) -> Iterator[tuple[str, str]]:
    """Files of a folder and those below it: the path in it, with `/`, and the whole path.

    `wanted` are those whose name it takes. Hidden ones are left out. `say` hears of folders that cannot be listed. What a link names is
    read where it lies in the folder, too; a link that leads out of it is left out and said, so that
    nothing is read but what the user has named. Folders behind links are never searched.
    """
    root = os.path.realpath(folder)
    waiting = [(str(folder), "")]
    while waiting:
        place, head = waiting.pop()
        try:
            with os.scandir(place) as entries:
                found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            why = error.strerror or type(error).__name__
            name = shown(head.rstrip("/") or folder_name(folder))
            say(f"{name}: cannot be listed: {why}; what is in it is left out")
            continue
        for entry in reversed(found):
            if not entry.name.startswith(".") and wanted(entry.name) and not _is_folder(entry):
                name = head + entry.name
                if not entry.is_symlink() or _inside(entry.path, root, name, say):
                    yield name, entry.path
        for entry in found:
            if not entry.name.startswith(".") and _is_folder(entry):
                if not entry.is_symlink():
                    waiting.append((entry.path, f"{head}{entry.name}/"))
                else:
                    _inside(entry.path, root, head + entry.name, say)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A link that leads round in a circle is none, nor what cannot be asked."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def folder_name(folder: Path) -> str:
    """What a folder is called: its place on the machine is nobody's business."""
    return folder.name or folder.resolve().name or str(folder)


def _inside(link: str, root: str, name: str, say: Say) -> bool:
    """Does a link lead to something in the folder? If not, it is said under its name there."""
    target = os.path.realpath(link)
    if target == root or target.startswith(os.path.join(root, "")):
        return True
    say(f"{shown(name)}: is a link that leads out of the folder; to have it read, name it itself")
    return False


def is_there(path: str | Path) -> bool:
    """Is there such a file or folder? Raises `InputError` where the way to it is closed."""
    try:
        os.stat(path)
    except PermissionError as error:
        raise InputError(
            f"{shown(path)}: cannot be looked up: {error.strerror}; open the folders that lead to it"
        ) from error
    except (OSError, ValueError):  # also a name that no file can have
        return False
    return True


def is_pattern(path: str) -> bool:
    """Has it wildcards?"""
    return glob.has_magic(path)


def match_pattern(pattern: str, say: Say) -> tuple[Path, list[Path]]:
    """The folder before the first wildcard, and what in it the pattern matches, sorted.

    Of a folder that is matched, what is in it is not matched again. Links are followed as in
    `files_in`: not out of the folder.
    """
    parts = Path(pattern).parts
    plain = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    folder = Path(*parts[:plain])
    root = os.path.realpath(folder)
    matches: list[Path] = []
    for match in sorted(map(Path, glob.iglob(pattern, recursive=True))):
        if not any(parent in matches[-1:] for parent in match.parents):
            name = match.relative_to(folder).as_posix()
            if match == folder or _inside(str(match), root, name, say):
                matches.append(match)
    return folder, matches


def read_list(path: Path) -> list[str]:
    """The paths in a list, a line each, or with NUL between them as `find -print0` has it.

    `-` is standard input. Empty lines are passed over. Raises `MissingInputError` where it
    cannot be read.
    """
    try:
        with open(0, "rb", closefd=False) if str(path) == "-" else path.open("rb") as stream:
            data = stream.read(MOST_LIST + 1)
    except OSError as error:
        raise MissingInputError(
            f"{shown(path)}: the list cannot be read: {error.strerror or error}"
        ) from error
    if len(data) > MOST_LIST:
        raise InputError(f"{shown(path)}: is over {MOST_LIST:,} bytes; a list has a path a line")
    text = os.fsdecode(data.removeprefix(b"\xef\xbb\xbf"))
    lines = text.split("\0") if "\0" in text else re.split(r"\r?\n", text)
    return [line for line in lines if line.strip()]


def document_name(name: str) -> str:
    """The name with what is no Unicode in it (file systems allow it) written as `%XX`."""
    return _SURROGATE.sub(lambda match: f"%{ord(match.group()) & 0xFF:02X}", name)


def shown(path: str | Path) -> str:
    """A path on one line. What is no Unicode looks different from the `%XX` of a document's name."""
    return _UNPRINTABLE.sub(lambda match: f"\\x{ord(match.group()) & 0xFF:02x}", str(path))
