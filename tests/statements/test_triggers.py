"""All triggers in one look: the same as each rule's own words looked for one after the other."""

from __future__ import annotations

import re

from kg.model import Span
from kg.ontology import load_relations
from kg.statements import load_rules
from kg.statements.packed import Packed
from kg.statements.surface import LOOSE
from kg.statements.triggers import Triggers

TEXT = "红河银行向远山茶业发放贷款三百万元，批给一批设备，捐赠仪式上又捐赠了图书"


def test_the_longest_trigger_stands_at_each_place() -> None:
    """A shorter word inside it, or one that begins in it, does not count."""
    found = Triggers({0: ("捐", "捐赠", "赠了"), 7: ("捐", "发放贷款", "贷款三")}).find(
        "发放贷款三百万捐赠了", Span(0, 10)
    )
    assert found == {0: [Span(7, 9)], 7: [Span(0, 4), Span(7, 8)]}


def test_a_trigger_ends_in_its_stretch() -> None:
    """What runs over the end is not there, and a shorter word may be."""
    assert Triggers({0: ("捐赠", "捐")}).find("他捐赠", Span(0, 2)) == {0: [Span(1, 2)]}
    assert Triggers({}).find("他捐赠", Span(0, 3)) == {}


def test_one_look_finds_what_each_rule_finds() -> None:
    """For every rule of ours: the matches of one pattern of its words, the longest first."""
    book = load_rules(load_relations())
    found = book.triggers.find(TEXT, Span(2, len(TEXT)))
    for number, rule in enumerate(book.rules):
        if not rule.triggers or rule.value_triggers:
            continue
        words = sorted(rule.triggers, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, words)))
        expected = [Span(*m.span()) for m in pattern.finditer(TEXT, 2)]
        assert found.get(number, []) == expected, rule.id


def test_a_packed_text_is_read_between_any_two_places() -> None:
    """What is left between them, also where a place lies behind the end or the two are crossed."""
    text = "“甲、 乙”\n●向　丙（丁）"
    packed = Packed(text, LOOSE)
    for start in range(len(text) + 3):
        for end in range(len(text) + 3):
            assert packed.between(start, end) == LOOSE.sub("", text[start:end])
