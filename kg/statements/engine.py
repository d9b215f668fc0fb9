"""Statements of an article: surface, clauses, matches, statements, each a step of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Article, Mention, Sentence, Statement
from kg.ontology import RelationSpec
from kg.statements.anaphora import find_anaphors
from kg.statements.assemble import to_statements
from kg.statements.awards import share_granters, without_echoes, without_guesses
from kg.statements.clauses import find_clauses
from kg.statements.constructions import find_constructions
from kg.statements.filling import fill_both
from kg.statements.frames import Frame
from kg.statements.likely import Half, Weighing, find_likely, may_pair, to_half, weigh_pairs
from kg.statements.matching import Listener, Note, find_matches
from kg.statements.records import Clause, Match, Rule, RuleBook
from kg.statements.surface import Surface, read_surface
from kg.statements.trace import Miss, to_miss


def find_statements(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: RuleBook
) -> tuple[Statement, ...]:
    """What an article states about its entities, in the order of the text.

    `mentions` bear the ids of their entities; those of other articles are passed over.
    """
    surface, matches = read_matches(article, sentences, mentions, rules)
    return to_statements(surface, matches)


def read_matches(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: RuleBook
) -> tuple[Surface, list[Match]]:
    """The article as the rules see it, and every rule that fired on it, in order."""
    surface, clauses = read_clauses(article, sentences, mentions)
    return surface, match_clauses(surface, clauses, rules)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the rules read it: its clauses, what fired, what nearly did, pairs weighed."""

    surface: Surface
    clauses: tuple[Clause, ...]
    matches: tuple[Match, ...]
    misses: tuple[Miss, ...]
    weighed: tuple[Weighing, ...] = ()


def read_closely(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: RuleBook
) -> Reading:
    """What `find_statements` reads, with every trigger that came to nothing and why."""
    misses: list[Miss] = []
    weighed: list[Weighing] = []
    surface, clauses = read_clauses(article, sentences, mentions)
    matches = match_clauses(
        surface, clauses, rules, lambda frame, step: misses.append(to_miss(frame, step)), weighed
    )
    misses.sort(key=lambda miss: (miss.trigger, miss.rule.id))
    return Reading(surface, clauses, tuple(matches), tuple(misses), tuple(weighed))


def read_clauses(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Surface, tuple[Clause, ...]]:
    """The article as the rules see it, cut into clauses."""
    surface = read_surface(article, sentences, mentions)
    anaphors = find_anaphors(surface)
    atoms = sorted(
        (*(m for _, m in surface.names), *surface.groups, *anaphors), key=lambda m: m.span
    )
    return surface, find_clauses(surface, atoms)


def match_clauses(
    surface: Surface,
    clauses: Sequence[Clause],
    rules: RuleBook,
    note: Note | None = None,
    weighed: list[Weighing] | None = None,
) -> list[Match]:
    """Every rule that fired, in order; `note` hears of each trigger that came to nothing.

    To `weighed` are added the pairs that were weighed and found likely, or nearly so.
    """
    likely = [rule for rule in rules.rules if rule.construction == "likely"]
    halves: list[Half] = []
    hear = _hears_halves(surface, {r.relation.name: r.relation for r in likely}, halves, note)
    matches = find_matches(surface, clauses, rules, hear if likely else note)
    silent = [rule for rule in rules.rules if rule.construction]
    matches += find_constructions(surface, clauses, silent)
    if weighed is not None:
        weighed += weigh_pairs(surface, clauses, matches, halves, likely)
    matches += find_likely(surface, clauses, matches, halves, likely)
    return sorted(
        _told_fully(share_granters(without_guesses(without_echoes(surface, matches)))),
        key=lambda m: (m.trigger, m.rule.id),
    )


def _hears_halves(
    surface: Surface, relations: Mapping[str, RelationSpec], halves: list[Half], note: Note | None
) -> Listener:
    """A listener that keeps what rules of these relations nearly found, and passes all on."""

    def wanted(rule: Rule, clause: Clause) -> bool:
        relation = relations.get(rule.relation.name)
        return relation is not None and may_pair(surface, clause, relation)

    def hear(frame: Frame, step: str) -> None:
        if frame.rule.relation.name in relations and step != "longer":
            halves.append(to_half(frame, step, *fill_both(frame)))
        if note:
            note(frame, step)

    return Listener(hear, None if note else wanted)


def _told_fully(matches: Sequence[Match]) -> list[Match]:
    """The matches without those that lack a giver whom another match of the same claim names."""
    known = {
        (m.rule.relation.name, m.second.key, m.honour, m.modality)
        for m in matches
        if m.first is not None and m.second is not None
    }
    return [
        m
        for m in matches
        if m.first is not None
        or m.second is None
        or (m.rule.relation.name, m.second.key, m.honour, m.modality) not in known
    ]
