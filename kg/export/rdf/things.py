"""What each entity is, to be asked by its id; and which nodes have been printed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kg.export.rdf.literals import clean
from kg.export.rdf.room import Room
from kg.model import Entity

_REMEMBERED = 1 << 16


class Thing(NamedTuple):
    """An entity's class and label."""

    type: str
    label: str


class Things:
    """Classes and labels of the entities of a graph.

    Memory holds the first `_REMEMBERED`, which are all but of a large corpus; of the others, which
    lie on disk, those asked for last.
    """

    def __init__(self, entities: Iterable[Entity], room: Room) -> None:
        self._book = room.book("thing (id BLOB PRIMARY KEY, type TEXT, label TEXT)")
        rest = iter(entities)
        self._first = {
            entity.id: Thing(entity.type, clean(entity.label))
            for entity in islice(rest, _REMEMBERED)
        }
        self._book.executemany(
            "INSERT OR REPLACE INTO thing VALUES (?, ?, ?)",
            ((_key(entity.id), entity.type, clean(entity.label)) for entity in rest),
        )
        self._look_up = lru_cache(_REMEMBERED)(self._find)

    def find(self, identifier: str) -> Thing | None:
        """The entity of this id, if there is one."""
        return self._first.get(identifier) or self._look_up(identifier)

    def _find(self, identifier: str) -> Thing | None:
        query = "SELECT type, label FROM thing WHERE id = ?"
        row = self._book.execute(query, (_key(identifier),)).fetchone()
        return Thing(*row) if row else None


class Printed:
    """Which nodes of a document are printed already, while documents go by in their order.

    Statements come by their first document. One that rests on a later document too prints what is
    of that one ahead of its time; that is kept on disk until its document comes.
    """

    def __init__(self, room: Room) -> None:
        self._document: str | None = None
        self._here: set[str] = set()
        self._book = room.book("ahead (document BLOB, node TEXT, PRIMARY KEY (document, node))")

    def enter(self, document: str) -> None:
        """The statements that follow come by this document."""
        if document != self._document:
            self._document = document
            rows = self._book.execute(
                "SELECT node FROM ahead WHERE document = ?", (_key(document),)
            )
            self._here = {node for (node,) in rows}

    def first(self, document: str, node: str) -> bool:
        """Is it the first time that this node of the document comes? It counts as printed now."""
        if document == self._document:
            new = node not in self._here
            self._here.add(node)
            return new
        row = (_key(document), node)
        return self._book.execute("INSERT OR IGNORE INTO ahead VALUES (?, ?)", row).rowcount == 1


def _key(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
