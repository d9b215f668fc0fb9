"""Characters as numbers, and where numbers stand in long lists."""

import numpy as np

from kg.codes import CodeIndex, code_points, pair_codes, runs


def test_every_code_is_found_at_its_place_and_no_other() -> None:
    """Also of so many keys that many share a slot; what is no key has the place behind the last."""
    keys = np.arange(0, 30_000, 3, dtype=np.int64) ** 2
    index = CodeIndex(keys)
    assert index.find(keys).tolist() == list(range(len(keys)))
    assert set(index.find(keys + 2).tolist()) == {len(keys)}


def test_nothing_is_found_among_no_keys() -> None:
    """Nor is anything found of nothing."""
    assert CodeIndex(np.zeros(0, np.int64)).find(np.array([0, 7])).tolist() == [0, 0]
    assert CodeIndex(np.array([7])).find(np.zeros(0, np.int64)).tolist() == []


def test_a_pair_of_characters_has_a_number_of_its_own() -> None:
    """One number less than characters; an astral character is one."""
    assert code_points("工😀").tolist() == [0x5DE5, 0x1F600]
    first, second, third = pair_codes("云溪云溪").tolist()
    assert first == third != second
    assert pair_codes("云").tolist() == []


def test_runs_stand_one_after_the_other() -> None:
    """An empty one leaves nothing."""
    assert runs(np.array([5, 9, 0]), np.array([2, 0, 3])).tolist() == [5, 6, 0, 1, 2]
