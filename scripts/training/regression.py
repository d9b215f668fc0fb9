"""A logistic regression over named features, as the weights of `kg/statements` are learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

Rows = Sequence[Collection[str]]
Weights = tuple[list[str], "np.ndarray[Any, Any]"]
Learn = Callable[[Rows, Sequence[bool]], Weights]


def learn(features: Rows, answers: Sequence[bool], *, rare: int, strength: float) -> Weights:
    """Feature names and their weights; the intercept is the weight of `bias`.

    Features seen less than `rare` times are left out; `strength` is the inverse of the
    regularisation.
    """
    seen = Counter(feature for row in features for feature in row)
    names = sorted(name for name, count in seen.items() if count >= rare)
    model = LogisticRegression(C=strength, max_iter=500, solver="liblinear")
    model.fit(_to_matrix(features, names), list(answers))
    weights = model.coef_[0]
    weights[names.index("bias")] += model.intercept_[0]
    return names, weights


def sums(weights: Weights, features: Rows) -> np.ndarray[Any, Any]:
    """What the weights of each row add up to."""
    return np.asarray(_to_matrix(features, weights[0]) @ weights[1])


def likelihoods(weights: Weights, features: Rows) -> np.ndarray[Any, Any]:
    """How likely each row is, by the logistic function of its sum."""
    return np.asarray(1 / (1 + np.exp(-sums(weights, features))))


def cross_validated(
    documents: Sequence[str],
    features: Rows,
    answers: Sequence[bool],
    folds: int,
    learned: Learn,
) -> np.ndarray[Any, Any]:
    """The sum of each row by weights that have not seen its document."""
    order = np.random.RandomState(3).permutation(sorted(set(documents)))
    fold = {name: number % folds for number, name in enumerate(order)}
    found = np.zeros(len(documents))
    for number in range(folds):
        rest = [n for n, name in enumerate(documents) if fold[name] != number]
        own = [n for n, name in enumerate(documents) if fold[name] == number]
        weights = learned([features[n] for n in rest], [answers[n] for n in rest])
        found[own] = sums(weights, [features[n] for n in own])
    return found


def write(path: Path, head: str, weights: Weights, *, least: float, digits: int) -> None:
    """A line `head`, then a line a feature; weights nearer to 0 than `least` are left out."""
    pairs = zip(*weights, strict=True)
    kept = [(name, value) for name, value in pairs if abs(value) >= least and "\n" not in name]
    lines = [head, *(f"{name}\t{value:.{digits}f}" for name, value in kept)]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(kept)} weights, {path.stat().st_size / 1e6:.1f} MB")


def _to_matrix(features: Rows, names: Sequence[str]) -> csr_matrix:
    """A row an example, a column a feature."""
    places = {name: n for n, name in enumerate(names)}
    starts, columns = [0], list[int]()
    for row in features:
        columns += sorted(places[name] for name in row if name in places)
        starts.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(features), len(names)))
