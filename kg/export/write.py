"""All files of a build, written at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import ExportError
from kg.export.folder import LAST, hash_files, publish, staged
from kg.export.formats import choose_formats, target_of, writer_of
from kg.export.network.view import forget_view
from kg.export.notes import BuildNotes, Input, to_build_record, write_json
from kg.export.settings import ExportSettings
from kg.export.tables import TABLES, write_table
from kg.export.texts import text_path, write_text
from kg.model import Document, Graph


def write_build(
    graph: Graph,
    documents: Iterable[Document],
    out: Path,
    *,
    formats: Iterable[str] = (),
    parts_only: bool = False,
    settings: ExportSettings,
    report: BuildNotes,
) -> tuple[str, ...]:
    """Write every file of DESIGN §5 into `out`, and return their names, sorted.

    `documents` are read one by one, in any order. Turtle and GraphML are always written, `formats`
    are further keys of `WRITERS`, or `all`; with `parts_only` they are `SHARDED` and all there is. Files of an earlier build that this one has not are taken away;
    a user's own stay. Raises `ExportError` where `out` cannot be written, and then leaves no
    half-written file.
    """
    chosen = choose_formats(formats, parts_only=parts_only)
    with staged(out) as stage:
        inputs = list(_write_texts(documents, stage))
        for name, rows in TABLES.items():
            write_table(rows(graph), stage / name)
        further = tuple(sorted(report.settings.items()))
        at_hand = replace(settings, texts=stage, further=further, times=report.times)
        try:
            for name in chosen:
                writer_of(name)(graph, stage / target_of(name), at_hand)
        finally:
            forget_view()
        files = hash_files(stage)
        record = to_build_record(
            graph, inputs, files, formats=chosen, settings=settings, notes=report
        )
        write_json(record, stage / LAST)
        publish(stage, out, files)
    return tuple(sorted((*files, LAST)))


def _write_texts(documents: Iterable[Document], stage: Path) -> Iterator[Input]:
    seen: dict[str, str] = {}
    for document in documents:
        name = text_path(document.name)
        if name in seen:
            raise ExportError(f"{document.name} and {seen[name]}: two documents of one name")
        seen[name] = document.name
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(document, path)
        yield Input.of(document)
