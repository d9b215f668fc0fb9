"""Ten usual templates of news pages: how much of the text, and how much else, is taken out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.articles.intake.files import put, read
from tests.articles.intake.made_pages import DATE, PAGES

pytest.importorskip("trafilatura")


def grams(text: str) -> Counter[str]:
    """Runs of four characters, without white space."""
    bare = "".join(text.split())
    return Counter(bare[at : at + 4] for at in range(len(bare) - 3))


def test_the_text_of_usual_pages_is_taken_out(tmp_path: Path) -> None:
    """Nearly all of it and little else; each with its title and its date."""
    precision, recall = [], []
    for name, page in PAGES.items():
        codec = "gb18030" if "gb2312" in page.html else "utf-8"
        (document,), _ = read(put(tmp_path / f"{name}.html", page.html.encode(codec)))
        assert (document.title, document.date) == (page.title, DATE), name
        found = grams(document.text.removeprefix(page.title))
        wanted = grams("\n".join(page.body))
        both = (found & wanted).total()
        precision.append(both / found.total())
        recall.append(both / wanted.total())
    assert len(PAGES) == 10
    assert sum(precision) >= 9.4
    assert sum(recall) >= 9.9
