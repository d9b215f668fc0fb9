"""Are the names of one thing together, and those of two things apart?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

from kg.evaluate.align import AlignedPage
from kg.evaluate.figures import Counts, Rates
from kg.model import Span

Clusters = list[set[Span]]
Pair = tuple[str, str]


def mention_rates(page: AlignedPage) -> tuple[Rates, ...]:
    """B³: for every counted name, how pure and how complete its cluster is.

    A name that was not found is a cluster of its own.
    """
    gold, built = _partners(page.counted), _partners(_clusters_of(page))
    rates = []
    for span in page.counted:
        both = len(gold[span] & built[span])
        rates.append(Rates(both / len(built[span]), both / len(gold[span])))
    return tuple(rates)


def mean_rates(rates: tuple[Rates, ...]) -> Rates:
    """The mean of precisions and of recalls; 0 where there are none."""
    number = max(len(rates), 1)
    return Rates(sum(rate.p for rate in rates) / number, sum(rate.r for rate in rates) / number)


def count_alias_pairs(page: AlignedPage) -> Counts:
    """Pairs of different names of one thing; white space inside a name does not matter."""
    gold, built = _name_pairs(page, page.counted), _name_pairs(page, _clusters_of(page))
    return Counts(len(gold & built), len(built - gold), len(gold - built))


def _clusters_of(page: AlignedPage) -> dict[Span, Hashable]:
    return {span: page.found[span].entity if span in page.found else span for span in page.counted}


def _groups(clusters: Mapping[Span, Hashable]) -> dict[Hashable, set[Span]]:
    groups: dict[Hashable, set[Span]] = defaultdict(set)
    for span, cluster in clusters.items():
        groups[cluster].add(span)
    return groups


def _partners(clusters: Mapping[Span, Hashable]) -> dict[Span, set[Span]]:
    """For each span the spans of its cluster, itself included."""
    groups = _groups(clusters)
    return {span: groups[cluster] for span, cluster in clusters.items()}


def _name_pairs(page: AlignedPage, clusters: Mapping[Span, Hashable]) -> set[Pair]:
    pairs: set[Pair] = set()
    for spans in _groups(clusters).values():
        names = {"".join(page.text[span.start : span.end].split()) for span in spans}
        pairs.update((one, other) for one in names for other in names if one < other)
    return pairs
