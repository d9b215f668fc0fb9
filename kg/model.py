"""The records that pass from stage to stage: frozen, with tuples inside.

Two coordinate systems meet here. *Document offsets* count code points of the decoded input file
and are what every output shows. *Reading offsets* count code points of `Article.text`, where
paragraphs torn by a column break stand joined again and line breaks inside them are gone; the
stages work in these. `Article.to_document` maps the second to the first.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar

from kg.confidence import combine
from kg.traits import Post as Post
from kg.traits import Traits as Traits

T = TypeVar("T")

Modality = Literal["asserted", "planned", "negated"]
ParagraphKind = Literal["headline", "kicker", "byline", "body", "caption", "advert", "noise"]


class Span(NamedTuple):
    """A half-open run of code points."""

    start: int
    end: int


def content_id(*parts: str | None) -> str:
    """16 hex digits that depend on the parts alone; `None` and the empty string differ."""
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """An input file, decoded. `sha256` is of its bytes."""

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"


class Piece(NamedTuple):
    """`length` characters that stand at `reading` in the article and at `start` in the document."""

    reading: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of reading offsets that belongs together, and what it is on the page."""

    kind: ParagraphKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news item of a document, in reading order.

    `text` joins the paragraphs with a line feed; a line feed has no place in the document.
    `pieces` are sorted by reading offset. `start`/`end` are document offsets of the hull.
    `date` is ISO 8601 (possibly `YYYY-MM` or `YYYY`), `home` the full name of the administrative
    division that the page is about (`北京市`), so far as the page tells.
    """

    document: str
    number: int
    title: str
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]
    date: str | None = None
    reporters: tuple[str, ...] = ()
    home: str | None = None

    @property
    def id(self) -> str:
        """`DOCUMENT#n`."""
        return f"{self.document}#{self.number}"

    def to_document(self, start: int, end: int) -> tuple[Span, ...]:
        """Document spans of the reading span, in reading order; adjoining ones are one."""
        spans: list[Span] = []
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.reading) - 1)
        for piece in self.pieces[first:]:
            low, high = max(start, piece.reading), min(end, piece.reading + piece.length)
            if piece.reading >= end:
                break
            if low >= high:
                continue
            shift = piece.start - piece.reading
            if spans and spans[-1].end == low + shift:
                spans[-1] = Span(spans[-1].start, high + shift)
            else:
                spans.append(Span(low + shift, high + shift))
        return tuple(spans)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds a reading offset; `None` on a line feed between two."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        if index >= 0 and offset < self.paragraphs[index].end:
            return self.paragraphs[index]
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article in reading offsets, with the segmenter's words."""

    start: int
    end: int
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of an article that names something.

    `start`/`end` are document offsets and `text` is exactly what stands there, line breaks
    inside included; `reading` is the span in the article's text and `name` what stands there.
    `entity` is empty until identity in the document is resolved, then a local entity id, then
    (after corpus identity) the entity's IRI.
    """

    document: str
    article: int
    start: int
    end: int
    text: str
    type: str
    subtype: str | None
    reading: Span
    name: str
    entity: str = ""


class Merge(NamedTuple):
    """Why a name belongs to an entity."""

    alias: str
    reason: str


class Link(NamedTuple):
    """A tie to an outside identifier; `property` is a prefixed name such as `skos:exactMatch`."""

    property: str
    iri: str


@dataclass(frozen=True, slots=True)
class Entity:
    """The one thing that mentions refer to.

    `label` is the canonical name; `aliases` are the other names, sorted, without the label.
    `place` is the full name of the division that tells two of one name apart, where known.
    """

    id: str
    type: str
    subtype: str | None
    label: str
    aliases: tuple[str, ...] = ()
    place: str | None = None
    links: tuple[Link, ...] = ()
    merged: tuple[Merge, ...] = ()
    traits: Traits = field(default=Traits())


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money. `value` is a plain decimal (`47710000`), `currency` ISO 4217."""

    value: str
    currency: str
    text: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date; `value` is ISO 8601 cut to its `precision` (year, month, day)."""

    value: str
    precision: Literal["year", "month", "day"]
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that a statement rests on, in document offsets.

    Where a column break tore the sentence apart `spans` holds its parts in reading order,
    `start`/`end` are their hull and `text` their concatenation; otherwise `spans` is empty.
    """

    document: str
    article: int
    start: int
    end: int
    text: str
    rule: str
    confidence: float = 1.0
    amount: Amount | None = None
    date: Date | None = None
    spans: tuple[Span, ...] = ()


Roles = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, with every sentence that supports it.

    `subject` and `object` are entity ids; for a described group `object` is `None` and
    `object_text` its words. `roles` maps role names to entity ids or words, sorted by role.
    """

    relation: str
    subject: str | None
    object: str | None
    evidence: tuple[Evidence, ...]
    object_text: str | None = None
    programme: str | None = None
    honour: str | None = None
    modality: Modality = "asserted"
    roles: Roles = field(default=())

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.relation} {self.subject}: a statement needs evidence")

    @property
    def id(self) -> str:
        """Same claim, same id: amounts and dates belong to the evidence and are left out."""
        return content_id(
            self.relation,
            self.subject,
            self.object or self.object_text,
            self.programme,
            self.honour,
            self.modality,
        )

    @property
    def confidence(self) -> float:
        """0 to 1: repeated evidence raises it (see `kg.confidence`)."""
        return combine((item.text, item.confidence) for item in self.evidence)

    @property
    def amount(self) -> Amount | None:
        """The amount most often attested; among equals the first in evidence order."""
        return _best([e.amount for e in self.evidence if e.amount])

    @property
    def date(self) -> Date | None:
        """The date most often attested; among equals the first in evidence order."""
        return _best([e.date for e in self.evidence if e.date])


def _best(found: list[T]) -> T | None:
    counts = Counter(found)
    most = max(counts.values(), default=0)
    return next((item for item in found if counts[item] == most), None)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """All that one document says, before corpus identity: what a worker hands back."""

    document: Document
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """The merged result over the corpus, each tuple in its file's order."""

    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
