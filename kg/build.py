"""The stages in order: what one document says, then what the corpus makes of it (DESIGN §2).

A stage is imported where it runs, since `import kg` and `kg --help` need none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ExportError, InputError, UsageError
from kg.model import Article, Document, DocumentRecord, Entity, Graph, Mention, content_id
from kg.report import BuildReport, Notes, Progress, Warn, to_report

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.articles import Columns
    from kg.corrections import Corrections
    from kg.gazetteer import Gazetteer
    from kg.mentions.find import TaggedArticle
    from kg.ontology import NameRule, RelationSpec
    from kg.statements import RuleBook

VERSION = "0.1.0"
DEFAULT_BASE = "https://kg.example/"


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages need beside the text: pipeline, divisions, rules, what names say, corrections."""

    nlp: Language
    gazetteer: Gazetteer
    rules: RuleBook
    specs: tuple[RelationSpec, ...]
    names: tuple[NameRule, ...] = ()
    corrections: Corrections | None = None


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document up to its statements; `tagged` leaves out articles without Chinese."""

    document: Document
    articles: tuple[Article, ...]
    tagged: tuple[TaggedArticle, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    warnings: tuple[str, ...]


def build(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    formats: Iterable[str] = (),
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
    warn: Warn | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a knowledge graph of texts in the folder `out`; the paths are the whole corpus.

    A path is a file, a folder, a pattern, a list of paths (`@FILE`) or `-` for standard input;
    `columns` are those of tables. `names` is a list of your own names, `model` a spaCy model for our
    tagger's place (see `load_pipeline`), `corrections` a file that says who is who and what is wrong.
    Statements under `min_confidence` (0 to 1) are left out. `warn` hears each warning as it comes.
    Raises a `KgError`, and leaves `out` as it was, where nothing could be built, `out` cannot be
    written, or `strict` is set and there was a warning.
    """
    from kg.export import BuildNotes, ExportSettings, check_out, write_build

    out, rules, formats = Path(out), Path(rules) if rules else None, tuple(formats)
    check_usage(formats, encoding, rules, base_iri, min_confidence)
    check_out(out)
    tools = load_tools(rules, names=names, model=model, corrections=corrections)
    notes = Notes(warn)
    records = read_records(
        list(paths), tools, notes, encoding=encoding, columns=columns, progress=progress
    )
    if not records:
        raise InputError("nothing could be built: no input holds a text that can be read")
    whole = merge_records(records, tools, base_iri=base_iri, notes=notes)
    if strict and notes.warnings:
        raise InputError(f"nothing is written: --strict, and warnings: {len(notes.warnings)}")
    graph = leave_out(whole, min_confidence)
    left_out = len(whole.statements) - len(graph.statements)
    files = write_build(
        graph,
        (record.document for record in records),
        out,
        formats=formats,
        settings=ExportSettings(
            base_iri=base_iri,
            version=VERSION,
            all_modalities=all_modalities,
            csv_bom=csv_bom,
            relations=tools.specs,
        ),
        report=BuildNotes(
            settings={
                **(columns.named() if columns else {}),
                "corrections": tools.corrections.sha256 if tools.corrections else None,
                "encoding": encoding,
                "rules": fingerprint(sorted(rules.glob("*.toml")) if rules else ()),
                "names": fingerprint([Path(names)] if names else ()),
                "model": model_name(tools.nlp) if model else None,
                "min_confidence": min_confidence,
            },
            left_out=left_out,
            warnings=tuple(notes.warnings),
            skipped=tuple(notes.skipped),
        ),
    )
    return to_report(graph, len(records), notes, files, left_out)


def check_usage(
    formats: tuple[str, ...],
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
        choose_formats(formats)
        base_of(base_iri)
    except ExportError as error:
        raise UsageError(str(error)) from error
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"min_confidence is {min_confidence}; give a number from 0 to 1")
    if encoding is not None:
        find_codec(encoding)
    if rules and not any(rules.glob("*.toml")):
        raise UsageError(f"{rules}: no relation files in it; a rule folder holds *.toml files")


def build_text(
    text: str, *, rules: str | Path | None = None, base_iri: str = DEFAULT_BASE
) -> Graph:
    """The graph of one text, whose document is named `text`; nothing is written."""
    tools = load_tools(Path(rules) if rules else None)
    record = read_record(Document("text", text, content_id(text)), tools)
    return merge_records([record], tools, base_iri=base_iri)


def load_tools(
    rules: Path | None = None,
    *,
    names: str | Path | None = None,
    model: str | Path | None = None,
    corrections: str | Path | None = None,
) -> Tools:
    """The trained pipeline, our ontology, the relation files of `rules`, and the corrections."""
    from kg.corrections import read_corrections
    from kg.gazetteer import load_gazetteer
    from kg.mentions import load_pipeline
    from kg.ontology import load_relations, name_rules
    from kg.statements import load_rules

    files = load_relations(rules)
    specs = {file.spec.name: file.spec for file in files}
    book = load_rules(files)  # a slip in a rule is told before the models are loaded
    corrected = read_corrections(Path(corrections)) if corrections else None
    nlp, gazetteer = load_pipeline(model, names=names), load_gazetteer()
    return Tools(nlp, gazetteer, book, tuple(specs.values()), name_rules(files), corrected)


def read_records(
    paths: list[str | Path],
    tools: Tools,
    notes: Notes,
    *,
    encoding: str | None = None,
    columns: Columns | None = None,
    progress: Progress | None = None,
) -> list[DocumentRecord]:
    """A record of each text under the paths; one that cannot be read is noted and left out."""
    from kg.articles import find_inputs, read_documents

    records = []
    inputs = find_inputs(paths, warn=notes.add)
    for done, source in enumerate(inputs):
        if progress:
            progress(done, len(inputs), source.name)
        try:
            found = read_documents(source, encoding=encoding, columns=columns)
            for document, warnings in found:
                record = read_record(document, tools, warnings)
                notes.add(*record.warnings)
                records.append(record)
        except InputError as error:
            notes.skip(source.name, str(error))
    if progress:
        progress(len(inputs), len(inputs), "")
    return records


def read_record(document: Document, tools: Tools, warnings: tuple[str, ...] = ()) -> DocumentRecord:
    """All that one document says, by itself: the left half of the flow."""
    from kg.entities import find_structure
    from kg.printed import as_printed
    from kg.statements import find_statements

    named = name_document(document, tools)
    read = [(part.article, part.sentences) for part in named.tagged]
    told = find_structure(read, named.mentions, named.entities, tools.names, tools.gazetteer)
    statements = tuple(
        statement
        for part in named.tagged
        for statement in find_statements(part.article, part.sentences, named.mentions, tools.rules)
    )
    return DocumentRecord(
        named.document,
        named.articles,
        named.mentions,
        (*named.entities, *told.entities),
        as_printed((*statements, *told.statements), named.document),
        (*warnings, *named.warnings),
    )


def name_document(document: Document, tools: Tools) -> NamedDocument:
    """A document's articles, its names, and which of them are one thing."""
    from kg.articles import find_articles
    from kg.corrections import keep_apart
    from kg.entities import resolve_document
    from kg.mentions import tag_articles
    from kg.odd_texts import cut_long, is_chinese, odd_lengths, without_surrogates

    document, replaced = without_surrogates(document)
    whole = find_articles(document, tools.gazetteer)
    articles = cut_long(whole)
    chinese = [article for article in articles if is_chinese(article.text)]
    tagged = tuple(tag_articles(tools.nlp, document, chinese))
    found = [mention for part in tagged for mention in part.mentions]
    mentions, entities = resolve_document(articles, found, tools.gazetteer)
    if tools.corrections:
        mentions, entities = keep_apart(mentions, entities, tools.corrections)
    warnings = (*replaced, *odd_lengths(document.name, whole))
    return NamedDocument(document, articles, tagged, mentions, entities, warnings)


def merge_records(
    records: list[DocumentRecord], tools: Tools, *, base_iri: str, notes: Notes | None = None
) -> Graph:
    """What the corpus makes of its documents: the right half of the flow.

    `notes` hear of corrections that met nothing.
    """
    from kg.corrections import Corrections, reject_statements, resolve_corrected
    from kg.entities import resolve_corpus
    from kg.graph import build_graph
    from kg.linking import link_known

    lines = tools.corrections or Corrections()
    told = [record.entities for record in records]
    corpus = resolve_corrected(told, lines, resolve_corpus, base_iri=base_iri)
    graph = build_graph(records, corpus.ids, link_known(corpus.entities), tools.specs)
    earlier = graph
    if lines.of("reject") and corpus.ids != corpus.before:
        earlier = build_graph(records, corpus.before, corpus.entities_before, tools.specs)
    graph, unmet = reject_statements(graph, lines, earlier.statements, corpus)
    if notes:
        notes.add(*corpus.warnings, *unmet)
    return graph


def leave_out(graph: Graph, min_confidence: float) -> Graph:
    """The graph without statements that are less sure; names stay, whatever is said of them."""
    sure = tuple(s for s in graph.statements if s.confidence >= min_confidence)
    return replace(graph, statements=sure)


def fingerprint(files: Iterable[Path]) -> str | None:
    """An id of the content of a user's files: their place is nobody's business."""
    texts = [path.read_text(encoding="utf-8") for path in files]
    return content_id(*texts) if texts else None


def model_name(nlp: Language) -> str:
    """Language, name and version of a spaCy model, as its `meta.json` says."""
    return "{lang}_{name} {version}".format(**nlp.meta)
