"""One build at a time in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

LOCK = ".kg/lock"


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Nobody else builds in `out` while this lasts; a second one is refused at once.

    The lock is the system's own on an open file: it goes with the process, however that ends, and
    none can be left behind. Raises `StoreError` where it is held, or cannot be had.
    """
    from filelock import FileLock, Timeout

    path = out / LOCK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path, timeout=0):
            yield
    except OSError as error:  # filelock's Timeout is one
        if not isinstance(error, Timeout):
            why = error.strerror or type(error).__name__
            raise StoreError(
                f"{out}: no folder can be made there: {why}; name another folder"
            ) from error
        raise StoreError(
            f"{out}: another kg is at work in this folder; wait for it, or name another folder"
        ) from error
