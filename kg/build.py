"""The stages in order: what one document says, then what the corpus makes of it (DESIGN §2).

A stage is imported where it runs, since `import kg` and `kg --help` need none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ExportError, InputError, UsageError
from kg.garbage import seldom_searched
from kg.model import Document, Graph, content_id
from kg.record import Basis, Choices, load_basis
from kg.record import Tools as Tools
from kg.record import load_tools as load_tools
from kg.record import name_document as name_document
from kg.record import read_record as read_record
from kg.report import BuildReport, Notes, Progress, Warn, moment, to_report
from kg.version import VERSION

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.articles import Columns

DEFAULT_BASE = "https://kg.example/"
_ADDRESS = re.compile(r"(?:(?:tcp|tls|wss?|ucx)://)?[^\s/]+:\d{1,5}", re.ASCII)


@seldom_searched()
def build(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    formats: Iterable[str] = (),
    parts_only: bool = False,
    encoding: str | None = None,
    columns: Columns | None = None,
    rules: str | Path | None = None,
    names: str | Path | None = None,
    model: str | Path | None = None,
    corrections: str | Path | None = None,
    base_iri: str = DEFAULT_BASE,
    strict: bool = False,
    all_modalities: bool = False,
    csv_bom: bool = False,
    min_confidence: float = 0.0,
    workers: int = 1,
    scheduler: str | None = None,
    time_limit: float | None = None,
    fresh: bool = False,
    timestamp: bool = False,
    warn: Warn | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a knowledge graph of texts in the folder `out`; the paths are the whole corpus.

    A path is a file, a folder, a pattern, a list of paths (`@FILE`) or `-` for standard input;
    With `parts_only` the graph is written in the `formats` that are in parts, and nowhere whole.
    `columns` are those of tables that hold what is read, where not the usual ones. `names` is a
    list of your own names, `model` a spaCy model in the place of our tagger (see `load_pipeline`),
    `corrections` a file that says who is who and which statements are wrong. Statements under
    `min_confidence` (0 to 1) are left out. What is read is kept in `out/.kg` and not read again,
    unless `fresh`. `workers` processes read, or with `scheduler`, an address, those of that Dask
    cluster; the result is one and the same. A document for which a process takes more than
    `time_limit` seconds is left out. With `timestamp` the files say when they were made, and no two
    builds are the same. `warn` hears each warning as it comes, and what of an earlier build
    is gone, `progress` how far the reading is. Raises a `KgError`, and leaves the files of `out` as they were, where nothing could be built,
    `out` cannot be written, or `strict` is set and there was a warning.
    """
    from kg.articles import Builds
    from kg.corpus import merge_records
    from kg.export import BuildNotes, ExportSettings, check_out, choose_formats, write_build
    from kg.export.folder import read_earlier
    from kg.export.gone import Earlier
    from kg.graph.claims import open_claims, sure
    from kg.graph.store import open_store
    from kg.keys import fingerprint
    from kg.workers import Cluster, Making, Pool, Reader, Run, extract, in_this_process

    started = moment() if timestamp else None
    out, rules, formats = Path(out), Path(rules) if rules else None, tuple(formats)
    check_usage(formats, parts_only, encoding, rules, base_iri, min_confidence)
    check_processes(workers, scheduler, time_limit)
    check_out(out)
    choices = Choices(rules, names, model, corrections)
    basis = load_basis(choices)
    tools = choices.load() if model else None  # its version is a setting
    notes = Notes(warn)
    with open_store(out, fresh=fresh, say=warn) as store, open_claims(out) as claims:
        making = Making(choices, fingerprint(choices), encoding, columns)
        run: Run
        cluster = Cluster(scheduler, making) if scheduler else None
        if cluster:
            run = cluster.run
        elif workers > 1 or time_limit is not None:
            run = Pool(making, workers, time_limit).run
        else:
            run = in_this_process(lambda: Reader(tools or choices.load(), making))
        extract(
            paths,
            store,
            making,
            notes,
            run=run,
            progress=progress,
            builds=Builds(read_earlier, out),
        )
        documents, *_ = store.count()
        if not documents:
            raise InputError("nothing could be built: no input holds a text that can be read")
        spread = cluster.spread if cluster else None
        whole = merge_records(store, claims, basis, base_iri=base_iri, notes=notes, spread=spread)
        if strict and notes.warnings:
            raise InputError(f"nothing is written: --strict, and warnings: {len(notes.warnings)}")
        graph = replace(whole, statements=sure(whole.statements, min_confidence))
        left_out = len(whole.statements) - len(graph.statements)
        earlier = Earlier(out)
        files = write_build(
            graph,
            store.documents(),
            out,
            formats=formats,
            parts_only=parts_only,
            settings=ExportSettings(
                base_iri=base_iri,
                version=VERSION,
                all_modalities=all_modalities,
                csv_bom=csv_bom,
                relations=basis.specs,
                spread=spread,
            ),
            report=BuildNotes(
                settings={
                    "corrections": basis.corrections.sha256 if basis.corrections else None,
                    "encoding": encoding,
                    "rules": content_of(sorted(rules.glob("*.toml")) if rules else ()),
                    "names": content_of([Path(names)] if names else ()),
                    "model": model_name(tools.nlp) if tools else None,
                    "min_confidence": min_confidence,
                    **(columns.named() if columns else {}),
                },
                left_out=left_out,
                warnings=tuple(notes.warnings),
                skipped=tuple(notes.skipped),
                times=(("startedAtTime", started), ("endedAtTime", moment())) if started else (),
            ),
        )
        for line in earlier.gone(choose_formats(formats, parts_only=parts_only)):
            if warn:  # not in build.json: its bytes must not tell the history of OUT
                warn(line)
        return to_report(graph, documents, notes, files, left_out)


def check_usage(
    formats: tuple[str, ...],
    parts_only: bool,
    encoding: str | None,
    rules: Path | None,
    base_iri: str,
    min_confidence: float,
) -> None:
    """Refuse what can be right with no input, before any is read."""
    from kg.articles import find_codec
    from kg.export import choose_formats
    from kg.export.rdf.names import base_of

    try:
        choose_formats(formats, parts_only=parts_only)
        base_of(base_iri)
    except ExportError as error:
        raise UsageError(str(error)) from error
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"min_confidence is {min_confidence}; give a number from 0 to 1")
    if encoding is not None:
        find_codec(encoding)
    if rules and not any(rules.glob("*.toml")):
        raise UsageError(f"{rules}: no relation files in it; a rule folder holds *.toml files")


def check_processes(workers: int, scheduler: str | None, time_limit: float | None) -> None:
    """Refuse what nobody can read by."""
    if workers < 1:
        raise UsageError(f"workers is {workers}; give how many processes read, 1 or more")
    if time_limit is not None and not time_limit > 0:  # also what is no number
        raise UsageError(f"time_limit is {time_limit}; give seconds, more than 0")
    if scheduler and not _ADDRESS.fullmatch(scheduler):  # others make Dask wait, then stumble
        raise UsageError(f"{scheduler}: no address of a scheduler, such as tcp://host:8786")
    if scheduler and (workers > 1 or time_limit is not None):
        raise UsageError("a scheduler has its own workers: give no number of them, no time limit")


def build_text(
    text: str, *, rules: str | Path | None = None, base_iri: str = DEFAULT_BASE
) -> Graph:
    """The graph of one text, whose document is named `text`; nothing is written."""
    from kg.corpus import merge_records
    from kg.graph.claims import open_claims
    from kg.graph.corpus import HeldRecords, hold

    tools = load_tools(Path(rules) if rules else None)
    record = read_record(Document("text", text, content_id(text)), tools)
    with open_claims() as claims:
        basis = Basis(tools.specs)
        return hold(merge_records(HeldRecords.of([record]), claims, basis, base_iri=base_iri))


def content_of(files: Iterable[Path]) -> str | None:
    """An id of the content of a user's files: their place is nobody's business."""
    texts = [path.read_text(encoding="utf-8") for path in files]
    return content_id(*texts) if texts else None


def model_name(nlp: Language) -> str:
    """Language, name and version of a spaCy model, as its `meta.json` says."""
    return "{lang}_{name} {version}".format(**nlp.meta)
