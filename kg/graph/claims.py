"""What documents say of one thing meets outside memory: sorted on disk, merged one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from kg.graph.merge import in_order, merge_copies
from kg.graph.rows import Rows
from kg.graph.store.codec import Codec
from kg.model import Statement
from kg.ontology import RelationSpec

T = TypeVar("T")
SCRATCH = ".kg/scratch.sqlite"
_MEMORY = ":memory:"


class Claims:
    """A place where statements and entities are merged, and lie as long as they are read."""

    def __init__(self, db: sqlite3.Connection, folder: Path | None = None) -> None:
        self._db, self.folder = db, folder
        self._pack: Codec[Statement] = Codec(Statement, deflate=False)
        self._tables = 0

    def merge(
        self, statements: Iterable[Statement], specs: Collection[RelationSpec] = ()
    ) -> Rows[Statement]:
        """One statement a claim, as `merge_statements` has them, whatever their number."""
        copies = self._new("copies")
        ordered = in_order(statements, specs)
        pack = self._pack.pack
        self._db.execute("BEGIN")
        self._db.execute(f"CREATE TABLE {copies} (id TEXT NOT NULL, data BLOB NOT NULL)")
        self._db.executemany(
            f"INSERT INTO {copies} VALUES (?, ?)",  # noqa: S608
            ((statement.id, pack(merge_copies([statement]))) for statement in ordered),
        )
        self._db.execute(f"CREATE INDEX {copies}_by_id ON {copies} (id)")
        self._db.execute("COMMIT")
        merged = self._kept(self._merged(copies), self._pack)
        self._db.execute(f"DROP TABLE {copies}")
        return merged

    def keep(self, records: Iterable[T], kind: Any) -> Rows[T]:
        """The records on disk, in their order; `kind` is their type, one of ours."""
        codec = Codec[T](kind, deflate=False)
        return self._kept(map(codec.pack, records), codec)

    def _kept(self, packed: Iterable[bytes], codec: Codec[T]) -> Rows[T]:
        table = self._new("kept")
        self._db.execute("BEGIN")
        self._db.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, data BLOB NOT NULL)")
        self._db.executemany(
            f"INSERT INTO {table} (data) VALUES (?)",  # noqa: S608
            ((data,) for data in packed),
        )
        self._db.execute("COMMIT")
        return self._rows(table, codec)

    def gather(
        self, copies: Iterable[tuple[int, T]], kind: Any
    ) -> Iterator[tuple[int, Iterator[T]]]:
        """The copies of each number, in its order; they lie on disk meanwhile."""
        codec, table = Codec[T](kind, deflate=False), self._new("copies")
        self._db.execute("BEGIN")
        self._db.execute(f"CREATE TABLE {table} (id INTEGER NOT NULL, data BLOB NOT NULL)")
        self._db.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",  # noqa: S608
            ((number, codec.pack(copy)) for number, copy in copies),
        )
        self._db.execute("COMMIT")
        return self._gathered(table, codec)

    def _gathered(self, table: str, codec: Codec[T]) -> Iterator[tuple[int, Iterator[T]]]:
        rows = self._db.execute(f"SELECT id, data FROM {table} ORDER BY id")  # noqa: S608
        for number, found in groupby(rows, key=itemgetter(0)):
            yield number, (codec.unpack(data) for _, data in found)
        self._db.execute(f"DROP TABLE {table}")

    def _new(self, name: str) -> str:
        self._tables += 1
        return f"{name}{self._tables}"

    def _merged(self, table: str) -> Iterator[bytes]:
        """Each claim packed, by the id that its copies have; what has one copy is as it lies."""
        rows = self._db.execute(f"SELECT id, data FROM {table} ORDER BY id, rowid")  # noqa: S608
        for _, found in groupby(rows, key=itemgetter(0)):
            copies = [data for _, data in found]
            if len(copies) > 1:
                yield self._pack.pack(merge_copies([self._pack.unpack(data) for data in copies]))
            else:
                yield copies[0]

    def _rows(self, table: str, codec: Codec[T]) -> Rows[T]:
        (count,) = self._db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        query, unpack = f"SELECT data FROM {table} ORDER BY id", codec.unpack  # noqa: S608
        return Rows(lambda: (unpack(data) for (data,) in self._db.execute(query)), count)


def without(statements: Sequence[Statement], ids: Collection[str]) -> Sequence[Statement]:
    """The statements but those of these ids."""
    dropped = frozenset(ids)
    if not dropped:
        return statements
    kept = sum(statement.id not in dropped for statement in statements)
    return Rows(lambda: (s for s in statements if s.id not in dropped), kept)


def sure(statements: Sequence[Statement], least: float) -> Sequence[Statement]:
    """The statements whose confidence is `least` or more."""
    if least <= 0:
        return statements
    kept = sum(statement.confidence >= least for statement in statements)
    return Rows(lambda: (s for s in statements if s.confidence >= least), kept)


@contextmanager
def open_claims(out: Path | None = None) -> Iterator[Claims]:
    """Room for statements in a folder, gone at the end; without one, in memory."""
    path = out / SCRATCH if out else None
    if path:
        path.unlink(missing_ok=True)  # of a build that was killed
    db = sqlite3.connect(path or _MEMORY, isolation_level=None)
    try:
        if path:  # nothing in it is needed after a fall
            for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
                db.execute(f"PRAGMA {setting}")
        yield Claims(db, path and path.parent)
    finally:
        db.close()
        if path:
            path.unlink(missing_ok=True)
