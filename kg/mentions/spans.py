"""Names in code points ↔ entities of a spaCy `Doc`, whose tokens a name may cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from kg.mentions.names import Name
from kg.script import to_simplified

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

Bounds = tuple[list[int], list[int]]
"""Where each token begins, and where each ends."""


def text_of(doc: Doc) -> str:
    """`doc.text`, put together from its tokens once for all steps that see a document in turn."""
    return _texts_of(doc)[0]


def plain_text_of(doc: Doc) -> str:
    """The text with its traditional lines in simplified script, of the same length."""
    return _texts_of(doc)[1]


def keep_texts(doc: Doc, text: str, plain: str) -> None:
    """Have the two above say this of a document that was just made."""
    if len(_kept) >= KEPT:
        del _kept[next(iter(_kept))]
    _kept[doc] = text, plain


def _texts_of(doc: Doc) -> tuple[str, str]:
    if doc not in _kept:
        keep_texts(doc, doc.text, to_simplified(doc.text))
    return _kept[doc]


KEPT = 64
"""Documents whose texts are kept: more than the steps have in hand at once."""
_kept: dict[Doc, tuple[str, str]] = {}


def token_bounds(doc: Doc) -> Bounds:
    """The bounds of all tokens; to ask each `Token` costs five times that."""
    starts, sizes = doc.to_array(["IDX", "LENGTH"]).astype("int64").T
    return starts.tolist(), (starts + sizes).tolist()


def set_names(doc: Doc, names: Iterable[Name]) -> None:
    """Make the names `doc.ents`, splitting tokens that an edge of a name cuts.

    The subtype goes into `ent.id_`, a canonical form into `ent.kb_id_`. A name that begins or ends
    in white space between tokens is left out; the tagger and the grammar give none.
    """
    found = sorted(names, key=lambda name: name[:2])
    edges = sorted({edge for name in found for edge in (name.start, name.end)})
    bounds = _restore_words(doc, edges, token_bounds(doc))
    starts, ends = _split_tokens(doc, edges, bounds)
    marks: Any = doc.to_array(_ENT)
    marks[:, :2] = _OUTSIDE, 0
    number = doc.vocab.strings.add
    for name in found:
        first, last = bisect_left(starts, name.start), bisect_left(ends, name.end)
        if (
            first < len(starts)
            and starts[first] == name.start
            and last < len(ends)
            and ends[last] == name.end
        ):
            own = marks[first : last + 1]
            own[:, :3] = _INSIDE, number(LABELS[name.type]), number(name.canonical or "")
            own[0, 0] = _BEGIN
            if name.subtype:
                own[:, 3] = number(name.subtype)
    # all at once: `doc.set_ents` looks at each token several times, and wants a `Span` a name
    doc.from_array(_ENT, marks)


_ENT: list[int | str] = ["ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID"]
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3  # of `ENT_IOB`


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


def _restore_words(doc: Doc, edges: Sequence[int], bounds: Bounds) -> Bounds:
    """Put words together again that an earlier name cut and no edge of the names cuts now."""
    words: set[tuple[int, int]] = set(doc.user_data.get(WORDS, ()))
    end_of = dict(zip(*bounds, strict=True)) if words else {}
    torn = sorted(word for word in words if end_of.get(word[0]) != word[1])
    whole = [word for word in torn if not _cuts(edges, *word)]
    if not whole:
        return bounds
    with doc.retokenize() as retokenizer:
        for start, end in whole:
            span = doc.char_span(start, end)
            if span is not None:
                retokenizer.merge(span)
    return token_bounds(doc)


def _cuts(edges: Sequence[int], start: int, end: int) -> list[int]:
    """Those of the sorted edges that lie strictly between the two."""
    return list(edges[bisect_right(edges, start) : bisect_left(edges, end)])


def _split_tokens(doc: Doc, edges: Sequence[int], bounds: Bounds) -> Bounds:
    """Split every token that has an edge strictly inside."""
    starts, ends = bounds
    cuts: dict[int, list[int]] = {}
    for edge in edges:
        index = bisect_right(starts, edge) - 1
        if index >= 0 and starts[index] < edge < ends[index]:
            cuts.setdefault(index, []).append(edge - starts[index])
    if not cuts:
        return bounds
    words = [(starts[i], ends[i]) for i in cuts]
    doc.user_data[WORDS] = [*doc.user_data.get(WORDS, ()), *words]
    with doc.retokenize() as retokenizer:
        for index, places in cuts.items():
            token = doc[index]
            pieces = [token.text[a:b] for a, b in pairwise([0, *places, len(token)])]
            retokenizer.split(token, pieces, heads=[(token, n) for n in range(len(pieces))])
    return token_bounds(doc)
