"""An article as pairs of names are weighed in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.model import Span
from kg.statements.frames import Filling, Frame
from kg.statements.records import GROUP, Clause, Match, Member, Slot
from kg.statements.scene import Scene, note_subject
from kg.statements.surface import CROWD, MONEY, NAME, VALUE, Surface

MEMORY = 300  # names that are looked back on
Key = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Half:
    """A trigger that a rule found and that came to nothing, and who filled its roles."""

    frame: Frame
    step: str
    first: frozenset[Key]
    second: frozenset[Key]


class Atom(NamedTuple):
    """A name or group where it stands: in which clause, how marked, which of how many (`among`).

    `key` tells two of them apart.
    """

    member: Member
    clause: int
    sentence: int
    slot: Slot
    inside: bool
    place: int
    among: int
    key: Key


class Reading:
    """All that the weights ask of an article, made once."""

    def __init__(
        self,
        surface: Surface,
        clauses: Sequence[Clause],
        matches: Iterable[Match],
        halves: Iterable[Half],
    ) -> None:
        self.surface = surface
        self.clauses = clauses
        atoms = (atom for index, one in enumerate(clauses) for atom in atoms_of(one, index))
        self.atoms = sorted(atoms, key=lambda atom: atom.member.span)
        self.starts = [atom.member.span.start for atom in self.atoms]
        self.mentions = Counter(atom.key for atom in self.atoms if atom.member.entity)
        self.by_clause: dict[int, list[Atom]] = defaultdict(list)
        self.by_type: dict[str, set[Key]] = defaultdict(set)
        for atom in self.atoms:
            self.by_clause[atom.clause].append(atom)
            if atom.member.entity:
                self.by_type[atom.member.type].add(atom.key)
        self._chiefs: dict[str, tuple[int, bool]] = {}
        self.matches: dict[tuple[str, int], list[Match]] = defaultdict(list)
        self.all_matches = [match for match in matches if match.modality == "asserted"]
        self._matches_at: dict[Span, list[Match]] = defaultdict(list)
        for match in self.all_matches:
            self.matches[match.rule.relation.name, match.clause.sentence].append(match)
            self._matches_at[match.clause.span].append(match)
        self.halves: dict[tuple[str, int], list[Half]] = defaultdict(list)
        for half in halves:
            key = half.frame.rule.relation.name, half.frame.clause.span.start
            self.halves[key].append(half)

    def matches_in(self, index: int) -> list[Match]:
        """What rules of any relation found in a clause."""
        return self._matches_at.get(self.clauses[index].span, [])

    def half_found(self, relation: str) -> list[int]:
        """The clauses in which a rule of a relation found one of two roles."""
        starts = {
            start
            for (name, start), halves in self.halves.items()
            if name == relation and any(half.first or half.second for half in halves)
        }
        return [n for n, clause in enumerate(self.clauses) if clause.span.start in starts]

    def between(self, start: int, end: int) -> Sequence[Atom]:
        """The names that begin between two places, in order."""
        return self.atoms[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def chief(self, kind: str) -> tuple[int, bool]:
        """How often the most frequent name of a class is mentioned, and whether it is alone in that."""
        if kind not in self._chiefs:
            counts = sorted((self.mentions[key] for key in self.by_type[kind]), reverse=True)
            most = counts[0] if counts else 0
            self._chiefs[kind] = most, counts[1:2] != [most] and bool(counts)
        return self._chiefs[kind]

    def lately(self, place: int, kind: str) -> list[Key]:
        """The names of a class that were mentioned last before a place, up to three, the latest first."""
        found: list[Key] = []
        end = bisect_left(self.starts, place)
        for index in range(end - 1, max(-1, end - MEMORY), -1):
            atom = self.atoms[index]
            if atom.member.type == kind and atom.key not in found:
                found.append(atom.key)
                if len(found) == 3:
                    break
        return found

    @cached_property
    def paragraphs(self) -> list[int]:
        """Which paragraph each sentence begins in."""
        ends = [m.start() for m in re.finditer("\n", self.surface.text)]
        return [bisect_left(ends, sentence.start) for sentence in self.surface.sentences]

    @cached_property
    def headline(self) -> frozenset[Key]:
        """The names that stand in the headline."""
        ends = [p.end for p in self.surface.article.paragraphs if p.kind == "headline"]
        end = ends[0] if ends else 0
        return frozenset(atom.key for atom in self.atoms if atom.member.span.end <= end)

    @cached_property
    def topics(self) -> list[tuple[Slot | None, int]]:
        """The topic that each clause finds, with the sentence that named it."""
        scene, topics = Scene(), list[tuple[Slot | None, int]]()
        for clause in self.clauses:
            topics.append((scene.topic, scene.topic_sentence))
            note_subject(self.surface, clause, scene)
        return topics


def atoms_of(clause: Clause, index: int) -> Iterator[Atom]:
    """The names and groups of a clause; `index` is its number."""
    for slot in clause.slots:
        for place, member in enumerate(slot.members):
            found = [(inner, True) for inner in member.inside]
            for one, inside in (*found, (member, False)):
                if one.entity or (one.type == GROUP and not inside):
                    among = len(slot.members)
                    yield Atom(one, index, clause.sentence, slot, inside, place, among, one.key)


def to_half(frame: Frame, step: str, first: Filling | None, second: Filling | None) -> Half:
    """What a rule found of its roles before it failed."""
    return Half(
        frame,
        step,
        frozenset(m.key for m in first.members) if first else frozenset(),
        frozenset(m.key for m in second.members) if second else frozenset(),
    )


def squeezed(surface: Surface, span: Span) -> str:
    """The words of a stretch, each name, value, sum and group as one letter (`N向N放款M`)."""
    return _squeeze(surface.gap(*span))


def squeezed_start(surface: Surface, span: Span, most: int) -> str:
    """The first characters of the same, without squeezing all of a long stretch."""
    text, length = surface.gap(*span), 4 * most
    while len(words := _squeeze(text[:length])) <= most and length < len(text):
        length *= 4
    return words[:most]


def squeezed_end(surface: Surface, span: Span, most: int) -> str:
    """The last characters of the same."""
    text, length = surface.gap(*span), 4 * most
    while len(words := _squeeze(text[-length:])) <= most and length < len(text):
        length *= 4
    return words[-most:]


_LETTERS = {NAME: "N", VALUE: "V", MONEY: "M", CROWD: "G"}
_RUNS = [(sign, re.compile(f"{letter}?{sign}+"), letter) for sign, letter in _LETTERS.items()]


def _squeeze(text: str) -> str:
    for sign, run, letter in _RUNS:
        if sign in text:
            text = run.sub(letter, text)
    return text
