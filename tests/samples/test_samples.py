"""The sample pages and their gold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.evaluate import GoldPage, check_gold, find_gold_mentions, read_gold, read_texts
from kg.evaluate.records import RELATIONS
from kg.samples import copy_samples, sample_gold, sample_pages

PAGES = read_gold(sample_gold())
TEXTS = read_texts(sample_pages(), PAGES)
FULL = [page for page in PAGES if page.name != "worked-example"]


def test_every_page_has_its_gold() -> None:
    """At least eight full pages and the worked example, each with a gold file, none without."""
    assert len(FULL) >= 8
    assert len(PAGES) == len(FULL) + 1
    assert sorted(path.stem for path in sample_pages().iterdir()) == [page.name for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_gold_is_well_formed(page: GoldPage) -> None:
    """Forms, offsets, ends and verbatim words are in the text."""
    check_gold(page, TEXTS[page.name])


@pytest.mark.parametrize("name", [page.name for page in FULL])
def test_full_pages_are_of_the_size_of_a_page(name: str) -> None:
    """1,000 to 2,000 characters, four to six articles, line feeds only, a readable name."""
    text = TEXTS[name]
    gold = json.loads((sample_gold() / f"{name}.json").read_text(encoding="utf-8"))
    assert 1000 <= len(text) <= 2000
    assert 4 <= len(gold["articles"]) <= 6
    assert all(text.startswith(item["title"], item["start"]) for item in gold["articles"])
    assert "\r" not in text
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_states_all_four_relations(page: GoldPage) -> None:
    """Eight relations or more, of every kind at least one."""
    assert {relation.type for relation in page.relations} == set(RELATIONS)
    assert len(page.relations) >= 8


def test_evidence_is_one_sentence_of_one_paragraph() -> None:
    """It runs over no line end and starts at the start of a sentence."""
    count = 0
    for page in PAGES:
        text = TEXTS[page.name]
        for relation in (*page.relations, *page.optional):
            start, end = relation.evidence
            assert "\n" not in text[start:end].rstrip("\n"), (page.name, relation)
            assert start == 0 or text[start - 1] in "。！？\n”’）)", (page.name, relation)
            count += 1
    assert count > 400


def test_relations_hold_between_names_that_count() -> None:
    """A relation with an end that may be left out would be optional itself."""
    for page in PAGES:
        counted = {m.entity for m in find_gold_mentions(page, TEXTS[page.name]) if m.counts}
        ends = {end for item in page.relations for end in (item.subject, item.object) if end}
        assert ends - counted == set(), page.name


def test_samples_are_copied(tmp_path: Path) -> None:
    """Pages and gold come to a folder as they are; a second time changes nothing."""
    for _ in range(2):
        assert copy_samples(tmp_path / "samples") == len(PAGES)
    for source in (sample_pages(), sample_gold()):
        copied = {p.name: p.read_bytes() for p in (tmp_path / "samples" / source.name).iterdir()}
        assert copied == {path.name: path.read_bytes() for path in source.iterdir()}
