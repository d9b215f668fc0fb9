"""Faults of a gold file that leave it readable but make its figures worthless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.errors import InputError
from kg.evaluate.gold import find_gold_mentions
from kg.evaluate.records import GOLD_TYPES, RELATIONS, GoldEntity, GoldPage, GoldRelation


def check_gold(gold: GoldPage, text: str) -> None:
    """Raise an error with all problems of a gold page, in one line."""
    if problems := gold_problems(gold, text):
        raise InputError(f"{gold.name}: {'; '.join(problems)}")


def gold_problems(gold: GoldPage, text: str) -> tuple[str, ...]:
    """What is wrong with a gold page, in the order of its file; empty where it is well formed."""
    return (*_of_entities(gold, text), *_of_relations(gold, text))


def _of_entities(gold: GoldPage, text: str) -> Iterator[str]:
    for name, count in Counter(entity.id for entity in gold.entities).items():
        if count > 1:
            yield f"{count} entities have the id {name}"
    owners: dict[str, str] = {}
    for entity in gold.entities:
        for type_name in entity.types:
            if type_name not in GOLD_TYPES:
                yield f"{entity.id}: unknown type {type_name}; types are {', '.join(GOLD_TYPES)}"
        for form in (*entity.forms, *entity.optional_forms):
            if form not in text:
                yield f"{entity.id}: the text does not hold the form {form}"
            if form in owners:
                yield f"{entity.id}: the form {form} is also one of {owners[form]}"
            owners[form] = entity.id
        yield from _of_occurrences(entity, text)
    named = {mention.entity for mention in find_gold_mentions(gold, text)}
    for entity in gold.entities:
        if entity.id not in named:
            yield f"{entity.id}: no mention is left in the text"


def _of_occurrences(entity: GoldEntity, text: str) -> Iterator[str]:
    for key, occurrences in (("except", entity.excluded), ("optional_at", entity.free)):
        for form, start in sorted(occurrences):
            if start < 0 or not text.startswith(form, start):
                yield f"{entity.id}: {key}: {form} does not stand at {start}"


def _of_relations(gold: GoldPage, text: str) -> Iterator[str]:
    ids = {entity.id for entity in gold.entities}
    for relation in (*gold.relations, *gold.optional):
        where = f"{relation.type} at {relation.evidence.start}"
        yield from (f"{where}: {problem}" for problem in _of_relation(relation, ids, text))


def _of_relation(relation: GoldRelation, ids: set[str], text: str) -> Iterator[str]:
    if relation.type not in RELATIONS:
        yield f"unknown relation; relations are {', '.join(RELATIONS)}"
    for end, name in (("subject", relation.subject), ("object", relation.object)):
        if name is not None and name not in ids:
            yield f"{end} {name} is no entity of the page"
    if relation.object is None and relation.type in ("partners_with", "located_in"):
        yield "needs an object"
    if relation.object is None and not relation.object_text:
        yield "needs an object or an object_text"
    if relation.type == "awarded" and not relation.honour:
        yield "needs an honour"
    for key in ("object_text", "amount", "program", "honour"):
        words = getattr(relation, key)
        if words and words not in text:
            yield f"{key} is not verbatim: {words}"
    if not 0 <= relation.evidence.start < relation.evidence.end <= len(text):
        yield f"evidence {list(relation.evidence)} lies outside the text"
