"""What is seen around a pair of names, as short words of which each bears a weight.

`A.` and `B.` are of the first and second role. `w=` is where the name stands, as seen from the
clause: `c<`, `c>` before or behind the cue, `s-1` a clause back in the sentence, `S-1` a sentence
back; `t=` its class by a letter, `m=` its marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.statements.likely.pairs import MOST, Pair
from kg.statements.likely.scene import Atom, Reading, squeezed
from kg.statements.surface import MONEY, VALUE

CLASS = {
    "Bank": "B", "Enterprise": "E", "Agency": "A", "TradeUnion": "U", "Organization": "O",
    "Person": "P", "Place": "L", "group": "G",
}  # fmt: skip
_BARE = re.compile(
    "企业|公司|厂|学校|校方|校|医院|院方|村里|村民|村|社区|集团|店|合作社|农场|基地|单位|中心|项目|他|她|其|账|对方|选手|"
    "基金会|协会|县里|镇上"
)
_FRAME = re.compile("[^NVMG为向给对由被与和同从将把在的]")
_NEAR = 12  # characters around a name that are looked at


class Features:
    """The features of the pairs of one article; those of a clause or a name are made once."""

    def __init__(self, reading: Reading, relation: str) -> None:
        self.reading = reading
        self.relation = relation
        self._clauses: dict[int, list[str]] = {}
        self._names: dict[tuple[int, int, str], list[str]] = {}

    def of(self, pair: Pair) -> list[str]:
        """All features of a pair, each once."""
        found = [
            *self._clause(pair),
            *self._name(pair, pair.first, "A"),
            *self._name(pair, pair.second, "B"),
            *self._together(pair),
            *self._rules(pair),
        ]
        return list(dict.fromkeys(found))

    def _clause(self, pair: Pair) -> list[str]:
        if pair.clause not in self._clauses:
            reading, span = self.reading, self.reading.clauses[pair.clause].span
            text, plain = squeezed(reading.surface, span), reading.surface.plain[slice(*span)]
            here = sum(atom.clause == pair.clause for atom in pair.others)
            found = ["bias", f"open={text[:2]}", f"end={text[-2:]}", f"nc={min(4, here)}"]
            found += ["money"] * (MONEY in plain) + ["value"] * (VALUE in plain)
            found += [f"u={char}" for char in text if "\u4e00" <= char <= "\u9fff"]
            found += [f"bi={text[i : i + 2]}" for i in range(len(text) - 1)]
            self._clauses[pair.clause] = found
        return self._clauses[pair.clause]

    def _name(self, pair: Pair, atom: Atom, role: str) -> list[str]:
        key = pair.clause, atom.member.span.start, role
        if key not in self._names:
            found = [*self._stands(pair, atom), *self._known(pair, atom)]
            if role == "B":
                found += self._taken_up(pair, atom)
            self._names[key] = [f"{role}.{feature}" for feature in found]
        return self._names[key]

    def _stands(self, pair: Pair, atom: Atom) -> Iterator[str]:
        """Where a name stands, how it is marked, and what is around it."""
        surface, span = self.reading.surface, atom.member.span
        where, kind, marker = self._where(pair, atom), CLASS[atom.member.type], atom.slot.marker
        after = squeezed(surface, Span(span.end, span.end + _NEAR))[:2]
        before = squeezed(surface, Span(max(0, span.start - _NEAR), span.start))[-2:]
        yield from (f"w={where}", f"t={kind}", f"w={where},t={kind}")
        yield from (f"m={marker},w={where[:2]}", f"m={marker},t={kind}")
        yield from (f"a1={after[:1]},w={where[:1]}", f"a2={after}")
        yield from (f"b1={before[-1:]},w={where[:1]}", f"b2={before}")
        yield from (f"k={atom.member.kind}", f"k={atom.member.kind},w={where}")
        if atom.inside:
            yield f"in,t={kind}"
        if atom.count > 1:
            yield f"list,i={min(atom.place, 2)}"
        if self.reading.by_clause[atom.clause][0] is atom:
            yield f"first,w={where[:1]}"
        yield f"d={_bucket(abs(span.start - pair.trigger.start) // 4)}"
        if where[0] == "c":
            yield from self._up_to_cue(pair, atom, where)

    def _up_to_cue(self, pair: Pair, atom: Atom, where: str) -> Iterator[str]:
        before = Span(atom.member.span.end, pair.trigger.start)
        behind = Span(pair.trigger.end, atom.member.span.start)
        start, end = before if where == "c<" else behind
        gap = squeezed(self.reading.surface, Span(start, end)) if end > start else ""
        yield f"g={gap}" if len(gap) <= 4 else f"g~{gap[:2]}..{gap[-2:]}"
        yield f"gN{min(3, gap.count('N'))}"

    def _known(self, pair: Pair, atom: Atom) -> Iterator[str]:
        """How far the article is about the name, and who else could be meant."""
        reading, where, kind = self.reading, self._where(pair, atom), CLASS[atom.member.type]
        clause = reading.clauses[pair.clause]
        topic, named = reading.topics[pair.clause]
        if topic is not None and any(m.key == atom.key for m in topic.members):
            yield from (f"topic{min(3, clause.sentence - named)}", f"topic,w={where},t={kind}")
        often = min(reading.mentions[atom.key], 4)
        yield from (f"n={often}", f"n={often},w={where}")
        if atom.key in reading.headline:
            yield "head"
        if reading.paragraph(atom.sentence) != reading.paragraph(clause.sentence):
            yield f"otherpar,w={where}"
        peers = [o for o in pair.others if o is not atom and o.member.type == atom.member.type]
        if where[0] != "c":
            nearer = sum(o.member.span > atom.member.span for o in peers)
            yield f"nearer={min(2, nearer)},t={kind}"
        yield f"same={min(3, len(peers))},w={where}"

    def _taken_up(self, pair: Pair, atom: Atom) -> Iterator[str]:
        """Is the name the one that the article is about, or that a bare noun of the clause takes up?"""
        reading, where, kind = self.reading, self._where(pair, atom)[:1], CLASS[atom.member.type]
        span = reading.clauses[pair.clause].span
        if kind in "EOPU":
            most, alone = reading.chief(atom.member.type)
            chief = alone and most > 1 and reading.mentions[atom.key] == most
            peers = min(3, len(reading.by_type[atom.member.type]))
            yield f"pro={chief},w={where},np={peers},t={kind}"
            seen = reading.lately(span.start, atom.member.type)
            last = bool(seen) and seen[0] == atom.key
            yield f"latest={last},w={where},t={kind},n={min(3, len(seen))}"
        name = atom.member.text
        for noun in _BARE.findall(squeezed(reading.surface, span)):
            yield from (f"bare={noun},t={kind},w={where}", f"bare={noun},e={name[-1:]}")
            yield f"barefit={noun[-1:] in name[-3:]},w={where}"

    def _where(self, pair: Pair, atom: Atom) -> str:
        if atom.clause == pair.clause:
            return "c<" if atom.member.span.end <= pair.trigger.start else "c>"
        sentence = self.reading.clauses[pair.clause].sentence
        if atom.sentence == sentence:
            return f"s{max(-3, min(3, atom.clause - pair.clause))}"
        return f"S{max(-3, atom.sentence - sentence)}"

    def _together(self, pair: Pair) -> Iterator[str]:
        """The two names beside one another."""
        one, two, cue = pair.first, pair.second, pair.cue
        kinds = CLASS[one.member.type] + CLASS[two.member.type]
        where = f"{self._where(pair, one)},{self._where(pair, two)}"
        marks = f"{one.slot.marker},{two.slot.marker}"
        yield from (f"tt={kinds}", f"ww={where}", f"mm={marks}", f"tt={kinds},ww={where}")
        yield from (f"cue={cue},tt={kinds}", f"cue={cue},ww={where}", f"cue={cue},mm={marks}")
        yield f"ww={where},mm={marks}"
        order = "ab" if one.member.span < two.member.span else "ba"
        if one.clause != two.clause:
            yield f"order={order}"
            return
        yield from self._in_clause(one, two, order, kinds)

    def _in_clause(self, one: Atom, two: Atom, order: str, kinds: str) -> Iterator[str]:
        """What stands between the two in one clause, and behind them."""
        surface = self.reading.surface
        left, right = sorted((one.member.span, two.member.span))
        gap = squeezed(surface, Span(left.end, right.start))
        yield f"{order},gap={gap}" if len(gap) <= 6 else f"{order},gap~{gap[:3]}..{gap[-3:]}"
        yield f"{order},N{min(3, gap.count('N'))}"
        if one.slot is two.slot:
            yield from (
                f"oneslot,{order},{min(abs(one.place - two.place), 2)}",
                f"oneslot,tt={kinds}",
            )
        rest = squeezed(surface, Span(right.end, self.reading.clauses[one.clause].span.end))
        frame = gap if len(gap) < 8 else _FRAME.sub("", gap)
        yield f"sk={order}:{frame}|{_FRAME.sub('', rest)[:6]}"

    def _rules(self, pair: Pair) -> Iterator[str]:
        """What rules found or nearly found in the clause and its sentence."""
        clause = self.reading.clauses[pair.clause]
        one, two = pair.first.key, pair.second.key
        for match in self.reading.matches[self.relation, clause.sentence][:MOST]:
            near = "c" if match.clause.span == clause.span else "s"
            ends = match.first and match.first.key, match.second and match.second.key
            if ends != (one, two):
                yield f"rule{_likeness(ends, one, two)}.{near}"
        halves = self.reading.halves[self.relation, clause.span.start]
        for half in halves:
            mark = _filled(half.first, one, two, "A", "b") + _filled(
                half.second, two, one, "B", "a"
            )
            yield from (f"fr{mark},{half.step}", f"fr{mark},{half.frame.rule.id},{half.step}")
        if not halves:
            yield "fr0"


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
