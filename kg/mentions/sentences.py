"""Sentences by punctuation: parsers split Chinese news worse (F 71 to 76)."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Span

_STOP = re.compile(r"(?:[。！？!?]|……|…(?!…)|(?<![A-Za-z0-9])\.(?=\s|$))+[”’」』）)】》]*|\n+|；")


@lru_cache(maxsize=8)  # the steps of the pipeline ask for one text again and again
def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of a reading text, in order, without surrounding white space.

    A line feed always ends one; so do `。！？` and what closes a quotation after them, and `；`.
    """
    spans, start = [], 0
    for match in _STOP.finditer(text):
        if match.group().startswith(("”", "’")):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = (_trim(text, low, high) for low, high in spans)
    return tuple(span for span in trimmed if span.start < span.end)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
