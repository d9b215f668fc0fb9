"""Are the names found, to the character, and in the right class?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.evaluate.align import AlignedPage
from kg.evaluate.figures import Counts
from kg.evaluate.records import Fault, FaultKind
from kg.model import Span


class NameMatch(NamedTuple):
    """A name of the gold page, of the build, or of both: gold classes and the class found.

    `gold` is empty for a name that only the build has, `found` is `None` for one that it misses.
    """

    span: Span
    gold: tuple[str, ...]
    found: str | None


def match_names(page: AlignedPage) -> tuple[NameMatch, ...]:
    """Counted gold names in text order, then what else was found, in the build's order."""
    classes = {span: mention.type for span, mention in page.found.items()}
    return (
        *(
            NameMatch(span, page.entities[entity].types, classes.get(span))
            for span, entity in page.counted.items()
        ),
        *(
            NameMatch(span, (), found)
            for span, found in classes.items()
            if span not in page.counted and not page.is_free(span)
        ),
    )


def count_spans(matches: tuple[NameMatch, ...]) -> Counts:
    """Names found to the character, whatever their class."""
    return Counts(
        sum(bool(match.gold and match.found) for match in matches),
        sum(not match.gold for match in matches),
        sum(not match.found for match in matches),
    )


def count_classes(
    matches: tuple[NameMatch, ...], kind_of: Callable[[str], str] = str
) -> dict[str, Counts]:
    """Names found to the character and in the right class, by class; `kind_of` joins classes.

    A name in the wrong class is a false one of the class found and a lost one of the gold class.
    """
    counts: dict[str, Counts] = {}

    def add(name: str, one: Counts) -> None:
        old = counts.get(name, Counts())
        counts[name] = Counts(old.tp + one.tp, old.fp + one.fp, old.fn + one.fn)

    for match in matches:
        allowed = [kind_of(name) for name in match.gold]
        found = kind_of(match.found) if match.found else None
        if found and found in allowed:
            add(found, Counts(tp=1))
            continue
        if allowed:
            add(allowed[0], Counts(fn=1))
        if found:
            add(found, Counts(fp=1))
    return dict(sorted(counts.items()))


def coarse_kind(type_name: str) -> str:
    """Place, person or organisation."""
    return type_name if type_name in ("PLACE", "PERSON") else "ORG"


def name_faults(page: AlignedPage, matches: tuple[NameMatch, ...]) -> Iterator[Fault]:
    """Names that are missed, of the wrong class, or no names."""
    for span, gold, found in matches:
        name = page.text[span.start : span.end]
        kind: FaultKind
        if not found:
            kind, what = "MISSED", f"{gold[0]} {name}"
        elif not gold:
            kind, what = "SPURIOUS", f"{found} {name}"
        elif found not in gold:
            kind, what = "TYPE", f"{name}: {found}, not {'/'.join(gold)}"
        else:
            continue
        yield Fault(page.gold.name, kind, what, span, page.around(span))
