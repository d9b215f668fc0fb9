"""What evaluation compares: the gold page, the build's lines, and where the two part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.model import Span

GOLD_TYPES = ("AGENCY", "BANK", "UNION", "ENTERPRISE", "PLACE", "PERSON", "ORG")
RELATIONS = ("funds", "partners_with", "located_in", "awarded")
"""Gold names of the relations, in the order of the report."""

FaultKind = Literal["MISSED", "SPURIOUS", "TYPE", "LOST", "FALSE"]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of a gold page. `types` are those accepted, the preferred one first.

    `excluded` and `free` hold (form, offset) of occurrences that are no mention, and of mentions
    that count neither way.
    """

    id: str
    types: tuple[str, ...]
    canonical: str
    forms: tuple[str, ...]
    optional_forms: tuple[str, ...] = ()
    optional: bool = False
    excluded: frozenset[tuple[str, int]] = frozenset()
    free: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation of a gold page; `subject` and `object` are ids of gold entities."""

    type: str
    subject: str | None
    object: str | None
    evidence: Span
    object_text: str | None = None
    amount: str | None = None
    program: str | None = None
    honour: str | None = None


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A gold file. `name` is its stem and that of the text; `optional` relations are not scored."""

    name: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    optional: tuple[GoldRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltMention:
    """A line of `mentions.jsonl`; `type` is the gold class of its class."""

    span: Span
    text: str
    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class BuiltEvidence:
    """An evidence item; `page` is the name of its document without folder and suffix."""

    page: str
    span: Span
    text: str
    rule: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltStatement:
    """A line of `statements.jsonl`, its relation under its gold name."""

    relation: str
    subject: str | None
    object: str | None
    object_text: str | None
    amount: str | None
    honour: str | None
    asserted: bool
    evidence: tuple[BuiltEvidence, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """The part of a build that is scored, by page in file order, and the labels of entities.

    A statement stands under every page that it has evidence on.
    """

    mentions: dict[str, tuple[BuiltMention, ...]] = field(default_factory=dict)
    statements: dict[str, tuple[BuiltStatement, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference between gold and build, at `where` in the page's text.

    MISSED and SPURIOUS names, names of the wrong TYPE, LOST and FALSE relations. `passage` is the
    sentence, or the characters around a name; `rule` says where a FALSE relation comes from.
    """

    page: str
    kind: FaultKind
    what: str
    where: Span
    passage: str
    rule: str = ""

    def __str__(self) -> str:
        place = f"{self.page} @{self.where.start}"
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{place} {self.kind} {self.what}{rule} | {' '.join(self.passage.split())}"
