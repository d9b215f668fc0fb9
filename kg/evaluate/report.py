"""The figures of a build against gold pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.evaluate.figures import Counts, Rates, Share, total
from kg.evaluate.records import Fault

Table = tuple[tuple[str, Counts], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All figures, every fault, and what is wrong with the gold files themselves.

    `span` takes a name for right whatever its class, `by_type` wants its class, and
    `person_place_organisation` wants only one of these three. Where the names were given
    (`names_given`) those figures say nothing, and neither do those of identity: they are not shown.
    """

    pages: int
    span: Counts
    by_type: Table
    person_place_organisation: Counts
    by_relation: Table
    amounts_right: Share
    evidence_overlaps_gold: Share
    alias_pairs: Counts
    identity_b3: Rates
    faults: tuple[Fault, ...] = ()
    problems: tuple[str, ...] = ()
    names_given: bool = False

    @property
    def entities(self) -> Counts:
        """Names with their class, all classes together."""
        return total(counts for _, counts in self.by_type)

    @property
    def relations(self) -> Counts:
        """All relations together."""
        return total(counts for _, counts in self.by_relation)

    def to_json(self) -> dict[str, Any]:
        """The figures under their names, rates to four decimals."""
        relations = {
            "relations": self.relations.to_json(),
            "by_relation": {name: counts.to_json() for name, counts in self.by_relation},
            "amounts_right": str(self.amounts_right),
            "evidence_overlaps_gold": str(self.evidence_overlaps_gold),
        }
        if self.names_given:
            return {"pages": self.pages, "names_given": True} | relations
        return {
            "pages": self.pages,
            "span": self.span.to_json(),
            "entities": self.entities.to_json(),
            "by_type": {name: counts.to_json() for name, counts in self.by_type},
            "person_place_organisation": self.person_place_organisation.to_json(),
            **relations,
            "alias_pairs": self.alias_pairs.to_json(),
            "identity_b3": self.identity_b3.to_json(),
        }

    def table(self) -> str:
        """The figures for a person, a line each."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{'pages':12s} {self.pages}"
        if self.names_given:
            yield f"{'names':12s} given"
        else:
            yield _line("span", self.span.rates)
            yield _line("entities", self.entities.rates)
            yield from map(_row, self.by_type)
            yield _line("person_place_organisation", self.person_place_organisation.rates)
        yield _line("relations", self.relations.rates)
        yield from map(_row, self.by_relation)
        yield f"{'amounts_right':12s} {self.amounts_right}"
        yield f"{'evidence_overlaps_gold':12s} {self.evidence_overlaps_gold}"
        if not self.names_given:
            yield _line("alias_pairs", self.alias_pairs.rates)
            yield _line("identity_b3", self.identity_b3)


def _line(name: str, rates: Rates) -> str:
    return f"{name:12s} P {rates.p:.3f}  R {rates.r:.3f}  F1 {rates.f1:.3f}"


def _row(row: tuple[str, Counts]) -> str:
    name, counts = row
    return f"  {_line(f'{name:14s}', counts.rates)}  (tp {counts.tp} fp {counts.fp} fn {counts.fn})"
