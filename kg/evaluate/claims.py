"""What a build claims of one page: its statements under the four relations, equal ones together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from kg.errors import InputError
from kg.evaluate.align import AlignedPage
from kg.evaluate.records import RELATIONS, Built, BuiltEvidence, BuiltStatement, GoldRelation


class ClaimKey(NamedTuple):
    """What makes two statements one claim; the ends of a partnership have no order."""

    relation: str
    ends: tuple[str | None, str | None]
    group: str | None
    honour: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of one key that have evidence on the page, and this evidence."""

    key: ClaimKey
    statements: tuple[BuiltStatement, ...]
    evidence: tuple[BuiltEvidence, ...]


def find_claims(page: AlignedPage, built: Built) -> tuple[Claim, ...]:
    """The asserted claims of a page in the order of the build."""
    grouped: dict[ClaimKey, list[BuiltStatement]] = defaultdict(list)
    for statement in built.statements.get(page.gold.name, ()):
        if statement.relation in RELATIONS and statement.asserted:
            grouped[_key(statement)].append(statement)
    return tuple(
        Claim(key, tuple(group), tuple(item for one in group for item in _evidence(page, one)))
        for key, group in grouped.items()
    )


def closeness(claim: Claim, relation: GoldRelation, page: AlignedPage) -> float:
    """1 where a claim is the gold relation, less where its words differ, 0 where it is not."""
    key = claim.key
    if key.relation != relation.type:
        return 0.0
    subject, object_ = (page.gold_of.get(end) if end else None for end in key.ends)
    if relation.type == "partners_with":
        same = {subject, object_} == {relation.subject, relation.object}
        return float(same and None not in (subject, object_))
    # A gold relation without subject takes a claim without one, or whose subject is no gold name.
    if subject != relation.subject:
        return 0.0
    close = 1.0
    if relation.object is None:
        close = words_closeness(key.group, relation.object_text)
    elif object_ != relation.object:
        return 0.0
    if relation.type == "awarded":
        close = min(close, words_closeness(key.honour, relation.honour))
    return close if close >= 0.5 else 0.0


def words_closeness(one: str | None, other: str | None) -> float:
    """How much of the longer of two phrases the shorter is; 0 where neither holds the other."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return len(short) / len(long) if short and short in long else 0.0


def same_amount(one: str | None, other: str | None) -> bool:
    """Are two amounts the same words, but for white space, commas and approximation?"""
    dropped = str.maketrans("", "", "近约逾超多余各达共 \n\r\t\u3000,，")
    bare = (one or "").translate(dropped)
    return bool(bare) and bare == (other or "").translate(dropped)


def _bare(words: str | None) -> str:
    return "".join((words or "").split()).strip("“”《》「」")


def _key(statement: BuiltStatement) -> ClaimKey:
    ends = (statement.subject, statement.object)
    if statement.relation == "partners_with":
        ends = (min(ends, key=str), max(ends, key=str))
    return ClaimKey(
        statement.relation,
        ends,
        None if statement.object else statement.object_text,
        statement.honour if statement.relation == "awarded" else None,
    )


def _evidence(page: AlignedPage, statement: BuiltStatement) -> tuple[BuiltEvidence, ...]:
    """The statement's evidence on the page, checked against the page's text."""
    items = tuple(item for item in statement.evidence if item.page == page.gold.name)
    for item in items:
        spans = item.spans or (item.span,)
        there = "".join(page.text[span.start : span.end] for span in spans)
        if "".join(there.split()) != "".join(item.text.split()):
            raise InputError(
                f"{page.gold.name}: evidence at {item.span.start} is not what the text has there;"
                " make the build of these very texts"
            )
    return items
