"""Clauses, and the noun phrases in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Span
from kg.statements import words
from kg.statements.led import led
from kg.statements.records import GROUP, Clause, Member, Slot
from kg.statements.surface import ONE, Surface

MAX_CLAUSE = 1000  # characters; what is longer is no clause of a language
_COUNTED = re.compile("这?([0-9]{1,2}|[两三四五六七八九十])(?![一二三四五六七八九十百千万余多0-9])")
_REACHES = re.compile(r"(为|给|向|对|与|同|由|被|把|将|从)[^由被把将给向]{1,16}的?$")
_DESCRIBES = re.compile(
    r"(会同|联合|携手|由|被|为|给|向|对|与|和|同|从)([^由被为给向对与和同从]{1,10})$"
)
CUT = led(
    ",，；;：:。！？!?\n—…　 ", r"[，；;：:。！？!?\n]|(?<![0-9]),|,(?![0-9]{3})|——|—|……|[　]| {2,}"
)


def find_clauses(surface: Surface, atoms: Sequence[Member]) -> tuple[Clause, ...]:
    """The clauses of the article in order; `atoms` are what noun phrases are made of, in order."""
    clauses = []
    starts = [atom.span.start for atom in atoms]
    for number, sentence in enumerate(surface.sentences):
        for span in _cut(surface.plain, sentence):
            if span.end - span.start > MAX_CLAUSE:
                continue
            here = atoms[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            inside = [atom for atom in here if atom.span.end <= span.end]
            slots = tuple(_slots(surface, span, inside)) if inside else ()
            clauses.append(Clause(span, slots, number))
    return tuple(clauses)


def _cut(plain: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for match in CUT.finditer(plain, sentence.start, sentence.end):
        if plain[start : match.start()].strip():
            yield Span(start, match.start())
        start = match.end()
    if plain[start : sentence.end].strip():
        yield Span(start, sentence.end)


def _slots(surface: Surface, clause: Span, atoms: Sequence[Member]) -> Iterator[Slot]:
    members: list[Member] = []
    joiners: list[tuple[str, Span]] = []
    last, marker = clause.start, ""
    for index, atom in enumerate(atoms):
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        head = (
            _with_inside(members.pop(), surface, atom)
            if _continues(surface, members, atom)
            else atom
        )
        members.append(head)
        if following is None:
            break
        gap = surface.gap(atom.span.end, following.span.start)
        if _is_modifier(atom, gap, following):
            continue
        joiner = _joiner(members[-1], gap, following)
        if joiner:
            joiners.append((joiner, Span(atom.span.end, following.span.start)))
            continue
        slot = _slot(surface, clause, members, joiners, last, marker)
        yield slot
        marker = slot.marker if slot.marker == "由" else ""
        last, members, joiners = atom.span.end, [], []
    if members:
        yield _slot(surface, clause, members, joiners, last, marker)


def _joiner(before: Member, gap: str, following: Member) -> str:
    """The word that coordinates two names, with or without a description of the second."""
    if gap in words.COORDINATORS or gap in words.JOINERS:
        return gap
    match = words.COORDINATED.match(gap)
    if match is None or before.type != following.type or following.kind != "name":
        return ""
    described = words.TITLE if following.type == "Person" else words.APPOSITION
    return match[1] if described.match(match[2]) else ""


def _continues(surface: Surface, members: list[Member], atom: Member) -> bool:
    if not members:
        return False
    gap = surface.gap(members[-1].span.end, atom.span.start)
    return _is_modifier(members[-1], gap, atom)


def _with_inside(before: Member, surface: Surface, head: Member) -> Member:
    bare = Member(before.span, before.text, before.type, before.entity, before.kind)
    gap = surface.gap(before.span.end, head.span.start)
    return Member(
        head.span,
        head.text,
        head.type,
        head.entity,
        head.kind,
        (*before.inside, bare),
        (*before.gaps, gap),
    )


def _is_modifier(before: Member, gap: str, head: Member) -> bool:
    """Does a name stand inside the noun phrase of the next one (昌平区的, 总工会主席)?"""
    if before.type == GROUP:
        return head.type == "Person" and head.kind == "name" and gap == ""
    if head.type in (GROUP, ONE):
        return bool(words.OF_GROUP.match(gap))
    if head.type == "Person":
        kin = before.type == "Person" and head.kind == "name"
        return bool((words.KIN if kin else words.TITLE).match(gap)) and head.kind == "name"
    if before.type == "Place" and head.kind == "anaphor":
        return gap == "的"
    if before.type == "Place":
        return bool(words.OF_PLACE.match(gap))
    return before.type != "Person" and head.kind == "name" and bool(words.OWNED.match(gap))


def _slot(
    surface: Surface,
    clause: Span,
    members: Sequence[Member],
    joiners: Sequence[tuple[str, Span]],
    last: int,
    inherited: str,
) -> Slot:
    first = members[0].inside[0] if members[0].inside else members[0]
    marker, lead = find_marker(surface, Span(last, first.span.start))
    if inherited and words.AGENT_TOO.match(surface.gap(last, first.span.start)):
        marker, lead = inherited, last
    if marker == "来自" and "的" in members[0].gaps:
        marker = "的"
    kept = tuple(m for member in _listed(members) for m in (member, *member.also))
    return Slot(
        kept,
        Span(first.span.start, members[-1].span.end),
        marker,
        tuple(joiners),
        lead,
    )


def _listed(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members of a list: `A、B等12家企业` names two, `下甲镇、上甲镇的12家厂` only the group."""
    last = members[-1]
    if last.type == GROUP and (last.gaps[-1:] == ("等",) or _counts(last, members)):
        return (*members[:-1], _before_head(last))
    if (
        len(members) > 1
        and last.type != "Place"
        and any(m.type == "Place" for m in last.inside)
        and all(m.type == "Place" for m in members[:-1])
    ):
        return (last,)
    return tuple(members)


def _counts(group: Member, members: Sequence[Member]) -> bool:
    """Does a group say how many stand in the list before it (甲、乙、丙三家单位)?"""
    match = _COUNTED.match(group.text)
    if match is None or group.gaps[-1:] != ("",):
        return False
    word = match[1]
    number = int(word) if word.isdigit() else "两三四五六七八九十".find(word) + 2
    return number == len(members) > 1


def _before_head(group: Member) -> Member:
    """The last name before the head of a counted list, with what stands inside its own phrase."""
    last = group.inside[-1]
    return replace(last, inside=group.inside[:-1], gaps=group.gaps[:-1])


def find_marker(surface: Surface, span: Span) -> tuple[str, int]:
    """The preposition that marks what stands behind `span`, and where its words begin."""
    gap = surface.gap(*span)
    if gap.startswith("在内"):
        return "内", span.end
    if words.MADE.search(gap) and gap.endswith("的"):
        return "的", span.end
    bare = words.DETERMINER.sub("", words.SEAT.sub("", gap))
    marker = _ends_with(bare)
    if marker:
        return marker, _place(surface, span, marker)
    if bare.endswith("的") or words.SEAT.search(gap):
        reach = _REACHES.search(bare)
        if reach and not _is_word(bare[: reach.start() + 1]):
            return reach[1], _place(surface, span, reach[1])
        if not bare.endswith("的"):
            return "", span.end
        marker, lead = _partner_marker(surface, span, bare)
        return (marker, lead) if marker else ("的", span.end)
    reach = _DESCRIBES.search(bare)
    if reach and not _is_word(bare[: reach.end(1)]) and words.APPOSITION.match(reach[2]):
        return reach[1], _place(surface, span, reach[1])
    return _partner_marker(surface, span, bare)


def _partner_marker(surface: Surface, span: Span, gap: str) -> tuple[str, int]:
    """The 与 before a partner who is told before he is named, or whose list begins unread."""
    reach = words.PARTNER.search(gap)
    if reach is None or _is_word(gap[: reach.end("marker")]):
        return "", span.end
    return reach["marker"], _place(surface, span, reach["marker"])


def _ends_with(gap: str) -> str:
    match = words.MARKER_END.search(gap)
    return match.group() if match and not _is_word(gap) else ""


def _is_word(gap: str) -> bool:
    return bool(words.NO_MARKER.search(gap))


def _place(surface: Surface, span: Span, marker: str) -> int:
    return surface.plain.rfind(marker[0], span.start, span.end)
