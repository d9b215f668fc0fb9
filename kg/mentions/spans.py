"""Names in code points ↔ entities of a spaCy `Doc`, whose tokens a name may cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
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


def text_of(doc: Doc) -> str:
    """`doc.text`, put together from its tokens once for all steps that see a document in turn."""
    global _last
    known, text = _last
    if known is not doc:
        text = doc.text
        _last = doc, text
    return text


_last: tuple[Doc | None, str] = None, ""


def token_bounds(doc: Doc) -> tuple[list[int], list[int]]:
    """Where each token begins, and where each ends; a `Token` a word costs five times that."""
    starts, sizes = doc.to_array("IDX").astype("int64"), doc.to_array("LENGTH").astype("int64")
    return starts.tolist(), (starts + sizes).tolist()


def token_spans(doc: Doc) -> list[tuple[int, int]]:
    """Where each token begins and ends."""
    return list(zip(*token_bounds(doc), strict=True))


def set_names(doc: Doc, names: Iterable[Name]) -> None:
    """Make the names `doc.ents`, splitting tokens that an edge of a name cuts.

    The subtype goes into `ent.id_`, a canonical form into `ent.kb_id_`. A name that begins or ends
    in white space between tokens is left out; the tagger and the grammar give none.
    """
    found = sorted(names, key=lambda name: name[:2])
    doc.set_ents([])
    edges = sorted({edge for name in found for edge in (name.start, name.end)})
    _restore_words(doc, edges)
    _split_tokens(doc, edges)
    starts, ends = token_bounds(doc)
    spans = []
    for name in found:
        first, last = bisect_left(starts, name.start), bisect_left(ends, name.end)
        if (
            first < len(starts)
            and starts[first] == name.start
            and last < len(ends)
            and ends[last] == name.end
        ):
            spans.append(
                Span(
                    doc,
                    first,
                    last + 1,
                    LABELS[name.type],
                    kb_id=name.canonical or "",
                    span_id=name.subtype or "",
                )
            )
    doc.set_ents(spans)


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


def _restore_words(doc: Doc, edges: Sequence[int]) -> None:
    """Put words together again that an earlier name cut and no edge of the names cuts now."""
    words: set[tuple[int, int]] = set(doc.user_data.get(WORDS, ()))
    torn = words.difference(token_spans(doc)) if words else ()
    whole = [word for word in sorted(torn) if not _cuts(edges, *word)]
    if not whole:
        return
    with doc.retokenize() as retokenizer:
        for start, end in whole:
            span = doc.char_span(start, end)
            if span is not None:
                retokenizer.merge(span)


def _cuts(edges: Sequence[int], start: int, end: int) -> list[int]:
    """Those of the sorted edges that lie strictly between the two."""
    return list(edges[bisect_right(edges, start) : bisect_left(edges, end)])


def _split_tokens(doc: Doc, edges: Sequence[int]) -> None:
    """Split every token that has an edge strictly inside."""
    starts, ends = token_bounds(doc)
    cuts: dict[int, list[int]] = {}
    for edge in edges:
        index = bisect_right(starts, edge) - 1
        if index >= 0 and starts[index] < edge < ends[index]:
            cuts.setdefault(index, []).append(edge - starts[index])
    if not cuts:
        return
    words = [(starts[i], ends[i]) for i in cuts]
    doc.user_data[WORDS] = [*doc.user_data.get(WORDS, ()), *words]
    with doc.retokenize() as retokenizer:
        for index, places in cuts.items():
            token = doc[index]
            bounds = [0, *places, len(token)]
            parts = [token.text[a:b] for a, b in pairwise(bounds)]
            retokenizer.split(token, parts, heads=[(token, n) for n in range(len(parts))])
