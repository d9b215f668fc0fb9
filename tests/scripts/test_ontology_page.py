"""docs/ontology.md is made of kg.ttl, and up to date."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from ontology_page import PAGE, to_page

from kg.export.labels import load_vocabulary
from kg.ontology import ontology_dir


def test_the_page_is_what_the_ontology_says() -> None:
    """Whoever changes kg.ttl runs scripts/ontology_page.py."""
    assert PAGE.read_text(encoding="utf-8") == to_page(ontology_dir() / "kg.ttl")


def test_every_term_of_ours_stands_in_the_page() -> None:
    """Classes, relations, roles, values and inverses, each in a row of its own."""
    names = load_vocabulary().labels
    page = to_page(ontology_dir() / "kg.ttl")
    assert len(names) > 100
    rows = [line.replace("&emsp;", "") for line in page.splitlines() if line.startswith("| ")]
    assert {n for n in names if not any(row.startswith(f"| `kg:{n}` |") for row in rows)} == set()
