"""The made-up news on which speed and memory are measured."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts" / "benchmark"))

import corpus


def test_a_page_is_the_same_whenever_it_is_made() -> None:
    """By its number alone, so that figures of two runs can be compared."""
    assert corpus.page(7) == corpus.page(7)
    assert list(corpus.pages(2, first=7)) == [
        ("000/000007.txt", corpus.page(7)),
        ("000/000008.txt", corpus.page(8)),
    ]


def test_pages_differ_and_are_of_like_length(tmp_path: Path) -> None:
    """About a thousand characters each; no slot of the grammar is left open."""
    count = 40
    total = corpus.write_pages(tmp_path, count)
    texts = [path.read_text("utf-8") for path in sorted(tmp_path.rglob("*.txt"))]
    assert len(set(texts)) == count
    assert total == sum(map(len, texts))
    assert 0.9 < total / count / corpus.LENGTH < 1.1
    assert not set("{}[]|") & set("".join(texts))
