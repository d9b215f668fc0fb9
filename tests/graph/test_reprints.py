"""Reprints: one text but for small edits; not two stories that look alike."""

from __future__ import annotations

import random
import time
from itertools import product
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.reprints import SHARED, find_reprints, shared, sketch_text
from tests.graph.made_pairs import others, reprints, story

TEXT = story(random.Random(1), 0)  # noqa: S311
OTHER = story(random.Random(2), 3)  # noqa: S311


def alike(one: str, other: str) -> bool:
    """Are two texts one?"""
    sketches = sketch_text(one), sketch_text(other)
    return None not in sketches and shared(*sketches) >= SHARED  # type: ignore[arg-type]


def test_reprints_are_found_and_look_alikes_are_not() -> None:
    """Of 210 edited pairs nine in ten and more; of 250 and more look-alikes none."""
    found = [alike(one, other) for one, other, _ in reprints(1, 210)]
    wrong = [why for one, other, why in others(2, 210) if alike(one, other)]
    assert len(found) == 210
    assert sum(found) >= 0.94 * 210
    assert len(list(others(2, 210))) >= 250
    assert wrong == []


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (TEXT, True),
        (TEXT.replace("\n", "").replace("，", "， "), True),
        (f"红河晚报讯（记者 何田）{TEXT}（何田 摄）", True),
        (TEXT[: len(TEXT) // 2], True),
        (TEXT[: len(TEXT) // 4], False),
        (f"{TEXT}\n{OTHER}", True),
        (f"{TEXT}\n{OTHER * 3}", False),
        (OTHER, False),
        ("", False),
        ("短讯", False),
        ("茶" * 300, False),
    ],
)
def test_what_counts_as_one_text(other: str, *, same: bool) -> None:
    """Spaces, signs, bylines, cuts to half; not a brief in a round-up of four times its length."""
    assert alike(TEXT, other) is same
    assert alike(other, TEXT) is same


def test_the_longest_stands_for_all_whatever_the_order() -> None:
    """Of equal ones the first by id; it is itself no reprint."""
    articles = [
        ("b#1", TEXT),
        ("a#1", TEXT),
        ("c#1", f"云岭日报讯 {TEXT}"),
        ("d#1", OTHER),
        ("e#1", OTHER),
        ("f#1", "短讯"),
        ("g#1", "短讯"),
    ]
    expected = {"a#1": "c#1", "b#1": "c#1", "e#1": "d#1"}
    for seed in range(5):
        random.Random(seed).shuffle(articles)  # noqa: S311
        assert find_reprints(iter(articles)) == expected
    assert find_reprints([]) == {}
    assert find_reprints([("a#1", TEXT), ("d#1", OTHER)]) == {}


def test_hashes_are_the_same_on_every_machine() -> None:
    """They do not hang on the run; a lone half of a character does no harm."""
    sketch = sketch_text(TEXT)
    assert sketch is not None
    assert sketch.hashes[:2].tolist() == [10999593, 116935246]
    assert sketch_text(TEXT + "\ud800") is not None


def test_boilerplate_and_crowds_take_time_by_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of texts of few patterns, and hundreds of one text."""
    noise = random.Random(3)  # noqa: S311
    texts = ["\n".join(story(noise) for _ in range(4)) for _ in range(1500)]
    articles = [(f"{n:04}", text) for n, text in enumerate(texts)]
    articles += [(f"x{n:03}", f"{TEXT}{OTHER}（{n}）") for n in range(400)]
    started = time.process_time()
    found = find_reprints(articles)
    assert time.process_time() - started < 10
    crowd = {found.get(f"x{n:03}", f"x{n:03}") for n in range(400)}
    assert len(crowd) == 1
    assert len([key for key in found if key.isdecimal()]) < 15


def test_a_reprint_of_any_kind_is_found_in_a_crowd() -> None:
    """Among other stories of the same patterns."""
    pairs = list(reprints(5, 70))
    noise = random.Random(6)  # noqa: S311
    articles = [(f"n{n}", story(noise, kind)) for n, kind in product(range(60), range(5))]
    articles += [(f"{n}a", one) for n, (one, _, _) in enumerate(pairs)]
    articles += [(f"{n}b", other) for n, (_, other, _) in enumerate(pairs)]
    found = find_reprints(articles)
    right = sum(found.get(f"{n}a") == f"{n}b" or found.get(f"{n}b") == f"{n}a" for n in range(70))
    assert right >= 60


def test_sketches_lie_on_disk_while_reprints_are_looked_for(tmp_path: Path) -> None:
    """In a file that is gone afterwards; where none can be made, that is told in one line."""
    texts = [("a#1", TEXT), ("b#1", f"{TEXT}（何田 摄）"), ("c#1", OTHER)]
    assert find_reprints(texts, tmp_path) == find_reprints(texts) == {"a#1": "b#1"}
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StoreError, match="cannot be written: No such file or directory; make room"):
        find_reprints(texts, tmp_path / "gone")
