"""Train the name tagger, a linear-chain CRF over characters, and save it as one crfsuite file.

    python tagger.py SHARED_DATA SEGMENTER_MODEL TARGET.crfsuite [--setting full|open]

`full` trains on everything, `open` only on what has a stated open licence: UNER and what is ours
(the training pages, our own pages). Averaged perceptron: twelve rounds train in minutes and do as
well as L-BFGS did in an hour's trial.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite
import spacy_pkuseg
from corpora import Example, annotated, cluener, msra, own_pages, pages, silver, uner
from swap import swapped

from kg.mentions.features import character_features
from kg.mentions.lexicon import load_lexicon
from kg.mentions.sentences import split_sentences
from kg.model import Span

Segment = Callable[[str], list[str]]
WORD_CLASSES = ("c=", "c-1=", "c1=")  # features whose table comes from silver news


@dataclass(frozen=True)
class Setting:
    """What a tagger trains on and with which features.

    Numbers of sentences for `silver` and `msra`; copies of each sentence for `pages` (the shared
    training pages), `own` (our own pages) and `annotated` (real sentences that we marked); `swaps`
    copies of pages with other names. Features that begin with one of `without` are left out, and
    those seen fewer than `minimum` times.
    """

    note: str
    silver: int = 0
    msra: int = 0
    cluener: int = 0
    uner: int = 0
    pages: int = 0
    own: int = 0
    annotated: int = 0
    swaps: int = 0
    refined: bool = False
    held_in: bool = False  # also train on the own pages and sentences held out for choosing
    without: tuple[str, ...] = ()
    rounds: int = 12
    minimum: int = 4


FULL = Setting(
    "everything",
    silver=40000,
    msra=44000,
    cluener=1,
    uner=2,
    pages=10,
    own=5,
    annotated=5,
    swaps=3,
    held_in=True,
    minimum=6,
)
OPEN = Setting(
    "open licences only",
    uner=2,
    pages=6,
    own=3,
    swaps=5,
    held_in=True,
    without=WORD_CLASSES,
    minimum=4,
)
SETTINGS = {"full": FULL, "open": OPEN}


def labels_of(size: int, names: list[tuple[int, int, str]]) -> list[str]:
    """BIES labels, one a character."""
    labels = ["O"] * size
    for start, end, kind in names:
        if end - start == 1:
            labels[start] = f"S-{kind}"
            continue
        labels[start] = f"B-{kind}"
        labels[end - 1] = f"E-{kind}"
        for i in range(start + 1, end - 1):
            labels[i] = f"I-{kind}"
    return labels


def cut(examples: Iterable[Example]) -> Iterator[Example]:
    """Examples cut at sentence ends, as the pipeline will see them."""
    for text, names in examples:
        for start, end in split_sentences(text):
            yield (
                text[start:end],
                [(a - start, b - start, kind) for a, b, kind in names if start <= a and b <= end],
            )


def word_spans(words: list[str], text: str) -> list[Span]:
    """Spans of pkuseg's words, which leave white space out."""
    spans, at = [], 0
    for word in words:
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return spans


def examples_of(data: Path, setting: Setting) -> Iterator[tuple[Example, int]]:
    """The sentences of all corpora with how many copies of each to train on."""
    public = (
        (setting.silver, lambda: silver(data / "silver_news" / "silver.jsonl", setting.silver,
                                        refined=setting.refined), 1),
        (setting.msra, lambda: msra(data / "msra" / "train.txt", setting.msra), 1),
        (setting.cluener, lambda: cluener(data / "cluener" / "train.json"), setting.cluener),
        (setting.uner, lambda: uner(next((data / "uner_gsdsimp").glob("*train.iob2"))), setting.uner),
    )  # fmt: skip
    for wanted, read, copies in public:
        yield from ((e, copies) for e in cut(read())) if wanted else ()  # type: ignore[no-untyped-call]
    sides = (False, True) if setting.held_in else (False,)
    ours = list(pages()) if setting.pages else []
    own = [e for side in sides for e in own_pages(held_out=side)] if setting.own else []
    yield from ((e, setting.pages) for e in ours)
    yield from ((e, setting.own) for e in own)
    if setting.annotated:
        for side in sides:
            yield from ((e, setting.annotated) for e in cut(annotated(data, held_out=side)))
    yield from ((e, 1) for e in swapped([*ours, *own], setting.swaps))


def train(data: Path, segment: Segment, target: Path, setting: Setting) -> int:
    """Train on pkuseg's words and the features that the setting keeps; gives the characters."""
    lexicon = load_lexicon()
    trainer = pycrfsuite.Trainer(algorithm="averaged-perceptron", verbose=False)
    trainer.set_params({"max_iterations": setting.rounds, "feature.minfreq": setting.minimum})
    characters = 0
    for (text, names), copies in examples_of(data, setting):
        rows = character_features(text, word_spans(segment(text), text), lexicon)
        if setting.without:
            rows = [[f for f in row if not f.startswith(setting.without)] for row in rows]
        items, labels = pycrfsuite.ItemSequence(rows), labels_of(len(text), names)
        for _ in range(copies):
            trainer.append(items, labels)
            characters += len(text)
    trainer.train(str(target))
    return characters


def main() -> None:
    """Train one of the two variants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("segmenter", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--setting", choices=sorted(SETTINGS), default="full")
    args = parser.parse_args()
    began = time.perf_counter()
    segment = spacy_pkuseg.pkuseg(str(args.segmenter), user_dict=None).cut
    characters = train(args.data, segment, args.target, SETTINGS[args.setting])
    megabytes = args.target.stat().st_size / 1e6
    seconds = time.perf_counter() - began
    print(f"{characters} characters, {seconds:.0f} s, {megabytes:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
