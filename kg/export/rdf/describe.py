"""A block for each kind of thing: entity, statement, evidence, article, document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.labels import class_label
from kg.export.rdf import literals
from kg.export.rdf.blocks import ALT_LABEL, LABEL, TYPE, Block, Fact, Term, to_block
from kg.export.rdf.claims import Claim
from kg.export.rdf.literals import chinese, plain
from kg.export.rdf.names import Names, iri, kg, known
from kg.export.rdf.places import PlaceFacts
from kg.model import Amount, Article, Date, Entity, Evidence

STATEMENTS = "陈述 Statements, and their evidence"
DERIVED, PART_OF = known("prov:wasDerivedFrom"), known("dcterms:isPartOf")
_IDENTIFIER, _TITLE, _DATE = (known(f"dcterms:{n}") for n in ("identifier", "title", "date"))
MENTIONS, _SOURCE, _SELECTOR = (
    known("schema:mentions"),
    known("oa:hasSource"),
    known("oa:hasSelector"),
)
_EVIDENCE = ((TYPE, kg("Evidence")), (TYPE, known("oa:SpecificResource")))
_POSITION = (TYPE, known("oa:TextPositionSelector"))
_QUOTE = (TYPE, known("oa:TextQuoteSelector"))
_START, _END, _EXACT = (known(f"oa:{n}") for n in ("start", "end", "exact"))
_RELATION, _MODALITY, _CONFIDENCE, _RULE = map(kg, ("relation", "modality", "confidence", "rule"))
_PROGRAMME_TEXT, _HONOUR_TEXT = kg("programmeText"), kg("honourText")
_AMOUNT, _CURRENCY, _AMOUNT_TEXT = map(kg, ("amount", "currency", "amountText"))
_APPROXIMATE, _KG_DATE, _DATE_TEXT = map(kg, ("approximate", "date", "dateText"))
_MODALITIES = {"asserted": "", "planned": "（计划）", "negated": "（否定）"}
Sentence = tuple[tuple[Term, ...], tuple[tuple[int, int], ...], str]
"""Its selectors, the last of which quotes it, its spans, and its text; plain, for a `Sorter`."""
_CLASSES = {"group": "Group", "honour": "Honour", "programme": "Programme"}


def entity_facts(entity: Entity, division: PlaceFacts | None = None) -> list[Fact]:
    """An entity with its names and its links."""
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
    return facts


def filler_facts(kind: str, label: str, document: str, names: Names) -> list[Fact]:
    """A node that statements bring with them: a group, an honour, a programme."""
    facts: list[Fact] = [(TYPE, kg(_CLASSES[kind])), (LABEL, chinese(label))]
    if kind == "group":
        facts.append((PART_OF, names.document(document)))
    return facts


def heading(kind: str) -> str:
    """What stands before the things of a class, or of a kind of filler."""
    name = _CLASSES.get(kind, kind)
    return f"{class_label(name, 'zh')} {class_label(name, 'en')}"


def describe_statement(claim: Claim, evidence: Iterable[Term]) -> Block:
    """A statement with its roles and values, and the nodes of its evidence."""
    statement, spec = claim.statement, claim.spec
    facts: list[Fact] = [
        (TYPE, kg(spec.statement_class)),
        (LABEL, chinese(_sentence(claim))),
        (_RELATION, kg(spec.name)),
    ]
    for ends in claim.ends:
        for name, end in zip(("subject", "object"), ends, strict=True):
            if end is not None:
                facts.append((kg(name), end.term))
    facts += [(kg(role), filler.term) for role, filler in claim.roles]
    if statement.programme:
        facts.append((_PROGRAMME_TEXT, plain(statement.programme)))
    if statement.honour:
        facts.append((_HONOUR_TEXT, plain(statement.honour)))
    facts += _values(statement.amount, statement.date)
    facts.append((_MODALITY, plain(statement.modality)))
    facts.append((_CONFIDENCE, literals.confidence(statement.confidence)))
    facts += [(DERIVED, node) for node in evidence]
    return to_block(claim.node, facts, STATEMENTS)


def evidence_node(claim: Claim, evidence: Evidence, names: Names) -> Term:
    """The evidence of one statement in one place: two statements of a sentence have one each."""
    spans = " ".join(f"{start}-{end}" for start, end in evidence.spans)
    own = [value.text if value else None for value in (evidence.amount, evidence.date)]
    place = (evidence.document, str(evidence.start), str(evidence.end), spans)
    return names.evidence(claim.id, *place, evidence.rule, *own)


def describe_evidence(node: Term, evidence: Evidence, names: Names) -> Iterator[Block]:
    """A piece of evidence, then the selectors that find its sentence in the article."""
    sentence = sentence_of(evidence, names)
    yield describe_source(node, evidence, sentence, names)
    yield from describe_selectors(sentence)


def sentence_of(evidence: Evidence, names: Names) -> Sentence:
    """The sentence that a piece of evidence is: several statements may rest on one."""
    spans = tuple([(start, end) for start, end in evidence.spans])
    spans = spans or ((evidence.start, evidence.end),)
    key = " ".join([f"{start}-{end}" for start, end in spans])
    numbers = (
        [f"position-{n}" for n in range(1, len(spans) + 1)] if evidence.spans else ["position"]
    )
    nodes = names.selectors(evidence.document, key, (*numbers, "quote"))
    return tuple(nodes), spans, evidence.text


def describe_source(node: Term, evidence: Evidence, sentence: Sentence, names: Names) -> Block:
    """A piece of evidence without its selectors."""
    facts: list[Fact] = [
        *_EVIDENCE,
        (_SOURCE, names.article(evidence.document, evidence.article)),
        *((_SELECTOR, selector) for selector in sentence[0]),
        (_RULE, plain(evidence.rule)),
        *_values(evidence.amount, evidence.date),
        (_CONFIDENCE, literals.confidence(evidence.confidence)),
    ]
    return to_block(node, facts)


def describe_selectors(sentence: Sentence) -> Iterator[Block]:
    """A block for each node of `sentence`, in its order."""
    (*positions, quote), spans, text = sentence
    for selector, (start, end) in zip(positions, spans, strict=True):
        place = [_POSITION, (_START, literals.integer(start)), (_END, literals.integer(end))]
        yield to_block(selector, place)
    yield to_block(quote, [_QUOTE, (_EXACT, plain(text))])


def describe_article(article: Article, names: Names) -> Block:
    """An article with its document, without the entities that it names."""
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
    if article.reprint_of:
        document, _, number = article.reprint_of.rpartition("#")
        facts.append((kg("reprintOf"), names.article(document, int(number))))
    facts.append((PART_OF, names.document(article.document)))
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
        yield _AMOUNT, literals.decimal(amount.value)
        yield _CURRENCY, plain(amount.currency)
        yield _AMOUNT_TEXT, plain(amount.text)
        yield _APPROXIMATE, literals.boolean(amount.approximate)
    if date:
        yield _KG_DATE, literals.date(date.value)
        yield _DATE_TEXT, plain(date.text)


def _sentence(claim: Claim) -> str:
    """The claim in a few words, for lists and pictures."""
    (first, second), honour = claim.ends[0], claim.statement.honour
    words = [
        first.label if first else "（不详）",
        claim.spec.label.zh,
        second.label if second else "（不详）",
        *([honour] if honour else []),
    ]
    return " ".join(words) + _MODALITIES[claim.statement.modality]
