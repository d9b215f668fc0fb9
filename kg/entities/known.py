"""Names that our lists know: whoever bears one is meant everywhere."""

from __future__ import annotations

from functools import lru_cache

from kg.entities.shorts import load_shorts
from kg.ontology import ontology_dir

_FILES = ("brands.tsv", "known_bodies.tsv", "known_companies.tsv")


def is_known(name: str) -> bool:
    """Is it a brand, company or body of our lists, or short for one?"""
    return name in _known() or load_shorts().whole(name) is not None


@lru_cache
def _known() -> frozenset[str]:
    folder = ontology_dir() / "names"
    return frozenset(
        line.split("\t")[0]
        for file in _FILES
        for line in (folder / file).read_text(encoding="utf-8").splitlines()
    )
