"""Classes of words from raw news: words that stand between the same words get the same number.

    python clusters.py SHARED_DATA TARGET.tsv [--words N] [--clusters N]

pkuseg's words of the silver news (its text alone, no labels), positive mutual information with
their neighbours, 64 dimensions by singular values, k-means. Needs scipy and scikit-learn, which
only this script uses. A row is word and number.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import MiniBatchKMeans

import kg

CONTEXTS = 6000
DIMENSIONS = 64


def read_words(data: Path) -> list[list[str]]:
    """Words of each sentence, digits alike."""
    cut: Any = kg.load_pipeline().tokenizer
    lines = (data / "silver_news" / "silver.jsonl").read_text(encoding="utf-8").splitlines()
    return [[fold(w) for w in cut.pkuseg_seg.cut(json.loads(line)["text"])] for line in lines]


def fold(word: str) -> str:
    """The word with every digit as 0."""
    return "".join("0" if char.isdigit() else char for char in word)


def vectors(sentences: list[list[str]], words: list[str]) -> np.ndarray:
    """One row a word, of unit length."""
    index = {word: i for i, word in enumerate(words)}
    counts: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        ids = [index.get(word, -1) for word in ["^", *sentence, "$"]]
        for at, one in enumerate(ids):
            for step in (-2, -1, 1, 2):
                other = ids[at + step] if 0 <= at + step < len(ids) else -1
                if one >= 0 and 0 <= other < CONTEXTS:
                    counts[one, other + CONTEXTS * (step + 2)] += 1
    rows, columns = zip(*counts, strict=True)
    values = np.array(list(counts.values()), dtype="float64")
    table = csr_matrix((values, (rows, columns)))
    expected = table.sum(1).A1[list(rows)] * table.sum(0).A1[list(columns)] / values.sum()
    weights = np.maximum(np.log(values / expected), 0)
    left, strength, _ = svds(csr_matrix((weights, (rows, columns))), k=DIMENSIONS)
    points = left * np.sqrt(strength)
    return np.asarray(points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--words", type=int, default=40000)
    parser.add_argument("--clusters", type=int, default=512)
    args = parser.parse_args()
    sentences = read_words(args.data)
    frequent = Counter(word for sentence in sentences for word in sentence)
    words = [w for w, n in frequent.most_common(args.words) if n >= 4]
    points = vectors(sentences, words)
    model = MiniBatchKMeans(args.clusters, random_state=7, n_init=3, batch_size=4096)
    numbers = model.fit_predict(points)
    lines = sorted(f"{word}\t{number}" for word, number in zip(words, numbers, strict=False))
    args.target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
