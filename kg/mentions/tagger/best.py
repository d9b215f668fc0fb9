"""The best labels of sentences, given scores of characters and of transitions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from kg.mentions.tagger.weights import Floats, Ints

TOGETHER = 256  # sentences; more would only take memory


def best_labels(scores: Floats, bounds: Ints, transitions: Floats) -> Ints:
    """The labels of each sentence that have the highest sum, by number; of equals the first.

    The sentences stand in `scores` one after the other, each from one of the `bounds` to the next.
    """
    labels = np.zeros(len(scores), np.int64)
    sizes = np.diff(bounds)
    order = np.argsort(-sizes, kind="stable")
    for first in range(0, len(order), TOGETHER):
        own = order[first : first + TOGETHER]
        _label(labels, scores, bounds[own], sizes[own], transitions)
    return labels


def _label(labels: Ints, scores: Floats, starts: Ints, sizes: Ints, transitions: Floats) -> None:
    """Viterbi's algorithm, a step a character for all sentences at once, the longest first."""
    steps = int(sizes[0])
    # how many sentences are longer than so many characters: the others have ended
    going = np.searchsorted(-sizes, -np.arange(steps))
    before = np.cumsum(going) - going
    sentence = np.arange(going.sum()) - np.repeat(before, going)
    places = starts[sentence] + np.repeat(np.arange(steps), going)
    spans = list(zip(before.tolist(), (before + going).tolist(), strict=True))
    # the characters of a step side by side: what is added up to each of them, and then the labels
    sums = scores.take(places, axis=0)
    ways = np.empty((len(transitions), len(starts), len(transitions)))
    outward = transitions[:, None]
    for (low, _), (start, end) in pairwise(spans):
        best = ways[:, : end - start]
        np.add(sums[low : low + end - start].T[:, :, None], outward, out=best)
        sums[start:end] += best.max(axis=0)
    chosen = np.zeros(len(places), np.int64)
    inward = np.ascontiguousarray(transitions.T)
    after: Ints = chosen[:0]
    for start, end in reversed(spans):
        reached = sums[start:end]
        reached[: len(after)] += inward.take(after, axis=0)
        after = chosen[start:end] = reached.argmax(axis=1)
    labels[places] = chosen
