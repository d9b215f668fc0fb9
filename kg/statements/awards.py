"""Who gets which honour of several, and who gave an honour that is named again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Paragraph, Span
from kg.statements.frames import Filling, Frame, slots_after
from kg.statements.records import Match, Member
from kg.statements.surface import Surface
from kg.statements.triggers import HONOUR
from kg.statements.values_of import honours_of

Key = tuple[str | None, str | None]
MAX_APART = 3  # sentences between two awards of one honour


def handed_out(frame: Frame, second: Filling | None) -> tuple[Filling | None, dict[Key, list[str]]]:
    """The winners behind the trigger, each with what stands behind it (授予甲“某”、乙“某”称号)."""
    if second is None or second.slot is None or second.slot.span.start < frame.trigger.end:
        return second, {}
    slots = [s for s in slots_after(frame) if s.span.start >= second.slot.span.start]
    if second.slot not in slots:
        return second, {}
    ends = [*(s.span.start for s in slots[1:]), frame.clause.span.end]
    given: dict[Key, list[str]] = {}
    members: list[Member] = []
    for slot, end in zip(slots, ends, strict=True):
        honours = honours_of(frame.surface, Span(slot.span.end, end))
        if not honours:
            return second, {}
        members += slot.members
        given |= {member.key: honours for member in slot.members}
    if len(slots) < 2:
        return second, {}
    return Filling(tuple(members), second.carried, second.slot), given


def without_guesses(matches: Sequence[Match]) -> list[Match]:
    """The matches without those read from the honour alone, where a verb near by tells of it."""
    told: set[tuple[str, int]] = set()
    won: set[tuple[Key, int]] = set()
    for match in matches:
        if match.honour and HONOUR not in match.rule.value_triggers:
            told |= {(match.honour, match.clause.sentence - step) for step in (0, 1, 2)}
            won.add((_key(match), match.clause.sentence))
    return [
        m
        for m in matches
        if HONOUR not in m.rule.value_triggers
        or not ((m.honour or "", m.clause.sentence) in told or (_key(m), m.clause.sentence) in won)
    ]


def _key(match: Match) -> Key:
    return match.second.key if match.second else (None, None)


def without_echoes(surface: Surface, matches: Sequence[Match]) -> list[Match]:
    """The matches without those of headlines that name an honour short which the text names fully.

    A place wins no rank of a contest: its team does, or somebody from there.
    """
    titles = [p for p in surface.article.paragraphs if p.kind == "headline"]
    full = [m.honour for m in matches if m.honour and not _stands_in(titles, m)]
    return [
        m
        for m in matches
        if not m.honour
        or (
            not (_stands_in(titles, m) and any(_core(m.honour) in h for h in full))
            and not (m.second and m.second.type == "Place" and _RANK.search(m.honour))
        )
    ]


def _stands_in(titles: Sequence[Paragraph], match: Match) -> bool:
    return any(t.start <= match.trigger.start < t.end for t in titles)


def _core(honour: str) -> str:
    return re.sub("[“”]|铜牌$|奖牌$|称号$|名单$", "", honour)


_RANK = re.compile("(?:[冠亚季]军|[金银铜]牌|[特一二三]等奖)$")


def share_granters(matches: Sequence[Match]) -> list[Match]:
    """The matches, where an award without a granter has the one who gave that honour just before."""
    shared: list[Match] = []
    for match in matches:
        known = _granters(match, matches) if match.honour and match.first is None else []
        shared += [replace(match, first=granter, carried=True) for granter in known] or [match]
    return shared


def _granters(match: Match, matches: Sequence[Match]) -> list[Member]:
    """Who gave the honour to others in the sentences before, each once."""
    given = {
        other.first.key: other.first
        for other in matches
        if other.first is not None
        and other.honour == match.honour
        and other.rule.relation == match.rule.relation
        and 0 <= match.clause.sentence - other.clause.sentence <= MAX_APART
        and other.modality == match.modality
    }
    return [] if _key(match) in given else list(given.values())
