"""Whatever a folder went through, its store ends as if the last build had been the first."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.store import open_store
from kg.model import Statement
from kg.record import Choices
from kg.report import Notes
from kg.workers import Making, extract, in_this_process
from tests.workers.by_hand import read_each

CORPUS = st.dictionaries(st.sampled_from("甲乙丙丁"), st.sampled_from(["青石", "白河", "raise"]))
Left = tuple[list[str], list[tuple[Statement, ...]], list[str]]


def build(corpus: dict[str, str], pages: Path, out: Path, rules: bytes) -> Left:
    """What the store holds after a build of these texts, and what was told."""
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    for name, text in corpus.items():
        (pages / f"{name}.txt").write_text(text, encoding="utf-8")
    notes = Notes(None)
    making = Making(Choices(), rules)
    with open_store(out) as store:
        extract([pages], store, making, notes, run=in_this_process(lambda: read_each))
        texts = [f"{document.name} {document.text}" for document in store.documents()]
        return texts, list(store.statements()), notes.warnings


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CORPUS, st.sampled_from([b"1", b"2"])), min_size=2, max_size=5))
def test_a_store_has_no_history(builds: list[tuple[dict[str, str], bytes]]) -> None:
    """Texts added, changed and taken away, rules changed and changed back, failures mended."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for corpus, rules in builds:
            left = build(corpus, root / "pages", root / "out", rules)
        assert left == build(corpus, root / "pages", root / "fresh", rules)
