"""Whom a correction means: an entity by its id, by a name, or by a name in one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from kg.entities.spelling import bare, clean
from kg.model import Entity


def spelled(name: str) -> str:
    """The spelling by which names are compared."""
    return bare(clean(name))


def names_of(entity: Entity) -> frozenset[str]:
    """Every name of the entity, as compared."""
    return frozenset(map(spelled, (entity.label, *entity.aliases)))


def at_document(name: str) -> tuple[str, str | None]:
    """`王芳@a.txt` is the 王芳 of that document; without `@` the name of any."""
    head, mark, document = name.partition("@")
    return (head, document) if mark and head and document else (name, None)


class Directory:
    """Entities of a corpus by what they are called, and the local ones behind each."""

    def __init__(
        self,
        documents: Iterable[Sequence[Entity]],
        ids: Mapping[str, str],
        entities: Iterable[Entity],
    ) -> None:
        self.ids = ids
        self.entities = {entity.id: entity for entity in entities}
        self.local = {entity.id: entity for entities in documents for entity in entities}
        self._locals: dict[str, list[str]] = defaultdict(list)
        self._labels: dict[str, set[str]] = defaultdict(set)
        self._aliases: dict[str, set[str]] = defaultdict(set)
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for local, iri in ids.items():
            self._locals[iri].append(local)
        for local, entity in self.local.items():
            for name in names_of(entity):
                self._bearers[name].append(local)
        for entity in self.entities.values():
            self._labels[spelled(entity.label)].add(entity.id)
            self._labels[unquote(entity.id.rpartition("/entity/")[2])].add(entity.id)
            for alias in entity.aliases:
                self._aliases[spelled(alias)].add(entity.id)

    def find(self, name: str) -> set[str]:
        """Ids of the entities meant: by id, else by label or end of the id, else by alias."""
        if name in self.entities:
            return {name}
        head, document = at_document(name)
        if document is not None:
            return {self.ids[local] for local in self._of_document(head, document)}
        return self._labels.get(name) or self._labels.get(spelled(name)) or self.by_alias(name)

    def by_alias(self, name: str) -> set[str]:
        """Ids of the entities that have the name among their aliases."""
        return self._aliases.get(spelled(name), set())

    def locals_of(self, name: str) -> set[str]:
        """Local ids of the document entities that bear the name, or lie behind the id."""
        if name in self.entities:
            return set(self._locals[name])
        head, document = at_document(name)
        if document is not None:
            return set(self._of_document(head, document))
        found = set(self._bearers.get(spelled(name), ()))
        return found or {local for iri in self.find(name) for local in self._locals[iri]}

    def _of_document(self, name: str, document: str) -> Iterator[str]:
        for local in self._bearers.get(spelled(name), ()):
            if local.rpartition("#")[0] == document:
                yield local
