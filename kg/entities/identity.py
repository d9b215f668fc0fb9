"""Who is who in a corpus, and what the copies of one entity come to together."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.entities.iris import to_iri
from kg.entities.joins import SPELLING
from kg.model import Entity, Link, Merge

Documents = Iterable[Sequence[Entity]]
"""The entities of each document, in the same order whenever one goes through them."""
Reasons = set[tuple[str, str]]
"""Names with why they are the entity's."""


class Copy(NamedTuple):
    """What a document says of an entity; `bears` tells whether by the name that its id is of."""

    bears: bool
    type: str
    subtype: str | None
    label: str
    aliases: tuple[str, ...]
    place: str | None
    links: tuple[Link, ...]
    merged: tuple[Merge, ...]


class Names:
    """The NAMEs of a corpus, each with a number: whatever comes out under one NAME is one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._reasons: dict[int, Reasons] = defaultdict(set)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def add(self, name: str, reasons: Iterable[tuple[str, str]] = ()) -> int:
        """The number of a NAME, with why other names go by it."""
        number = self._numbers.setdefault(name, len(self._numbers))
        if reasons := set(reasons):
            self._reasons[number] |= reasons
        return number

    def reasons(self, number: int) -> Reasons:
        """Why names are of the NAME of this number."""
        return self._reasons.get(number, set())


@dataclass(frozen=True, slots=True)
class Identity:
    """Of every entity of the documents, in their order, which one of the corpus it is.

    `numbers` are places in `iris`, which are sorted; `bearing` tells who bears the name that the
    IRI is made of, and `reasons` why other names go by it.
    """

    documents: Documents
    numbers: array[int]
    bearing: bytearray
    iris: list[str]
    reasons: dict[int, Reasons]

    @classmethod
    def of(
        cls,
        documents: Documents,
        numbers: Iterable[int],
        bearing: Iterable[bool],
        names: Names,
        base_iri: str,
    ) -> Identity:
        """The same from the numbers that `names` has given."""
        found = sorted((to_iri(name, base_iri), name, old) for old, name in enumerate(names))
        reasons = {new: why for new, (*_, old) in enumerate(found) if (why := names.reasons(old))}
        new_of = array("i", [0]) * len(found)
        for new, (*_, old) in enumerate(found):
            new_of[old] = new
        return cls(
            documents,
            array("i", (new_of[number] for number in numbers)),
            bytearray(bearing),
            [iri for iri, *_ in found],
            reasons,
        )

    def ids(self) -> Iterator[dict[str, str]]:
        """The IRIs of each document's entities by their local ids."""
        numbers = iter(self.numbers)
        for entities in self.documents:
            yield {entity.id: self.iris[next(numbers)] for entity in entities}

    def copies(self) -> Iterator[tuple[int, Copy]]:
        """Every entity with its number, for `merge`."""
        entities = (entity for found in self.documents for entity in found)
        for entity, number, bears in zip(entities, self.numbers, self.bearing, strict=True):
            yield number, _copy(entity, bears == 1)

    def merge(self, number: int, copies: Iterable[Copy]) -> Entity:
        """The one entity of this number, whatever the order of its copies."""
        return merge_copies(self.iris[number], copies, self.reasons.get(number, ()))


def _copy(entity: Entity, bears: bool) -> Copy:
    return Copy(
        bears,
        entity.type,
        entity.subtype,
        entity.label,
        entity.aliases,
        entity.place,
        entity.links,
        entity.merged,
    )


def merge_copies(iri: str, copies: Iterable[Copy], joined: Iterable[tuple[str, str]]) -> Entity:
    """The entity that copies are of; class and label are those that most of them have.

    `joined` says why names of other copies are its own. Memory holds what differs in the copies.
    """
    kinds, labels = defaultdict[str, int](int), defaultdict[str, int](int)
    subtypes = defaultdict[tuple[str, str], int](int)  # a counter costs more than it counts here
    names, links, merges, places = set[str](), set[Link](), set[Merge](), set[str]()
    for copy in copies:
        kinds[copy.type] += 1
        if copy.subtype:
            subtypes[copy.type, copy.subtype] += 1
        if copy.bears:
            labels[copy.label] += 1
            places.update([copy.place] if copy.place else ())
        names.add(copy.label)
        names.update(copy.aliases)
        links.update(copy.links)
        merges.update(copy.merged)
    kind, label = _most(kinds), _most(labels)
    reasons = {merge for merge in merges if merge.alias != label}
    reasons |= {
        Merge(alias, reason) for alias, reason in joined if alias != label or kind == "Person"
    }
    names.discard(label)
    reasons |= {Merge(alias, SPELLING) for alias in names - {alias for alias, _ in reasons}}
    finer = {finer: count for (of, finer), count in subtypes.items() if of == kind}
    return Entity(
        id=iri,
        type=kind,
        subtype=_most(finer) if finer else None,
        label=label,
        aliases=tuple(sorted(names)),
        place=min(places, default=None),
        links=tuple(sorted(links)),
        merged=tuple(sorted(reasons)),
    )


def _most(counts: Mapping[str, int]) -> str:
    """What was counted most often; among equals the least."""
    return min(counts, key=lambda item: (-counts[item], item))
