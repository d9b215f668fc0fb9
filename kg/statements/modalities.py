"""How far a text stands behind a trigger, read with the sentences around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.model import Modality, Span
from kg.statements.programmes import programmes_around
from kg.statements.records import Clause, Match
from kg.statements.spans import within
from kg.statements.surface import Surface
from kg.statements.values import REACH, Cue, Masked, masked_modality, modality_cue


def modality_at(
    surface: Surface, clause: Clause, trigger: Span, named: Sequence[Span] = ()
) -> Modality:
    """The modality of a trigger, read in its sentence, the one before and the one behind.

    `named` are things beside the article's names whose words say nothing of it (a “…计划”).
    """
    key = "modality", clause.span, trigger, tuple(named)
    known: Modality | None = surface.memory.get(key)
    if known is None:
        around = _around(surface, clause)
        start, end = max(around.start, trigger.start - REACH), min(around.end, trigger.end + REACH)
        masked = _masked(surface, around, Span(start, end), key[-1])
        clause_span, predicate = _moved(clause.span, start), _moved(trigger, start)
        known = surface.memory[key] = masked_modality(masked, clause_span, predicate)
    return known


def _masked(surface: Surface, around: Span, near: Span, named: tuple[Span, ...]) -> Masked:
    """The text near a trigger, which most share with those of the same sentence."""
    key = "masked", around, named
    masked: Masked | None = surface.memory.get(key) if near == around else None
    if masked is None:
        low, last = near.start, near.end - near.start
        names = (_moved(s, low) for s in _names_near(surface, around, near, named))
        inside = (s for s in names if s.end > 0 and s.start < last)
        cut = [Span(max(s.start, 0), min(s.end, last)) for s in inside]
        masked = Masked(surface.text[low : near.end], cut)
        if near == around:
            surface.memory[key] = masked
    return masked


def cue_of(surface: Surface, match: Match) -> Cue | None:
    """The words that decide the modality of a match; `None` for a match that was not asked for any."""
    named = programmes_around(surface, match.clause, match.rule)
    start, end = _around(surface, match.clause)
    cue = modality_cue(
        surface.text[start:end],
        _moved(match.clause.span, start),
        _moved(match.trigger, start),
        _names(surface, start, end, named),
    )
    if match.modality == "planned" and cue.modality == "asserted":
        return _doubt(surface, match)
    if cue.span is None or cue.modality != match.modality:
        return None
    return Cue(cue.modality, cue.step, cue.words, _moved(cue.span, -start))


def _doubt(surface: Surface, match: Match) -> Cue:
    """What learned weights have against a match that no listed word plans."""
    from kg.statements.doubt import doubted_runs  # which imports this module

    runs = doubted_runs(surface, match.clause, match.trigger)
    return Cue("planned", "learned", "…".join(runs))


def _around(surface: Surface, clause: Clause) -> Span:
    """The sentence of a clause with its neighbours."""
    number = clause.sentence
    start = surface.sentences[max(0, number - 1)].start
    return Span(start, surface.sentences[min(number + 1, len(surface.sentences) - 1)].end)


def _names(surface: Surface, start: int, end: int, named: Sequence[Span]) -> list[Span]:
    known = sorted([*(s for s, _ in within(surface.names, start, end)), *named])
    return [_moved(s, start) for s in known if start <= s.start < end]


def _names_near(surface: Surface, around: Span, near: Span, named: Sequence[Span]) -> list[Span]:
    """The names around, as `_names` has them, so far as they touch what is near."""
    low = bisect_left(surface.names, near.start, key=lambda item: item[0].end)
    found = []
    for index in range(low, len(surface.names)):
        span = surface.names[index][0]
        if span.start >= near.end:
            break
        if around.start <= span.start and span.end <= around.end:
            found.append(span)
    return sorted([*found, *(s for s in named if around.start <= s.start < around.end)])


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
