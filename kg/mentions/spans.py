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


def set_names(doc: Doc, names: Iterable[Name]) -> None:
    """Make the names `doc.ents`, splitting tokens that an edge of a name cuts.

    The subtype goes into `ent.id_`, a canonical form into `ent.kb_id_`. A name that begins or ends in white space between tokens is
    left out; the tagger and the grammar give none.
    """
    found = sorted(names, key=lambda name: name[:2])
    doc.set_ents([])
    _restore_words(doc, {edge for name in found for edge in (name.start, name.end)})
    _split_tokens(doc, {edge for name in found for edge in (name.start, name.end)})
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
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
    whole = {(token.idx, token.idx + len(token)) for token in doc}
    with doc.retokenize() as retokenizer:
        for start, end in sorted(words - whole):
            if not any(start < edge < end for edge in edges):
                span = doc.char_span(start, end)
                if span is not None:
                    retokenizer.merge(span)


def _split_tokens(doc: Doc, edges: set[int]) -> None:
    """Split every token that has an edge strictly inside."""
    offsets = [token.idx for token in doc]
    sizes = [len(token) for token in doc]
    cuts: dict[int, list[int]] = {}
    for edge in sorted(edges):
        index = bisect_right(offsets, edge) - 1
        if index >= 0 and offsets[index] < edge < offsets[index] + sizes[index]:
            cuts.setdefault(index, []).append(edge - offsets[index])
    if cuts:
        words = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in cuts]
        doc.user_data[WORDS] = [*doc.user_data.get(WORDS, ()), *words]
    with doc.retokenize() as retokenizer:
        for index, places in cuts.items():
            token = doc[index]
            bounds = [0, *places, len(token)]
            parts = [token.text[a:b] for a, b in pairwise(bounds)]
            retokenizer.split(token, parts, heads=[(token, n) for n in range(len(parts))])
