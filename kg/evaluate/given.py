"""Gold names in the place of found ones: what the rules make of a page whose names are all right.

A build loses a relation because a name is missed, joined wrongly or of the wrong class, or because
no rule reads the sentence. Here names, classes and identities are those of the gold, and only the
stages behind them run; what is still lost or false is the rules'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.articles import find_articles
from kg.evaluate.built import GOLD_CLASS, GOLD_RELATION
from kg.evaluate.gold import find_gold_mentions
from kg.evaluate.records import (
    Built,
    BuiltEvidence,
    BuiltMention,
    BuiltStatement,
    GoldPage,
)
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.mentions.sentences import split_sentences
from kg.model import Article, Document, Mention, Sentence, Span, Statement
from kg.odd_texts import cut_long
from kg.printed import as_printed
from kg.statements import RuleBook, find_statements

CLASS_OF = {gold: ours for ours, gold in GOLD_CLASS.items()} | {"ORG": "Organization"}
"""Class of the gold files to that of the ontology."""


class GivenName(NamedTuple):
    """A name at its place in the document; `type` is a class of the ontology."""

    span: Span
    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class GivenPage:
    """A page cut into articles as a build cuts it, and its given names.

    `sentences` are by number of the article; `mentions` bear the ids of their gold entities.
    """

    document: Document
    articles: tuple[Article, ...]
    sentences: Mapping[int, tuple[Sentence, ...]]
    mentions: tuple[Mention, ...]


def build_given(pages: Iterable[GoldPage], texts: Mapping[str, str], rules: RuleBook) -> Built:
    """What the rules read off texts, given by name, with the names and identities of gold."""
    gazetteer = load_gazetteer()

    def give(gold: GoldPage) -> GivenPage:
        document = Document(f"{gold.name}.txt", texts[gold.name], "")
        return give_names(document, gold_names(gold, document.text), gazetteer)

    return to_built(((gold, give(gold)) for gold in pages), rules)


def gold_names(gold: GoldPage, text: str) -> tuple[GivenName, ...]:
    """Every name of a gold page, those that do not count too, each with the class preferred."""
    types = {entity.id: entity.types for entity in gold.entities}
    return tuple(
        GivenName(span, CLASS_OF.get(next(iter(types[entity]), ""), "Organization"), entity)
        for span, entity, _ in find_gold_mentions(gold, text)
    )


def give_names(document: Document, names: Iterable[GivenName], gazetteer: Gazetteer) -> GivenPage:
    """The page with the names that stand whole in one of its articles."""
    articles = cut_long(find_articles(document, gazetteer))
    return GivenPage(
        document,
        articles,
        {
            article.number: tuple(Sentence(*span) for span in split_sentences(article.text))
            for article in articles
        },
        tuple(mention for name in names for mention in _mentions(document, articles, name)),
    )


def _mentions(
    document: Document, articles: Iterable[Article], name: GivenName
) -> Iterator[Mention]:
    """The name in the first article that holds it."""
    start, end = name.span
    for article in articles:
        reading = reading_span(article, name.span)
        if reading:
            yield Mention(
                document=document.name,
                article=article.number,
                start=start,
                end=end,
                text=document.text[start:end],
                type=name.type,
                subtype=None,
                reading=reading,
                name=article.text[reading.start : reading.end],
                entity=name.entity,
            )
            return


def reading_span(article: Article, span: Span) -> Span | None:
    """Where the article reads a span of the document, if it holds its first and last character."""
    first = last = None
    for piece in article.pieces:
        if piece.start <= span.start < piece.start + piece.length:
            first = span.start - piece.start + piece.reading
        if piece.start < span.end <= piece.start + piece.length:
            last = span.end - piece.start + piece.reading
    return Span(first, last) if first is not None and last is not None and first < last else None


def state_page(page: GivenPage, rules: RuleBook) -> tuple[Statement, ...]:
    """The statements of all articles of a page, between its given entities."""
    statements = tuple(
        statement
        for article in page.articles
        for statement in find_statements(
            article, page.sentences[article.number], page.mentions, rules
        )
    )
    return as_printed(statements, page.document)


def to_built(pages: Iterable[tuple[GoldPage, GivenPage]], rules: RuleBook) -> Built:
    """What a build would hold that had found these names; entity ids are `PAGE/ID`."""
    built = Built()
    for gold, page in pages:
        built.labels.update((f"{gold.name}/{e.id}", e.canonical) for e in gold.entities)
        built.mentions[gold.name] = tuple(_to_mention(gold.name, m) for m in page.mentions)
        built.statements[gold.name] = tuple(
            _to_statement(gold.name, statement) for statement in state_page(page, rules)
        )
    return built


def _to_mention(page: str, mention: Mention) -> BuiltMention:
    span = Span(mention.start, mention.end)
    gold_class = GOLD_CLASS.get(mention.type, "ORG")
    return BuiltMention(span, mention.text, gold_class, f"{page}/{mention.entity}")


def _to_statement(page: str, statement: Statement) -> BuiltStatement:
    subject, object_ = (
        f"{page}/{end}" if end else None for end in (statement.subject, statement.object)
    )
    return BuiltStatement(
        GOLD_RELATION.get(statement.relation, statement.relation),
        subject,
        object_,
        statement.object_text,
        statement.amount.text if statement.amount else None,
        statement.honour,
        statement.modality == "asserted",
        tuple(
            BuiltEvidence(page, Span(item.start, item.end), item.text, item.rule, item.spans)
            for item in statement.evidence
        ),
    )
