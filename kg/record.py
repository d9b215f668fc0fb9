"""What one document says, by itself, in any worker: the left half of the flow (DESIGN §2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Article, Document, DocumentRecord, Entity, Mention

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.corrections import Corrections
    from kg.gazetteer import Gazetteer
    from kg.mentions.find import TaggedArticle
    from kg.ontology import NameRule, RelationFile, RelationSpec
    from kg.statements import RuleBook


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user brings to the reading of documents, by its place: a worker opens it itself."""

    rules: Path | None = None
    names: str | Path | None = None
    model: str | Path | None = None
    corrections: str | Path | None = None

    def load(self) -> Tools:
        """The tools, loaded in this process."""
        return load_tools(
            self.rules, names=self.names, model=self.model, corrections=self.corrections
        )


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
class Basis:
    """What the corpus needs of a user's choices: the relations, and who is who."""

    specs: tuple[RelationSpec, ...]
    corrections: Corrections | None = None


@dataclass(frozen=True, slots=True)
class TaggedDocument:
    """A document up to its names; `tagged` leaves out articles without Chinese."""

    document: Document
    articles: tuple[Article, ...]
    tagged: tuple[TaggedArticle, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document up to its statements; `tagged` leaves out articles without Chinese."""

    document: Document
    articles: tuple[Article, ...]
    tagged: tuple[TaggedArticle, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    warnings: tuple[str, ...]


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
    book = load_rules(files)
    corrected = read_corrections(Path(corrections)) if corrections else None
    nlp, gazetteer = load_pipeline(model, names=names), load_gazetteer()
    return Tools(nlp, gazetteer, book, specs_of(files), name_rules(files), corrected)


def load_basis(choices: Choices) -> Basis:
    """What the corpus needs; every slip in what a user brings is told, before models are loaded."""
    from kg.corrections import read_corrections
    from kg.ontology import load_relations
    from kg.statements import load_rules

    files = load_relations(choices.rules)
    load_rules(files)
    corrections = read_corrections(Path(choices.corrections)) if choices.corrections else None
    if choices.names:
        from kg.mentions.own_names import read_own_names  # takes a second: spaCy comes with it

        read_own_names(Path(choices.names))
    return Basis(specs_of(files), corrections)


def specs_of(files: Iterable[RelationFile]) -> tuple[RelationSpec, ...]:
    """The header of each relation; of several files the last one's."""
    return tuple({file.spec.name: file.spec for file in files}.values())


def read_record(
    document: Document,
    tools: Tools,
    warnings: tuple[str, ...] = (),
    tagged: TaggedDocument | None = None,
) -> DocumentRecord:
    """All that one document says, by itself: the left half of the flow.

    `tagged` is what `tag_ahead` made of it, if it was given several.
    """
    from kg.entities import find_structure
    from kg.printed import as_printed
    from kg.statements import find_statements

    named = name_document(document, tools, tagged)
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


def name_document(
    document: Document, tools: Tools, tagged: TaggedDocument | None = None
) -> NamedDocument:
    """A document's articles, its names, and which of them are one thing."""
    from kg.corrections import keep_apart
    from kg.entities import resolve_document

    if tagged is None:
        (tagged,) = tag_ahead([document], tools)
    document, articles = tagged.document, tagged.articles
    found = [mention for part in tagged.tagged for mention in part.mentions]
    mentions, entities = resolve_document(articles, found, tools.gazetteer)
    if tools.corrections:
        mentions, entities = keep_apart(mentions, entities, tools.corrections)
    return NamedDocument(document, articles, tagged.tagged, mentions, entities, tagged.warnings)


def tag_ahead(documents: Iterable[Document], tools: Tools) -> tuple[TaggedDocument, ...]:
    """The articles of documents and the names in them; several at once take less time."""
    from kg.articles import find_articles
    from kg.mentions import tag_documents
    from kg.odd_texts import cut_long, is_chinese, odd_lengths, without_surrogates

    cut = []
    for given in documents:
        document, replaced = without_surrogates(given)
        whole = find_articles(document, tools.gazetteer)
        cut.append((document, cut_long(whole), (*replaced, *odd_lengths(document.name, whole))))
    chinese = [
        (document, [article for article in articles if is_chinese(article.text)])
        for document, articles, _ in cut
    ]
    return tuple(
        TaggedDocument(document, articles, tagged, warnings)
        for (document, articles, warnings), tagged in zip(
            cut, tag_documents(tools.nlp, chinese), strict=True
        )
    )
