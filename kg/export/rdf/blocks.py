"""A block: one subject with all that is said of it in one place, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.export.rdf.names import OUTSIDE

Term = str
"""A node or a literal as N-Triples has it: `<…>`, `"…"`, `"…"@zh`, `"…"^^<…>`."""
Fact = tuple[Term, Term]

TYPE = f"<{OUTSIDE['rdf']}type>"
LABEL = f"<{OUTSIDE['rdfs']}label>"
ALT_LABEL = f"<{OUTSIDE['skos']}altLabel>"


class Block(NamedTuple):
    """`facts` have each predicate once, with its objects.

    `heading` is what a reader is told before the first block of a kind.
    """

    subject: Term
    facts: tuple[tuple[Term, tuple[Term, ...]], ...]
    heading: str = ""

    @property
    def triples(self) -> Iterator[tuple[Term, Term, Term]]:
        """The block's triples in order, each once."""
        return ((self.subject, p, o) for p, objects in self.facts for o in objects)


def to_block(subject: Term, facts: Iterable[Fact], heading: str = "") -> Block:
    """The facts gathered by predicate, each where it came first; repeats dropped.

    A reader wants the type first, then labels: so they are given.
    """
    facts = list(facts)
    if len(dict(facts)) == len(facts):  # as most have
        return Block(subject, tuple([(p, (value,)) for p, value in facts]), heading)
    gathered: dict[Term, list[Term]] = {}
    for predicate, value in dict.fromkeys(facts):
        if predicate in gathered:
            gathered[predicate].append(value)
        else:
            gathered[predicate] = [value]
    return Block(subject, tuple([(p, tuple(gathered[p])) for p in gathered]), heading)
