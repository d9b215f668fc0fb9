"""What a rule asks of a clause beside its roles, and the sums and honours found on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from kg.model import Amount, Span
from kg.statements.frames import Frame
from kg.statements.inherited import find_lead
from kg.statements.records import Clause
from kg.statements.scene import is_light
from kg.statements.spans import within
from kg.statements.triggers import AMOUNT, HONOUR
from kg.statements.values_of import amounts_of, honours_of
from kg.statements.words import ALL_OF_IT, SPENDING, TAKEN_UP


class Values:
    """The sums and honours that stand with a trigger, looked for when they are asked for."""

    __slots__ = ("_amounts", "_clauses", "_frame", "_honours", "_index", "_near")

    def __init__(self, frame: Frame, clauses: Sequence[Clause], index: int) -> None:
        self._frame = frame
        self._clauses = clauses
        self._index = index
        self._near: list[Amount] | None = None
        self._amounts: list[Amount] | None = None
        self._honours: list[str] | None = None

    @property
    def near(self) -> list[Amount]:
        """The sums of the trigger itself, or of what it rests on."""
        if self._near is None:
            self._near = _amounts(self._frame, self._clauses, self._index)
        return self._near

    @property
    def amounts(self) -> list[Amount]:
        """The sums of the trigger, else the one that the clause before names."""
        if self._amounts is None:
            self._amounts = self.near or _amounts_before(self._frame, self._clauses, self._index)
        return self._amounts

    @property
    def honours(self) -> list[str]:
        """The honours of the trigger."""
        if self._honours is None:
            self._honours = _honours(self._frame)
        return self._honours


def read_values(frame: Frame, clauses: Sequence[Clause], index: int) -> Values | str:
    """The values of a frame; where a condition of its rule is not met, the key of that condition."""
    rule = frame.rule
    unmet = _unmet_words(frame)
    if unmet:
        return unmet
    values = Values(frame, clauses, index)
    if rule.objects and not _has_objects(frame, values):
        return "object"
    if ("amount" in rule.needs and not values.amounts) or (
        "honour" in rule.needs and not values.honours
    ):
        return "needs"
    return values


def _unmet_words(frame: Frame) -> str | None:
    """The key of the first condition on the clause's words that is not met."""
    rule = frame.rule
    if rule.unless:
        words = frame.surface.gap(*frame.clause.span)
        for word in rule.unless:
            if word in words:
                return "unless"
    if rule.within and not _stands_before(frame, rule.within):
        return "within"
    if rule.opens and not _is_opened(frame):
        return "opens"
    return None


def _amounts(frame: Frame, clauses: Sequence[Clause], index: int) -> list[Amount]:
    """The sums of the trigger, else those of the lead that it rests on."""
    surface = frame.surface
    if not surface.amounts:
        return []
    if AMOUNT in frame.rule.value_triggers:
        return [amount for _, amount in within(surface.amounts, *frame.trigger)]
    known, key = frame.sides.known, ("amounts", until := _until(frame))
    if key not in known:  # as it is for every rule with this trigger
        known[key] = amounts_of(surface, clauses, index, frame.trigger, until)
    amounts = cast(list[Amount], known[key])
    lead = find_lead(frame) if not amounts else None
    if lead:
        place = _index(clauses, index, lead.clause)
        return amounts_of(surface, clauses, place, lead.span, lead.clause.span.end)
    return amounts


def _amounts_before(frame: Frame, clauses: Sequence[Clause], index: int) -> list[Amount]:
    """The sum of the clause before, where one only spends it in this (拿出五万元，资助某人)."""
    before = clauses[index - 1] if index else None
    if before is None or before.sentence != frame.clause.sentence or not frame.surface.amounts:
        return []
    known, key = frame.sides.known, ("amounts before",)
    if key not in known:
        start = Span(*before.span[:1] * 2)
        known[key] = amounts_of(frame.surface, clauses, index - 1, start, before.span.end)
    sums = cast(list[Amount], known[key])
    if not sums:
        return []
    spent = SPENDING.search(frame.surface.gap(*before.span))
    carried = spent and is_light(frame.surface, frame.clause.span.start, frame.trigger.start, 1)
    whole = len(sums) == 1 and ALL_OF_IT.search(frame.surface.gap(*frame.clause.span))
    return sums if carried or whole else []


def _index(clauses: Sequence[Clause], index: int, wanted: Clause) -> int:
    """Where a clause at or shortly before `index` stands."""
    while clauses[index].span.start > wanted.span.start:
        index -= 1
    return index


def _until(frame: Frame) -> int:
    later = [t.start for t in frame.triggers if t.start >= frame.trigger.end]
    return min(later, default=frame.clause.span.end)


def _stands_before(frame: Frame, wanted: Sequence[str]) -> bool:
    start = frame.clause.span.start
    if frame.previous is not None and _is_split(frame):
        start = frame.previous.span.start
    before = frame.surface.gap(start, frame.trigger.start)
    return any(word in before for word in wanted)


def _is_opened(frame: Frame) -> bool:
    """Does one of the rule's opening words begin the clause or its sentence?"""
    sentence = frame.surface.sentences[frame.clause.sentence]
    starts = (sentence.start, frame.clause.span.start)
    return any(
        frame.surface.gap(start, frame.clause.span.end).startswith(word)
        for start in starts
        for word in frame.rule.opens
    )


def _has_objects(frame: Frame, values: Values) -> bool:
    """Is one of what the rule wants to be given named in the clause, or one of such values?"""
    words, wanted = frame.surface.gap(*frame.clause.span), frame.rule.objects
    for word in wanted:
        if word in words and word not in (AMOUNT, HONOUR):
            return True
    return bool((AMOUNT in wanted and values.near) or (HONOUR in wanted and values.honours))


def _honours(frame: Frame) -> list[str]:
    surface, clause = frame.surface, frame.clause
    if not surface.honours or not frame.rule.has("honour"):
        return []
    if HONOUR in frame.rule.value_triggers:
        return honours_of(surface, frame.trigger)
    found = honours_of(surface, Span(frame.trigger.end, _until(frame)))
    found = found or honours_of(surface, Span(clause.span.start, frame.trigger.start))
    if found:
        return found
    lead = find_lead(frame)
    rests = frame.rule.ways(frame.rule.relation.roles[0].name)[:1] == ("lead subject",)
    if lead and rests:
        found = honours_of(surface, Span(lead.span.end, lead.clause.span.end))
        found = found or honours_of(surface, lead.clause.span)
    if not found and (frame.rule.otherwise or _takes_up(frame)):
        found = _earlier_honours(frame, 1)
    if not found and lead and rests:
        found = _earlier_honours(frame, 0)
    return found


def _takes_up(frame: Frame) -> bool:
    """Does the clause speak of an honour named before (该奖), or end a phrase with 的 before it?"""
    if TAKEN_UP.search(frame.surface.gap(*frame.clause.span)):
        return True
    return bool(frame.rule.within) and _is_split(frame)


def _is_split(frame: Frame) -> bool:
    """获某奖的，还有某某: does the clause before end with 的?"""
    before = frame.previous
    return before is not None and frame.surface.gap(*before.span).endswith("的")


def _earlier_honours(frame: Frame, reach: int) -> list[str]:
    """Those of the nearest clause before that names any, up to `reach` sentences back."""
    number = frame.clause.sentence
    earlier = [c for c in frame.clauses if c.span < frame.clause.span]
    earlier = [c for c in earlier if number - c.sentence <= reach]
    if not frame.same_paragraph:
        earlier = [c for c in earlier if c.sentence == number]
    return next((h for c in reversed(earlier) if (h := honours_of(frame.surface, c.span))), [])
