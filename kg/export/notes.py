"""`build.json`: what was read, with which settings, what was found, what was skipped and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.export.clean import to_utf8
from kg.export.settings import ExportSettings
from kg.model import Document, Graph

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class BuildNotes:
    """What the writers cannot see in the graph.

    `settings` are those that change the result, beside the ones that `ExportSettings` holds; no
    path, no time, no number of workers. `skipped` are names of inputs with the reason; `left_out`
    is how many statements are less sure than `min_confidence`. `times` are those of
    `ExportSettings`: without them the same input makes the same files.
    """

    settings: Mapping[str, str | bool | float | None] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    left_out: int = 0
    times: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """A document as `build.json` names it."""

    name: str
    sha256: str

    @classmethod
    def of(cls, document: Document) -> Input:
        """The document without its text."""
        return cls(document.name, document.sha256)


def to_build_record(
    graph: Graph,
    inputs: Iterable[Input],
    files: Mapping[str, str],
    *,
    formats: Iterable[str],
    settings: ExportSettings,
    notes: BuildNotes,
) -> dict[str, Any]:
    """The content of `build.json`, the same whatever the order of anything given."""
    named = sorted(inputs, key=lambda document: document.name)
    all_settings = {
        "all_modalities": settings.all_modalities,
        "base_iri": settings.base_iri,
        "csv_bom": settings.csv_bom,
        "formats": sorted(formats),
        **notes.settings,
    }
    return {
        "version": settings.version,
        "schema_version": SCHEMA_VERSION,
        "settings": dict(sorted(all_settings.items())),
        **({"times": dict(notes.times)} if notes.times else {}),
        "inputs": [{"name": i.name, "sha256": i.sha256} for i in named],
        "counts": count(graph, documents=len(named)) | {"statements_left_out": notes.left_out},
        "warnings": sorted(set(notes.warnings)),
        "skipped": [{"name": name, "reason": why} for name, why in sorted(set(notes.skipped))],
        "files": dict(sorted(files.items())),
    }


def count(graph: Graph, *, documents: int) -> dict[str, Any]:
    """How many of each record; entities by class, statements by relation and by modality."""
    claims = Counter((s.relation, s.modality) for s in graph.statements)
    return {
        "documents": documents,
        "articles": len(graph.articles),
        "mentions": len(graph.mentions),
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "entities_by_type": _tally((entity.type, 1) for entity in graph.entities),
        "statements_by_relation": _tally((name, n) for (name, _), n in claims.items()),
        "statements_by_modality": _tally((name, n) for (_, name), n in claims.items()),
    }


def _tally(numbers: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The sum of the numbers of each name."""
    found: Counter[str] = Counter()
    for name, number in numbers:
        found[name] += number
    return dict(sorted(found.items()))


def write_json(value: Mapping[str, Any], path: Path) -> None:
    """A JSON file that a person can read, in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    path.write_text(to_utf8(text) + "\n", encoding="utf-8", newline="\n")
