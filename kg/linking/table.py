"""A table of links: name or id, IRI, and if wanted property and class, with tabs between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from kg.entities.spelling import bare, clean
from kg.errors import InputError, UsageError
from kg.export.labels import class_names
from kg.export.relink import check_link
from kg.model import Entity, Link

EXACT = "skos:exactMatch"
PROPERTIES = ("owl:sameAs", EXACT, "skos:closeMatch", "rdfs:seeAlso", "schema:sameAs")
_FORM = "a line is name or id, IRI and, if wanted, property and class, tabs between"


class LinkRow(NamedTuple):
    """A row of the table; `type` is the class that the entity must have, or its finer class."""

    name: str
    link: Link
    type: str | None
    where: str


def read_links(path: Path, *, default: str = EXACT) -> tuple[LinkRow, ...]:
    """The rows of a UTF-8 file; empty lines and those that `#` begins are left out.

    `default` is the property of a row that gives none. Raises `UsageError` with the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name}: not UTF-8; save the table of links as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read ({error.strerror})") from error
    rows = tuple(
        _parse(line, f"{path.name}, line {number}", default)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    )
    if not rows:
        raise UsageError(f"{path.name}: no links in it; {_FORM}")
    return rows


def _parse(line: str, where: str, default: str) -> LinkRow:
    fields = [field.strip() for field in line.split("\t")]
    while fields and not fields[-1]:
        fields.pop()
    if not 2 <= len(fields) <= 4 or not all(fields[:2]):
        raise UsageError(f"{where}: {len(fields)} field(s); {_FORM}")
    name, address, prop, kind = (*fields, "", "")[:4]
    if prop and prop not in PROPERTIES:
        raise UsageError(f"{where}: {prop!r} is no property; known are {', '.join(PROPERTIES)}")
    if kind and kind not in class_names():
        raise UsageError(f"{where}: {kind!r} is no class, as Bank or School is")
    if ":" not in address:
        raise UsageError(f"{where}: {address!r} is no IRI, as http://www.wikidata.org/entity/Q1 is")
    link = Link(prop or default, address)
    try:
        check_link(link, where)
    except InputError as error:
        raise UsageError(str(error)) from error
    return LinkRow(name, link, kind or None, where)


def find_links(
    rows: Iterable[LinkRow], entities: Sequence[Entity]
) -> tuple[dict[str, list[Link]], tuple[str, ...]]:
    """Links by entity id, and a warning for each row that met none or more than one.

    An entity is meant by its id or the end of it, else by its label, else by an alias.
    """
    steps = [_index(entities, names) for names in (_ids, _labels, _aliases)]
    links: dict[str, list[Link]] = defaultdict(list)
    warnings = []
    for row in rows:
        found: list[Entity] = []
        for step in steps:
            bearers = [*step.get(row.name, ()), *step.get(bare(clean(row.name)), ())]
            found = [e for e in bearers if row.type is None or row.type in (e.type, e.subtype)]
            if found:
                break
        ids = sorted({entity.id for entity in found})
        if len(ids) == 1:
            links[ids[0]].append(row.link)
        elif ids:
            shown = ", ".join(ids[:3]) + (" …" if len(ids) > 3 else "")
            warnings.append(
                f"{row.where}: {row.name} is the name of {len(ids)} entities ({shown}); "
                "give the id of one"
            )
        else:
            warnings.append(f"{row.where}: matched nothing; no entity is named {row.name}")
    return dict(links), tuple(warnings)


def _ids(entity: Entity) -> Iterable[str]:
    end = entity.id.rpartition("/entity/")[2]
    return {entity.id, end, unquote(end)}


def _labels(entity: Entity) -> Iterable[str]:
    return (bare(clean(entity.label)),)


def _aliases(entity: Entity) -> Iterable[str]:
    return {bare(clean(alias)) for alias in entity.aliases}


def _index(
    entities: Sequence[Entity], names: Callable[[Entity], Iterable[str]]
) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in names(entity):
            found[name].append(entity)
    return found
