"""The answers of other tools become spans."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from benchmark_tools import TAGS, join_begun, tagged_words, trimmed, viterbi_decode

TEXT = "记者 李明 在青石市报道"


def test_tagged_words_are_found_where_they_stand() -> None:
    """A tool that drops white space between words still gives the right offsets."""
    words = [("记者", "n"), ("李明", "nr"), ("在", "p"), ("青石市", "ns"), ("报道", "v")]
    assert tagged_words(TEXT, words, TAGS["jieba"]) == [(3, 5, "Person"), (7, 10, "Place")]


def test_words_inside_join_the_word_that_begins() -> None:
    """I-X goes on from B-X; an I-X after something else stands alone."""
    words = ["青石", "银行", "在", "柳河", "镇"]
    labels = ["B-ORG", "I-ORG", "O", "I-LOC", "B-LOC"]
    assert list(join_begun(words, labels)) == [
        ("青石银行", "ORG"),
        ("在", ""),
        ("柳河", "LOC"),
        ("镇", "LOC"),
    ]


def test_names_lose_white_space_at_their_edges() -> None:
    """`李明 ` is `李明`; white space alone is no name."""
    assert trimmed(TEXT, [(2, 6, "Person"), (5, 6, "Place")]) == [(3, 5, "Person")]


def test_the_best_path_weighs_transitions() -> None:
    """Step by step tag 0 wins; a dear step from 0 to 0 makes 1, 0 better."""
    score = np.array([[1.0, 0.5], [1.0, 0.0]])
    transitions = np.array([[-2.0, 0.0], [0.0, 0.0]])
    path, best = viterbi_decode(score, transitions)
    assert (path, best) == ([1, 0], 1.5)
