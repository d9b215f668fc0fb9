"""From the pipeline's `Doc`s to the records that later stages read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from kg.mentions.components import words_in
from kg.mentions.names import Name
from kg.mentions.sentences import split_sentences
from kg.mentions.spans import names_in, text_of
from kg.model import Article, Document, Mention, Sentence, Span

T = TypeVar("T", Name, Sentence)

CHUNK = 20_000  # characters that the pipeline sees at once; articles are shorter, odd files are not


@dataclass(frozen=True, slots=True)
class TaggedArticle:
    """An article with its mentions (by place in the document) and its sentences (in reading order)."""

    article: Article
    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]


def tag_articles(
    nlp: Language, document: Document, articles: Sequence[Article]
) -> Iterator[TaggedArticle]:
    """Run the pipeline over a document's articles.

    The pipeline sees a page at once, since its articles share names: a company in full in one,
    in short in the next.
    """
    starts = [0, *accumulate(len(article.text) + 1 for article in articles)]
    page = "\n".join(article.text for article in articles)
    chunks = chunk_spans(page)
    names: list[Name] = []
    sentences: list[Sentence] = []
    for chunk, doc in zip(chunks, nlp.pipe(page[a:b] for a, b in chunks), strict=True):
        names += [_moved(name, chunk.start) for name in names_in(doc)]
        sentences += find_sentences(doc, chunk.start)
    for article, start in zip(articles, starts, strict=False):
        end = start + len(article.text)
        inside = [_moved(name, -start) for name in _within(names, start, end)]
        own = tuple(_moved_sentence(s, -start) for s in _within(sentences, start, end))
        yield TaggedArticle(article, find_mentions(document, article, inside), own)


def _within(items: Sequence[T], start: int, end: int) -> Iterator[T]:
    """Those of some names or sentences in order that lie between two places."""
    for n in range(bisect_left(items, start, key=lambda item: item.start), len(items)):
        if items[n].start >= end:
            break
        if items[n].end <= end:
            yield items[n]


def chunk_spans(text: str, limit: int = CHUNK) -> list[Span]:
    """Spans of at most `limit` characters that end at a sentence's end wherever one is near."""
    chunks, start, last = [], 0, 0
    for end in [*(span.end for span in split_sentences(text)), len(text)]:
        if end - start > limit and last > start:
            chunks.append(Span(start, last))
            start = last
        while end - start > limit:
            chunks.append(Span(start, start + limit))
            start += limit
        last = end
    if start < len(text):
        chunks.append(Span(start, len(text)))
    return chunks


def find_mentions(
    document: Document, article: Article, names: Sequence[Name]
) -> tuple[Mention, ...]:
    """The article's mentions in document offsets, sorted by place.

    `names` are in reading offsets. A name that a column break tore in two places of the page is
    left out; one that only white space cuts runs over it.
    """
    found = []
    for name in names:
        spans = article.to_document(name.start, name.end)
        if not spans or spans[0].start >= spans[-1].end:
            continue
        start, end = spans[0].start, spans[-1].end
        surface, reading = document.text[start:end], article.text[name.start : name.end]
        if len("".join(surface.split())) == len("".join(reading.split())):
            found.append(
                Mention(
                    document=document.name,
                    article=article.number,
                    start=start,
                    end=end,
                    text=surface,
                    type=name.type,
                    subtype=name.subtype,
                    reading=Span(name.start, name.end),
                    name=name.canonical or reading,
                )
            )
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def find_sentences(doc: Doc, offset: int = 0) -> list[Sentence]:
    """The sentences of a `Doc` that begins at reading offset `offset`.

    The words are the tokens after names were found, so that none crosses the edge of a name.
    """
    spans = split_sentences(text_of(doc))
    return [
        Sentence(offset + start, offset + end, words)
        for (start, end), words in zip(spans, words_in(doc, spans, offset), strict=True)
    ]


def _moved(name: Name, by: int) -> Name:
    return name._replace(start=name.start + by, end=name.end + by)


def _moved_sentence(sentence: Sentence, by: int) -> Sentence:
    if not by:
        return sentence
    words = ((start + by, end + by) for start, end in sentence.words)
    return Sentence(
        sentence.start + by,
        sentence.end + by,
        tuple(map(tuple.__new__, repeat(Span), words)),
    )
