"""Patterns that say first what they may begin with: the same as without it, on any text."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.statements
from kg.statements.led import led, right_behind

_LED = re.compile(r"\(\?=\[(?:\\.|[^]\\])*\]\)\(\?:(?P<rest>.*)\)", re.DOTALL)
PATTERNS = {
    f"{module}.{name}": (pattern, found["rest"])
    for module, names in sorted(sys.modules.items())
    if module.startswith(kg.statements.__name__)
    for name, pattern in sorted(vars(names).items())
    if isinstance(pattern, re.Pattern) and (found := _LED.fullmatch(pattern.pattern))
}


def test_a_pattern_is_found_where_it_may_begin() -> None:
    """The characters bar no other way of matching, and none of the pattern's own groups."""
    assert [m[1] for m in led("会能", r"(会|能)不\1|会").finditer("会不会能不能会")] == [
        "会",
        "能",
        None,
    ]


def test_a_place_right_behind_any_word_is_found() -> None:
    """Each place once, however many of the words end there."""
    pattern = re.compile(right_behind(["认定为", "定为", "获"]))
    assert [m.start() for m in pattern.finditer("认定为先进，获奖，选定，为")] == [3, 7]


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=40)
@given(data=st.data())
def test_no_beginning_is_forgotten(name: str, data: st.DataObject) -> None:
    """In texts made of the pattern's own characters: the matches are those of the bare pattern."""
    pattern, rest = PATTERNS[name]
    pieces = st.sampled_from(sorted(set(re.findall("[0-9一-龥]+|[^0-9一-龥]", rest))))
    text = "".join(data.draw(st.lists(pieces, max_size=12)))
    bare = re.compile(rest, pattern.flags)
    spans = [match.span() for match in bare.finditer(text)]
    assert [match.span() for match in pattern.finditer(text)] == spans


def test_the_patterns_are_read() -> None:
    """Those of every stretch of the stage are among them."""
    assert len(PATTERNS) >= 20
