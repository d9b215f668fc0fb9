"""Records of documents between builds, and their parts one after the other, by document name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from kg.errors import InputError
from kg.graph.store.codec import PackedRecord, codecs
from kg.model import Article, Document, Entity, Mention, Statement


class Fault(NamedTuple):
    """A document that could not be read to its end, why, and the traceback, if there was one."""

    name: str
    reason: str
    traceback: str = ""


class Store:
    """The records that a build finds and leaves.

    A build *keeps* records that are as it would make them, *puts* new ones, and at the end *drops*
    all others. Its records are then read part by part, so that no more than one document is held.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._packs = codecs()

    def __enter__(self) -> Store:
        self._db.execute("CREATE TEMP TABLE current (name TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.execute("DELETE FROM faults")
        return self

    def __exit__(self, *exception: object) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    @contextmanager
    def saving(self) -> Iterator[None]:
        """All that is put inside is saved at its end, or nothing of it."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def keep_input(self, name: str, key: bytes) -> bool:
        """Keep all documents of an input, if it was read to its end under this key."""
        found = self._db.execute("SELECT key FROM inputs WHERE name = ?", (name,)).fetchone()
        if found is None or found[0] != key:
            return False
        self._keep("SELECT name FROM records WHERE input = ?", name)
        return True

    def keep(self, name: str, key: bytes) -> bool:
        """Keep a document, if its record was made under this key."""
        found = self._db.execute("SELECT key FROM records WHERE name = ?", (name,)).fetchone()
        if found is None or found[0] != key:
            return False
        self._keep("SELECT ?", name)
        return True

    def put(self, source: str, record: PackedRecord) -> None:
        """Save a record made now; `source` is the name of the input that its document is in."""
        self._keep("SELECT ?", record.name)
        self._db.execute("DELETE FROM inputs WHERE name = ?", (source,))
        row = (record.name, source, record.key, record.articles, record.mentions)
        ((number,),) = self._db.execute(
            "INSERT INTO records (name, input, key, articles, mentions) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET input = excluded.input, key = excluded.key, "
            "articles = excluded.articles, mentions = excluded.mentions RETURNING id",
            row,
        ).fetchall()
        for part, data in record.parts.items():
            self._db.execute(f"INSERT OR REPLACE INTO part_{part} VALUES (?, ?)", (number, data))  # noqa: S608

    def close_input(self, name: str, key: bytes) -> None:
        """All documents of an input are in."""
        self._db.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?)", (name, key))

    def fail(self, fault: Fault) -> None:
        """Save why a document has no record in this build."""
        self._db.execute("INSERT OR REPLACE INTO faults VALUES (?, ?, ?)", fault)

    def drop_others(self) -> None:
        """What this build has neither kept nor put leaves no trace."""
        with self.saving():
            gone = "SELECT id FROM records WHERE name NOT IN (SELECT name FROM current)"
            inputs = f"SELECT input FROM records WHERE id IN ({gone})"  # noqa: S608
            self._db.execute(f"DELETE FROM inputs WHERE name IN ({inputs})")  # noqa: S608
            for part in self._packs:
                self._db.execute(f"DELETE FROM part_{part} WHERE id IN ({gone})")  # noqa: S608
            self._db.execute(f"DELETE FROM records WHERE id IN ({gone})")  # noqa: S608

    def count(self) -> tuple[int, int, int]:
        """How many documents, articles and mentions."""
        row = self._db.execute(
            "SELECT count(*), total(articles), total(mentions) FROM records"
        ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])

    def documents(self) -> Iterator[Document]:
        """Every document with its text."""
        return self._parts("document")

    def articles(self) -> Iterator[tuple[Article, ...]]:
        """The articles of each document."""
        return self._parts("articles")

    def mentions(self) -> Iterator[tuple[Mention, ...]]:
        """The mentions of each document, with local ids of entities."""
        return self._parts("mentions")

    def entities(self) -> Iterator[tuple[Entity, ...]]:
        """The entities of each document."""
        return self._parts("entities")

    def statements(self) -> Iterator[tuple[Statement, ...]]:
        """The statements of each document, about its own entities."""
        return self._parts("statements")

    def warnings_of(self, source: str) -> tuple[str, ...]:
        """What there is to warn of in an input's documents, by document name."""
        rows = self._db.execute(
            "SELECT data FROM records JOIN part_warnings USING (id) WHERE input = ? ORDER BY name",
            (source,),
        )
        return tuple(line for (data,) in rows for line in self._packs["warnings"].unpack(data))

    def warnings_in(self, name: str) -> tuple[str, ...]:
        """What there is to warn of in one document."""
        (found,) = self._db.execute(
            "SELECT data FROM records JOIN part_warnings USING (id) WHERE name = ?", (name,)
        ).fetchone()
        warnings: tuple[str, ...] = self._packs["warnings"].unpack(found)
        return warnings

    def _parts(self, part: str) -> Iterator[Any]:
        rows = self._db.execute(
            f"SELECT data FROM records JOIN part_{part} USING (id) ORDER BY name"  # noqa: S608
        )
        unpack = self._packs[part].unpack
        return (unpack(data) for (data,) in rows)

    def _keep(self, names: str, argument: str) -> None:
        try:
            self._db.execute(f"INSERT INTO current {names}", (argument,))
        except sqlite3.IntegrityError as error:
            raise InputError(
                f"{argument}: two documents of one name; each needs a name of its own"
            ) from error


def listed(parts: Iterable[tuple[Any, ...]]) -> list[Any]:
    """The records of all documents in one list."""
    return [record for part in parts for record in part]
