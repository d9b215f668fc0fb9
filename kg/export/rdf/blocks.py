"""A block: one subject with all that is said of it in one place, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.export.rdf.names import OUTSIDE

Term = ox.NamedNode | ox.Literal
Fact = tuple[ox.NamedNode, Term]

TYPE = ox.NamedNode(f"{OUTSIDE['rdf']}type")
LABEL = ox.NamedNode(f"{OUTSIDE['rdfs']}label")
ALT_LABEL = ox.NamedNode(f"{OUTSIDE['skos']}altLabel")
_FIRST = {TYPE: 0, LABEL: 1, ALT_LABEL: 2}


@dataclass(frozen=True, slots=True)
class Block:
    """`facts` have each predicate once, with its objects; `prefix` is that of the subject's kind.

    `heading` is what a reader is told before the first block of a kind.
    """

    subject: ox.NamedNode
    facts: tuple[tuple[ox.NamedNode, tuple[Term, ...]], ...]
    heading: str = ""

    @property
    def triples(self) -> Iterable[tuple[ox.NamedNode, ox.NamedNode, Term]]:
        """The block's triples in order, each once."""
        return ((self.subject, p, o) for p, objects in self.facts for o in objects)


def to_block(subject: ox.NamedNode, facts: Iterable[Fact], heading: str = "") -> Block:
    """The facts gathered by predicate: type and labels first, then as given; repeats dropped.

    The objects of a predicate keep the order in which they were given.
    """
    gathered: dict[ox.NamedNode, dict[Term, None]] = {}
    for predicate, value in facts:
        gathered.setdefault(predicate, {})[value] = None
    rows = sorted(gathered.items(), key=lambda row: _FIRST.get(row[0], len(_FIRST)))
    return Block(subject, tuple((p, tuple(objects)) for p, objects in rows), heading)
