"""How likely pairs are, where many of a clause are weighed: what they share is added up once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.statements.likely.features import Features
from kg.statements.likely.pairs import Pair
from kg.statements.likely.scene import Atom
from kg.statements.likely.weights import Weights, likelihood_of


class Scores:
    """The likelihoods of the pairs of one article."""

    def __init__(self, features: Features, weights: Weights) -> None:
        self._features = features
        self._weights = weights
        self._clauses: dict[int, float] = {}
        self._names: dict[tuple[int, int, str], float] = {}
        self._pairs: dict[tuple[int, int, int], float] = {}

    def of(self, pair: Pair) -> float:
        """What the weights make of all features of a pair, between 0 and 1."""
        return likelihood_of(self.total(pair))

    def total(self, pair: Pair) -> float:
        """What all features of a pair weigh: the more, the likelier."""
        place = pair.clause, id(pair.first), id(pair.second)
        if place not in self._pairs:
            self._pairs[place] = self._total(pair)
        return self._pairs[place]

    def meet(self, pairs: Iterable[Pair]) -> None:
        """Look at names that one word stands for, in the order of the pairs: the first tells of all."""
        shared: set[int] | None = None
        for pair in pairs:
            if shared is None:
                often = Counter(atom.member.span.start for atom in pair.others)
                shared = {start for start, count in often.items() if count > 1}
            for atom, role in ((pair.first, "A"), (pair.second, "B")):
                if atom.member.span.start in shared:
                    self._name(pair, atom, role)

    def _total(self, pair: Pair) -> float:
        """The sum over `Features.of` in parts, none of which has a feature of another."""
        if pair.clause not in self._clauses:
            frame = self._weights.sum_of(self._features.frame(pair))
            words = self._weights.sum_of_words(self._features.words(pair))
            self._clauses[pair.clause] = frame + words
        total = self._clauses[pair.clause]
        total += self._name(pair, pair.first, "A") + self._name(pair, pair.second, "B")
        for make, values in self._features.both(pair):
            total += self._weights.sum_of_part(make, values)
        return total

    def _name(self, pair: Pair, atom: Atom, role: str) -> float:
        key = pair.clause, id(atom), role
        if key not in self._names:
            parts = self._features.name(pair, atom, role)
            self._names[key] = sum([self._weights.sum_of_part(*part) for part in parts])
        return self._names[key]
