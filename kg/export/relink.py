"""Links added to a build that lies there: the files that hold links, and nothing else, change.

The result is byte for byte what the build would have written with these links.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import ExportError, InputError
from kg.export.built import from_entity_row, read_record, read_table
from kg.export.folder import LAST, publish, sha256_of, staged
from kg.export.notes import write_json
from kg.export.rdf.names import iri, known
from kg.export.rdf.room import Room
from kg.export.rdf.things import Things
from kg.export.rdf.turtle import Printer
from kg.export.settings import ExportSettings
from kg.export.sharded import write_rows
from kg.export.tables import to_line
from kg.model import Entity, Link

ENTITIES = "entities.jsonl"
_BEFORE = "a rdfs:label skos:altLabel kg:home kg:divisionCode kg:divisionPath kg:divisionOf".split()
"""What stands before the links in an entity's block, as `describe_entity` has it."""
Rewrite = Callable[[Iterable[str], "_Links"], Iterator[str]]


def read_entities(out: Path) -> tuple[Entity, ...]:
    """The entities of a whole build; raises `InputError` where `out` holds none."""
    read_record(out)
    return tuple(read_table(out, ENTITIES, from_entity_row))


def add_links(out: Path, links: Mapping[str, Iterable[Link]], by: Mapping[str, Any]) -> int:
    """Give entities of a build further links, and return how many are new.

    `links` are by entity id; `by` says in `build.json` where they come from. Raises `InputError`
    where a file is not as the build left it, `ExportError` where none can be written.
    """
    record = read_record(out)
    entities = {entity.id: entity for entity in read_entities(out)}
    changed, count = {}, 0
    for key in sorted(set(links) & set(entities)):
        entity = entities[key]
        new = {link for link in links[key] if link not in entity.links}
        for link in new:
            iri(link.iri), known(link.property)
        if new:
            count += len(new)
            changed[key] = replace(entity, links=tuple(sorted({*entity.links, *new})))
    if not changed:
        return 0
    base = record["settings"]["base_iri"]
    files = dict(record["files"])
    with staged(out) as stage, Room(stage) as room:
        printer = Printer(ExportSettings(base_iri=base), Things(entities.values(), room))
        work = _Links(changed, printer)
        holding = {name: rewrite for name in files if (rewrite := _rewrite_of(name))}
        for name, rewrite in holding.items():
            _check(out / name, files[name])
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            with (
                (out / name).open(encoding="utf-8", newline="\n") as old,
                (stage / name).open("w", encoding="utf-8", newline="\n") as new_file,
            ):
                new_file.writelines(rewrite(old, work))
        if columns := [name for name in files if name.startswith(_COLUMNS)]:
            with (stage / ENTITIES).open(encoding="utf-8", newline="\n") as rows:
                write_rows(map(json.loads, rows), stage / _COLUMNS, "entities")
        for name in (*holding, *columns):
            files[name] = sha256_of(stage / name)
        added = [*record.get("links", ()), {**by, "links": count}]
        write_json(record | {"files": files, "links": added}, stage / LAST)
        publish(stage, out, files, kept=set(files) - {*holding, *columns})
    return count


def _check(path: Path, sha256: str) -> None:
    try:
        same = sha256_of(path) == sha256
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); build again") from error
    if not same:
        raise InputError(f"{path}: changed since it was built; build again, then link")


class _Links:
    """Entities with their new links, and what these look like in each format."""

    def __init__(self, changed: Mapping[str, Entity], printer: Printer) -> None:
        self.changed = changed
        self.printer = printer
        self.by_term = {printer.term(iri(key)): entity for key, entity in changed.items()}
        self.by_name = {printer.compact(key) or key: entity for key, entity in changed.items()}

    def rows(self, entity: Entity) -> dict[str, list[str]]:
        """Short property to the addresses linked by it, in the order of a build."""
        found: dict[str, list[str]] = {}
        for link in sorted(entity.links):
            found.setdefault(link.property, []).append(link.iri)
        return found


def _table(lines: Iterable[str], work: _Links) -> Iterator[str]:
    for line in lines:
        row = json.loads(line)
        if row["id"] in work.changed:
            links = [link._asdict() for link in work.changed[row["id"]].links]
            line = to_line(row | {"links": links})
        yield line


def _turtle(lines: Iterable[str], work: _Links) -> Iterator[str]:
    """Blocks that begin with an entity's name and its class, at the margin; TriG has them so too."""
    block: list[str] = []
    entity = None
    for line in lines:
        if not block:
            entity = work.by_term.get(line.partition(" a ")[0]) if " a " in line else None
            if entity is None:
                yield line
                continue
        block.append(line.rstrip("\n"))
        if line.endswith(" .\n"):
            yield from _turtle_block(block, entity, work) if entity else ()
            block = []


def _turtle_block(block: list[str], entity: Entity, work: _Links) -> Iterator[str]:
    rows = [line[: -len(" ;")].strip() for line in block]
    head, _, rows[0] = rows[0].partition(" ")
    links = {
        work.printer.term(known(name)): " , ".join(
            work.printer.term(iri(value)) for value in values
        )
        for name, values in work.rows(entity).items()
    }
    kept = [row for row in rows if row.partition(" ")[0] not in links]
    at = sum(row.partition(" ")[0] in _BEFORE for row in kept)
    kept[at:at] = [f"{name} {values}" for name, values in links.items()]
    yield f"{head} " + " ;\n    ".join(kept) + " .\n"


def _ntriples(lines: Iterable[str], work: _Links) -> Iterator[str]:
    before = {str(known(name if ":" in name else "rdf:type")) for name in _BEFORE}
    nodes = {str(iri(key)): entity for key, entity in work.changed.items()}
    waiting: Entity | None = None
    subject = ""
    for line in lines:
        this, predicate, _ = line.split(" ", 2)
        entity = nodes.get(this)
        if waiting and (this != subject or predicate not in before):
            yield from _link_lines(waiting, work)
            waiting = None
        if entity and this != subject:
            waiting = entity
        subject = this
        if not (entity and predicate in {str(known(name)) for name in work.rows(entity)}):
            yield line
    if waiting:
        yield from _link_lines(waiting, work)


def _link_lines(entity: Entity, work: _Links) -> Iterator[str]:
    for name, values in work.rows(entity).items():
        for value in values:
            yield f"{iri(entity.id)} {known(name)} {iri(value)} .\n"


def _jsonld(lines: Iterable[str], work: _Links) -> Iterator[str]:
    for line in lines:
        if line.startswith('{"id": '):
            tail = ",\n" if line.endswith(",\n") else "\n"
            row = json.loads(line.rstrip(",\n"))
            entity = work.by_name.get(row["id"])
            if entity:
                line = json.dumps(_jsonld_row(row, entity, work), ensure_ascii=False) + tail
        yield line


def _jsonld_row(row: dict[str, Any], entity: Entity, work: _Links) -> dict[str, Any]:
    links = {
        name: [{"id": work.printer.compact(value) or value} for value in values]
        for name, values in work.rows(entity).items()
    }
    first = {key: row[key] for key in row if key in ("id", "type") or key in _BEFORE}
    rest = {key: row[key] for key in row if key not in first and key not in links}
    return {**first, **links, **rest}


_REWRITES: dict[str, Rewrite] = {
    ENTITIES: _table,
    "graph.ttl": _turtle,
    "graph.trig": _turtle,
    "graph.nt": _ntriples,
    "graph.jsonld": _jsonld,
}
"""The files of a build that hold links, but for those in parts."""
_PARTS, _COLUMNS = "nt-parts/", "parquet/entities/"


def _rewrite_of(name: str) -> Rewrite | None:
    """How a file's lines are rewritten; none where it holds no links, or no lines."""
    return _REWRITES.get("graph.nt" if name.startswith(_PARTS) else name)


def check_link(link: Link, where: str) -> None:
    """Refuse what no link can be; the message begins with `where`."""
    try:
        iri(link.iri), known(link.property)
    except ExportError as error:
        raise InputError(f"{where}: {error}") from error
