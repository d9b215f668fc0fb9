"""The words that decide a modality: `[...]` marks the predicate, `<...>` the words that decide."""

from __future__ import annotations

import re

import pytest

from kg.model import Span
from kg.statements.values import Cue, clause_modality, modality_cue

CASES = (
    ("银行<拟>向茶厂[放款]。", "planned", "own clause"),
    ("银行<没有>向茶厂[放款]。", "negated", "own clause"),
    ("银行<将>与茶厂[合作]。", "planned", "own clause"),
    ("银行与茶厂[合作]<的意向>", "planned", "own clause"),
    ("银行<计划>投入五万元，向学校[捐赠]图书。", "planned", "earlier clause"),
    ("<要不是>银行帮忙，茶厂就会[停办]。", "negated", "earlier clause"),
    ("银行与茶厂[签约]，<后来双方散伙>。", "negated", "rest of the sentence"),
    ("银行与茶厂[签约]。<但银行随后否认>。", "negated", "next sentence"),
    ("<如果>银行[放款]，茶厂可以开工。", "planned", "own clause"),
    ("<一旦>手续齐全，银行就[放款]。", "planned", "condition"),
    ("银行向茶厂[放款]<？>", "planned", "question"),
    ("<网传>银行向茶厂[放款]。", "planned", "hearsay"),
    ("<目标是>：银行向茶厂[放款]。", "planned", "aim"),
    ("骗子<冒充>银行向茶厂[放款]。", "negated", "pretence"),
    ("双方<签约>，银行将向茶厂[放款]。", "asserted", "concluded"),
    ("银行承诺[放款]五万元，<已全部到位>。", "asserted", "concluded"),
    ("银行向茶厂[放款]。", "asserted", None),
)


@pytest.mark.parametrize(("marked", "modality", "step"), CASES, ids=[case[0] for case in CASES])
def test_the_words_that_decide_are_told(marked: str, modality: str, step: str | None) -> None:
    """Which words they are, where they stand, and how they bear on the predicate."""
    text = re.sub(r"[\[\]<>]", "", marked)
    predicate, words = place(marked, "[", "]"), place(marked, "<", ">") if step else None
    clause = Span(text.rfind("，", 0, predicate.start) + 1, end_of(text, predicate.end))
    cue = modality_cue(text, clause, predicate)
    assert (cue.modality, cue.step, cue.span) == (modality, step, words)
    assert cue.words == (text[slice(*words)] if words else "")
    assert clause_modality(text, clause, predicate) == modality


def place(marked: str, opening: str, closing: str) -> Span:
    """Where the marked stretch stands in the text without marks."""
    before, _, rest = marked.partition(opening)
    bare = re.sub(r"[\[\]<>]", "", before)
    inside = re.sub(r"[\[\]<>]", "", rest.partition(closing)[0])
    return Span(len(bare), len(bare) + len(inside))


def end_of(text: str, start: int) -> int:
    """Where the clause of a predicate ends that ends at `start`."""
    match = re.compile("[，。？]|$").search(text, start)
    assert match is not None
    return match.start()


def test_offsets_count_in_the_whole_text() -> None:
    """Only what is near is read, and the place is that of the text given."""
    text = "茶" * 2000 + "，银行拟放款。"
    start = text.index("放款")
    cue = modality_cue(text, Span(2001, len(text) - 1), Span(start, start + 2))
    assert cue == Cue("planned", "own clause", "拟", Span(start - 1, start))
