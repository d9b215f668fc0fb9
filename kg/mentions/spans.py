"""Names in code points ↔ entities of a spaCy `Doc`, whose tokens a name may cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc, Span

from kg.mentions.names import Name

LABELS = {
    "Agency": "AGENCY",
    "Bank": "BANK",
    "TradeUnion": "TRADEUNION",
    "Enterprise": "ENTERPRISE",
    "Place": "PLACE",
    "Person": "PERSON",
    "Organization": "ORGANIZATION",
}
CLASSES = {label: name for name, label in LABELS.items()}


def token_spans(doc: Doc) -> list[tuple[int, int]]:
    """Where each token begins and ends, read at once: a `Token` a word costs a fifth of the time."""
    return [(start, start + size) for start, size in doc.to_array(["IDX", "LENGTH"]).tolist()]


def set_names(doc: Doc, names: Iterable[Name]) -> None:
    """Make the names `doc.ents`, splitting tokens that an edge of a name cuts.

    The subtype goes into `ent.id_`, a canonical form into `ent.kb_id_`. A name that begins or ends
    in white space between tokens is left out; the tagger and the grammar give none.
    """
    found = sorted(names, key=lambda name: name[:2])
    doc.set_ents([])
    _restore_words(doc, {edge for name in found for edge in (name.start, name.end)})
    _split_tokens(doc, {edge for name in found for edge in (name.start, name.end)})
    tokens = token_spans(doc)
    starts = {start: i for i, (start, _) in enumerate(tokens)}
    ends = {end: i for i, (_, end) in enumerate(tokens, 1)}
    doc.set_ents(
        [
            Span(
                doc,
                starts[n.start],
                ends[n.end],
                LABELS[n.type],
                kb_id=n.canonical or "",
                span_id=n.subtype or "",
            )
            for n in found
            if n.start in starts and n.end in ends
        ]
    )


def names_in(doc: Doc) -> list[Name]:
    """`doc.ents` as names in code points."""
    return [
        Name(
            ent.start_char,
            ent.end_char,
            CLASSES[ent.label_],
            ent.id_ or None,
            ent.kb_id_ or None,
        )
        for ent in doc.ents
        if ent.label_ in CLASSES
    ]


WORDS = "kg_words"


def _restore_words(doc: Doc, edges: set[int]) -> None:
    """Put words together again that an earlier name cut and no edge of the names cuts now."""
    words: set[tuple[int, int]] = set(doc.user_data.get(WORDS, ()))
    whole = set(token_spans(doc))
    with doc.retokenize() as retokenizer:
        for start, end in sorted(words - whole):
            if not any(start < edge < end for edge in edges):
                span = doc.char_span(start, end)
                if span is not None:
                    retokenizer.merge(span)


def _split_tokens(doc: Doc, edges: set[int]) -> None:
    """Split every token that has an edge strictly inside."""
    tokens = token_spans(doc)
    offsets = [start for start, _ in tokens]
    cuts: dict[int, list[int]] = {}
    for edge in sorted(edges):
        index = bisect_right(offsets, edge) - 1
        if index >= 0 and offsets[index] < edge < tokens[index][1]:
            cuts.setdefault(index, []).append(edge - offsets[index])
    if cuts:
        words = [tokens[i] for i in cuts]
        doc.user_data[WORDS] = [*doc.user_data.get(WORDS, ()), *words]
    with doc.retokenize() as retokenizer:
        for index, places in cuts.items():
            token = doc[index]
            bounds = [0, *places, len(token)]
            parts = [token.text[a:b] for a, b in pairwise(bounds)]
            retokenizer.split(token, parts, heads=[(token, n) for n in range(len(parts))])
