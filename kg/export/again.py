"""A graph written once more: in the formats asked for, into a folder of their own or one file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import ExportError, InputError
from kg.export.built import read_record
from kg.export.folder import LAST, check_out, hash_files, publish, staged
from kg.export.formats import FOLDERS, target_of, writer_of
from kg.export.network.view import forget_view
from kg.export.notes import BuildNotes, Input, to_build_record, write_json
from kg.export.settings import ExportSettings
from kg.export.tables import TABLES, write_table
from kg.export.texts import text_path, write_text
from kg.model import Document, Graph

Text = tuple[Input, str | None]
TABLES_TOO = "tables"
"""The format of the tables and texts, by which an export can be read like a build."""
MARK = "export"
"""The key of `build.json` that says how an export was made from a build."""


def write_export(
    graph: Graph,
    documents: Iterable[Text],
    out: Path,
    *,
    formats: Iterable[str],
    settings: ExportSettings,
    notes: BuildNotes,
    how: Mapping[str, Any],
) -> tuple[str, ...]:
    """Write formats (those of `writer_of`, or `tables`) into `out`; return the files' names, sorted.

    `documents` are those of the graph with their texts, as far as these are at hand; `how` says in `build.json` what was asked for. What an
    earlier export left in `out` goes. Raises `ExportError` where `out` holds a build or cannot be
    written.
    """
    _check_no_build(out)
    chosen = sorted(set(formats))
    with staged(out) as stage, _texts(documents) as (folder, inputs):
        at_hand = replace(settings, texts=folder)
        try:
            for name in chosen:
                if name == TABLES_TOO:
                    _write_tables(graph, folder, stage)
                else:
                    writer_of(name)(graph, stage / target_of(name), at_hand)
        finally:
            forget_view()
        files = hash_files(stage)
        record = to_build_record(
            graph, inputs, files, formats=chosen, settings=settings, notes=notes
        )
        write_json(record | {MARK: dict(how)}, stage / LAST)
        publish(stage, out, files)
    return tuple(sorted((*files, LAST)))


def write_file(
    graph: Graph,
    documents: Iterable[Text],
    path: Path | BinaryIO,
    *,
    name: str,
    settings: ExportSettings,
) -> None:
    """Write one format into one file, aside and then renamed; or into a stream."""
    if name in folder_formats():
        raise ExportError(f"{name} is a folder of files; name a folder")
    parent = path.parent if isinstance(path, Path) else Path(tempfile.gettempdir())
    if not parent.is_dir():
        raise ExportError(f"{path}: {parent} is not a folder; make it, or name another file")
    check_out(parent)
    try:
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=parent) as aside:
            made = Path(aside) / target_of(name)
            with _texts(documents) as (folder, _):
                writer_of(name)(graph, made, replace(settings, texts=folder))
            if isinstance(path, Path):
                os.replace(made, path)
            else:
                with made.open("rb") as stream:
                    shutil.copyfileobj(stream, path)
    except BrokenPipeError:
        raise  # who reads has enough, which is no fault
    except OSError as error:
        where = path if isinstance(path, Path) else "standard output"
        why = error.strerror or type(error).__name__
        raise ExportError(f"{where}: cannot be written: {why}; name another file") from error


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of what is there, in one step."""
    if not path.parent.is_dir():
        raise ExportError(f"{path}: {path.parent} is not a folder; make it, or name another file")
    try:
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=path.parent) as aside:
            made = Path(aside) / "made"
            made.write_bytes(data)
            os.replace(made, path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ExportError(f"{path}: cannot be written: {why}; name another file") from error


def folder_formats() -> tuple[str, ...]:
    """Formats that are folders."""
    return (*FOLDERS, TABLES_TOO)


def _write_tables(graph: Graph, folder: Path, stage: Path) -> None:
    for name, rows in TABLES.items():
        write_table(rows(graph), stage / name)
    if (folder / "texts").is_dir():
        shutil.copytree(folder / "texts", stage / "texts")


@contextmanager
def _texts(documents: Iterable[Text]) -> Iterator[tuple[Path, list[Input]]]:
    """A folder with the texts, for writers that show them; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kg-texts-") as folder:
        inputs = []
        for source, text in documents:
            inputs.append(source)
            if text is not None:
                path = Path(folder) / text_path(source.name)
                path.parent.mkdir(parents=True, exist_ok=True)
                write_text(Document(source.name, text, source.sha256), path)
        yield Path(folder), inputs


def _check_no_build(out: Path) -> None:
    """Refuse to put an export in the place of a build, whose tables would go."""
    if not (out / LAST).exists():
        return
    with suppress(InputError):
        if MARK in read_record(out):
            return
    raise ExportError(f"{out}: holds a build; name another folder for the export")
