"""What to read: files, folders of them, patterns, lists, standard input."""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles.builds import Builds
from kg.articles.intake import SUFFIXES, holds_many, kind_of
from kg.articles.intake.extras import missing_library
from kg.articles.listing import (
    MissingInputError,
    Say,
    document_name,
    files_in,
    folder_name,
    is_pattern,
    is_there,
    match_pattern,
    read_list,
    shown,
)
from kg.errors import InputError, UsageError

STDIN = "-"
LIST = "@"
FOLDS_CASE = sys.platform in ("win32", "darwin")
_SUFFIXES = " ".join(sorted(SUFFIXES))


class NameClashError(InputError, UsageError):
    """Two inputs that cannot be in one corpus."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. `path` is `None` for standard input; `name` is the document's name.

    A table or an archive holds several documents, whose names stand below its own. `listed` is
    one that the user has not named: it was found in a folder.
    """

    path: Path | None
    name: str
    listed: bool = field(default=False, compare=False)


def find_inputs(
    paths: Iterable[str | Path], *, warn: Say | None = None, builds: Builds | None = None
) -> tuple[Input, ...]:
    """The files under the paths, sorted by name; none of them is opened.

    A path is a file, a folder, a pattern (`pages/**/*.txt`), a list of paths (`@FILE`, a line
    each) or `-`. A folder is searched for files of known suffix, hidden ones left out; a file named
    alone is read whatever its suffix; the same file named twice is read once. What `builds` have
    written into a folder is not found there. `warn` hears of what is left out: folders that cannot
    be listed or have nothing to read, links that lead out of their folder, builds, formats whose
    library is not there; without it the first of these is an `InputError`.
    Raises `MissingInputError` for a path that is not there and `NameClashError` where two documents
    would have one name, or no room beside each other in OUT.
    """
    say = warn or _refuse
    builds = builds or Builds(lambda folder: ())
    found: dict[str, Input] = {}
    for path in paths:
        for source in _inputs(path, say, builds):
            other = found.setdefault(on_disk(source.name), source)
            if other is not source and not _same(other, source):
                apart = not (other.listed and source.listed)
                raise _clash(
                    other,
                    source,
                    f"would both be document {source.name!r}; rename one"
                    + (", or give a folder that holds both" if apart else ""),
                )
    builds.tell(say)
    names = {key: source.name for key, source in found.items()}
    for this, that, why in find_clashes(names):
        raise _clash(found[this], found[that], why)
    sources = sorted(found.values(), key=lambda source: source.name)
    return tuple(_without_missing(sources, say))


def find_clashes(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Keys of two names that have no room in OUT beside each other, and why.

    A text lies in OUT under its name with `.txt` behind it, and the documents of a table or an
    archive below its name: no such file may be a folder of another's, and no such folder either.
    Keys are names as the file system tells them apart.
    """
    folders: dict[str, str] = {}
    for key in sorted(names):
        folder = key
        while "/" in folder:
            folder = folder[: folder.rindex("/")]
            if folder in folders:
                break
            folders[folder] = key
    for folder, key in folders.items():
        if folder in names and holds_many(names[folder]):
            yield folder, key, f"would both have documents in {names[folder]}/; rename one"
    many = {key: key for key in names if holds_many(names[key])}
    for folder, key in (many | folders).items():
        text = folder.removesuffix(".txt")
        if text != folder and text in names and text not in many:
            file = f"texts/{names[text]}.txt"
            yield text, key, f"would need {file} as a file and a folder; rename one"


def on_disk(name: str) -> str:
    """What a file system takes for the same name: some do not tell `A` from `a`, `é` from `e´`."""
    return unicodedata.normalize("NFC", name).casefold() if FOLDS_CASE else name


def _inputs(path: str | Path, say: Say, builds: Builds) -> Iterator[Input]:
    if str(path) == STDIN:
        yield Input(None, "stdin")
    elif is_there(path):
        yield from _at(Path(path), say, builds)
    elif str(path).startswith(LIST):
        for line in read_list(Path(str(path).removeprefix(LIST))):
            yield from _listed(line, say, builds)
    elif is_pattern(str(path)):
        folder, matches = match_pattern(str(path), say)
        if not matches:
            raise MissingInputError(f"{shown(path)}: no file or folder matches this pattern")
        for match in matches:
            if match.is_dir() or not builds.wrote(match, folder):
                yield from _at(match, say, builds, below=folder, listed=True)
    else:
        raise MissingInputError(f"{shown(path) or '(nothing)'}: there is no such file or folder")


def _listed(line: str, say: Say, builds: Builds) -> Iterator[Input]:
    """What a line of a list names; its documents keep the relative path that stands there."""
    path = Path(line)
    if not is_there(path):
        raise MissingInputError(f"{shown(line)}: there is no such file or folder (from a list)")
    inside = not path.is_absolute() and ".." not in path.parts
    yield from _at(path, say, builds, below=Path() if inside else None)


def _at(
    path: Path, say: Say, builds: Builds, *, below: Path | None = None, listed: bool = False
) -> Iterator[Input]:
    """A file, or the files in a folder, named by their path below `below`.

    Without that a file is its name, and those of a folder are named by their path in it.
    """
    if not path.is_dir():
        name = path.relative_to(below).as_posix() if below else path.name or path.resolve().name
        yield Input(path, document_name(name), listed=listed)
        return
    head = "" if below is None or path == below else f"{path.relative_to(below).as_posix()}/"
    count = 0
    for name, file in files_in(path, kind_of, say):
        count += 1
        if builds.wrote(Path(file), path if below is None else below):
            continue
        yield Input(Path(file), document_name(head + name), listed=True)
    if not count:
        say(f"{shown(folder_name(path))}: no text in this folder; what is read is {_SUFFIXES}")


def _without_missing(sources: list[Input], say: Say) -> Iterator[Input]:
    """The inputs whose format can be read; a line for each format that cannot."""
    kinds = Counter(kind for source in sources if (kind := kind_of(source.name)))
    missing = {kind: how for kind in sorted(kinds) if (how := missing_library(kind))}
    for kind, how in missing.items():
        say(f"{kinds[kind]} inputs of format {kind} are left out, for want of a library; {how}")
    return (source for source in sources if kind_of(source.name) not in missing)


def _refuse(line: str) -> None:
    raise InputError(line)


def _same(one: Input, other: Input) -> bool:
    if one.path is None or other.path is None:
        return one.path is other.path
    return one.path.resolve() == other.path.resolve()


def _clash(one: Input, other: Input, why: str) -> NameClashError:
    return NameClashError(f"{_where(one)} and {_where(other)} {why}")


def _where(source: Input) -> str:
    return shown(source.path) if source.path else "standard input"
