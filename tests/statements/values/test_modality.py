"""Whether a clause asserts, plans or denies its predicate: `[...]` marks the predicate."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kg.model import Modality, Span
from kg.statements.values import Masked, clause_modality, masked_modality


def read(marked: str, *, whole: bool) -> Modality:
    """The modality of the marked predicate, in its comma clause or in the whole text."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    low, high = 0, len(text)
    for comma in re.finditer("[，：。；]", text):
        if comma.end() <= start:
            low = comma.end()
        elif comma.start() >= end:
            high = comma.start()
            break
    clause = Span(0, len(text)) if whole else Span(low, high)
    return clause_modality(text, clause, Span(start, end))


SENTENCES = tomllib.loads(Path(__file__).with_name("modality.toml").read_text(encoding="utf-8"))


def test_there_are_sentences_of_every_kind() -> None:
    """The table is read, and it is large enough to mean something."""
    counts = {kind: len(marked) for kind, marked in SENTENCES.items()}
    assert counts.keys() == {"signed", "asserted", "planned", "negated"}
    assert min(counts.values()) >= 30
    assert counts["planned"] + counts["negated"] >= 150


@pytest.mark.parametrize("whole", [False, True], ids=["clause", "text"])
@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        (sentence, "asserted" if kind == "signed" else kind)
        for kind, sentences in SENTENCES.items()
        for sentence in sentences
    ],
)
def test_modality_is_what_governs_the_predicate(
    marked: str, modality: Modality, whole: bool
) -> None:
    """A cue counts where it governs the predicate, whether the clause is long or short."""
    assert read(marked, whole=whole) == modality


def test_a_cue_inside_a_name_counts_for_nothing() -> None:
    """Names are given as `taken`; what their characters spell says nothing about the clause."""
    text = "希望集团向远山小学捐赠图书。"
    clause, predicate, name = Span(0, 14), Span(9, 11), Span(0, 4)
    assert clause_modality(text, clause, predicate) == "planned"
    assert clause_modality(text, clause, predicate, (name,)) == "asserted"


def test_that_another_got_nothing_denies_nothing() -> None:
    """A later clause undoes the predicate only where it names nobody else."""
    text = "红河银行向茶厂发放贷款300万元，但酒厂的申请至今仍未获批。"
    name = Span(text.index("酒厂"), text.index("酒厂") + 2)
    clause, predicate = Span(0, 16), Span(7, 9)
    assert clause_modality(text, clause, predicate, [name]) == "asserted"
    assert clause_modality(text, clause, predicate) == "negated"


def test_a_text_is_masked_once_for_all_its_predicates() -> None:
    """A short quotation hides its words from what stands beside it, not from what stands in it."""
    text = "银行“拟放款”五万元，向茶厂捐赠图书。"
    masked, clause = Masked(text, ()), Span(0, len(text) - 1)
    for words, modality in (("放款", "planned"), ("捐赠", "asserted"), ("放款", "planned")):
        start = text.index(words)
        predicate = Span(start, start + len(words))
        assert masked_modality(masked, clause, predicate) == modality
        assert clause_modality(text, clause, predicate) == modality
