"""Every quote of a build against the text it is from: tables and RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export.rdf.literals import clean
from kg.export.texts import text_path
from kg.query.validate.faults import Fault, counted, quoted
from kg.query.validate.files import Problems, Texts, read_rows
from kg.query.validate.graph import known, number_of, objects, subjects, text_of

_SOURCE, _SELECTOR = known("oa:hasSource"), known("oa:hasSelector")
_START, _END, _EXACT = known("oa:start"), known("oa:end"), known("oa:exact")
_PART_OF, _IDENTIFIER = known("dcterms:isPartOf"), known("dcterms:identifier")
_DERIVED, _LABEL = known("prov:wasDerivedFrom"), known("rdfs:label")


class Quote(NamedTuple):
    """Words that a file says to stand in a document; `owner` is what they are the quote of."""

    where: str
    owner: str
    document: str
    spans: tuple[tuple[int, int], ...]
    text: str


class Quotes:
    """Checks quotes; those of a text that was changed are counted, for one line in all."""

    def __init__(self, out: Path, texts: Texts, problems: Problems) -> None:
        self.out, self.texts, self.problems = out, texts, problems
        self.count = 0
        self._changed: dict[str, tuple[int, Quote]] = {}

    def check(self, quotes: Iterable[Quote]) -> Iterator[Fault]:
        """What does not stand where it should, text by text."""
        for quote in quotes:
            self.count += 1
            try:
                path = text_path(quote.document)
            except ExportError:
                yield Fault(quote.where, f"{quote.owner}: {quote.document!r} names no document")
                continue
            text = self.texts[quote.document]
            if text is not None and stands(quote, text):
                continue
            if path in self.problems:
                count, first = self._changed.get(path, (0, quote))
                self._changed[path] = (count + 1, first)
            else:
                yield Fault(quote.where, f"{quote.owner}: {_miss(quote, text, path)}")

    def sum_up(self) -> None:
        """Add to the problems of texts how many quotes are lost with them."""
        for path, (count, first) in self._changed.items():
            stand = "no longer stands" if count == 1 else "no longer stand"
            line = f"{counted(count, 'quote')} {stand} there, first {first.owner}"
            self.problems[path].append(f"{line}: {quoted(first.text)}")


def stands(quote: Quote, text: str) -> bool:
    """Is the quote the words of its places in the text, in their order?

    Characters that no literal holds are U+FFFD in RDF; such are not told apart.
    """
    if not all(0 <= start < end <= len(text) for start, end in quote.spans):
        return False
    words = "".join(text[start:end] for start, end in quote.spans)
    return words == quote.text or clean(words) == quote.text


def _miss(quote: Quote, text: str | None, path: str) -> str:
    if text is None:
        return f"{path} cannot be read as UTF-8, to find {quoted(quote.text)}"
    places = " ".join(f"{start}-{end}" for start, end in quote.spans) or "no place"
    there = "".join(text[max(start, 0) : max(end, 0)] for start, end in quote.spans)
    return f"{path} has at {places} {quoted(there)}, not {quoted(quote.text)}"


def quotes_of_tables(out: Path, problems: Problems) -> Iterator[Quote]:
    """Sentences of `statements.jsonl`, names of `mentions.jsonl`."""
    for name, quotes in (("statements.jsonl", _evidence), ("mentions.jsonl", _mention)):
        for number, row in enumerate(read_rows(out / name, problems), 1):
            try:
                yield from quotes(row, name)
            except (KeyError, TypeError, ValueError):
                problems.setdefault(name, []).append(f"line {number}: not a row of a build")
                break


def _evidence(row: dict[str, Any], name: str) -> Iterator[Quote]:
    for item in row["evidence"]:
        spans = tuple((start, end) for start, end in item.get("spans") or [_span(item)])
        owner = f"statement {row['id']}"
        yield _checked(Quote(name, owner, item["document"], spans, item["text"]))


def _mention(row: dict[str, Any], name: str) -> Iterator[Quote]:
    owner = f"mention {row['text']}"
    yield _checked(Quote(name, owner, row["document"], (_span(row),), row["text"]))


def _span(row: dict[str, Any]) -> tuple[int, int]:
    return row["start"], row["end"]


def _checked(quote: Quote) -> Quote:
    numbers = [number for span in quote.spans for number in span]
    if not all(isinstance(n, int) for n in numbers) or not isinstance(quote.text, str):
        raise TypeError
    return quote


def quotes_of_graph(store: ox.Store, name: str) -> Iterator[Quote]:
    """Quote and position selectors of evidence; what lacks a part is for the shapes to tell."""
    for quad in store.quads_for_pattern(None, _SOURCE, None, None):
        node = quad.subject
        if not isinstance(node, ox.NamedNode):
            continue
        selectors = sorted(objects(store, node, _SELECTOR), key=_in_order)
        words = [text for s in selectors if (text := text_of(store, s, _EXACT)) is not None]
        spans = [(number_of(store, s, _START), number_of(store, s, _END)) for s in selectors]
        whole = tuple((a, b) for a, b in spans if a is not None and b is not None)
        documents = [
            text
            for document in objects(store, quad.object, _PART_OF)
            if (text := text_of(store, document, _IDENTIFIER)) is not None
        ]
        if len(words) == len(documents) == 1 and whole:
            owner = _owner(store, node)
            yield Quote(name, owner, documents[0], whole, words[0])


def _owner(store: ox.Store, evidence: ox.NamedNode) -> str:
    for statement in subjects(store, _DERIVED, evidence):
        name = statement.value.rpartition("/")[2]
        label = text_of(store, statement, _LABEL)
        return f"statement {name} ({label})" if label else f"statement {name}"
    return f"evidence {evidence.value}"


def _in_order(selector: ox.NamedNode) -> tuple[int, str]:
    """`…-position-2` before `…-position-10`: the parts of a torn sentence as they are read."""
    number = selector.value.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 0, selector.value)
