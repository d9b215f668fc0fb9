"""A build read back from its tables: the graph as it was written, and the settings it was written by.

What only the stages before the graph need is not in the tables and not here: the reading text of
an article, where a name stands in it, the traits of an entity.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import msgspec

from kg.errors import InputError, UsageError, no_build
from kg.export.folder import LAST
from kg.export.settings import OWN_SETTINGS, ExportSettings
from kg.model import (
    Amount,
    Article,
    Date,
    Entity,
    Evidence,
    Graph,
    Link,
    Mention,
    Merge,
    Span,
    Statement,
)
from kg.ontology import load_relations

Record = TypeVar("Record")
Row = Mapping[str, Any]


class _Input(TypedDict):
    name: str
    sha256: str


class _Skipped(TypedDict):
    name: str
    reason: str


class _Settings(TypedDict):
    base_iri: str
    all_modalities: bool


class _Counts(TypedDict):
    statements_left_out: int


class _BuildRecord(TypedDict):
    """What is looked at of `build.json`."""

    version: str
    settings: _Settings
    inputs: list[_Input]
    counts: _Counts
    warnings: list[str]
    skipped: list[_Skipped]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Built:
    """A build that lies in `out`; `record` is its `build.json`."""

    out: Path
    record: dict[str, Any]
    graph: Graph
    settings: ExportSettings


def read_build(out: Path, rules: Path | None = None) -> Built:
    """The build in `out`; `rules` is the folder of relations that it was built with, if any.

    Raises `InputError` where `out` holds no whole build of this version of the tables.
    """
    record = read_record(out)
    specs = {file.spec.name: file.spec for file in load_relations(rules)}
    graph = Graph(
        tuple(read_table(out, "articles.jsonl", from_article_row)),
        tuple(read_table(out, "mentions.jsonl", from_mention_row)),
        tuple(read_table(out, "entities.jsonl", from_entity_row)),
        tuple(read_table(out, "statements.jsonl", from_statement_row)),
    )
    if unknown := sorted({s.relation for s in graph.statements} - specs.keys()):
        raise UsageError(
            f"{out}: was built with rules of its own ({unknown[0]}); name their folder by --rules"
        )
    settings = ExportSettings(
        base_iri=record["settings"]["base_iri"],
        version=record["version"],
        all_modalities=record["settings"]["all_modalities"],
        csv_bom=record["settings"].get("csv_bom", False),
        relations=tuple(specs.values()),
        texts=out,
        further=tuple((k, v) for k, v in record["settings"].items() if k not in OWN_SETTINGS),
        times=tuple(record.get("times", {}).items()),
    )
    return Built(out, record, graph, settings)


def read_record(out: Path) -> dict[str, Any]:
    """The `build.json` of a build, without which no file beside it can be trusted to be whole.

    It is written last, and gone while files are renamed. Raises `InputError` where it is not
    there, or not as a build writes it.
    """
    path = out / LAST
    try:
        data = path.read_bytes()
        msgspec.json.decode(data, type=_BuildRecord)
        return dict(json.loads(data))
    except FileNotFoundError as error:
        raise no_build(path) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); build again") from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputError(f"{path}: not the record of a build ({error}); build again") from error


def read_table(out: Path, name: str, to_record: Callable[[Row], Record]) -> Iterator[Record]:
    """The records of a table, in its order, line by line."""
    path = out / name
    number = 0
    try:
        with path.open(encoding="utf-8", newline="\n") as stream:
            for line in stream:
                number += 1
                yield to_record(json.loads(line))
    except FileNotFoundError as error:
        raise no_build(path) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); build again") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; build again") from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        why = f"line {number}: {type(error).__name__}: {error}"
        raise InputError(
            f"{path}: not the table of a build of ours ({why}); build again"
        ) from error


def from_article_row(row: Row) -> Article:
    """The article without its reading text."""
    return Article(
        document=row["document"],
        number=_number(row["article"]),
        title=row["title"],
        start=row["start"],
        end=row["end"],
        text="",
        pieces=(),
        paragraphs=(),
        date=row["date"],
        reporters=tuple(row["reporters"]),
        home=row["home"],
        reprint_of=row.get("reprint_of"),
    )


def from_mention_row(row: Row) -> Mention:
    """The mention without its place in the reading text; its `name` is what is printed."""
    return Mention(
        document=row["document"],
        article=_number(row["article"]),
        start=row["start"],
        end=row["end"],
        text=row["text"],
        type=row["type"],
        subtype=row["subtype"],
        reading=Span(0, 0),
        name=row["text"],
        entity=row["entity"],
    )


def from_entity_row(row: Row) -> Entity:
    """The entity without its traits."""
    return Entity(
        id=row["id"],
        type=row["type"],
        subtype=row["subtype"],
        label=row["label"],
        aliases=tuple(row["aliases"]),
        place=row["place"],
        links=tuple(Link(**link) for link in row["links"]),
        merged=tuple(Merge(**merge) for merge in row["merged"]),
    )


def from_statement_row(row: Row) -> Statement:
    """The statement, with the confidence of every piece of its evidence."""
    return Statement(
        relation=row["relation"],
        subject=row["subject"],
        object=row["object"],
        evidence=tuple(map(_evidence, row["evidence"])),
        object_text=row["object_text"],
        programme=row["programme"],
        honour=row["honour"],
        modality=row["modality"],
        roles=tuple((role, tuple(fillers)) for role, fillers in row["roles"].items()),
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(
        document=row["document"],
        article=_number(row["article"]),
        start=row["start"],
        end=row["end"],
        text=row["text"],
        rule=row["rule"],
        confidence=row["confidence"],
        amount=Amount(**row["amount"]) if row["amount"] else None,
        date=Date(**row["date"]) if row["date"] else None,
        spans=tuple(Span(*span) for span in row.get("spans", ())),
        reprint_of=row.get("reprint_of"),
    )


def _number(article: str) -> int:
    """Of `DOCUMENT#n`."""
    return int(article.rpartition("#")[2])
