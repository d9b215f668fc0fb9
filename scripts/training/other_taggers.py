"""Other taggers in the place of the CRF, to compare: spaCy's own recogniser, and two CRFs that vote.

Every character is a token of spaCy's. What the CRF has as features stands in token attributes that
`MultiHashEmbed` reads: `TAG` the place in pkuseg's word, `LEMMA` the word, `DEP` head noun and lists.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from corpora import Example
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as Trained
from spacy.util import minibatch

import kg
from kg.mentions.features import character_features
from kg.mentions.lexicon import load_lexicon
from kg.mentions.names import Name, overlaps
from kg.mentions.sentences import split_sentences
from kg.mentions.spans import CLASSES, LABELS, names_in, set_names
from kg.model import Span
from kg.script import to_simplified

Step = Callable[[Doc], Doc]

ATTRS = ["NORM", "TAG", "LEMMA", "DEP"]
CONFIG = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "attrs": ATTRS,
                "rows": [6000, 100, 20000, 2000],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "window_size": 1,
                "maxout_pieces": 3,
                "depth": 6,
            },
        },
    }
}


def character_doc(nlp: Language, text: str, words: list[Span]) -> Doc:
    """A document of characters with the CRF's features in attributes."""
    doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    for token, row in zip(doc, character_features(text, words, load_lexicon()), strict=True):
        features = dict(f.split("=", 1) for f in row if "=" in f)
        token.tag_ = features.get("wp", "-")
        token.lemma_ = features.get("w", "-")
        token.dep_ = features.get("H", "") + features.get("nh", "") + features.get("D", "")
    return doc


def words_of(text: str) -> list[Span]:
    """Words of the shipped segmenter."""
    tokens = [t for t in kg.load_pipeline().make_doc(text) if not t.is_space]
    return [Span(t.idx, t.idx + len(t)) for t in tokens]


def train(examples: Iterable[tuple[Example, int]], target: Path, steps: int) -> int:
    """Train on (example, copies) pairs, 64 sentences a step; gives the characters of the corpus."""
    nlp = spacy.blank("zh")
    ner: Any = nlp.add_pipe("ner", config=CONFIG)
    for label in LABELS.values():
        ner.add_label(label)
    trained: list[Trained] = []
    characters = 0
    for (text, names), copies in examples:
        if not text.strip():
            continue
        doc = character_doc(nlp, text, words_of(text))
        spans = [(a, b, LABELS[kind]) for a, b, kind in names]
        trained += [Trained.from_dict(doc, {"entities": spans})] * copies
        characters += len(text) * copies
    optimizer = nlp.initialize(lambda: trained[:200])
    chance = random.Random(1)
    batches = (b for _ in range(steps) for b in minibatch(chance.sample(trained, len(trained)), 64))  # type: ignore[no-untyped-call]
    for batch in islice(batches, steps):
        nlp.update(batch, sgd=optimizer, drop=0.1)
    nlp.to_disk(target)
    return characters


class Recogniser:
    """spaCy's recogniser as a step of our pipeline."""

    def __init__(self, model: Path) -> None:
        self.nlp = spacy.load(model)

    def __call__(self, doc: Doc) -> Doc:
        """Tag sentence by sentence."""
        found: list[Name] = []
        text = to_simplified(doc.text)
        for start, end in split_sentences(text):
            part = character_doc(self.nlp, text[start:end], words_of(text[start:end]))
            for _, pipe in self.nlp.pipeline:
                part = pipe(part)
            found += [
                Name(start + e.start_char, start + e.end_char, CLASSES[e.label_]) for e in part.ents
            ]
        set_names(doc, found)
        return doc


class Voters:
    """Two taggers: the names of the first, and those of the second where the first has none."""

    def __init__(self, first: Step, second: Step) -> None:
        self.first, self.second = first, second

    def __call__(self, doc: Doc) -> Doc:
        """Tag twice and merge."""
        names = names_in(self.first(doc))
        more = names_in(self.second(doc))
        set_names(doc, [*names, *(name for name in more if not overlaps(name, names))])
        return doc
