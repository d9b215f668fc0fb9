"""Matches into statements with their evidence."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Evidence, Roles, Span, Statement
from kg.statements.posts import POST
from kg.statements.records import PROGRAMME, Match
from kg.statements.surface import Surface

CARRIED = 0.95  # what a role taken over from an earlier clause costs; scripts/calibrate.py


def to_statements(surface: Surface, matches: Sequence[Match]) -> tuple[Statement, ...]:
    """One statement a claim, each sentence once (its surest rule), in order of the text."""
    found: dict[tuple[str | None, ...], Statement] = {}
    for match in matches:
        statement = to_statement(surface, match)
        key = _claim(statement)
        known = found.get(key)
        found[key] = _joined(known, statement) if known else statement
    return tuple(found.values())


def _claim(statement: Statement) -> tuple[str | None, ...]:
    """What the id of a statement is a hash of."""
    return (
        statement.relation,
        statement.subject,
        statement.object or statement.object_text,
        statement.programme,
        statement.honour,
        statement.modality,
    )


def _joined(known: Statement, new: Statement) -> Statement:
    evidence = {(e.start, e.end): e for e in known.evidence}
    item = new.evidence[0]
    surer = item.confidence > max(e.confidence for e in known.evidence)
    old = evidence.get((item.start, item.end))
    if old is None or (old.amount is None, -old.confidence) > (
        item.amount is None,
        -item.confidence,
    ):
        evidence[item.start, item.end] = item
    return Statement(
        known.relation,
        known.subject,
        known.object,
        tuple(sorted(evidence.values(), key=lambda e: (e.start, e.end))),
        known.object_text,
        known.programme,
        known.honour,
        known.modality,
        _with_posts(*((new, known) if surer else (known, new))),
    )


def _with_posts(surer: Statement, other: Statement) -> Roles:
    """The roles of the surer statement, with the posts of both."""
    posts = {post for s in (surer, other) for post in dict(s.roles).get(POST, ())}
    roles = dict(surer.roles) | ({POST: tuple(sorted(posts))} if posts else {})
    return tuple(sorted(roles.items()))


def to_statement(surface: Surface, match: Match) -> Statement:
    """The statement of one match."""
    rule, first, second = match.rule, match.first, match.second
    has = rule.roles
    text = None if second is None or second.entity else _words(surface, second.span)
    programme = match.programme if "programme" in has else None
    if second and second.type == PROGRAMME:
        programme = text
    honour = match.honour if "honour" in has else None
    values = {
        rule.relation.roles[0].name: first.entity if first else None,
        rule.relation.roles[1].name: (second.entity or text) if second else None,
        "amount": match.amount.text if match.amount else None,
        "programme": programme,
        "honour": honour,
        "kind": kind_of(surface, match),
        POST: match.post,
        "date": match.date.text if match.date else None,
    }
    roles = tuple(sorted((k, (v,)) for k, v in values.items() if v and k in has))
    return Statement(
        rule.relation.name,
        first.entity if first else None,
        second.entity if second else None,
        (to_evidence(surface, match, "amount" in has, "date" in has),),
        text,
        programme,
        honour,
        match.modality,
        roles,
    )


def kind_of(surface: Surface, match: Match) -> str | None:
    """The kind that the clause's words name, else the rule's own."""
    words = surface.gap(*match.clause.span)
    for kind, names in match.rule.kinds:
        if any(name in words for name in names):
            return kind
    return match.rule.kind


def confidence_of(match: Match) -> float:
    """The rule's confidence, lowered where a role was taken over; or how likely the weights find it."""
    if match.likelihood is not None:
        return round(match.likelihood, 3)
    return round(match.rule.confidence * (CARRIED if match.carried else 1), 3)


def to_evidence(surface: Surface, match: Match, amount: bool, date: bool) -> Evidence:
    """The sentence of the trigger, in document offsets."""
    article, number = surface.article, match.clause.sentence
    key = "printed", number
    if key not in surface.memory:
        surface.memory[key] = article.to_document(*surface.sentences[number])
    spans: tuple[Span, ...] = surface.memory[key]
    torn = len(spans) > 1
    return Evidence(
        article.document,
        article.number,
        spans[0].start if not torn else min(s.start for s in spans),
        spans[0].end if not torn else max(s.end for s in spans),
        _words(surface, surface.sentences[number]),
        "address" if match.rule.construction == "address" else match.rule.id,
        confidence_of(match),
        match.amount if amount else None,
        match.date if date else None,
        spans if torn else (),
    )


def _words(surface: Surface, span: Span) -> str:
    return surface.text[span.start : span.end]
