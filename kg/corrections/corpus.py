"""Identity over the corpus as the corrections have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.corrections.names import Directory, at_document, names_of, spelled
from kg.corrections.read import DIFFERENT, SAME, Corrections, Line
from kg.model import Entity, Link, Merge, content_id

Resolved = tuple[dict[str, str], tuple[Entity, ...]]


class Resolver(Protocol):
    """What finds the entities of a corpus: `kg.entities.resolve_corpus`."""

    def __call__(self, documents: Iterable[Sequence[Entity]], *, base_iri: str) -> Resolved:
        """Ids of local entities, and the entities."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Ids and entities, the ids as they were without corrections, and what met nothing."""

    ids: dict[str, str]
    entities: tuple[Entity, ...]
    before: Mapping[str, str]
    entities_before: tuple[Entity, ...]
    warnings: tuple[str, ...] = ()


def resolve_corrected(
    documents: Sequence[Sequence[Entity]],
    corrections: Corrections,
    resolve: Resolver,
    *,
    base_iri: str,
) -> Corrected:
    """The corpus resolved, then parted and joined as the lines say; the parting comes first."""
    ids, entities = resolve(documents, base_iri=base_iri)
    if not corrections.on_entities:
        return Corrected(ids, entities, ids, entities)
    work = _Work(Directory(documents, ids, entities), dict(ids), {e.id: e for e in entities})
    work.part(corrections.of(DIFFERENT), resolve, base_iri)
    directory = Directory(documents, dict(work.ids), work.entities.values())
    for line in corrections.of(SAME):
        work.join(line, directory, base_iri)
    work.end()
    joined = tuple(sorted(work.entities.values(), key=lambda entity: entity.id))
    return Corrected(dict(sorted(work.ids.items())), joined, ids, entities, tuple(work.warnings))


class _Work:
    def __init__(
        self, directory: Directory, ids: dict[str, str], entities: dict[str, Entity]
    ) -> None:
        self.directory, self.ids, self.entities = directory, ids, entities
        self.warnings: list[str] = []
        self.parted: list[tuple[Line, set[str], set[str]]] = []
        self.under: dict[str, str] = {}

    def part(self, lines: Sequence[Line], resolve: Resolver, base_iri: str) -> None:
        """Whoever bears the first name of a line leaves the entity of the second."""
        groups: list[tuple[Line, set[str], set[str]]] = []
        gone: set[str] = set()
        for line in lines:
            one, other = map(self.directory.locals_of, line.names)
            if self._names_nothing(line, one, other):
                continue
            self.parted.append((line, one - other, other - one))
            theirs = {self.ids[local] for local in other - one}
            leaving = {local for local in one - other - gone if self.ids[local] in theirs}
            gone |= leaving
            if leaving:
                groups.append((line, leaving, other - one))
        if not groups:
            return
        local = self.directory.local
        rest = [[entity for key, entity in local.items() if key not in gone]]
        ids, entities = resolve(rest, base_iri=base_iri)
        self.ids, self.entities = dict(ids), {entity.id: entity for entity in entities}
        for line, leaving, others in groups:
            found, alone = resolve([[local[key] for key in sorted(leaving)]], base_iri=base_iri)
            theirs = {self.ids[other] for other in others if other in self.ids}
            for entity in alone:
                iri = entity.id
                if iri in theirs:
                    iri = f"{iri}_{content_id(line.names[0])[:8]}"
                at = self.entities.get(iri)
                self.entities[iri] = _joined(at, entity) if at else replace(entity, id=iri)
                self.ids |= {key: iri for key in found if found[key] == entity.id}

    def join(self, line: Line, directory: Directory, base_iri: str) -> None:
        """The entity of the first name goes under that of the second, or gets a link to it."""
        names, (_, other) = line.names, line.names
        one, two = (self._final(directory.find(name)) for name in names)
        outside = other.startswith(("http://", "https://")) and not other.startswith(base_iri)
        if self._names_nothing(line, one, {other} if outside else two):
            return
        for name, found in zip(names, (one, two), strict=True):
            if len(found) > 1:
                shown = ", ".join(sorted(found)[:3])
                self.warnings.append(
                    f"{line}: {name} is the name of {len(found)} entities "
                    f"({shown}{' …' if len(found) > 3 else ''}); give the id of one"
                )
                return
        (loser,) = one
        if outside and not two:
            entity = self.entities[loser]
            links = {*entity.links, Link("owl:sameAs", other)}
            self.entities[loser] = replace(entity, links=tuple(sorted(links)))
            return
        (winner,) = two
        if loser != winner:
            why = f"corrections: {line.reason}" if line.reason else "corrections"
            lost = self.entities.pop(loser)
            given = spelled(at_document(names[0])[0])
            reasons = {Merge(name, why) for name in names_of(lost) & {given} | {lost.label}}
            self.entities[winner] = _joined(self.entities[winner], lost, reasons)
            self.under[loser] = winner

    def end(self) -> None:
        """Final ids; and say it where `same-as` lines undo one that keeps two names apart."""
        self.ids = {local: self._final({iri}).pop() for local, iri in self.ids.items()}
        for line, one, other in self.parted:
            if {self.ids[local] for local in one} & {self.ids[local] for local in other}:
                self.warnings.append(f"{line}: same-as lines make them one; take one line out")

    def _final(self, found: set[str]) -> set[str]:
        """The ids under which entities go after the lines so far."""
        ended = set()
        for iri in found:
            while iri in self.under:
                iri = self.under[iri]
            ended.add(iri)
        return ended

    def _names_nothing(self, line: Line, one: set[str], other: set[str]) -> bool:
        missing = [name for name, found in zip(line.names, (one, other), strict=True) if not found]
        if missing:
            self.warnings.append(f"{line}: matched nothing; no entity is named {missing[0]}")
        return bool(missing)


def _joined(entity: Entity, other: Entity, reasons: Iterable[Merge] = ()) -> Entity:
    """`entity` with all names, links and reasons of the other."""
    names = {*entity.aliases, other.label, *other.aliases} - {entity.label}
    merged = {*entity.merged, *other.merged}
    return replace(
        entity,
        aliases=tuple(sorted(names)),
        links=tuple(sorted({*entity.links, *other.links})),
        merged=tuple(sorted({m for m in merged if m.alias != entity.label} | {*reasons})),
    )
