"""Why a text says what it says: its names, its clauses, the rules that fired and those that nearly did.

The text is read as `kg build` reads it. What comes back are rows for JSON, from which `kg explain`
prints its text as well. `start` and `end` are offsets in the document, in code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Amount, Article, Date, Document, Entity, Mention, Span, content_id

if TYPE_CHECKING:
    from kg.build import Tools
    from kg.entities.structure import Structure
    from kg.ontology import NameRule
    from kg.statements import Reading, RuleBook
    from kg.statements.likely import Weighing
    from kg.statements.records import Clause, Match, Member, Slot
    from kg.statements.trace import Miss

Row = dict[str, Any]


def explain_document(document: Document, tools: Tools) -> list[Row]:
    """A row for each article of a document."""
    from kg.build import name_document
    from kg.entities import find_structure
    from kg.statements import read_closely

    named = name_document(document, tools)
    parts = [(part.article, part.sentences) for part in named.tagged]
    told = find_structure(parts, named.mentions, named.entities, tools.names, tools.gazetteer)
    labels = {entity.id: entity.label for entity in (*named.entities, *told.entities)}
    return [
        _Explained(named.document, part.article, named.mentions, labels, told).row(
            read_closely(part.article, part.sentences, named.mentions, tools.rules)
        )
        for part in named.tagged
    ]


def explain_example(text: str, rules: RuleBook, names: Sequence[NameRule] = ()) -> list[Row]:
    """The row of a sentence whose names are given in brackets, as in the examples of rules."""
    from kg.entities import find_structure
    from kg.gazetteer import load_gazetteer
    from kg.statements import read_closely
    from kg.statements.examples import parse_example

    article, sentences, mentions = parse_example(text)
    document = Document("text", article.text, content_id(article.text))
    reading = read_closely(article, sentences, mentions, rules)
    given = {m.entity: Entity(m.entity, m.type, m.subtype, m.entity) for m in mentions}
    told = find_structure(
        [(article, sentences)], mentions, tuple(given.values()), names, load_gazetteer()
    )
    labels = {entity.id: entity.label for entity in (*given.values(), *told.entities)}
    return [_Explained(document, article, mentions, labels, told).row(reading)]


@dataclass(frozen=True, slots=True)
class _Explained:
    """An article with what is needed to put spans and entities of it into words."""

    document: Document
    article: Article
    mentions: tuple[Mention, ...]
    labels: dict[str, str]
    told: Structure

    def row(self, reading: Reading) -> Row:
        own = [m for m in self.mentions if m.article == self.article.number]
        read = {span for span, _ in reading.surface.names}
        return {
            "document": self.document.name,
            "article": self.article.number,
            "title": self.article.title,
            "date": self.article.date,
            "mentions": [self._mention(m, m.reading in read) for m in own],
            "clauses": [self._clause(reading, clause) for clause in reading.clauses],
            "by_name": list(self._by_name()),
            "fired": [self._match(reading, match) for match in reading.matches],
            "nearly": [
                *(self._unlikely(w) for w in reading.weighed if w.problem),
                *(self._miss(miss) for miss in sorted(reading.misses, key=_nearness)),
            ],
        }

    def _place(self, span: Span) -> Row:
        """A reading span in the document, its words as they are printed.

        Where a column break tore them apart `start` and `end` are their hull, and `spans` is added.
        """
        spans = self.article.to_document(*span)
        text = "".join(self.document.text[start:end] for start, end in spans)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        place = {"start": start, "end": end, "text": text.replace("\n", "")}
        return place | {"spans": [list(s) for s in spans]} if len(spans) > 1 else place

    def _mention(self, mention: Mention, read: bool) -> Row:
        """`read` is false where rules pass over a name: in brackets or in the name of an honour."""
        return {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "type": mention.type,
            "subtype": mention.subtype,
            "entity": self.labels.get(mention.entity, mention.entity),
            "read": read,
        }

    def _clause(self, reading: Reading, clause: Clause) -> Row:
        surface = reading.surface
        return self._place(clause.span) | {
            "phrases": [self._phrase(slot) for slot in clause.slots],
            "amounts": list(self._values(surface.amounts, clause)),
            "dates": list(self._values(surface.dates, clause)),
            "honours": list(self._values(surface.honours, clause)),
            "programmes": list(self._values(surface.programmes, clause)),
        }

    def _phrase(self, slot: Slot) -> Row:
        return {"marker": slot.marker, "names": [self._member(m) for m in slot.members]}

    def _member(self, member: Member) -> Row:
        """`entity` is null for a group, and for a word whose name is not clear (该公司)."""
        entity = self.labels.get(member.entity, member.entity) if member.entity else None
        kind = {"type": member.type or None, "kind": member.kind, "entity": entity}
        return self._place(member.span) | kind

    def _values(
        self, values: Sequence[tuple[Span, Amount | Date | str]], clause: Clause
    ) -> Iterator[Row]:
        for span, value in values:
            if clause.span.start <= span.start and span.end <= clause.span.end:
                yield self._place(span) | _normalised(value)

    def _match(self, reading: Reading, match: Match) -> Row:
        from kg.statements.assemble import confidence_of, kind_of

        return {
            "rule": match.rule.id,
            "relation": match.rule.relation.name,
            "trigger": self._place(match.trigger),
            "roles": self._roles(reading, match),
            "kind": kind_of(reading.surface, match),
            "post": match.post,
            "modality": match.modality,
            "cue": self._cue(reading, match),
            "carried": match.carried,
            "confidence": confidence_of(match),
            "likelihood": next((_likelihood(w) for w in reading.weighed if w.is_of(match)), None),
        }

    def _by_name(self) -> Iterator[Row]:
        """What names say by themselves, each at the first sentence that has the name in full."""
        for statement, rule in zip(self.told.statements, self.told.rules, strict=True):
            (evidence,) = statement.evidence
            if evidence.article == self.article.number:
                yield {
                    "rule": rule.id,
                    "relation": rule.relation,
                    "roles": {
                        role: self._named(entity)
                        for role, entity in zip(
                            rule.roles, (statement.subject, statement.object), strict=True
                        )
                    },
                    "confidence": evidence.confidence,
                }

    def _named(self, entity: str | None) -> Row:
        """An entity and its longest name in the article; no place where it is not named there."""
        own = [m for m in self.mentions if (m.article, m.entity) == (self.article.number, entity)]
        row = {"entity": self.labels.get(str(entity), entity)}
        if not own:
            return row
        mention = max(own, key=lambda m: len(m.name))
        return {"start": mention.start, "end": mention.end, "text": mention.text} | row

    def _cue(self, reading: Reading, match: Match) -> Row | None:
        """The words that make a match planned or negated, or a plan a fact; null where none do."""
        from kg.statements.modalities import cue_of

        cue = cue_of(reading.surface, match)
        if cue is None:
            return None
        place = self._place(cue.span) if cue.span else {"text": cue.words}
        return place | {"step": cue.step}

    def _roles(self, reading: Reading, match: Match) -> dict[str, Row]:
        """Role to its words; a value is found again by being the very object that the rule took."""
        surface, names = reading.surface, [role.name for role in match.rule.relation.roles]
        ends = zip(names, (match.first, match.second), strict=False)
        roles = {role: self._member(member) for role, member in ends if member}
        for role, found, value in (
            ("amount", surface.amounts, match.amount),
            ("date", surface.dates, match.date),
            ("programme", surface.programmes, match.programme),
            ("honour", surface.honours, match.honour),
        ):
            span = next((span for span, item in found if item is value), None)
            if role in names and value is not None and span is not None:
                roles[role] = self._place(span) | _normalised(value)
        return roles

    def _miss(self, miss: Miss) -> Row:
        return {
            "rule": miss.rule.id,
            "relation": miss.rule.relation.name,
            "trigger": self._place(miss.trigger),
            "step": miss.step,
            "problem": miss.problem,
        }

    def _unlikely(self, weighing: Weighing) -> Row:
        """A pair that was weighed and is not stated."""
        pair, roles = weighing.pair, weighing.rule.relation.roles
        return {
            "rule": weighing.rule.id,
            "relation": weighing.rule.relation.name,
            "trigger": self._place(pair.trigger),
            "step": "likelihood",
            "problem": weighing.problem,
            "roles": {
                role.name: self._member(atom.member)
                for role, atom in zip(roles, pair.names, strict=False)
            },
            "likelihood": _likelihood(weighing),
        }


STEPS = ("longer", "not_before", "unless", "within", "opens", "object", "needs")


def _nearness(miss: Miss) -> tuple[int, int, int, str]:
    """Clause by clause, those first that came farthest."""
    at = STEPS.index(miss.step) if miss.step in STEPS else len(STEPS)
    return miss.clause.span.start, -at, miss.trigger.start, miss.rule.id


def _likelihood(weighing: Weighing) -> Row:
    """How likely a pair is, and the features that weighed most for it and against it."""
    from kg.statements.likely.aloud import feature_aloud

    first, second = (role.name for role in weighing.rule.relation.roles[:2])
    rows = {
        side: [
            {"feature": name, "weight": weight, "words": feature_aloud(name, (first, second))}
            for name, weight in features
        ]
        for side, features in (("for", weighing.pros), ("against", weighing.cons))
    }
    return {"value": weighing.likelihood} | rows


def _normalised(value: Amount | Date | str) -> Row:
    if isinstance(value, Amount):
        return {
            "value": value.value,
            "currency": value.currency,
            "approximate": value.approximate,
        }
    if isinstance(value, Date):
        return {"value": value.value, "precision": value.precision}
    return {}
