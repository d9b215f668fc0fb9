"""A folder whose files change together: each is written aside, then all are renamed into place.

Until the first rename an earlier build lies there untouched. Before it `build.json` goes and a
journal is laid down of what the earlier build and this one put there, so that whatever happens in
between no half-written file bears its final name, a folder with a `build.json` is whole, and the
next build knows which files are ours. Files that are not stay.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import ExportError
from kg.export.notes import write_json
from kg.export.texts import is_inside

ASIDE, JOURNAL, LAST = ".kg", "files.json", "build.json"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
Hashes = dict[str, list[str]]


def check_out(out: Path) -> None:
    """Refuse a folder that cannot be made or written, before any work is done for it."""
    nearest = _nearest(out)
    if not nearest.is_dir():
        itself = nearest == out.absolute()
        what = "is not a folder" if itself else f"cannot be made: {nearest} is not a folder"
        raise ExportError(f"{out}: {what}; name a folder for the result")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise ExportError(f"{out}: cannot be written; name a folder that you may write to")


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """An empty folder beside the files of `out`, for `publish`; gone afterwards in any case.

    What cannot be written becomes one `ExportError`.
    """
    check_out(out)
    nearest = _nearest(out)
    aside = out.absolute() / ASIDE
    try:
        aside.mkdir(parents=True, exist_ok=True)
    except OSError as error:  # /proc and such look as if they could be written
        _remove_empty(_nearest(aside), upto=nearest)
        why = error.strerror or type(error).__name__
        raise ExportError(
            f"{out}: no folder can be made there: {why}; name another folder"
        ) from error
    try:
        for left in aside.glob("tmp-*"):  # of a build that was killed
            shutil.rmtree(left, ignore_errors=True)
        stage = Path(tempfile.mkdtemp(prefix="tmp-", dir=aside))
        try:
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)
            _remove_empty(aside, upto=nearest)  # up to what was there before
    except OSError as error:  # without the name of a file that only lay aside
        why = error.strerror or str(error) or type(error).__name__
        raise ExportError(
            f"{out}: cannot be written: {why}; no half-written file is left, "
            f"{'make room' if error.errno in FULL else 'put that right'} or name another folder"
        ) from error


def _nearest(out: Path) -> Path:
    """The folder itself or the first above it that is there, whatever it is."""
    whole = out.absolute()
    return next((path for path in (whole, *whole.parents) if os.path.lexists(path)), whole)


def hash_files(stage: Path) -> dict[str, str]:
    """The sha256 of every staged file by its path below OUT, sorted."""
    found = sorted(path for path in stage.rglob("*") if path.is_file())
    return dict(sorted((path.relative_to(stage).as_posix(), sha256_of(path)) for path in found))


def publish(
    stage: Path, out: Path, files: Mapping[str, str], *, kept: Collection[str] = ()
) -> None:
    """Move staged files into `out`, `build.json` last, and take away what a build left before.

    `files` are those of `hash_files`, without `build.json`; `kept` are those of them that lie in
    `out` already and stay as they are.
    """
    for name in (*files, LAST):
        if "/" not in name and name not in kept:
            _sync(stage / name)
    earlier = read_earlier(out)
    _check_room(out, sorted({*earlier, *files}), earlier)
    ours = {
        name: sorted({*earlier.get(name, ()), *([files[name]] if name in files else ())})
        for name in sorted({*earlier, *files})
    }
    journal = stage / JOURNAL
    write_json(ours, journal)
    _sync(journal)
    journal.replace(out / ASIDE / JOURNAL)
    (out / LAST).unlink(missing_ok=True)
    for name in sorted(set(earlier) - set(files)):
        _remove(out, name, earlier[name])
    for name in sorted(set(files) - set(kept)):
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / name).replace(target)
    (stage / LAST).replace(out / LAST)
    (out / ASIDE / JOURNAL).unlink()


def _check_room(out: Path, names: Iterable[str], earlier: Collection[str]) -> None:
    """Refuse what would stop the renaming half-way, while the earlier build still lies there."""
    folders = {folder for name in earlier for folder in _folders(name)}
    seen: set[str] = set()
    for name in names:
        path = out / name
        if name not in folders and path.is_dir() and not path.is_symlink():
            raise ExportError(f"{path}: a folder lies where a file is to be; take it away")
        for folder in _folders(name):
            if folder in seen:
                break
            seen.add(folder)
            place = out / folder
            if folder not in earlier and os.path.lexists(place) and not place.is_dir():
                raise ExportError(f"{place}: a file lies where a folder is to be; take it away")
            if place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
                raise ExportError(f"{place}: cannot be written; give yourself the right to")


def _folders(name: str) -> Iterator[str]:
    """Those that a file lies in below OUT, the nearest first."""
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


def read_earlier(out: Path) -> Hashes:
    """Files that earlier builds put into `out`, with the hashes they may have."""
    files: Hashes = {}
    for path in (out / LAST, out / ASIDE / JOURNAL):
        found: object = None
        with suppress(OSError, ValueError):
            found = json.loads(path.read_text(encoding="utf-8"))
        if path.name == LAST and isinstance(found, dict):
            found = found.get("files")
        for name, hashes in found.items() if isinstance(found, dict) else ():
            listed = [hashes] if isinstance(hashes, str) else hashes
            if is_inside(name) and isinstance(listed, list):
                files[name] = [*files.get(name, ()), *(str(item) for item in listed)]
    return files


def _remove(out: Path, name: str, hashes: list[str]) -> None:
    """Take away a file of an earlier build, unless the user has put another in its place."""
    path = out / name
    if path.is_file() and not path.is_symlink() and sha256_of(path) in hashes:
        path.unlink()
        _remove_empty(path.parent, upto=out)


def _remove_empty(folder: Path, *, upto: Path) -> None:
    """Remove a folder and those above it, below `upto`, as long as they are empty."""
    while folder != upto:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def sha256_of(path: Path) -> str:
    """The sha256 of a file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
