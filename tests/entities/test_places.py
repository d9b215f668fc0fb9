"""Which division of GB/T 2260 a place name means: cases stated before the code was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.entities import resolve_corpus, resolve_document
from kg.gazetteer import Gazetteer
from kg.script import to_simplified
from tests.entities.by_hand import page

TABLE = Path(__file__).resolve().parent.parent / "data" / "places" / "cases.tsv"
CASES = [
    line.split("\t")
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def code_of(gazetteer: Gazetteer, name: str, beside: str) -> str:
    """The code of what the name means in an article that also names other places; or `-`."""
    others = [] if beside == "-" else beside.split("、")
    names = (to_simplified(f"{n}總工會舉辦")[: len(n)] for n in [*others, name])
    text = "".join(f"[{n}]Place、" for n in names)
    articles, mentions = page(f"记者走访了{text}等地。")
    named, entities = resolve_document(articles, mentions, gazetteer)
    ids, resolved = resolve_corpus([entities], base_iri="https://kg.example/")
    (entity,) = [e for e in resolved if e.id == ids[named[-1].entity]]
    division = gazetteer.named(entity.label, entity.place)
    return (division and division.standard_code) or "-"


@pytest.mark.parametrize(("name", "beside", "code", "why"), CASES)
def test_a_place_is_its_division(
    gazetteer: Gazetteer, name: str, beside: str, code: str, why: str
) -> None:
    """A name means the division of this code, or none that can be told."""
    assert code_of(gazetteer, name, beside) == code, why


def test_there_are_enough_cases() -> None:
    """At least 60, of which a good part must stay without a code."""
    assert len(CASES) >= 60
    assert sum(code == "-" for _, _, code, _ in CASES) >= 20
