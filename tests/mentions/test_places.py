"""Place names as chains."""

import pytest

from kg.mentions.lexicon import load_lexicon
from kg.mentions.places import place_steps


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("浙江宁波镇海区", ["浙江", "宁波", "镇海区"]),
        ("北京市", ["北京市"]),
        ("长沙县", ["长沙县"]),
        ("新疆维吾尔自治区", ["新疆维吾尔自治区"]),
        ("陶园村上寨组", ["陶园村", "上寨组"]),
        ("西海新村街道", ["西海新村街道"]),
    ],
)
def test_each_step_of_an_address_is_a_place(name: str, steps: list[str]) -> None:
    """A chain is cut behind divisions and villages, a single name is left whole."""
    assert [name[a:b] for a, b in place_steps(name, load_lexicon())] == steps
