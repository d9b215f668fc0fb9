"""The records that pass from stage to stage: frozen, with tuples inside.

Those of a document's text stand in `kg.documents`, with the two ways in which offsets count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar

from kg.confidence import combine
from kg.documents import Article as Article
from kg.documents import Document as Document
from kg.documents import Paragraph as Paragraph
from kg.documents import ParagraphKind as ParagraphKind
from kg.documents import Piece as Piece
from kg.documents import Sentence as Sentence
from kg.documents import Span as Span
from kg.documents import content_id as content_id
from kg.traits import Post as Post
from kg.traits import Traits as Traits

T = TypeVar("T")

Modality = Literal["asserted", "planned", "negated"]


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
    `reprint_of` is the id of the article that its article reprints.
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
    reprint_of: str | None = None


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
    def counted(self) -> tuple[Evidence, ...]:
        """The evidence that counts: of the articles that are one text, that of one.

        It is the one that is surest, among equals the one that the others reprint.
        """
        return count_once(self.evidence)

    @property
    def confidence(self) -> float:
        """0 to 1: repeated evidence raises it (see `kg.confidence`), a reprint does not."""
        return combine((item.text, item.confidence) for item in self.counted)

    @property
    def amount(self) -> Amount | None:
        """The amount most often attested; among equals the first in evidence order."""
        return _best([e.amount for e in self.counted if e.amount])

    @property
    def date(self) -> Date | None:
        """The date most often attested; among equals the first in evidence order."""
        return _best([e.date for e in self.counted if e.date])


def count_once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence of one article each of those that are one text."""
    if len(evidence) == 1 or all(item.reprint_of is None for item in evidence):
        return evidence
    texts: dict[str, dict[str, list[Evidence]]] = {}
    for item in evidence:
        article = f"{item.document}#{item.article}"
        texts.setdefault(item.reprint_of or article, {}).setdefault(article, []).append(item)

    def rank(text: str, article: str) -> tuple[float, bool, str]:
        items = texts[text][article]
        return -combine((item.text, item.confidence) for item in items), article != text, article

    chosen = {min(rank(text, article) for article in texts[text])[2] for text in texts}
    return tuple(item for item in evidence if f"{item.document}#{item.article}" in chosen)


def _best(found: list[T]) -> T | None:
    if len(found) < 2:
        return found[0] if found else None
    return Counter(found).most_common(1)[0][0]  # the first among equals


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
    """The merged result over the corpus, each in its file's order.

    Readers go through them from first to last, as often as needed: they may lie on disk.
    """

    articles: Sequence[Article]
    mentions: Sequence[Mention]
    entities: Sequence[Entity]
    statements: Sequence[Statement]
