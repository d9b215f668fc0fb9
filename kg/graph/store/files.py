"""The store's file: opened or made, its format known, its faults told in one line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.codec import DamagedRecordError
from kg.graph.store.locked import locked
from kg.graph.store.store import Store
from kg.model import DocumentRecord

STORE = ".kg/store.sqlite"
FORMAT = 1
"""Changes with the tables; an older file has nothing to migrate yet, and is read anew."""
APPLICATION = 0x4B474E53  # KGNS: tells our file from any other SQLite file
_AGAIN = "every document is read again"
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_TABLES = """
CREATE TABLE records (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, input TEXT NOT NULL,
                      key BLOB NOT NULL, articles INTEGER NOT NULL, mentions INTEGER NOT NULL);
CREATE INDEX records_of ON records (input, name);
CREATE TABLE inputs (name TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE faults (name TEXT PRIMARY KEY, reason TEXT NOT NULL, traceback TEXT NOT NULL);
"""


@contextmanager
def open_store(
    out: Path, *, fresh: bool = False, say: Callable[[str], None] | None = None
) -> Iterator[Store]:
    """The store of a folder, for one build at a time; it is made where there is none.

    `fresh` forgets what is in it. A damaged one is replaced, and `say` hears of it: what is lost is
    time. Raises `StoreError` where another build holds it, or it cannot be used. Where nothing was
    put into a new one, nothing of it is left, nor of folders made for it.
    """
    path = out / STORE
    with locked(out), _gone_if_empty(path), _told(path):
        if fresh:
            _remove(path)
        _check_access(path)
        db = _open(path, say)
        try:
            with Store(db) as store:
                yield store
        finally:
            db.close()


def _check_access(path: Path) -> None:
    """SQLite has many words for it, among them that of a full disk."""
    for place in (path.parent, path):
        if place.exists() and not os.access(place, os.R_OK | os.W_OK):
            raise StoreError(
                f"{place}: cannot be written; give yourself the right to, or name another folder"
            )


def _open(path: Path, say: Callable[[str], None] | None) -> sqlite3.Connection:
    try:
        return _connect(path)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") not in _DAMAGED:
            raise
        why = f"is damaged ({error})"
    except _OlderError:
        why = "is of an older format"
    if say:
        say(f"{path}: {why}; {_AGAIN}")
    _remove(path)
    return _connect(path)


class _OlderError(Exception):
    """Nothing in the file can be used any more."""


def _connect(path: Path) -> sqlite3.Connection:
    """A commit appends to a log and waits for no disk: a killed process loses nothing by that.

    After a power cut the last commits may be missing; what is there is whole.
    """
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")  # held by us alone: no shared memory needed
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            parts = (
                f"CREATE TABLE part_{field.name} (id INTEGER PRIMARY KEY, data BLOB NOT NULL);"
                for field in fields(DocumentRecord)
            )
            db.executescript(
                f"BEGIN; {_TABLES} {' '.join(parts)} PRAGMA user_version = {FORMAT}; COMMIT;"
            )
        _check_format(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _check_format(db: sqlite3.Connection, path: Path) -> None:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise StoreError(f"{path}: is no store of kg; take it away, or name another folder")
    if version > FORMAT:
        raise StoreError(
            f"{path}: was made by a newer kg (format {version}, this one knows {FORMAT}); use "
            f"that one, or give --fresh: then {_AGAIN}"
        )
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if version < FORMAT or not {f"part_{field.name}" for field in fields(DocumentRecord)} <= there:
        raise _OlderError


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite finds wrong becomes one line with a remedy."""
    try:
        yield
    except DamagedRecordError as error:
        raise StoreError(f"{path}: {error}; give --fresh: then {_AGAIN}") from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(_DAMAGED):
            advice = f"is damaged ({error}); give --fresh: then {_AGAIN}"
        elif name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            advice = f"cannot be written: {error}; make room, or name another folder"
        else:
            advice = f"cannot be used: {error}; put that right, or name another folder"
        raise StoreError(f"{path}: {advice}") from error


@contextmanager
def _gone_if_empty(path: Path) -> Iterator[None]:
    """A store that was made now and holds nothing goes again."""
    there = path.exists()
    try:
        yield
    finally:
        if not there and not _holds_records(path):
            _remove(path)


def _holds_records(path: Path) -> bool:
    if not path.exists():
        return False
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT 1 FROM records LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False
    finally:
        db.close()


def _remove(path: Path) -> None:
    try:
        for end in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + end).unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreError(
            f"{path}: cannot be taken away: {why}; take it away, or name another folder"
        ) from error
