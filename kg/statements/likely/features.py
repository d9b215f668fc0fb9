"""What is seen around a pair of names, as short words of which each bears a weight.

`A.` and `B.` are of the first and second role. `w=` is where the name stands, as seen from the
clause: `c<`, `c>` before or behind the cue, `s-1` a clause back in the sentence, `S-1` a sentence
back; `t=` its class by a letter, `m=` its marker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator

from kg.model import Span
from kg.statements.likely import seen
from kg.statements.likely.pairs import MOST, Pair
from kg.statements.likely.scene import Atom, Half, Reading, squeezed
from kg.statements.likely.weights import ONE, TWO
from kg.statements.surface import MONEY, VALUE

CLASS = {
    "Bank": "B", "Enterprise": "E", "Agency": "A", "TradeUnion": "U", "Organization": "O",
    "Person": "P", "Place": "L", "group": "G",
}  # fmt: skip
_BARE = re.compile(
    "企业|公司|厂|学校|校方|校|医院|院方|村里|村民|村|社区|集团|店|合作社|农场|基地|单位|中心|项目|他|她|其|账|对方|选手|"
    "基金会|协会|县里|镇上"
)
_NEAR = 12  # characters around a name that are looked at


Part = tuple[Callable[..., tuple[str, ...]], tuple[Hashable, ...]]
"""Features that are made together, and what of: see `kg.statements.likely.seen`."""


class Features:
    """The features of the pairs of one article; those of a clause or a name are made once."""

    def __init__(self, reading: Reading, relation: str) -> None:
        self.reading = reading
        self.relation = relation
        self._names: dict[tuple[int, int, str], list[Part]] = {}
        self._reach: dict[int, dict[str, list[Span]]] = {}
        self._squeezed: dict[int, str] = {}
        self._around: dict[int, tuple[str, str]] = {}
        self._tried: dict[int, list[Half]] = {}

    def of(self, pair: Pair) -> list[str]:
        """All features of a pair, each once."""
        parts = [
            *self.name(pair, pair.first, "A"),
            *self.name(pair, pair.second, "B"),
            *self.both(pair),
        ]
        found = [feature for make, values in parts for feature in make(*values)]
        return list(dict.fromkeys([*self.clause(pair), *found]))

    def clause(self, pair: Pair) -> list[str]:
        """What the clause says, the same for all its pairs."""
        text = self.words(pair)
        found = [f"{ONE}{char}" for char in text if "\u4e00" <= char <= "\u9fff"]
        found += [f"{TWO}{text[i : i + 2]}" for i in range(len(text) - 1)]
        return [*self.frame(pair), *found]

    def frame(self, pair: Pair) -> list[str]:
        """What the clause says, but for its characters and runs of two."""
        text, span = self.words(pair), self.reading.clauses[pair.clause].span
        plain = self.reading.surface.plain[slice(*span)]
        here = sum(atom.clause == pair.clause for atom in pair.others)
        found = ["bias", f"open={text[:2]}", f"end={text[-2:]}", f"nc={min(4, here)}"]
        return found + ["money"] * (MONEY in plain) + ["value"] * (VALUE in plain)

    def name(self, pair: Pair, atom: Atom, role: str) -> list[Part]:
        """What is seen of one of the two names, the same for all pairs of the clause with it.

        Names that one word stands for (两校) are seen alike: as the first that was asked for.
        """
        key = pair.clause, atom.member.span.start, role
        if key not in self._names:
            where = self.where(pair, atom)
            found = [*self._stands(pair, atom, role, where), self._known(pair, atom, role, where)]
            if role == "B":
                found += self._taken_up(pair, atom, where[:1])
            self._names[key] = found
        return self._names[key]

    def words(self, pair: Pair) -> str:
        """The words of the clause, names and values as one letter each."""
        if pair.clause not in self._squeezed:
            span = self.reading.clauses[pair.clause].span
            self._squeezed[pair.clause] = squeezed(self.reading.surface, span)
        return self._squeezed[pair.clause]

    def _stands(self, pair: Pair, atom: Atom, role: str, where: str) -> Iterator[Part]:
        """Where a name stands, how it is marked, and what is around it."""
        surface, span = self.reading.surface, atom.member.span
        listed = min(atom.place, 2) if atom.among > 1 else -1
        first = self.reading.by_clause[atom.clause][0] is atom
        far = _bucket(abs(span.start - pair.trigger.start) // 4)
        kind, marker, how = CLASS[atom.member.type], atom.slot.marker, atom.member.kind
        yield seen.standing, (role, where, kind, marker, how, atom.inside, listed, first, far)
        yield seen.around, (role, where[:1], *self._beside(atom))
        if where[0] == "c":
            gap = span.end, pair.trigger.start
            start, end = gap if where == "c<" else (pair.trigger.end, span.start)
            words = squeezed(surface, Span(start, end)) if end > start else ""
            yield seen.up_to_cue, (role, words)

    def _beside(self, atom: Atom) -> tuple[str, str]:
        """The characters before and behind a name, the same for all clauses that have it in reach."""
        if id(atom) not in self._around:
            surface, (start, end) = self.reading.surface, atom.member.span
            before = squeezed(surface, Span(max(0, start - _NEAR), start))[-2:]
            self._around[id(atom)] = before, squeezed(surface, Span(end, end + _NEAR))[:2]
        return self._around[id(atom)]

    def _known(self, pair: Pair, atom: Atom, role: str, where: str) -> Part:
        """How far the article is about the name, and who else could be meant."""
        reading, kind = self.reading, CLASS[atom.member.type]
        clause = reading.clauses[pair.clause]
        topic, named = reading.topics[pair.clause]
        is_topic = topic is not None and any(m.key == atom.key for m in topic.members)
        apart = reading.paragraphs[atom.sentence] != reading.paragraphs[clause.sentence]
        same, nearer = self._peers_of(pair, atom)
        return seen.known, (
            *(role, where, kind),
            min(3, clause.sentence - named) if is_topic else -1,
            min(reading.mentions[atom.key], 4),
            atom.key in reading.headline,
            apart,
            -1 if where[0] == "c" else min(2, nearer),
            min(3, same),
        )

    def _peers_of(self, pair: Pair, atom: Atom) -> tuple[int, int]:
        """How many others of its class are in reach, and how many of them stand behind it."""
        if pair.clause not in self._reach:
            reach: dict[str, list[Span]] = {}
            for other in pair.others:  # in order of the text
                reach.setdefault(other.member.type, []).append(other.member.span)
            self._reach[pair.clause] = reach
        spans = self._reach[pair.clause][atom.member.type]
        return len(spans) - 1, len(spans) - bisect_right(spans, atom.member.span)

    def _taken_up(self, pair: Pair, atom: Atom, where: str) -> Iterator[Part]:
        """Is the name the one that the article is about, or that a bare noun of the clause takes up?"""
        reading, kind = self.reading, CLASS[atom.member.type]
        if kind in "EOPU":
            most, alone = reading.chief(atom.member.type)
            chief = alone and most > 1 and reading.mentions[atom.key] == most
            peers = min(3, len(reading.by_type[atom.member.type]))
            start = reading.clauses[pair.clause].span.start
            lately = reading.lately(start, atom.member.type)
            last = bool(lately) and lately[0] == atom.key
            yield seen.chief, (where, kind, chief, peers, last, min(3, len(lately)))
        nouns = tuple(dict.fromkeys(_BARE.findall(self.words(pair))))
        if nouns:
            yield seen.taken_up, (where, kind, atom.member.text[-3:], nouns)

    def where(self, pair: Pair, atom: Atom) -> str:
        """Where a name stands, as seen from the clause."""
        if atom.clause == pair.clause:
            return "c<" if atom.member.span.end <= pair.trigger.start else "c>"
        sentence = self.reading.clauses[pair.clause].sentence
        if atom.sentence == sentence:
            return f"s{max(-3, min(3, atom.clause - pair.clause))}"
        return f"S{max(-3, atom.sentence - sentence)}"

    def both(self, pair: Pair) -> Iterator[Part]:
        """The two names beside one another, and what rules found of them."""
        one, two = pair.first, pair.second
        kinds = CLASS[one.member.type] + CLASS[two.member.type]
        where = f"{self.where(pair, one)},{self.where(pair, two)}"
        yield seen.together, (pair.cue, kinds, where, f"{one.slot.marker},{two.slot.marker}")
        yield self._rules(pair)
        order = "ab" if one.member.span < two.member.span else "ba"
        if one.clause != two.clause:
            yield seen.apart, (order,)
            return
        surface, (left, right) = self.reading.surface, sorted((one.member.span, two.member.span))
        end = self.reading.clauses[one.clause].span.end
        gap, rest = squeezed(surface, Span(left.end, right.start)), Span(right.end, end)
        steps = min(abs(one.place - two.place), 2) if one.slot is two.slot else -1
        yield seen.in_clause, (order, gap, squeezed(surface, rest), kinds, steps)

    def _halves(self, pair: Pair) -> list[Half]:
        """What rules nearly found in the clause, of those that look alike the first."""
        if pair.clause not in self._tried:
            alike: dict[Hashable, Half] = {}
            start = self.reading.clauses[pair.clause].span.start
            for half in self.reading.halves[self.relation, start]:
                alike.setdefault((half.first, half.second, half.step, half.frame.rule.id), half)
            self._tried[pair.clause] = [*alike.values()]
        return self._tried[pair.clause]

    def _rules(self, pair: Pair) -> Part:
        """What rules found or nearly found in the clause and its sentence."""
        clause = self.reading.clauses[pair.clause]
        one, two = pair.first.key, pair.second.key
        claims: dict[tuple[str, bool], None] = {}
        for match in self.reading.matches[self.relation, clause.sentence][:MOST]:
            ends = match.first and match.first.key, match.second and match.second.key
            if ends != (one, two):
                claims[_likeness(ends, one, two), match.clause.span == clause.span] = None
        halves: dict[tuple[str, str, str], None] = {}
        for half in self._halves(pair):
            first = _filled(half.first, one, two, "A", "b")
            second = _filled(half.second, two, one, "B", "a")
            halves[first + second, half.step, half.frame.rule.id] = None
        return seen.rules, (tuple(claims), tuple(halves))


def _likeness(ends: tuple[object, object], one: object, two: object) -> str:
    """How what a rule found in the clause is like a pair: its first role, its second, crosswise, no."""
    if ends[0] == one:
        return "A"
    if ends[1] == two:
        return "B"
    if ends[0] == two:
        return "X"
    return "Y" if ends[1] == one else "0"


def _filled(
    found: frozenset[tuple[str | None, str | None]],
    own: tuple[str | None, str | None],
    other: tuple[str | None, str | None],
    letter: str,
    crossed: str,
) -> str:
    """Did a rule fill a role with the name (`A`), with another (`o`), with none (`-`)?"""
    mark = letter if own in found else ("o" if found else "-")
    return mark + (crossed if other in found else "")


def _bucket(number: int) -> int:
    return number if number < 3 else next((b for b in (3, 6, 12) if number < 2 * b), 25)
