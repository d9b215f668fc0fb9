"""Are the relations found: between the right ends, with their amounts, in the right sentence?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.align import AlignedPage, touch
from kg.evaluate.claims import Claim, closeness, find_claims, same_amount
from kg.evaluate.figures import Counts, Share
from kg.evaluate.records import RELATIONS, Built, Fault, GoldRelation


@dataclass(frozen=True, slots=True)
class RelationMatch:
    """The claims of a page by what they are; `found` pairs each right one with its relation."""

    found: tuple[tuple[GoldRelation, Claim], ...]
    lost: tuple[GoldRelation, ...]
    false: tuple[Claim, ...]


def match_relations(page: AlignedPage, built: Built) -> RelationMatch:
    """Give each gold relation the claim that fits it best.

    A second claim of the same ends is forgiven, one of other ends is false; a claim that fits an
    optional relation, or touches an optional name, counts neither way.
    """
    claims, gold = find_claims(page, built), page.gold.relations
    taken = _assign(page, claims, gold)
    return RelationMatch(
        tuple((gold[number], claims[index]) for number, index in taken.items()),
        tuple(relation for number, relation in enumerate(gold) if number not in taken),
        tuple(
            claim
            for index, claim in enumerate(claims)
            if index not in taken.values()
            and not _repeats(page, claim, [(gold[n], claims[i]) for n, i in taken.items()])
            and not any(closeness(claim, relation, page) for relation in page.gold.optional)
            and not any(_is_optional(page, end) for end in claim.key.ends)
        ),
    )


def _assign(
    page: AlignedPage, claims: tuple[Claim, ...], gold: tuple[GoldRelation, ...]
) -> dict[int, int]:
    """Number of a gold relation to the index of its claim; of equal fits the first claim's."""
    ranked = sorted(
        (-close, index, number)
        for index, claim in enumerate(claims)
        for number, relation in enumerate(gold)
        if (close := closeness(claim, relation, page))
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, index, number in ranked:
        if number not in taken and index not in used:
            taken[number] = index
            used.add(index)
    return taken


def _repeats(page: AlignedPage, claim: Claim, found: list[tuple[GoldRelation, Claim]]) -> bool:
    """Does a claim fit a relation whose own claim has the same ends?"""
    return any(
        claim.key.ends == right.key.ends and closeness(claim, relation, page) > 0
        for relation, right in found
    )


def _is_optional(page: AlignedPage, end: str | None) -> bool:
    """Is an end a gold entity none of whose names counts?"""
    entity = page.gold_of.get(end) if end else None
    return entity is not None and entity not in page.counted.values()


def count_relations(match: RelationMatch) -> dict[str, Counts]:
    """Counts by relation."""
    return {
        name: Counts(
            sum(relation.type == name for relation, _ in match.found),
            sum(claim.key.relation == name for claim in match.false),
            sum(relation.type == name for relation in match.lost),
        )
        for name in RELATIONS
    }


def right_amounts(match: RelationMatch) -> Share:
    """Of the relations found that have an amount, those whose claim has it too."""
    rows = [
        any(same_amount(statement.amount, relation.amount) for statement in claim.statements)
        for relation, claim in match.found
        if relation.amount
    ]
    return Share(sum(rows), len(rows))


def right_evidence(match: RelationMatch) -> Share:
    """Of the relations found, those with evidence that touches the gold sentence."""
    rows = [
        any(touch(item.span, relation.evidence) for item in claim.evidence)
        for relation, claim in match.found
    ]
    return Share(sum(rows), len(rows))


def relation_faults(page: AlignedPage, built: Built, match: RelationMatch) -> Iterator[Fault]:
    """Claims that are false, then relations that are lost."""
    name = page.gold.name

    def label(end: str | None) -> str:
        return built.labels.get(end, end) if end else "?"

    def canonical(end: str | None) -> str:
        return page.entities[end].canonical if end in page.entities else "?"

    for claim in match.false:
        key, first = claim.key, claim.evidence[0]
        object_ = key.group or label(key.ends[1])
        what = _describe(key.relation, label(key.ends[0]), object_, key.honour, None)
        yield Fault(name, "FALSE", what, first.span, first.text, first.rule)
    for lost in match.lost:
        object_ = canonical(lost.object) if lost.object else lost.object_text or "?"
        what = _describe(lost.type, canonical(lost.subject), object_, lost.honour, lost.amount)
        passage = page.text[lost.evidence.start : lost.evidence.end]
        yield Fault(name, "LOST", what, lost.evidence, passage)


def _describe(name: str, subject: str, object_: str, *more: str | None) -> str:
    return " ".join([name, subject, "->", object_, *(words for words in more if words)])
