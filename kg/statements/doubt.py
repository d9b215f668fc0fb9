"""Words around a fact by which readers doubt it: learned, for what the lists of `values.cues` lack.

A clause may be no fact by words that nobody listed (`双方还在磨价钱`). What stands in the clause before
and behind its predicate, in the sentence before and behind the clause, and in the next sentence is
weighed by runs of up to three characters. The weights are derived by
`scripts/training/doubt.py` from our marked texts; only what they find very unlikely is taken for planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from operator import add
from typing import NamedTuple

from kg.model import Span
from kg.statements.likely.scene import squeezed, squeezed_end, squeezed_start
from kg.statements.likely.weights import FOLDER, read_weights
from kg.statements.records import Clause
from kg.statements.surface import Surface

LEAST = -0.5  # what the weights of a fact must add up to; under it, less than two in five are facts
FAR = 60  # characters of a sentence that are looked at
NEXT = 30  # the same of the next sentence


def is_doubted(surface: Surface, clause: Clause, trigger: Span, relation: str) -> bool:
    """Do the words around a predicate speak against its being a fact? Only of relations learned."""
    return relation in _load().relations and weigh(surface, clause, trigger) < LEAST


def weigh(surface: Surface, clause: Clause, trigger: Span) -> float:
    """What the weights of `features_of` add up to; asked again, it is not added up again."""
    key = "doubt", clause.span, trigger
    known: float | None = surface.memory.get(key)
    if known is None:
        known = surface.memory[key] = _load().weigh(surface, clause, trigger)
    return known


@dataclass(frozen=True, slots=True)
class _Learned:
    """The weights by zone and run, `*` for a run in any zone, and the others by their whole names."""

    relations: frozenset[str]
    runs: dict[str, dict[str, float]]
    others: dict[str, float]

    def weigh(self, surface: Surface, clause: Clause, trigger: Span) -> float:
        """What the weights of `features_of` add up to, without writing the features out."""
        before, after = _beside(surface, clause, trigger)
        edges = _edges(squeezed(surface, trigger), before, after)
        parts = _in_zone("B", before), _in_zone("A", after), self._around(surface, clause)
        found = [self.others.get(feature, 0.0) for feature in edges]
        for part in parts:
            found += part.weights
        anywhere = frozenset().union(*(part.anywhere for part in parts))
        found += map(self.runs["*"].__getitem__, anywhere)
        return fsum(found)  # of the same runs the same sum, in whatever order a set has them

    def _around(self, surface: Surface, clause: Clause) -> _Part:
        """The zones that all triggers of a clause have in common."""
        key = "doubt around", clause.span
        known: _Part | None = surface.memory.get(key)
        if known is None:
            parts = [_in_zone(*zone) for zone in _around(surface, clause)]
            known = surface.memory[key] = _Part(
                tuple(weight for part in parts for weight in part.weights),
                frozenset().union(*(part.anywhere for part in parts)),
            )
        return known


class _Part(NamedTuple):
    """What the runs of a zone weigh there, and those of them that weigh anywhere."""

    weights: tuple[float, ...]
    anywhere: frozenset[str]


@lru_cache(maxsize=4096)  # beside a predicate the same few words are met again and again
def _in_zone(zone: str, text: str) -> _Part:
    learned = _load().runs
    weights, runs = learned[zone], {*text, *_long_runs(text)}
    return _Part(
        tuple(map(weights.__getitem__, weights.keys() & runs)),
        frozenset(learned["*"].keys() & runs),
    )


@lru_cache
def _load() -> _Learned:
    relations, values = read_weights(FOLDER / "doubt.tsv")
    runs: dict[str, dict[str, float]] = {zone: {} for zone in "BAELN*"}
    others = {}
    for name, value in values.items():
        if name[1:2] == ":":
            runs[name[0]][name[2:]] = value
        else:
            others[name] = value
    return _Learned(frozenset(relations.split()), runs, others)


def doubted_runs(surface: Surface, clause: Clause, trigger: Span, most: int = 3) -> list[str]:
    """The runs that speak most against a fact, the heaviest first, none inside another."""
    _, values = read_weights(FOLDER / "doubt.tsv")
    runs: dict[str, float] = {}
    for feature in features_of(surface, clause, trigger):
        weight, run = values.get(feature, 0.0), feature.partition(":")[2]
        if weight < 0 and all("\u4e00" <= char <= "\u9fff" for char in run):
            runs[run] = runs.get(run, 0.0) + weight
    told: list[str] = []
    for run in sorted(runs, key=lambda run: (runs[run], run)):
        if len(told) < most and not any(run in other or other in run for other in told):
            told.append(run)
    return told


def features_of(surface: Surface, clause: Clause, trigger: Span) -> set[str]:
    """The runs of characters of each zone, names and values as one letter each."""
    before, after = _beside(surface, clause, trigger)
    found = {*_edges(squeezed(surface, trigger), before, after)}
    for zone, text in (("B", before), ("A", after), *_around(surface, clause)):
        long = _long_runs(text)
        found |= {f"{zone}:{run}" for run in (*text, *long)} | {f"*:{run}" for run in long}
    return found


def _edges(trigger: str, before: str, after: str) -> tuple[str, ...]:
    """The predicate, and the words right beside it."""
    return (
        "bias",
        f"T={trigger}",
        f"Bend={before[-2:]}",
        f"Bend1={before[-1:]}",
        f"Astart={after[:2]}",
    )


def _long_runs(text: str) -> list[str]:
    """The runs of two and three characters."""
    two = [*map(add, text, text[1:])]
    return [*two, *map(add, two, text[2:])]


def _beside(surface: Surface, clause: Clause, trigger: Span) -> tuple[str, str]:
    """Before and after the predicate in its clause."""
    before = squeezed(surface, Span(clause.span.start, trigger.start))
    return before, squeezed(surface, Span(trigger.end, clause.span.end))


def _around(surface: Surface, clause: Clause) -> Iterator[tuple[str, str]]:
    """Earlier and later in the sentence of a clause, and in the next one."""
    sentences, number = surface.sentences, clause.sentence
    sentence = sentences[number]
    yield "E", squeezed_end(surface, Span(sentence.start, clause.span.start), FAR)
    yield "L", squeezed_start(surface, Span(clause.span.end, sentence.end), FAR)
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    if following and "\n" not in surface.text[sentence.end - 1 : following.start + 1]:
        yield "N", squeezed_start(surface, following, NEXT)
