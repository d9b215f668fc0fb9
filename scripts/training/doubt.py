"""Learn the weights of `kg/statements/doubt.py`: by which words a clause is no fact.

    python scripts/training/doubt.py [--folds 5] [--write]

An example is a match of a rule, of whatever modality, on the training pages and the marked texts
(`tests/data/relations/*train*.txt`, and `modality.txt`, which served as a measure before): a fact where the gold has
it, none where it stands in a text that states nothing or the lists of cues say so and the gold has it
not. A logistic regression over runs of characters; those seen less than `RARE` times are left out.
Prints, over folds of documents, what is caught of the false facts that the cues let pass, and
what true facts are lost. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from gold_stages import GoldPage, gold_pages, load_score
from regression import Rows, Weights, cross_validated, learn, write
from sentence_gold import GOLD_NAME, read_items, to_page

from kg.ontology import load_relations
from kg.statements import RuleBook, load_rules
from kg.statements.doubt import LEAST as UNLIKELY
from kg.statements.doubt import features_of
from kg.statements.engine import read_matches
from kg.statements.examples import parse_example
from kg.statements.likely.weights import FOLDER
from kg.statements.modalities import modality_at
from kg.statements.records import Match

TEXTS = Path(__file__).resolve().parents[2] / "tests" / "data" / "relations"
RARE = 3
LEAST = 0.01  # a weight nearer to 0 is left out
STRENGTH = 0.3
PLAIN = 4  # times that the example of a rule counts


@dataclass(frozen=True)
class Example:
    """A match: is it a fact by the gold, and by the lists of cues?"""

    document: str
    features: set[str]
    fact: bool
    by_cues: bool


def main() -> None:
    """Learn, tell how well, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    examples = list(read_examples(load_rules(load_relations())))
    facts = sum(e.fact for e in examples)
    print(f"{len(examples)} matches, {facts} facts, {len(examples) - facts} none")
    features = [example.features for example in examples]
    answers = [example.fact for example in examples]
    if args.folds:
        documents = [example.document for example in examples]
        tell(examples, cross_validated(documents, features, answers, args.folds, learned))
    if args.write:
        path, weights = FOLDER / "doubt.tsv", learned(features, answers)
        write(path, " ".join(GOLD_NAME), weights, least=LEAST, digits=2)


def read_examples(rules: RuleBook) -> Iterator[Example]:
    """The matches of training pages and marked texts."""
    yield from rule_examples(rules)
    for page in gold_pages("train"):
        yield from page_examples(page, page.name, rules, asserted=True)
    for path in [*sorted(TEXTS.glob("*train*.txt")), TEXTS / "modality.txt"]:
        for item in read_items(path):
            name = f"{path.stem}:{item.line}"
            yield from page_examples(to_page(item), name, rules, asserted=item.asserted)


def rule_examples(rules: RuleBook) -> Iterator[Example]:
    """What rules must match are facts in the plainest words."""
    for rule in rules.rules:
        if rule.relation.name not in GOLD_NAME:
            continue
        for number, example in enumerate(rule.matches):
            surface, matches = read_matches(*parse_example(example["text"]), rules)
            for match in matches:
                if match.rule is rule:
                    features = features_of(surface, match.clause, match.trigger)
                    for copy in range(PLAIN):
                        yield Example(f"{rule.id}:{number}:{copy}", features, True, True)


def page_examples(
    page: GoldPage, name: str, rules: RuleBook, *, asserted: bool
) -> Iterator[Example]:
    """The matches of one page; what the cues take for a fact and the gold does not is left out."""
    for article in page.articles:
        found = read_matches(article, page.sentences[article.number], page.mentions, rules)
        surface, matches = found
        for match in matches:
            if match.rule.relation.name not in GOLD_NAME or not match.rule.triggers:
                continue
            fact = gold_has(page.gold, match)
            by_cues = modality_at(surface, match.clause, match.trigger) == "asserted"
            if fact or not asserted or not by_cues:
                features = features_of(surface, match.clause, match.trigger)
                yield Example(name, features, fact, by_cues)


def gold_has(gold: dict[str, Any], match: Match) -> bool:
    """Is the claim in the gold, required or optional?"""
    kind, one, two = GOLD_NAME[match.rule.relation.name], match.first, match.second
    giver = one.entity if one else None
    for row in (*gold["relations"], *gold.get("optional", [])):
        if row["type"] != kind or two is None:
            continue
        if kind == "partners_with":
            same = {row["subject"], row["object"]} == {giver, two.entity}
        elif row["object"]:
            same = row["object"] == two.entity and (
                row["subject"] == giver or None in (row["subject"], giver)
            )
        else:
            close = load_score().closeness(two.text, row.get("object_text"))
            same = two.entity is None and close >= 0.5
        if same:
            return True
    return False


def learned(features: Rows, answers: Sequence[bool]) -> Weights:
    """Weights as they are shipped."""
    return learn(features, answers, rare=RARE, strength=STRENGTH)


def tell(examples: Sequence[Example], sums: np.ndarray[Any, Any]) -> None:
    """Of what the cues take for facts: how many false ones are doubted, how many true ones."""
    passed = [(e.fact, s < UNLIKELY) for e, s in zip(examples, sums, strict=True) if e.by_cues]
    false = [doubted for fact, doubted in passed if not fact]
    true = [doubted for fact, doubted in passed if fact]
    print(f"false facts doubted: {sum(false)} of {len(false)}")
    print(f"true facts doubted: {sum(true)} of {len(true)}")


if __name__ == "__main__":
    main()
