"""The steps of the spaCy pipeline: sentences, the tagger, the name grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.codes import runs
from kg.mentions.grammar import refine_names
from kg.mentions.labels import class_of_label
from kg.mentions.lexicon import PrefixMap, load_lexicon
from kg.mentions.names import Name
from kg.mentions.own_names import OwnName, with_own_names
from kg.mentions.sentences import split_sentences
from kg.mentions.spans import names_in, plain_text_of, set_names, text_of, token_bounds
from kg.mentions.tagger import Tagger, Words
from kg.mentions.tagger.crfsuite import read_crfsuite
from kg.mentions.tagger.weights import Weights, load_weights, save_weights
from kg.model import Span

MODEL_FILE = "names.npz"
TOGETHER = 16
AT_ONCE = 20_000
"""Documents and characters that are tagged together: numpy is called as often for many as for one."""


@Language.factory("kg_sentences", assigns=["token.is_sent_start", "doc.sents"])
class SentenceSplitter:
    """Sets sentence starts by punctuation."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token at or after each sentence's start."""
        _, ends = token_bounds(doc)
        marks: Any = np.full(len(ends), -1, "int64")
        opening = [bisect_right(ends, span.start) for span in split_sentences(text_of(doc))[1:]]
        marks[[0, *(token for token in opening if token < len(ends))] if ends else []] = 1
        # all at once: setting them token by token looks through the whole document each time
        return doc.from_array(["SENT_START"], marks.astype("uint64"))


@Language.factory("kg_tagger", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
class NameTagger:
    """A linear-chain CRF over characters with pkuseg's words as features; fills `doc.ents`.

    It splits tokens that a name cuts. The model is one file of arrays; without one it tags nothing.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._tagger: Tagger | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = TOGETHER) -> Iterator[Doc]:
        """Tag documents, some at once."""
        docs: list[Doc] = []
        size = 0
        for doc in stream:
            docs.append(doc)
            size += len(text_of(doc))
            if len(docs) >= min(batch_size, TOGETHER) or size >= AT_ONCE:
                yield from self._tag(docs)
                docs, size = [], 0
        if docs:
            yield from self._tag(docs)

    def _tag(self, docs: list[Doc]) -> list[Doc]:
        """Set the names that the model finds, sentence by sentence."""
        if self._tagger is None:
            return docs
        texts = [plain_text_of(doc) for doc in docs]
        spans = [split_sentences(text) for text in texts]
        words = [
            words_in(doc, own).moved([-span.start for span in own])
            for doc, own in zip(docs, spans, strict=True)
        ]
        sentences = [
            text[span.start : span.end]
            for text, own in zip(texts, spans, strict=True)
            for span in own
        ]
        labels = iter(self._tagger.label(sentences, Words.joined(words)))
        for doc, own in zip(docs, spans, strict=True):
            found = [names_from_labels(next(labels), span.start) for span in own]
            set_names(doc, [name for names in found for name in names])
        return docs

    def open(self, path: Path) -> NameTagger:
        """Use the model in a file: ours, or a crfsuite file, as training leaves it (in seconds)."""
        if path.suffix == ".crfsuite":
            return self._use(read_crfsuite(path.read_bytes()))
        return self._use(load_weights(path))

    def _use(self, weights: Weights) -> NameTagger:
        self._tagger = Tagger(weights, load_lexicon())
        return self

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the model into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self._tagger is not None:
            save_weights(self._tagger.weights, folder / MODEL_FILE)

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> NameTagger:
        """Read the model from the folder `path`, in which may be one of crfsuite instead."""
        own = Path(path) / MODEL_FILE
        trained = own.with_suffix(".crfsuite")
        return self.open(own if own.exists() or not trained.exists() else trained)

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """The model file's bytes."""
        file = BytesIO()
        if self._tagger is not None:
            save_weights(self._tagger.weights, file)
        return file.getvalue()

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> NameTagger:
        """Use the model in a model file's bytes."""
        return self._use(load_weights(BytesIO(data)))


@Language.factory(
    "kg_grammar",
    requires=["doc.ents"],
    assigns=["doc.ents", "token.ent_iob", "token.ent_type", "token.ent_id"],
)
class NameGrammar:
    """Makes whole names with class and subtype out of what the tagger found."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Refine `doc.ents`."""
        starts = frozenset(token_bounds(doc)[0])
        text = plain_text_of(doc)
        set_names(doc, refine_names(text, names_in(doc), starts, load_lexicon()))
        return doc


@Language.factory("kg_labels", requires=["doc.ents"], assigns=["doc.ents", "token.ent_type"])
class LabelMapper:
    """Gives the names of another tagger (OntoNotes, CoNLL, MSRA, CLUENER labels) our labels."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Keep persons, places and organisations of `doc.ents`, in our classes."""
        found = [(ent, class_of_label(ent.label_, ent.text, load_lexicon())) for ent in doc.ents]
        set_names(doc, [Name(ent.start_char, ent.end_char, kind) for ent, kind in found if kind])
        return doc


@Language.factory(
    "kg_names", requires=["doc.ents"], assigns=["doc.ents", "token.ent_type", "token.ent_kb_id"]
)
class OwnNames:
    """Finds the names of a user's list; `ent.kb_id_` is the canonical form, if a row gives one."""

    def __init__(self, nlp: Language, name: str, rows: list[list[str]] | None = None) -> None:
        self.name = name
        self._rows = [OwnName(*row) for row in rows or []]
        self._known = PrefixMap({row.name: row for row in self._rows})

    def __call__(self, doc: Doc) -> Doc:
        """Add the list's names to `doc.ents`."""
        starts = frozenset(token_bounds(doc)[0])
        text = plain_text_of(doc)
        set_names(doc, with_own_names(text, names_in(doc), self._known, starts))
        return doc


def words_in(doc: Doc, spans: Sequence[Span]) -> Words:
    """The words of each of some stretches of the document, which are in order.

    White space is left out; a token over an edge is cut there.
    """
    bounds = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).astype("int64")
    starts, sizes, _ = bounds[bounds[:, 2] == 0].T
    ends = starts + sizes
    low, high = np.array(spans, np.int64).reshape(-1, 2).T
    first = np.searchsorted(ends, low, "right")
    counts = np.searchsorted(starts, high) - first
    words = runs(first, counts)
    return Words(
        counts,
        np.maximum(starts[words], np.repeat(low, counts)),
        np.minimum(ends[words], np.repeat(high, counts)),
    )


def names_from_labels(labels: list[str], offset: int = 0) -> list[Name]:
    """Names from BIES labels, one a character; a name without its end is none."""
    names, start = [], None
    for i, label in enumerate(labels):
        if label == "O":  # as most are
            start = None
            continue
        if label[0] in "BS":
            start = i
        if label[0] in "ES" and start is not None:
            names.append(Name(offset + start, offset + i + 1, label[2:]))
            start = None
    return names
