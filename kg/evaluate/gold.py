"""Gold files and their texts: reading, and where the text names the entities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError
from kg.evaluate.fields import Fields, parse_object, read_utf8
from kg.evaluate.records import GoldEntity, GoldPage, GoldRelation
from kg.model import Span


class GoldMention(NamedTuple):
    """An occurrence of a form; one that does not count may be given or left out."""

    span: Span
    entity: str
    counts: bool


def read_gold(folder: Path) -> tuple[GoldPage, ...]:
    """The gold pages of a folder's `*.json` files, sorted by name."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; name the folder of the gold files")
    pages = tuple(
        parse_gold(path.stem, parse_object(read_utf8(path, remedy=""), str(path)))
        for path in sorted(folder.glob("*.json"))
    )
    if not pages:
        raise InputError(f"{folder}: no gold file; it should hold NAME.json for each NAME.txt")
    return pages


def read_texts(folder: Path, pages: tuple[GoldPage, ...]) -> dict[str, str]:
    """The text of every gold page by its name."""
    remedy = "put the text of every gold file beside the others, or take the gold file away"
    return {page.name: read_utf8(folder / f"{page.name}.txt", remedy=remedy) for page in pages}


def parse_gold(name: str, fields: Fields) -> GoldPage:
    """A gold page of its JSON object."""
    return GoldPage(
        name,
        tuple(_parse_entity(entity) for entity in fields.objects("entities", required=True)),
        tuple(_parse_relation(item) for item in fields.objects("relations", required=True)),
        tuple(_parse_relation(item) for item in fields.objects("optional")),
    )


def _parse_entity(fields: Fields) -> GoldEntity:
    name = fields.text("id")
    return GoldEntity(
        name,
        fields.texts("type"),
        fields.text_or_none("canonical") or name,
        fields.texts("forms"),
        fields.texts("optional_forms", default=()),
        fields.values.get("optional") is True,
        frozenset(_parse_occurrences(fields, "except")),
        frozenset(_parse_occurrences(fields, "optional_at")),
    )


def _parse_occurrences(fields: Fields, key: str) -> Iterator[tuple[str, int]]:
    table = fields.inner(key)
    for form, offsets in (table.values if table else {}).items():
        if not isinstance(offsets, list) or not all(type(item) is int for item in offsets):
            raise fields.error(f"{key!r} of {form} is not a list of offsets")
        yield from ((form, offset) for offset in offsets)


def _parse_relation(fields: Fields) -> GoldRelation:
    return GoldRelation(
        fields.text("type"),
        fields.text_or_none("subject"),
        fields.text_or_none("object"),
        fields.span("evidence"),
        *(fields.text_or_none(key) for key in ("object_text", "amount", "program", "honour")),
    )


def find_gold_mentions(gold: GoldPage, text: str) -> tuple[GoldMention, ...]:
    """Where the text names the entities, sorted; of overlapping forms the longest has it."""
    forms = [
        (form, entity)
        for entity in gold.entities
        for form in (*entity.forms, *entity.optional_forms)
    ]
    taken = bytearray(len(text))
    found = []
    for form, entity in sorted(forms, key=lambda pair: -len(pair[0])):
        for start in _untaken(form, text, taken):
            if (form, start) not in entity.excluded:
                span = Span(start, start + len(form))
                taken[span.start : span.end] = b"\1" * len(form)
                found.append(GoldMention(span, entity.id, _counts(entity, form, start)))
    return tuple(sorted(found))


def _untaken(form: str, text: str, taken: bytearray) -> Iterator[int]:
    """Offsets of a form, one after the other, none on a taken character."""
    start = text.find(form)
    while start >= 0:
        free = not any(taken[start : start + len(form)])
        if free:
            yield start
        start = text.find(form, start + (len(form) if free else 1))


def _counts(entity: GoldEntity, form: str, start: int) -> bool:
    free = entity.optional or form in entity.optional_forms or (form, start) in entity.free
    return not free
