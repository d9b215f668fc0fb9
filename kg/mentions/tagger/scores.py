"""What the features of each character speak for: a row of scores a character, a column a label.

The features are those of `kg.mentions.features`, found for a whole page at once. Weights are added in
the order of the features there, as CRFsuite adds them: the sums are the same to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kg.codes import BITS
from kg.mentions.features import word_class
from kg.mentions.lexicon import Lexicon
from kg.mentions.list_features import APART, list_features
from kg.mentions.tagger.layout import KINDS, MARGIN, Characters, Layout
from kg.mentions.tagger.weights import Floats, Ints, Weights
from kg.mentions.tagger.words import Words

_EDGES = "^" + KINDS[1:] + "$"
_PLACES = "SBIE"  # of a character in its word
_CLASSES = 1 << 16  # more than there are classes of words
REMEMBERED = 100_000  # words


class Scorer:
    """Weights laid out so that a page is scored by few numpy calls."""

    def __init__(self, weights: Weights, lexicon: Lexicon) -> None:
        self._weights = weights
        self._lexicon = lexicon
        self._characters = Characters()
        self._lists = list_features(lexicon)
        self._listed = self._numbers(self._lists.names)
        self._always = self._dense(["b"])[0]
        chars = weights.grams["chars"]
        self._chars = [weights.rows(numbers) for numbers in chars.numbers]
        self._kind = self._dense([f"k={kind}" for kind in KINDS])
        self._kinds = self._dense(
            [f"kk={a}{b}{c}" for a in "^" + KINDS[1:] for b in KINDS for c in "$" + KINDS[1:]]
        )
        classes = ["?", *sorted(set(lexicon.word_classes.values()))]
        self._class_numbers = {name: n for n, name in enumerate(classes)}
        self._ids: dict[str, int] = {}
        none = ""  # closes each table: characters outside words have none of its features
        self._class_before = self._dense([*(f"c-1={name}" for name in classes), none])
        self._class_after = self._dense([*(f"c1={name}" for name in classes), none])
        self._place = self._dense([*(f"wp={place}" for place in _PLACES), none])
        self._class = self._dense(
            [*(f"c={name}{place}" for name in classes for place in _PLACES), none]
        )

    def _numbers(self, names: Sequence[str]) -> Ints:
        others, unknown = self._weights.others, self._weights.unknown
        return np.array([others.get(name, unknown) for name in names], np.int64)

    def _dense(self, names: Sequence[str]) -> Floats:
        return self._weights.rows(self._numbers(names))

    def score(self, sentences: Sequence[str], words: Words) -> tuple[Floats, Ints]:
        """Scores of all characters of the sentences, and the rows at which each sentence begins."""
        layout = self._characters.lay_out(sentences)
        scores = np.repeat(self._always[None], len(layout.places), axis=0)
        self._add_characters(scores, layout)
        self._add_words(scores, layout, sentences, words)
        self._add_lists(scores, layout, sentences)
        return scores, layout.bounds

    def _add_characters(self, scores: Floats, layout: Layout) -> None:
        at, codes = layout.places, layout.codes
        grams = self._weights.grams
        pairs = codes[:-1] << BITS | codes[1:]
        skips = codes[:-2] << BITS | codes[2:]
        triples = pairs[:-1] << BITS | codes[2:]
        found = grams["chars"].find(codes)
        for table, shift in zip(self._chars, (0, -1, 1, -2, 2), strict=True):
            scores += table.take(found[at + shift], axis=0)
        pair, skip, triple = (
            grams[kind].find(filled)
            for kind, filled in (("pairs", pairs), ("skips", skips), ("triples", triples))
        )
        own, over, long = (grams[kind].numbers for kind in ("pairs", "skips", "triples"))
        self._add_sparse(
            scores,
            [
                own[0][pair[at - 1]],
                own[1][pair[at]],
                over[0][skip[at - 1]],
                own[2][pair[at - 2]],
                own[3][pair[at + 1]],
                long[0][triple[at - 1]],
                long[1][triple[at - 2]],
                long[2][triple[at]],
            ],
        )
        kinds, many = layout.kinds, len(KINDS)
        scores += self._kind.take(kinds[at], axis=0)
        around = (kinds[at - 1] * many + kinds[at]) * many + kinds[at + 1]
        scores += self._kinds.take(around, axis=0)

    def _add_words(
        self, scores: Floats, layout: Layout, sentences: Sequence[str], words: Words
    ) -> None:
        """Each word with the one before and after it; sentences are closed by `^` and `$`."""
        counts, starts, ends = words.moved(layout.bounds[:-1])
        # room for the signs before and after the words of each sentence
        places = np.arange(len(starts)) + np.repeat(2 * np.arange(len(counts)) + 1, counts)
        ids = np.full(len(starts) + 2 * len(counts), self._word("$"))
        ids[np.cumsum(counts + 2) - counts - 2] = self._word("^")
        ids[places] = self._known_words("".join(sentences), starts, ends)
        columns, classes = np.divmod(ids, _CLASSES)
        sizes = ends - starts
        word = np.repeat(places, sizes)
        inside = np.arange(len(word)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        size = np.repeat(sizes, sizes)
        rows = np.repeat(starts, sizes) + inside
        numbers = self._weights.word_numbers
        none = self._weights.unknown
        self._add_sparse(
            scores,
            [
                _spread(numbers[n][columns[word + aside]], rows, len(scores), none)
                for n, aside in enumerate((0, -1, 1))
            ],
        )
        place = np.where(inside == 0, 1, np.where(inside == size - 1, 3, 2))
        place[size == 1] = 0
        for table, found in (
            (self._class_before, classes[word - 1]),
            (self._class_after, classes[word + 1]),
            (self._place, place),
            (self._class, classes[word] * len(_PLACES) + place),
        ):
            scores += table.take(_spread(found, rows, len(scores), len(table) - 1), axis=0)

    def _known_words(self, text: str, starts: Ints, ends: Ints) -> list[int]:
        known, word = self._ids.get, self._word
        strings = [text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        return [known(string) or word(string) for string in strings]

    def _word(self, word: str) -> int:
        """The column of a word and its class in one number, remembered for the next time."""
        if len(self._ids) >= REMEMBERED:
            self._ids.clear()
        column = self._weights.words.get(word, len(self._weights.words))
        number = self._class_numbers[word_class(word, self._lexicon)]
        self._ids[word] = column * _CLASSES + number
        return self._ids[word]

    def _add_lists(self, scores: Floats, layout: Layout, sentences: Sequence[str]) -> None:
        places, features = self._lists.find(APART.join(sentences))
        # the same room is between sentences there as here, but for the margin before the first
        rows, numbers = layout.rows[places + MARGIN], self._listed[features]
        kept = np.flatnonzero((rows >= 0) & (numbers != self._weights.unknown))
        self._add_entries(scores, rows[kept], numbers[kept])

    def _add_sparse(self, scores: Floats, columns: Sequence[Ints]) -> None:
        """Add features of few weights each: a column a template, with one number a character."""
        numbers = np.concatenate(columns)
        known = np.flatnonzero(numbers != self._weights.unknown)
        self._add_entries(scores, known % max(1, len(scores)), numbers[known])

    def _add_entries(self, scores: Floats, rows: Ints, numbers: Ints) -> None:
        places, counts = self._weights.entries(numbers)
        cells = np.repeat(rows * scores.shape[1], counts) + self._weights.targets.take(places)
        np.add.at(scores.reshape(-1), cells, self._weights.values.take(places))


def _spread(found: Ints, rows: Ints, size: int, other: int) -> Ints:
    """What was found for some rows, and something else for all others."""
    spread = np.full(size, other, np.int64)
    spread[rows] = found
    return spread
