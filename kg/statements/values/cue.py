"""What decides a modality: the words, where they stand, and how they bear on the predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model import Modality, Span

Step = Literal[
    "own clause",
    "earlier clause",
    "rest of the sentence",
    "next sentence",
    "condition",
    "question",
    "hearsay",
    "policy",
    "aim",
    "pretence",
    "concluded",
    "learned",
]
_EDGES = "，。；：！？,:;!?”’“‘\ue000"


@dataclass(frozen=True, slots=True)
class Cue:
    """A modality with the words that decide it, as they are printed, and their place in the text.

    `concluded` makes a fact of what lies ahead: it is signed, announced or kept. `learned` are runs
    of characters that by learned weights speak against a fact, wherever they stand; they have no
    span. Where nothing decides, the clause asserts, and `step` and `span` are `None`.
    """

    modality: Modality
    step: Step | None = None
    words: str = ""
    span: Span | None = None


class Found(NamedTuple):
    """A cue while it is looked for; `future` is a 将, which another word may still make a fact."""

    modality: Modality | Literal["future"]
    step: Step
    start: int
    end: int


def found(modality: Modality, step: Step, match: re.Match[str], offset: int = 0) -> Found:
    """A cue where a pattern matched, in a text that begins `offset` characters in."""
    return Found(modality, step, match.start() + offset, match.end() + offset)


def to_cue(decided: Found | None, text: str, offset: int) -> Cue:
    """A cue found `offset` characters into a text, without the marks at its edges."""
    if decided is None or decided.modality == "future":
        return Cue("asserted")
    start, end = decided.start + offset, decided.end + offset
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    if start >= end:  # nothing but marks: the ？ of a question
        start, end = decided.start + offset, decided.end + offset
    return Cue(decided.modality, decided.step, text[start:end], Span(start, end))
