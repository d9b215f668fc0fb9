"""Score the rules on who holds which post where and who launched what: structure.txt.

    python scripts/score_structure.py [FILE] [--half first|second] [--errors]

The two relations are no part of `gold/score.py`: here a claim is right where both its ends are
those of a gold relation. Of the right affiliations the share is told whose post is the gold's.
`--errors` shows faults of the first half only; the second measures.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from score_statements import page_statements
from sentence_gold import Item, read_items, to_page

from kg.model import Statement
from kg.ontology import load_relations
from kg.statements import RuleBook, load_rules

RELATIONS = ("affiliatedWith", "launched")
FILE = Path(__file__).parents[1] / "tests" / "data" / "relations" / "structure.txt"
HALF = 60  # texts


class Ends(NamedTuple):
    """What makes two claims one: who, and which body or programme."""

    subject: str | None
    object: str | None


Claims = dict[Ends, str | None]
"""Claims of one relation in a text, each with its post."""


def main() -> None:
    """Print the figures, and with `--errors` the faults of each text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=FILE, metavar="FILE")
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if args.errors and args.half != "first":
        parser.error("the second half measures: --errors goes with --half first")
    items = read_items(args.file)
    chosen = {"first": items[:HALF], "second": items[HALF:], None: items}[args.half]
    rules = load_rules(load_relations())
    for relation in RELATIONS:
        print_figures(relation, [compare(item, relation, rules) for item in chosen], args.errors)


class Compared(NamedTuple):
    """The claims of a text beside its gold relations; those that count neither way are left out."""

    item: Item
    said: Claims
    gold: Claims


def compare(item: Item, relation: str, rules: RuleBook) -> Compared:
    """What the rules say of one relation in a text, and what they should."""
    free = _gold(item.optional, relation)
    said = {
        Ends(s.subject, s.object or s.object_text): _post(s)
        for s in page_statements(to_page(item), rules)
        if s.relation == relation and s.modality == "asserted"
    }
    claims = {ends: post for ends, post in said.items() if ends not in free}
    return Compared(item, claims, _gold(item.relations, relation))


def _gold(rows: Sequence[dict[str, str]], relation: str) -> Claims:
    return {
        Ends(row["subject"], row["object"] or row.get("object_text")): row.get("post")
        for row in rows
        if row["type"] == relation
    }


def _post(statement: Statement) -> str | None:
    return "、".join(dict(statement.roles).get("post", ())) or None


def print_figures(relation: str, texts: Sequence[Compared], errors: bool) -> None:
    """Precision, recall and posts of a relation; `errors` shows each fault before."""
    right = [(text, ends) for text in texts for ends in text.said.keys() & text.gold.keys()]
    found, wanted = sum(len(t.said) for t in texts), sum(len(t.gold) for t in texts)
    posts = sum(text.said[ends] == text.gold[ends] for text, ends in right)
    if errors:
        for text in texts:
            print_faults(relation, text)
    print(
        f"{relation:14s} P {len(right) / max(found, 1):.3f}  R {len(right) / max(wanted, 1):.3f}"
        f"  (tp {len(right)} fp {found - len(right)} fn {wanted - len(right)})"
        + (f"  posts right {posts}/{len(right)}" if relation == "affiliatedWith" else "")
    )


def print_faults(relation: str, text: Compared) -> None:
    """The text with its faults below, where it has some."""
    faults = [f"FALSE {_shown(e, text.said)}" for e in text.said if e not in text.gold]
    faults += [f"LOST {_shown(e, text.gold)}" for e in text.gold if e not in text.said]
    faults += [
        f"POST {text.said[e]} should be {text.gold[e]}"
        for e in text.said.keys() & text.gold.keys()
        if text.said[e] != text.gold[e]
    ]
    if faults:
        print(f"L{text.item.line} {text.item.text.text}")
        print("".join(f"    {relation} {fault}\n" for fault in faults), end="")


def _shown(ends: Ends, claims: Claims) -> str:
    return f"{ends.subject} -> {ends.object} | {claims[ends]}"


if __name__ == "__main__":
    main()
