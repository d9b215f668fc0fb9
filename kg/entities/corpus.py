"""Identity over the corpus: local entity ids to IRIs, and one entity for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.entities.clusters import Clusters
from kg.entities.iris import name_of, to_iri
from kg.entities.spelling import bare, clean
from kg.model import Entity, Merge

_DISTINCTIVE = ("Enterprise", "Bank")
_STATED = ("stated in the text", "stated in brackets")


def resolve_corpus(
    documents: Iterable[Sequence[Entity]], *, base_iri: str
) -> tuple[dict[str, str], tuple[Entity, ...]]:
    """Each local id's IRI, and the entities under their IRIs, sorted by id.

    Entities of one canonical name, class and place are one; so is a company or bank that some
    document knows only by the short name that another document states. Nothing depends on the
    order of the documents.
    """
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for entities in documents:
        for entity in entities:
            by_name[name_of(entity)].append(entity)
    names = sorted(by_name)
    clusters = Clusters(len(names))
    _join_stated(names, by_name, clusters)
    iris: dict[str, str] = {}
    merged = []
    for members in clusters.members():
        group = [names[index] for index in members]
        chosen = _chosen_name(group, by_name)
        iri = to_iri(chosen, base_iri)
        copies = sorted((e for name in group for e in by_name[name]), key=lambda e: e.id)
        iris.update((entity.id, iri) for entity in copies)
        merged.append(_merge(iri, by_name[chosen], copies))
    return dict(sorted(iris.items())), tuple(sorted(merged, key=lambda entity: entity.id))


def _join_stated(names: list[str], by_name: dict[str, list[Entity]], clusters: Clusters) -> None:
    """A short name that documents state for one full name only joins it in other documents."""
    row = {name: index for index, name in enumerate(names)}
    at: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        entity = by_name[name][0]
        if entity.type in _DISTINCTIVE and not entity.place:
            at[bare(clean(entity.label))].append(index)
    stated: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for entity in by_name[name]:
            if entity.type in _DISTINCTIVE:
                for merge in entity.merged:
                    if merge.reason in _STATED and len(merge.alias) >= 3:
                        stated[merge.alias].add(name)
    for alias, owners in sorted(stated.items()):
        if len(owners) == 1:
            owner = row[next(iter(owners))]
            for index in at.get(alias, ()):
                clusters.join(index, owner, alias, "stated")


def _chosen_name(group: list[str], by_name: dict[str, list[Entity]]) -> str:
    """The full name of names that a statement joined."""
    return max(group, key=lambda name: (len(by_name[name][0].label), name))


def _merge(iri: str, bearers: list[Entity], copies: list[Entity]) -> Entity:
    kinds = Counter(entity.type for entity in copies)
    kind = min(kinds, key=lambda item: (-kinds[item], item))
    subtypes = Counter(e.subtype for e in copies if e.type == kind and e.subtype)
    labels = Counter(entity.label for entity in bearers)
    label = min(labels, key=lambda item: (-labels[item], item))
    aliases = {alias for entity in copies for alias in (entity.label, *entity.aliases)}
    reasons = {merge for entity in copies for merge in entity.merged}
    told = {alias for alias, _ in reasons}
    reasons |= {
        Merge(entity.label, "stated in another document")
        for entity in copies
        if name_of(entity) != name_of(bearers[0]) and entity.label not in told
    }
    places = sorted({entity.place for entity in bearers if entity.place})
    return Entity(
        id=iri,
        type=kind,
        subtype=min(subtypes, key=lambda s: (-subtypes[s], s)) if subtypes else None,
        label=label,
        aliases=tuple(sorted(aliases - {label})),
        place=places[0] if places else None,
        links=tuple(sorted({link for entity in copies for link in entity.links})),
        merged=tuple(sorted(reasons)),
    )
