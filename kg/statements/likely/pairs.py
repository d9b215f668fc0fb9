"""Which pairs of names are weighed, and in which clause."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Span
from kg.ontology import RelationSpec
from kg.statements.likely.scene import Atom, Key, Reading
from kg.statements.surface import MONEY

BACK = 9  # sentences that a role may lie back
NEAR = 2  # sentences in which anything is looked for; further back, what the article is about
MONEY_CUE = "M"  # the cue of a clause that has a sum and no word
MOST = 30  # names that are weighed with one another, the nearest
AHEAD = 2  # clauses of its own sentence that a clause may look ahead


class Pair(NamedTuple):
    """Two names that may stand in a relation by what a clause says; `cue` is its longest word of it."""

    clause: int
    trigger: Span
    cue: str
    first: Atom
    second: Atom
    others: tuple[Atom, ...]

    @property
    def names(self) -> tuple[Atom, Atom]:
        """Both names, in the order of the roles."""
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class Scope:
    """A clause that has a cue or a sum, with the names that its pairs are made of.

    `anywhere` is true where a sum stands beside no name: then both may stand in other clauses.
    """

    clause: int
    trigger: Span
    cue: str
    others: tuple[Atom, ...]
    anywhere: bool

    def pairs(
        self, relation: RelationSpec, firsts: Sequence[Atom], seconds: Sequence[Atom]
    ) -> Iterator[Pair]:
        """Each of the first with each of the second that can be a pair of the relation."""
        givers, takers = (frozenset(role.types) for role in relation.roles[:2])
        seconds = [two for two in seconds if two.member.type in takers]
        for one in firsts:
            if one.member.type not in givers or not one.member.entity:
                continue
            near = self.anywhere or one.clause == self.clause
            for two in seconds:
                if (near or two.clause == self.clause) and two.key != one.key:
                    yield Pair(self.clause, self.trigger, self.cue, one, two, self.others)


def find_pairs(
    reading: Reading, relation: RelationSpec, cues: re.Pattern[str], wanted: Collection[int]
) -> Iterator[Pair]:
    """Every pair of fitting classes with a name in a clause that has a cue or a sum.

    `wanted` are the clauses to look at, by their numbers.
    """
    for index in wanted:
        scope = find_scope(reading, cues, index)
        if scope:
            yield from scope.pairs(relation, scope.others, scope.others)


def find_scope(reading: Reading, cues: re.Pattern[str], index: int) -> Scope | None:
    """What the pairs of a clause are made of; `None` where it has neither a cue nor a sum."""
    clause = reading.clauses[index]
    found = list(cues.finditer(reading.surface.plain, *clause.span))
    money = reading.surface.plain.find(MONEY, *clause.span)
    if not found and money < 0:
        return None
    longest = max(found, key=lambda m: len(m.group()), default=None)
    trigger = Span(*longest.span()) if longest else Span(money, money + 1)
    cue = longest.group() if longest else MONEY_CUE
    others = tuple(_in_reach(reading, index))
    here = any(atom.clause == index for atom in others)
    return Scope(index, trigger, cue, others, money >= 0 and not here)


def _in_reach(reading: Reading, index: int) -> list[Atom]:
    """Each name once, where it stands nearest to the clause, in order of the text."""
    sentence = reading.clauses[index].sentence
    best: dict[Key, tuple[tuple[int, int], Atom]] = {}
    low = reading.surface.sentences[max(0, sentence - BACK)].start
    high = reading.clauses[min(index + AHEAD, len(reading.clauses) - 1)].span.end
    for atom in reading.between(low, high):
        back = sentence - atom.sentence
        if back < 0 or not _remembered(reading, atom, back):
            continue
        far = 0 if atom.clause == index else 1 + abs(atom.clause - index)
        rank = far, -atom.member.span.start
        if atom.key not in best or rank < best[atom.key][0]:
            best[atom.key] = rank, atom
    nearest = sorted(best.values(), key=lambda ranked: ranked[0])[:MOST]
    return sorted((atom for _, atom in nearest), key=lambda atom: atom.member.span)


def _remembered(reading: Reading, atom: Atom, back: int) -> bool:
    """Does a reader still have in mind what stands so many sentences back?"""
    if atom.member.type == "Place":
        return back <= 1
    if back <= NEAR or atom.member.type in ("Enterprise", "Organization"):
        return True
    return reading.mentions[atom.key] > 1 or atom.key in reading.headline
