"""What the corpus makes of its documents, on one machine or spread: the right half of the flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from kg.corrections import Corrections, find_rejected, resolve_corrected
from kg.entities import Copy, Spread, find_identity, resolve_corpus
from kg.graph.claims import Claims, without
from kg.graph.corpus import Records, build_graph
from kg.graph.rows import Rows
from kg.linking import link_entity, link_known
from kg.model import Entity, Graph
from kg.record import Basis
from kg.report import Notes


def merge_records(
    records: Records,
    claims: Claims,
    basis: Basis,
    *,
    base_iri: str,
    notes: Notes | None = None,
    spread: Spread | None = None,
) -> Graph:
    """What the corpus makes of its documents: the right half of the flow.

    The graph is read from `records` and `claims` when it is asked for. `notes` hear of corrections
    that met nothing. `spread` looks for identity in parts of the corpus, if not this process.
    """
    if basis.corrections is None:
        ids, entities = _identify(records, claims, base_iri, spread)
        return build_graph(records, ids, entities, basis.specs, claims)
    return _corrected(records, claims, basis, basis.corrections, base_iri, notes, spread)


def _identify(
    records: Records, claims: Claims, base_iri: str, spread: Spread | None
) -> tuple[Sequence[Mapping[str, str]], Sequence[Entity]]:
    """The final ids of each document's entities, and the entities of the corpus, all on disk."""
    documents, *_ = records.count()
    identity = find_identity(Rows(records.entities, documents), base_iri=base_iri, spread=spread)
    ids = claims.keep(identity.ids(), dict[str, str])
    merged = (identity.merge(*found) for found in claims.gather(identity.copies(), Copy))
    return ids, claims.keep(map(link_entity, merged), Entity)


def _corrected(
    records: Records,
    claims: Claims,
    basis: Basis,
    lines: Corrections,
    base_iri: str,
    notes: Notes | None,
    spread: Spread | None,
) -> Graph:
    """The same as a user's corrections have it; they look names up among all entities, in memory."""
    documents = list(records.entities())
    corpus = resolve_corrected(
        documents, lines, partial(resolve_corpus, spread=spread), base_iri=base_iri
    )

    def merged(ids: Mapping[str, str], entities: Sequence[Entity]) -> Graph:
        of_each = [{entity.id: ids[entity.id] for entity in found} for found in documents]
        return build_graph(records, of_each, entities, basis.specs, claims)

    graph = earlier = merged(corpus.ids, link_known(corpus.entities))
    if lines.of("reject") and corpus.ids != corpus.before:
        earlier = merged(corpus.before, corpus.entities_before)
    rejected, unmet = find_rejected(graph, lines, earlier.statements, corpus)
    if notes:
        notes.add(*corpus.warnings, *unmet)
    return replace(graph, statements=without(graph.statements, rejected))
