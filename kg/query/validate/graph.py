"""`graph.ttl` in a store, and short ways to ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.export.rdf import names
from kg.query.stores import fill
from kg.query.validate.faults import why
from kg.query.validate.files import Problems

LARGE = 16_000_000
"""Bytes of Turtle, of about 35 a triple, that are checked in memory."""


def kg(name: str) -> ox.NamedNode:
    """A term of the ontology by its local name."""
    return ox.NamedNode(names.value_of(names.kg(name)))


def known(prefixed: str) -> ox.NamedNode:
    """A term such as `prov:wasDerivedFrom` by its prefixed name."""
    return ox.NamedNode(names.value_of(names.known(prefixed)))


def load_store(path: Path, problems: Problems, folder: Path | None = None) -> ox.Store | None:
    """The graph; where it cannot be read, `None`, and why among the problems of the file.

    A triple takes 0.6 kB in memory: a large graph is laid in `folder`, where there is one.
    """
    try:
        large = folder is not None and path.stat().st_size > LARGE
        store = ox.Store(str(folder)) if large else ox.Store()
        fill(store, path)
    except FileNotFoundError:
        problems.setdefault(path.name, ["missing"])
    except (SyntaxError, OSError, ValueError) as error:
        problems.setdefault(path.name, []).append(f"not Turtle: {why(error)}")
    else:
        return store
    return None


def objects(store: ox.Store, subject: object, predicate: ox.NamedNode) -> list[ox.NamedNode]:
    """The nodes that a subject has for a predicate."""
    if not isinstance(subject, ox.NamedNode):
        return []
    quads = store.quads_for_pattern(subject, predicate, None, None)
    return [quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)]


def subjects(store: ox.Store, predicate: ox.NamedNode, value: ox.NamedNode) -> list[ox.NamedNode]:
    """The nodes that have a node for a predicate, sorted."""
    quads = store.quads_for_pattern(None, predicate, value, None)
    found = [quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)]
    return sorted(found, key=lambda node: node.value)


def literals(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[str]:
    """The values of the literals that a subject has for a predicate."""
    for quad in store.quads_for_pattern(subject, predicate, None, None):
        if isinstance(quad.object, ox.Literal):
            yield quad.object.value


def text_of(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
    """The least of the literals, `None` where there is none."""
    return min(literals(store, subject, predicate), default=None)


def number_of(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> int | None:
    """The one whole number, `None` where there is none or more than one."""
    found = list(literals(store, subject, predicate))
    return int(found[0]) if len(found) == 1 and found[0].isdecimal() else None
