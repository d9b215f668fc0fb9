"""The best labels of sentences, given scores of characters and of transitions."""

from __future__ import annotations

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
    going = [*np.searchsorted(-sizes, -np.arange(steps)).tolist(), 0]
    sums = np.empty((len(scores), len(transitions)))
    ways = np.empty((len(transitions), len(starts), len(transitions)))
    outward = transitions[:, None]
    best = sums[starts[: going[0]]] = scores[starts[: going[0]]]
    for step in range(1, steps):
        rows = starts[: going[step]] + step
        np.add(best[: len(rows)].T[:, :, None], outward, out=ways[:, : len(rows)])
        best = ways[:, : len(rows)].max(axis=0) + scores.take(rows, axis=0)
        sums[rows] = best
    chosen = np.zeros(len(starts), np.int64)
    inward = np.ascontiguousarray(transitions.T)
    for step in range(steps - 1, -1, -1):
        rows = starts[: going[step]] + step
        reached = sums.take(rows, axis=0)
        reached[: going[step + 1]] += inward.take(chosen[: going[step + 1]], axis=0)
        chosen[: len(rows)] = labels[rows] = reached.argmax(axis=1)
