"""Train the name tagger, a linear-chain CRF over characters, and save it as one crfsuite file.

    python tagger.py SHARED_DATA SEGMENTER_MODEL TARGET.crfsuite [--silver N] [--msra N] [--pages N]

Averaged perceptron: twelve rounds train in minutes and do as well as L-BFGS did in an hour's trial.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite
import spacy_pkuseg
from corpora import Example, cluener, msra, pages, silver
from swap import swapped

from kg.mentions.features import character_features
from kg.mentions.lexicon import load_lexicon
from kg.mentions.sentences import split_sentences
from kg.model import Span

MIN_FREQUENCY = 4  # rarer features make most of the file and no difference


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


def train(
    examples: Iterable[tuple[Example, int]], segmenter: Path, target: Path, rounds: int
) -> int:
    """Train on (example, copies) pairs; gives the number of sentences."""
    lexicon = load_lexicon()
    segment = spacy_pkuseg.pkuseg(str(segmenter), user_dict=None)
    trainer = pycrfsuite.Trainer(algorithm="averaged-perceptron", verbose=False)
    trainer.set_params({"max_iterations": rounds, "feature.minfreq": MIN_FREQUENCY})
    count = 0
    for (text, names), copies in examples:
        words = word_spans(segment.cut(text), text)
        items = pycrfsuite.ItemSequence(character_features(text, words, lexicon))
        labels = labels_of(len(text), names)
        for _ in range(copies):
            trainer.append(items, labels)
            count += 1
    trainer.train(str(target))
    return count


def corpus(data: Path, args: argparse.Namespace) -> Iterator[tuple[Example, int]]:
    """The sentences of all corpora with how many copies of each to train on."""
    yield from ((e, 1) for e in cut(silver(data / "silver_news" / "silver.jsonl", args.silver)))
    if args.msra:
        yield from ((e, 1) for e in cut(msra(data / "msra" / "train.txt", args.msra)))
    if args.cluener:
        yield from ((e, 1) for e in cut(cluener(data / "cluener" / "train.json")))
    annotated = list(pages())
    yield from ((e, args.pages) for e in annotated)
    yield from ((e, 1) for e in swapped(annotated, args.swaps))


def main() -> None:
    """Train with the settings that `project.yml` names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("segmenter", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--silver", type=int, default=120000)
    parser.add_argument("--msra", type=int, default=0)
    parser.add_argument("--cluener", action="store_true")
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--swaps", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=12)
    args = parser.parse_args()
    began = time.perf_counter()
    count = train(corpus(args.data, args), args.segmenter, args.target, args.rounds)
    megabytes = args.target.stat().st_size / 1e6
    print(
        f"{count} sentences, {time.perf_counter() - began:.0f} s, {megabytes:.1f} MB",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
