"""One build at a time in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError

LOCK = ".kg/lock"


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Nobody else builds in `out` while this lasts; a second one is refused at once.

    The lock is the system's own on an open file: it goes with the process, however that ends, and
    none can be left behind. Folders that were made for it and hold nothing else at the end go, too.
    Raises `StoreError` where it is held, or cannot be had.
    """
    from filelock import FileLock, Timeout

    path = out.absolute() / LOCK
    folder = path.parent
    there = next(up for up in folder.parents if os.path.lexists(up))
    lock = FileLock(path, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StoreError(
            f"{out}: another kg is at work in this folder; wait for it, or name another folder"
        ) from error
    except OSError as error:
        _remove_empty(folder, upto=there)
        what = "no folder can be made there"
        if os.path.lexists(folder):
            out, what = out / folder.name, "cannot be used"
        why = error.strerror or type(error).__name__
        raise StoreError(f"{out}: {what}: {why}; name another folder") from error
    try:
        yield
    finally:  # tidied while it is held: later, the files would be another's
        with suppress(OSError):
            if os.listdir(folder) == [path.name]:
                path.unlink()
                _remove_empty(folder, upto=there)
        lock.release()


def _remove_empty(folder: Path, *, upto: Path) -> None:
    """Remove a folder and those above it, below `upto`, as long as they are empty."""
    while folder != upto:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent
