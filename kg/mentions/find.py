"""From the pipeline's `Doc`s to the records that later stages read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, repeat
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.mentions.components import words_in
from kg.mentions.names import Name
from kg.mentions.sentences import split_sentences
from kg.mentions.spans import names_in, text_of
from kg.model import Article, Document, Mention, Sentence, Span

CHUNK = 20_000  # characters that the pipeline sees at once; articles are shorter, odd files are not


@dataclass(frozen=True, slots=True)
class TaggedArticle:
    """An article with its mentions (by place in the document) and its sentences (in reading order)."""

    article: Article
    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]


class _Page(NamedTuple):
    """A document's articles as the pipeline sees them."""

    document: Document
    articles: Sequence[Article]
    text: str

    def read(self, chunks: Iterable[tuple[Span, Doc]]) -> Iterator[TaggedArticle]:
        """What the chunks of the page say of each article."""
        starts = [0, *accumulate(len(article.text) + 1 for article in self.articles)]
        names: list[list[Name]] = [[] for _ in self.articles]
        sentences: list[list[Sentence]] = [[] for _ in self.articles]
        for chunk, doc in chunks:
            for name in names_in(doc):
                owner = bisect_right(starts, chunk.start + name.start) - 1
                by = chunk.start - starts[owner]
                names[owner].append(Name(name.start + by, name.end + by, *name[2:]))
            for owner, sentence in find_sentences(doc, [start - chunk.start for start in starts]):
                sentences[owner].append(sentence)
        for article, own, read in zip(self.articles, names, sentences, strict=True):
            yield TaggedArticle(article, find_mentions(self.document, article, own), tuple(read))


def tag_articles(
    nlp: Language, document: Document, articles: Sequence[Article]
) -> Iterator[TaggedArticle]:
    """Run the pipeline over a document's articles."""
    return iter(next(tag_documents(nlp, [(document, articles)])))


def tag_documents(
    nlp: Language, given: Iterable[tuple[Document, Sequence[Article]]]
) -> Iterator[tuple[TaggedArticle, ...]]:
    """Run the pipeline over documents, some at once; what each one's articles hold.

    The pipeline sees a page at once, since its articles share names: a company in full in one,
    in short in the next.
    """
    pages = [
        _Page(document, articles, "\n".join(article.text for article in articles))
        for document, articles in given
    ]
    cut = [chunk_spans(page.text) for page in pages]
    docs = nlp.pipe(
        page.text[a:b] for page, chunks in zip(pages, cut, strict=True) for a, b in chunks
    )
    for page, chunks in zip(pages, cut, strict=True):
        yield tuple(page.read(zip(chunks, islice(docs, len(chunks)), strict=True)))


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


def find_sentences(doc: Doc, starts: Sequence[int]) -> Iterator[tuple[int, Sentence]]:
    """The sentences of a `Doc`, each with the number of its article and in that one's offsets.

    `starts` say where in the `Doc` each article begins. The words are the tokens after names were
    found, so that none crosses the edge of a name.
    """
    spans = split_sentences(text_of(doc))
    owners = [bisect_right(starts, span.start) - 1 for span in spans]
    steps = [-starts[owner] for owner in owners]
    counts, low, high = words_in(doc, spans).moved(steps)
    # many thousands: as `Span(a, b)`, but without a call of Python for each
    words = map(tuple.__new__, repeat(Span), zip(low.tolist(), high.tolist(), strict=True))
    for owner, (start, end), by, count in zip(owners, spans, steps, counts.tolist(), strict=True):
        yield owner, Sentence(start + by, end + by, tuple(islice(words, count)))
