"""Identity over the corpus: local entity ids to IRIs, and one entity for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.entities.clusters import Clusters
from kg.entities.evidence import join_rows
from kg.entities.iris import to_iri
from kg.entities.joins import SPELLING
from kg.entities.parts import Spread
from kg.entities.people import join_persons, to_person
from kg.entities.rows import Row, gather_rows
from kg.model import Entity, Merge

Group = tuple[str, list[Entity], list[Entity], set[tuple[str, str]]]
"""A NAME, the copies that bear it, all copies, and why those of other names are of it."""


def resolve_corpus(
    documents: Iterable[Sequence[Entity]], *, base_iri: str, spread: Spread | None = None
) -> tuple[dict[str, str], tuple[Entity, ...]]:
    """Each local id's IRI, and the entities under their IRIs, sorted by id.

    Entities of one canonical name, class and place are one, legal forms and spellings levelled; so
    are those that some document knows under both names (`evidence`), and persons of one name whose
    organisation, post or city agree (`people`). Nothing depends on the order of the documents, and
    a document changes the ids of others only for names that it has together with another name.
    With `spread` a large corpus is looked through in parts, elsewhere; what comes out is the same.
    """
    entities = [entity for document in documents for entity in document]
    rows, copies_of = gather_rows(entity for entity in entities if entity.type != "Person")
    clusters = Clusters(len(rows))
    join_rows(rows, clusters, spread)
    groups = _groups(rows, copies_of, clusters)
    rests = {e.id for row, copies in zip(rows, copies_of, strict=True) if row.rest for e in copies}
    name_at = {
        entity.id: name
        for name, _, copies, _ in groups
        for entity in copies
        if entity.id not in rests
    }
    groups += _persons([e for e in entities if e.type == "Person"], entities, name_at, spread)
    iris: dict[str, str] = {}
    merged = []
    for name, bearers, copies, reasons in _by_name(groups):
        iri = to_iri(name, base_iri)
        iris.update((entity.id, iri) for entity in copies)
        merged.append(_merge(iri, bearers, sorted(copies, key=lambda e: e.id), reasons))
    return dict(sorted(iris.items())), tuple(sorted(merged, key=lambda entity: entity.id))


def _groups(rows: list[Row], copies_of: list[list[Entity]], clusters: Clusters) -> list[Group]:
    groups: list[Group] = []
    for members in clusters.members():
        chosen = max(
            (rows[at] for at in members), key=lambda row: (row.full, len(row.label), row.name)
        )
        bearers = [e for at in members if rows[at].name == chosen.name for e in copies_of[at]]
        copies = [entity for at in members for entity in copies_of[at]]
        reasons = {pair for at in members for pair in clusters.reasons.get(at, ())}
        groups.append((chosen.name, bearers, copies, reasons))
    return groups


def _persons(
    persons: list[Entity],
    entities: list[Entity],
    name_at: dict[str, str],
    spread: Spread | None,
) -> list[Group]:
    """Persons, their organisations known by NAME; a rest of a name is no organisation."""
    kinds = {entity.id: entity.type for entity in entities}
    found: dict[str, set[str]] = defaultdict(set)
    documents = {_document(entity.id) for entity in persons}
    for local, name in name_at.items():
        document = _document(local)
        if document in documents and kinds[local] != "Place":
            found[document].add(name)
    named = {document: frozenset(names) for document, names in found.items()}
    nothing: frozenset[str] = frozenset()
    rows = [
        to_person(
            person,
            name_at,
            named.get(_document(person.id), nothing),
            lambda local: kinds.get(local) == "Place",
        )
        for person in persons
    ]
    groups: list[Group] = []
    for members, name, reasons in join_persons(rows, spread):
        copies = [persons[at] for at in members]
        groups.append((name, copies, copies, set(reasons)))
    return groups


def _document(local: str) -> str:
    return local.rpartition("#")[0]


def _by_name(groups: Iterable[Group]) -> list[Group]:
    """Groups that came out under one NAME are one."""
    found: dict[str, Group] = {}
    for name, bearers, copies, reasons in groups:
        _, all_bearers, all_copies, all_reasons = found.setdefault(name, (name, [], [], set()))
        all_bearers += bearers
        all_copies += copies
        all_reasons |= reasons
    return [found[name] for name in sorted(found)]


def _merge(
    iri: str, bearers: list[Entity], copies: list[Entity], joined: set[tuple[str, str]]
) -> Entity:
    kinds = Counter(entity.type for entity in copies)
    kind = min(kinds, key=lambda item: (-kinds[item], item))
    subtypes = Counter(e.subtype for e in copies if e.type == kind and e.subtype)
    labels = Counter(entity.label for entity in bearers)
    label = min(labels, key=lambda item: (-labels[item], item))
    aliases = {alias for entity in copies for alias in (entity.label, *entity.aliases)} - {label}
    reasons = {merge for entity in copies for merge in entity.merged if merge.alias != label}
    reasons |= {
        Merge(alias, reason) for alias, reason in joined if alias != label or kind == "Person"
    }
    told = {alias for alias, _ in reasons}
    reasons |= {Merge(alias, SPELLING) for alias in aliases - told}
    places = sorted({entity.place for entity in bearers if entity.place})
    return Entity(
        id=iri,
        type=kind,
        subtype=min(subtypes, key=lambda s: (-subtypes[s], s)) if subtypes else None,
        label=label,
        aliases=tuple(sorted(aliases)),
        place=places[0] if places else None,
        links=tuple(sorted({link for entity in copies for link in entity.links})),
        merged=tuple(sorted(reasons)),
    )
