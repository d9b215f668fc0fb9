"""What the words around a clause make of its predicate: in its sentence, and in the next one.

Texts are masked (see `kg.statements.values.modality`), and spans count in them.
"""

from __future__ import annotations

import re

from kg.model import Span
from kg.statements.values import cues
from kg.statements.values.cue import Found, Step, found

SENTENCE_END = "。！？!?；\n"
_SENTENCE_END = re.compile(f"[{SENTENCE_END}]")
_FULL_STOP = re.compile("[。！？\n]")
COMMA = re.compile("[，,：:]")


def sentence_at(text: str, at: Span) -> Span:
    """The sentence, or the part of it up to a semicolon, that a span lies in."""
    start = max(text.rfind(mark, 0, at.start) for mark in SENTENCE_END) + 1
    end = _SENTENCE_END.search(text, at.end)
    return Span(start, end.start() if end else len(text))


def comma_clause(text: str, sentence: Span, at: Span) -> Span:
    """The stretch between two commas or colons that a span lies in."""
    start, end = sentence
    start = max(start, *(text.rfind(mark, start, at.start) + 1 for mark in "，,：:"))
    behind = COMMA.search(text, at.end, end)
    return Span(start, behind.start() if behind else end)


def find_unreal(text: str, sentence: Span, predicate: Span, own: Span) -> Found | None:
    """Does the sentence tell of a fraud, of an example, or of what another thing prevented?

    `own` is the predicate's comma clause.
    """
    if match := cues.DISOWNED.search(text, predicate.end, sentence.end):
        return found("negated", "rest of the sentence", match)
    before = text[own.start : predicate.start]
    if match := cues.NEARLY.search(before):
        return found("negated", "own clause", match, own.start)
    if cues.THEN.search(text[own.start : own.end]):
        opening = _opening(cues.BUT_FOR, text, Span(sentence.start, own.start))
        if opening:
            return Found("negated", "earlier clause", *opening)
    if match := cues.PRETENCE.search(text, sentence.start, predicate.start):
        return found("negated", "pretence", match)
    if match := cues.PRETENDED.search(text, predicate.end, sentence.end):
        return found("negated", "pretence", match)
    return None


def _opening(cue: re.Pattern[str], text: str, clauses: Span) -> Span | None:
    """Where a cue opens one of the clauses."""
    at = clauses.start
    for part in COMMA.split(text[clauses.start : clauses.end]):
        words = part.lstrip("“‘「\u3000 ")
        if match := cue.match(words):
            low = at + len(part) - len(words)
            return Span(low, low + match.end())
        at += len(part) + 1
    return None


def find_undone(text: str, sentence: Span, predicate: Span) -> Found | None:
    """Is what the predicate says lost again in the sentence, or denied in the next?"""
    stop = _FULL_STOP.search(text, predicate.end)
    end = stop.start() if stop else len(text)
    step: Step = "rest of the sentence"
    for cue in (cues.LOST, cues.NO_RESULT):
        if match := cue.search(text, predicate.end, sentence.end):
            return found("negated", step, match)
    if match := cues.UNDONE.search(text, predicate.end, end):
        return found("negated", step, match)
    match = cues.DENIED_NEXT.match(text, end)
    return found("negated", "next sentence", match) if match else None


def find_open(text: str, sentence: Span, predicate: Span, own: Span) -> Found | None:
    """Does the sentence ask after the predicate or make it a condition, whatever stands in it besides?"""
    opening = _opening(cues.CONDITION, text, Span(own.start, predicate.start))
    if opening is None and cues.THEN.search(text[own.start : own.end]):
        opening = _opening(cues.CONDITION, text, Span(sentence.start, own.start))
    if opening:
        return Found("planned", "condition", *opening)
    if match := cues.ONLY_IF.match(text, predicate.end):
        return found("planned", "condition", match)
    if match := cues.AIM.search(text, sentence.start, predicate.start):
        return found("planned", "aim", match)
    if match := cues.UNSURE.search(text, predicate.end, sentence.end):
        return found("planned", "rest of the sentence", match)
    return _find_question(text, sentence, own)


def _find_question(text: str, sentence: Span, own: Span) -> Found | None:
    mark = sentence.end
    asks = text[mark : mark + 1] in ("？", "?")
    if not asks and text.endswith("吗", 0, own.end):
        asks, mark = True, own.end - 1
    if asks and own.end == sentence.end and not cues.ASKED_WHY.search(text, *own):
        return Found("planned", "question", mark, mark + 1)
    return None


def find_told(text: str, sentence: Span, predicate: Span) -> Found | None:
    """Does somebody only say so, or a policy what anybody would get?"""
    before = text[sentence.start : predicate.start]
    if match := cues.HEARSAY.search(before):
        return found("planned", "hearsay", match, sentence.start)
    match = cues.POLICY.search(before)
    return found("planned", "policy", match, sentence.start) if match else None
