"""Identity over the corpus: which entities of its documents are one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter

from kg.entities.clusters import Clusters
from kg.entities.evidence import join_rows
from kg.entities.identity import Documents, Identity, Names
from kg.entities.parts import Spread
from kg.entities.people import Person, count_names, number_persons, to_person
from kg.entities.rows import NO_ROW, Row, gather_rows
from kg.model import Entity


def resolve_corpus(
    documents: Iterable[Sequence[Entity]], *, base_iri: str, spread: Spread | None = None
) -> tuple[dict[str, str], tuple[Entity, ...]]:
    """Each local id's IRI, and the entities under their IRIs, sorted by id: all of it in memory."""
    identity = find_identity(list(documents), base_iri=base_iri, spread=spread)
    iris = {local: iri for ids in identity.ids() for local, iri in ids.items()}
    copies = sorted(identity.copies(), key=itemgetter(0))
    merged = (
        identity.merge(number, (copy for _, copy in found))
        for number, found in groupby(copies, key=itemgetter(0))
    )
    return dict(sorted(iris.items())), tuple(merged)


def find_identity(documents: Documents, *, base_iri: str, spread: Spread | None = None) -> Identity:
    """Who is who, found from a row for each name: memory holds no entity of any document.

    Entities of one canonical name, class and place are one, legal forms and spellings levelled; so
    are those that some document knows under both names (`evidence`), and persons of one name whose
    organisation, post or city agree (`people`). Nothing depends on the order of the documents, and
    a document changes the ids of others only for names that it has together with another name.
    With `spread` a large corpus is looked through in parts, elsewhere; what comes out is the same.
    """
    rows, row_of = gather_rows(entity for found in documents for entity in found)
    clusters = Clusters(len(rows))
    join_rows(rows, clusters, spread)
    names = Names()
    named = _Named(rows, clusters, names)
    del rows, clusters
    persons = _persons(documents, row_of, named, list(names))
    numbers = iter(number_persons(persons, count_names(documents), names, spread))
    return Identity.of(
        documents,
        (next(numbers) if at == NO_ROW else named.number[at] for at in row_of),
        (at == NO_ROW or named.bears[at] == 1 for at in row_of),
        names,
        base_iri,
    )


class _Named:
    """Of each row the number of its NAME, does it bear that itself, and is it a rest of a name?"""

    def __init__(self, rows: Sequence[Row], clusters: Clusters, names: Names) -> None:
        self.number = array("i", [0]) * len(rows)
        self.bears = bytearray(len(rows))
        self.rest = bytearray(row.rest for row in rows)
        for members in clusters.members():
            chosen = max(
                (rows[at] for at in members), key=lambda row: (row.full, len(row.label), row.name)
            )
            reasons = {pair for at in members for pair in clusters.reasons.get(at, ())}
            number = names.add(chosen.name, reasons)
            for at in members:
                self.number[at] = number
                self.bears[at] = rows[at].name == chosen.name


def _persons(
    documents: Documents, row_of: array[int], named: _Named, names: Sequence[str]
) -> Iterator[Person]:
    """Every person, organisations known by NAME; a rest of a name is no organisation."""
    places = iter(row_of)
    for entities in documents:
        rows = list(zip(entities, islice(places, len(entities)), strict=True))
        persons = [entity for entity, at in rows if at == NO_ROW]
        if not persons:
            continue
        bodies = {
            entity.id: names[named.number[at]]
            for entity, at in rows
            if at != NO_ROW and not named.rest[at]
        }
        sites = {entity.id for entity in entities if entity.type == "Place"}
        beside = frozenset(name for local, name in bodies.items() if local not in sites)
        for person in persons:
            yield to_person(person, bodies, beside, sites.__contains__)
