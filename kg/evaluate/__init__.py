"""Gold against build: how much of what a person reads off a page does a build hold?

read_gold, read_texts, read_built   files       -> records
align                               gold, build -> names side by side, who is who
match_names, match_relations        what is right, what is missed, what is false
given                               gold names and rules -> a build, to see the rules alone
Report                              figures, and a fault for each difference
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.evaluate.align import AlignedPage, align
from kg.evaluate.built import read_built
from kg.evaluate.check import check_gold, gold_problems
from kg.evaluate.figures import Counts, Rates, Share, total
from kg.evaluate.gold import find_gold_mentions, parse_gold, read_gold, read_texts
from kg.evaluate.identity import count_alias_pairs, mean_rates, mention_rates
from kg.evaluate.names import coarse_kind, count_classes, count_spans, match_names, name_faults
from kg.evaluate.records import RELATIONS, Built, Fault, GoldPage
from kg.evaluate.relations import (
    count_relations,
    match_relations,
    relation_faults,
    right_amounts,
    right_evidence,
)
from kg.evaluate.report import Report, Table

__all__ = [
    "Built",
    "Counts",
    "Fault",
    "GoldPage",
    "Rates",
    "Report",
    "Share",
    "check_gold",
    "evaluate",
    "evaluate_rules",
    "find_gold_mentions",
    "gold_problems",
    "parse_gold",
    "read_built",
    "read_gold",
    "read_texts",
    "report",
]


def evaluate(gold: Path, texts: Path, out: Path) -> Report:
    """Figures of the build in `out` against the gold files NAME.json and the pages NAME.txt.

    Raises `InputError` where a file is missing, cannot be read or belongs to other texts. A gold
    file that can be read but is wrong is scored as it stands and named in the report's `problems`.
    """
    pages = read_gold(gold)
    return report(pages, read_texts(texts, pages), read_built(out))


def evaluate_rules(gold: Path, texts: Path, *, rules: Path | None = None) -> Report:
    """Figures of relations alone, where the names and identities of the gold files are given.

    What is lost or false here is the rules', not that of a missed name. `rules` is a folder of your
    own relation files. Raises `InputError` and `OntologyError`.
    """
    from kg.evaluate.given import build_given  # the stages take a second to import
    from kg.ontology import load_relations
    from kg.statements import load_rules

    book = load_rules(load_relations(rules))
    pages = read_gold(gold)
    words = read_texts(texts, pages)
    return replace(report(pages, words, build_given(pages, words, book)), names_given=True)


def report(pages: tuple[GoldPage, ...], texts: dict[str, str], built: Built) -> Report:
    """Figures of a build against gold pages, whose texts are given by name."""
    aligned = tuple(align(page, texts[page.name], built) for page in pages)
    names = [match_names(page) for page in aligned]
    relations = [match_relations(page, built) for page in aligned]
    return Report(
        pages=len(pages),
        span=total(map(count_spans, names)),
        by_type=_sum_tables([count_classes(match) for match in names]),
        person_place_organisation=total(
            counts for match in names for counts in count_classes(match, coarse_kind).values()
        ),
        by_relation=_sum_tables([count_relations(match) for match in relations], RELATIONS),
        amounts_right=_sum_shares([right_amounts(match) for match in relations]),
        evidence_overlaps_gold=_sum_shares([right_evidence(match) for match in relations]),
        alias_pairs=total(map(count_alias_pairs, aligned)),
        identity_b3=mean_rates(tuple(rate for page in aligned for rate in mention_rates(page))),
        faults=tuple(
            fault
            for page, name, relation in zip(aligned, names, relations, strict=True)
            for fault in (*name_faults(page, name), *relation_faults(page, built, relation))
        ),
        problems=tuple(problem for page in aligned for problem in _problems(page)),
    )


def _problems(page: AlignedPage) -> Iterator[str]:
    name = page.gold.name
    yield from (f"{name}: {problem}" for problem in gold_problems(page.gold, page.text))
    if page.counted and not page.found:
        yield f"{name}: the build has no mention of this page; was {name}.txt among its inputs?"


def _sum_tables(tables: list[dict[str, Counts]], order: tuple[str, ...] = ()) -> Table:
    """The sum of tables, their rows in the given order, else by name."""
    names = order or sorted({name for table in tables for name in table})
    return tuple((name, total(table[name] for table in tables if name in table)) for name in names)


def _sum_shares(shares: list[Share]) -> Share:
    return Share(sum(share.right for share in shares), sum(share.of for share in shares))
