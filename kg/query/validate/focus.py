"""A node of a store under check, with what it has and what it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
BELOW = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_REMEMBERED = 32_768


class Things:
    """The nodes of a store; memory holds the classes of those asked for last.

    `below` are pairs of a class and one above it, beside those that the store declares.
    """

    def __init__(self, store: ox.Store, below: Iterable[tuple[Term, Term]]) -> None:
        self.store = store
        self._above: dict[Term, set[Term]] = {}
        declared = store.quads_for_pattern(None, BELOW, None, None)
        for kind, upper in (*below, *((quad.subject, quad.object) for quad in declared)):
            self._above.setdefault(kind, set()).add(upper)
        self.all_above = lru_cache(_REMEMBERED)(self._all_above)
        self.classes = lru_cache(_REMEMBERED)(self._classes)

    def _all_above(self, kinds: frozenset[Term]) -> frozenset[Term]:
        """The classes and all above them."""
        found, rest = set(kinds), list(kinds)
        while rest:
            new = self._above.get(rest.pop(), set()) - found
            found |= new
            rest += new
        return frozenset(found)

    def _classes(self, node: Term) -> frozenset[Term]:
        """What a node is."""
        if isinstance(node, ox.Literal | ox.Triple):
            return frozenset()
        quads = self.store.quads_for_pattern(node, TYPE, None, None)
        return self.all_above(frozenset(quad.object for quad in quads))


class Focus:
    """A node with its triples, read once they are asked for."""

    def __init__(self, node: Term, things: Things) -> None:
        self.node, self.things = node, things
        self._facts: dict[ox.NamedNode, list[Term]] | None = None

    def get(self, predicate: ox.NamedNode) -> list[Term]:
        """What it has for a property."""
        if self._facts is None:
            self._facts = {}
            if not isinstance(self.node, ox.Literal | ox.Triple):
                for quad in self.things.store.quads_for_pattern(self.node, None, None, None):
                    self._facts.setdefault(quad.predicate, []).append(quad.object)
        return self._facts.get(predicate, [])

    def having(self, predicate: ox.NamedNode) -> list[Term]:
        """What has it for a property."""
        if isinstance(self.node, ox.Triple):
            return []
        quads = self.things.store.quads_for_pattern(None, predicate, self.node, None)
        return [quad.subject for quad in quads]

    def is_a(self, value: Term, kind: ox.NamedNode) -> bool:
        """Is a node of this class, or of one below it?"""
        return kind in self.things.classes(value)

    def at(self, value: Term) -> Focus:
        """Another node, or itself."""
        return self if value == self.node else Focus(value, self.things)
