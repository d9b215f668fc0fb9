"""Words around a fact by which readers doubt it: learned, for what the lists of `values.cues` lack.

A clause may be no fact by words that nobody listed (`双方还在磨价钱`). What stands in the clause before
and behind its predicate, in the sentence before and behind the clause, and in the next sentence is
weighed by runs of up to three characters. The weights are derived by
`scripts/training/doubt.py` from our marked texts; only what they find very unlikely is taken for planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Span
from kg.statements.likely.scene import squeezed
from kg.statements.likely.weights import FOLDER, read_weights
from kg.statements.records import Clause
from kg.statements.surface import Surface

LEAST = -0.5  # what the weights of a fact must add up to; under it, less than two in five are facts
LONGEST = 3  # characters of a run
FAR = 60  # characters of a sentence that are looked at
NEXT = 30  # the same of the next sentence


def is_doubted(surface: Surface, clause: Clause, trigger: Span, relation: str) -> bool:
    """Do the words around a predicate speak against its being a fact? Only of relations learned."""
    relations, values = read_weights(FOLDER / "doubt.tsv")
    if relation not in relations.split():
        return False
    features = features_of(surface, clause, trigger)
    return sum(values.get(feature, 0.0) for feature in features) < LEAST


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
    zones = dict(_zones(surface, clause, trigger))
    found = {"bias", f"T={squeezed(surface, trigger)}", f"Bend={zones['B'][-2:]}"}
    found |= {f"Bend1={zones['B'][-1:]}", f"Astart={zones['A'][:2]}"}
    for zone, text in zones.items():
        for length in range(1, LONGEST + 1):
            for start in range(len(text) - length + 1):
                run = text[start : start + length]
                found.add(f"{zone}:{run}")
                if length > 1:
                    found.add(f"*:{run}")
    return found


def _zones(surface: Surface, clause: Clause, trigger: Span) -> Iterator[tuple[str, str]]:
    """Before and after the predicate in its clause, earlier and later in its sentence, the next."""
    sentences, number = surface.sentences, clause.sentence
    sentence = sentences[number]
    yield "B", squeezed(surface, Span(clause.span.start, trigger.start))
    yield "A", squeezed(surface, Span(trigger.end, clause.span.end))
    yield "E", squeezed(surface, Span(sentence.start, clause.span.start))[-FAR:]
    yield "L", squeezed(surface, Span(clause.span.end, sentence.end))[:FAR]
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    if following and "\n" not in surface.text[sentence.end - 1 : following.start + 1]:
        yield "N", squeezed(surface, following)[:NEXT]
