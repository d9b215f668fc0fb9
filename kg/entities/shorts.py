"""Short names that any reader knows, from `ontology/names/short_*.tsv`.

`short_banks` and `short_companies` also open longer names (`工行昌平支行`), `short_bodies` are
whole names, `short_heads` end longer names (`某区人社局`), `short_places` are bynames of cities
that hold only where the page is about one of the cities.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology import ontology_dir


@dataclass(frozen=True, slots=True)
class Shorts:
    """The tables, short → full; and what is a landmark rather than the division of that name."""

    banks: dict[str, str]
    bodies: dict[str, str]
    companies: dict[str, str]
    heads: dict[str, str]
    places: dict[str, tuple[str, ...]]
    landmarks: frozenset[str]

    def whole(self, name: str) -> str | None:
        """The full name that this whole name is short for (itself, where it is one)."""
        for table in (self.banks, self.bodies, self.companies):
            if name in table:
                return table[name]
        return name if name in self.full_names() else None

    def full_names(self) -> frozenset[str]:
        """All full names of national institutions."""
        return _full_names()


@lru_cache
def load_shorts() -> Shorts:
    """Read the tables, once."""
    banks, bodies, companies, heads = (
        _read(name) for name in ("banks", "bodies", "companies", "heads")
    )
    places: dict[str, tuple[str, ...]] = {}
    for short, full in _rows("places"):
        places[short] = (*places.get(short, ()), full)
    path = ontology_dir() / "names" / "short_landmarks.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    landmarks = frozenset(line for line in lines if line and line[0] != "#")
    return Shorts(banks, bodies, companies, heads, places, landmarks)


@lru_cache
def _full_names() -> frozenset[str]:
    shorts = load_shorts()
    tables = (shorts.banks, shorts.bodies, shorts.companies)
    return frozenset(full for table in tables for full in table.values())


def _read(name: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for number, (short, full) in enumerate(_rows(name), 2):
        if table.setdefault(short, full) != full:
            raise OntologyError(f"{_path(name)}: line {number}: {short} has two full names")
    return table


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_path(name).read_text(encoding="utf-8").splitlines()[1:], 2):
        cells = line.split("\t")
        if len(cells) != 2 or not all(cells):
            raise OntologyError(f"{_path(name)}: line {number}: should be SHORT<tab>FULL")
        yield cells[0], cells[1]


def _path(name: str) -> Path:
    return ontology_dir() / "names" / f"short_{name}.tsv"


def longest_prefix(name: str, table: dict[str, str]) -> str | None:
    """The longest key that the name begins with and goes on after."""
    for length in range(min(len(name) - 1, 12), 1, -1):
        if name[:length] in table:
            return name[:length]
    return None


def longest_suffix(name: str, table: dict[str, str]) -> str | None:
    """The longest key that the name ends with and has something before."""
    for length in range(min(len(name) - 1, 12), 1, -1):
        if name[-length:] in table:
            return name[-length:]
    return None
