"""A block for each kind of thing: entity, statement, evidence, article, document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.export.labels import class_label
from kg.export.rdf import literals
from kg.export.rdf.blocks import ALT_LABEL, LABEL, TYPE, Block, Fact, to_block
from kg.export.rdf.claims import Claims, Filler, documents
from kg.export.rdf.literals import chinese, english, plain
from kg.export.rdf.names import Names, iri, kg, known
from kg.export.rdf.places import PlaceFacts
from kg.model import Amount, Article, Date, Entity, Evidence, Span, Statement

DERIVED, PART_OF = known("prov:wasDerivedFrom"), known("dcterms:isPartOf")
_IDENTIFIER, _TITLE, _DATE = (known(f"dcterms:{n}") for n in ("identifier", "title", "date"))
_MENTIONS, _SOURCE, _SELECTOR = (
    known("schema:mentions"),
    known("oa:hasSource"),
    known("oa:hasSelector"),
)
_MODALITIES = {"asserted": "", "planned": "（计划）", "negated": "（否定）"}
_CLASSES = {"group": "Group", "honour": "Honour", "programme": "Programme"}


def describe_dataset(names: Names, version: str) -> Block:
    """What built all this; no time, so that the same input gives the same bytes."""
    facts: list[Fact] = [
        (TYPE, kg("Dataset")),
        (LABEL, chinese("新闻知识图谱")),
        (LABEL, english("News knowledge graph")),
        (kg("builtBy"), plain(f"kg {version}")),
    ]
    return to_block(names.dataset(), facts)


def describe_entity(
    entity: Entity, direct: Iterable[Fact] = (), division: PlaceFacts | None = None
) -> Block:
    """An entity with its names, its links, and the triples that statements draw from it."""
    facts: list[Fact] = [(TYPE, kg(entity.type))]
    if entity.subtype:
        facts.append((TYPE, kg(entity.subtype)))
    facts.append((LABEL, chinese(entity.label)))
    facts += [(ALT_LABEL, chinese(alias)) for alias in sorted(entity.aliases)]
    if entity.place:
        facts.append((kg("home"), chinese(entity.place)))
    if division:
        facts.append((kg("divisionCode"), plain(division.code)))
        facts.append((kg("divisionPath"), chinese(division.path)))
        if division.upper:
            facts.append((kg("divisionOf"), iri(division.upper)))
    facts += [(known(link.property), iri(link.iri)) for link in sorted(entity.links)]
    return to_block(iri(entity.id), [*facts, *direct], _heading(entity.type))


def describe_filler(filler: Filler, names: Names, direct: Iterable[Fact] = ()) -> Block:
    """A node that statements bring with them: a group, an honour, a programme."""
    name = _CLASSES[filler.kind]
    facts: list[Fact] = [(TYPE, kg(name)), (LABEL, chinese(filler.label))]
    if filler.kind == "group":
        facts.append((PART_OF, names.document(filler.document)))
    return to_block(iri(filler.term.value), [*facts, *direct], _heading(name))


def describe_statement(statement: Statement, claims: Claims, *, derived: bool = True) -> Block:
    """A statement with its roles and values; `derived` ties it to its evidence."""
    spec = claims.spec(statement)
    facts: list[Fact] = [
        (TYPE, kg(spec.statement_class)),
        (LABEL, chinese(_sentence(statement, claims))),
        (kg("relation"), kg(spec.name)),
    ]
    for document in documents(statement):
        for name, end in zip(("subject", "object"), claims.ends(statement, document), strict=True):
            if end is not None:
                facts.append((kg(name), end.term))
    facts += [(kg(role), filler.term) for role, filler in claims.roles(statement)]
    if statement.programme:
        facts.append((kg("programmeText"), plain(statement.programme)))
    if statement.honour:
        facts.append((kg("honourText"), plain(statement.honour)))
    facts += _values(statement.amount, statement.date)
    facts.append((kg("modality"), plain(statement.modality)))
    facts.append((kg("confidence"), literals.confidence(statement.confidence)))
    if derived:
        nodes = (evidence_node(statement, e, claims.names) for e in statement.evidence)
        facts += [(DERIVED, node) for node in nodes]
    return to_block(
        claims.names.statement(statement.id), facts, "陈述 Statements, and their evidence"
    )


def evidence_node(statement: Statement, evidence: Evidence, names: Names) -> ox.NamedNode:
    """The evidence of one statement in one place: two statements of a sentence have one each."""
    spans = " ".join(f"{start}-{end}" for start, end in evidence.spans)
    own = [value.text if value else None for value in (evidence.amount, evidence.date)]
    place = (evidence.document, str(evidence.start), str(evidence.end), spans)
    return names.evidence(statement.id, *place, evidence.rule, *own)


def describe_evidence(statement: Statement, evidence: Evidence, names: Names) -> Iterator[Block]:
    """A piece of evidence, and the selectors that find its sentence in the article."""
    spans = evidence.spans or (Span(evidence.start, evidence.end),)
    key = " ".join(f"{start}-{end}" for start, end in spans)
    numbers = (
        [f"position-{n}" for n in range(1, len(spans) + 1)] if evidence.spans else ["position"]
    )
    positions = [names.selector(evidence.document, key, number) for number in numbers]
    quote = names.selector(evidence.document, key, "quote")
    facts: list[Fact] = [
        (TYPE, kg("Evidence")),
        (TYPE, known("oa:SpecificResource")),
        (_SOURCE, names.article(evidence.document, evidence.article)),
        *((_SELECTOR, selector) for selector in (*positions, quote)),
        (kg("rule"), plain(evidence.rule)),
        *_values(evidence.amount, evidence.date),
        (kg("confidence"), literals.confidence(evidence.confidence)),
    ]
    yield to_block(evidence_node(statement, evidence, names), facts)
    for selector, span in zip(positions, spans, strict=True):
        yield to_block(
            selector,
            [
                (TYPE, known("oa:TextPositionSelector")),
                (known("oa:start"), literals.integer(span.start)),
                (known("oa:end"), literals.integer(span.end)),
            ],
        )
    quoted: list[Fact] = [
        (TYPE, known("oa:TextQuoteSelector")),
        (known("oa:exact"), plain(evidence.text)),
    ]
    yield to_block(quote, quoted)


def describe_article(article: Article, names: Names, mentioned: Iterable[str] = ()) -> Block:
    """An article with its document and the entities that it names."""
    facts: list[Fact] = [
        (TYPE, kg("Article")),
        (_IDENTIFIER, plain(article.id)),
    ]
    if article.title:
        facts.append((_TITLE, chinese(article.title)))
    facts += [
        (kg("start"), literals.integer(article.start)),
        (kg("end"), literals.integer(article.end)),
    ]
    if article.date:
        facts.append((_DATE, literals.date(article.date)))
    facts += [(kg("reporter"), chinese(name)) for name in article.reporters]
    if article.home:
        facts.append((kg("home"), chinese(article.home)))
    facts.append((PART_OF, names.document(article.document)))
    facts += [(_MENTIONS, iri(entity)) for entity in mentioned]
    return to_block(names.article(article.document, article.number), facts, "文章 Articles")


def describe_document(document: str, names: Names) -> Block:
    """An input file."""
    facts: list[Fact] = [
        (TYPE, kg("Document")),
        (_IDENTIFIER, plain(document)),
        (PART_OF, names.dataset()),
    ]
    return to_block(names.document(document), facts, "文档 Documents")


def _values(amount: Amount | None, date: Date | None) -> Iterator[Fact]:
    if amount:
        yield kg("amount"), literals.decimal(amount.value)
        yield kg("currency"), plain(amount.currency)
        yield kg("amountText"), plain(amount.text)
        yield kg("approximate"), literals.boolean(amount.approximate)
    if date:
        yield kg("date"), literals.date(date.value)
        yield kg("dateText"), plain(date.text)


def _sentence(statement: Statement, claims: Claims) -> str:
    """The claim in a few words, for lists and pictures."""
    first, second = claims.ends(statement, documents(statement)[0])
    words = [
        first.label if first else "（不详）",
        claims.spec(statement).label.zh,
        second.label if second else "（不详）",
        *([statement.honour] if statement.honour else []),
    ]
    return " ".join(words) + _MODALITIES[statement.modality]


def _heading(name: str) -> str:
    return f"{class_label(name, 'zh')} {class_label(name, 'en')}"
