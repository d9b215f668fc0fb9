"""Two names of one document's entity that a correction keeps apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.corrections.names import at_document, names_of, spelled
from kg.corrections.read import DIFFERENT, Corrections
from kg.model import Entity, Mention


def keep_apart(
    mentions: Sequence[Mention], entities: Sequence[Entity], corrections: Corrections
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The document with an entity of its own for each name that must not be another's.

    Of the two names of a line the one that is the entity's label stays, else the second. This
    comes before statements are looked for, so that each is of whom its sentence names.
    """
    mentions, entities = tuple(mentions), tuple(entities)
    for line in corrections.of(DIFFERENT):
        (one, in_one), (other, in_other) = map(at_document, line.names)
        first, second = spelled(one), spelled(other)
        for entity in entities if first != second else ():
            document = entity.id.rpartition("#")[0]
            if {in_one or document, in_other or document} != {document}:
                continue
            if {first, second} <= names_of(entity):
                leaving = second if spelled(entity.label) == first else first
                mentions, entities = _split(mentions, entities, entity, leaving)
    return mentions, entities


def _split(
    mentions: tuple[Mention, ...], entities: tuple[Entity, ...], entity: Entity, name: str
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions of this name leave the entity for a new one, which comes last."""
    local = f"{entity.id.rpartition('#')[0]}#e{len(entities) + 1}"
    moved = [mention for mention in mentions if mention.entity == entity.id and _is(mention, name)]
    rest = [m for m in mentions if m.entity == entity.id and m not in moved]
    aliases = tuple(alias for alias in entity.aliases if spelled(alias) != name)
    kept = tuple(merge for merge in entity.merged if spelled(merge.alias) != name)
    read = tuple(pair for pair in entity.traits.names if spelled(pair[0]) != name)
    traits = replace(entity.traits, names=read)
    stays = replace(entity, aliases=aliases, merged=kept, traits=traits)
    entities = tuple(stays if item is entity else item for item in entities)
    if not moved:  # a name that the text only states
        return mentions, entities
    if rest:
        kind, subtype = _voted(rest, entity)
        entities = tuple(
            replace(item, type=kind, subtype=subtype) if item is stays else item
            for item in entities
        )
    kind, subtype = _voted(moved, entity)
    own = replace(entity.traits, names=(), posts=())
    apart = Entity(local, kind, subtype, name, traits=own)
    named = tuple(replace(m, entity=local) if m in moved else m for m in mentions)
    return named, (*entities, apart)


def _is(mention: Mention, name: str) -> bool:
    return name in (spelled(mention.name), spelled("".join(mention.text.split())))


def _voted(mentions: Sequence[Mention], entity: Entity) -> tuple[str, str | None]:
    """Class and finer class that most mentions have; among equals the entity's before."""
    kinds = Counter(mention.type for mention in mentions)
    kind = min(kinds, key=lambda k: (-kinds[k], k != entity.type, k))
    subtypes = Counter(m.subtype for m in mentions if m.type == kind and m.subtype)
    return kind, min(subtypes, key=lambda s: (-subtypes[s], s)) if subtypes else None
