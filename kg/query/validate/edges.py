"""Direct triples against statements: an asserted claim draws its triple, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.ontology import load_relations
from kg.query.validate.graph import kg, known, objects, text_of
from kg.query.validate.naming import Finding, short_iri

_RELATION, _SUBJECT, _OBJECT = kg("relation"), kg("subject"), kg("object")
_MODALITY, _HONOUR, _RECEIVED = kg("modality"), kg("honour"), kg("receivedHonour")
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]


def check_edges(store: ox.Store) -> Iterator[Finding]:
    """Asserted statements without their triples, then triples without an asserted statement.

    Memory holds the triples that statements ask for.
    """
    claimed: set[Triple] = set()
    for quad in store.quads_for_pattern(None, _RELATION, None, None):
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            continue
        if text_of(store, quad.subject, _MODALITY) != "asserted":
            continue
        for triple in sorted(_drawn(store, quad.subject, quad.object), key=str):
            claimed.add(triple)
            if ox.Quad(*triple) not in store:
                yield Finding(
                    quad.subject, f"it is asserted, but the graph lacks {_words(store, triple)}."
                )
    for relation in sorted(_relations(store), key=str):
        for quad in store.quads_for_pattern(None, relation, None, None):
            drawn = (quad.subject, relation, quad.object)
            if drawn not in claimed and isinstance(quad.subject, ox.NamedNode):
                what = f"{_words(store, drawn)}, but no asserted statement says so."
                yield Finding(quad.subject, what)


def _relations(store: ox.Store) -> set[ox.NamedNode]:
    used = {quad.object for quad in store.quads_for_pattern(None, _RELATION, None, None)}
    ours = {kg(file.spec.name) for file in load_relations()}
    return {node for node in used if isinstance(node, ox.NamedNode)} | ours | {_RECEIVED}


def _drawn(store: ox.Store, statement: ox.NamedNode, relation: ox.NamedNode) -> set[Triple]:
    first, second = objects(store, statement, _SUBJECT), objects(store, statement, _OBJECT)
    triples = {(s, relation, o) for s in first for o in second}
    if any(_share_a_role(store, statement, s, o) for s, _, o in triples):
        triples |= {(o, relation, s) for s, _, o in triples}
    return triples | {(o, _RECEIVED, h) for o in second for h in objects(store, statement, _HONOUR)}


def _share_a_role(
    store: ox.Store, statement: ox.NamedNode, first: ox.NamedNode, second: ox.NamedNode
) -> bool:
    """Both ends of a symmetric relation fill the same role."""
    roles = [
        {q.predicate for q in store.quads_for_pattern(statement, None, end, None)}
        for end in (first, second)
    ]
    return first != second and bool(set.intersection(*roles))


def _words(store: ox.Store, triple: tuple[object, ...]) -> str:
    nodes = [node for node in triple if isinstance(node, ox.NamedNode)]
    labels = [text_of(store, node, known("rdfs:label")) or short_iri(node.value) for node in nodes]
    return " ".join(labels)
