"""Learn the weights of `kg/statements/likely`: which unmarked pair stands in a relation.

    python scripts/training/likely.py funds [--texts FILE ...] [--folds 5] [--write]

Learns from the training pages (`shared/gold/train`, without the test pages), from what rules reject, from marked texts
(`tests/data/relations/*train*.txt` and those given), and, where `../shared/data` lies, from real passages of it by our
annotations (`annotated/relations.jsonl`): every pair of names in reach of a clause with a cue is an example, right
where the gold says so with that sentence. A logistic regression; features seen less than `RARE` times are left out.
Prints, over folds of documents, how many claims that no rule makes are won and how many are false at each likelihood;
`--write` writes `kg/statements/likely/weights/RELATION.tsv`. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from annotated_relations import DATA, RELATIONS, read_relations
from gold_stages import GoldPage, gold_pages, load_score
from regression import Rows, Weights, cross_validated, learn, write
from sentence_gold import GOLD_NAME, read_items, to_page

from kg.model import Document
from kg.ontology import load_relations
from kg.statements import RuleBook, load_rules
from kg.statements.engine import read_clauses
from kg.statements.examples import parse_example
from kg.statements.filling import fill_both
from kg.statements.frames import Frame
from kg.statements.likely.features import Features
from kg.statements.likely.find import MARGIN, is_stated_by_half
from kg.statements.likely.pairs import Pair, find_pairs
from kg.statements.likely.scene import Half, Reading, to_half
from kg.statements.likely.weights import FOLDER, cue_pattern
from kg.statements.matching import find_matches
from kg.statements.modalities import modality_at

TEXTS = Path(__file__).resolve().parents[2] / "tests" / "data" / "relations"
RARE = 4  # a feature seen less often is left out
LEAST = 0.004  # a weight nearer to 0 is left out
STRENGTH = 0.15  # of the regression: the inverse of its regularisation
# Single characters that make a clause worth weighing beside the triggers and objects of rules.
MORE_CUES = {
    "funds": "款 资 贷 捐 补 担保 保函 赠 拨 投 奖 付 出 费 钱 元 批 放 给 支持 援 助 送",
}


@dataclass(frozen=True)
class Example:
    """A pair of one clause: whether the gold has it, whether rules do, whether it may be stated."""

    document: str
    pair: Pair
    features: list[str]
    right: bool
    known: bool
    open: bool

    @property
    def claim(self) -> tuple[str, Any, Any]:
        """What two examples of one claim share."""
        return self.document, self.pair.first.key, self.pair.second.key


def main() -> None:
    """Learn, tell how well, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("relation", choices=sorted(MORE_CUES))
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="more marked texts")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rules = load_rules(load_relations())
    cues = cue_words(rules, args.relation)
    files = [*sorted(TEXTS.glob("*train*.txt")), *args.texts]
    examples = list(read_examples(files, rules, args.relation, cues))
    print(f"{len(examples)} pairs, {sum(e.right for e in examples)} right")
    features = [example.features for example in examples]
    answers = [example.right for example in examples]
    if args.folds:
        documents = [example.document for example in examples]
        found = cross_validated(documents, features, answers, args.folds, learned)
        tell(examples, 1 / (1 + np.exp(-found)))
    if args.write:
        path, weights = FOLDER / f"{args.relation}.tsv", learned(features, answers)
        write(path, " ".join(cues), weights, least=LEAST, digits=3)


def cue_words(rules: RuleBook, relation: str) -> list[str]:
    """The words of the relation's rules, and single characters of its field."""
    own = [rule for rule in rules.rules if rule.relation.name == relation]
    words = {w for rule in own for w in (*rule.triggers, *rule.objects, *rule.lead_object)}
    return sorted((words | set(MORE_CUES[relation].split())) - {"amount", "honour"})


def read_examples(
    files: Iterable[Path], rules: RuleBook, relation: str, cues: Sequence[str]
) -> Iterator[Example]:
    """The pairs of all training pages and texts, those that count neither way left out."""
    for page in gold_pages("train"):
        yield from page_examples(page, page.name, rules, relation, cues)
    for rule in rules.rules:
        for number, text in enumerate(rule.rejects):
            article, sentences, mentions = parse_example(text)
            gold: dict[str, Any] = {"relations": []}
            page = GoldPage(
                rule.id,
                Document("", article.text, ""),
                gold,
                (article,),
                {article.number: sentences},
                mentions,
            )
            if rule.relation.name == relation:
                yield from page_examples(page, f"{rule.id}:{number}", rules, relation, cues)
    texts = [(path.stem, read_items(path)) for path in files]
    if DATA.is_dir():
        texts.append((RELATIONS.stem, read_relations()))
    for stem, items in texts:
        for item in items:
            yield from page_examples(to_page(item), f"{stem}:{item.line}", rules, relation, cues)


def page_examples(
    page: GoldPage, name: str, rules: RuleBook, relation: str, cues: Sequence[str]
) -> Iterator[Example]:
    """The asserted pairs of a page."""
    likely = next(
        r for r in rules.rules if r.construction == "likely" and r.relation.name == relation
    )
    for article in page.articles:
        surface, clauses = read_clauses(article, page.sentences[article.number], page.mentions)
        halves: list[Half] = []

        def hear(frame: Frame, step: str, halves: list[Half] = halves) -> None:
            if frame.rule.relation.name == relation and step != "longer":
                halves.append(to_half(frame, step, *fill_both(frame)))

        matches = find_matches(surface, clauses, rules, hear)
        reading = Reading(surface, clauses, matches, halves)
        known = {
            (m.first and m.first.key, m.second and m.second.key)
            for m in matches
            if m.rule.relation.name == relation and m.modality == "asserted"
        }
        features = Features(reading, relation)
        for pair in find_pairs(reading, likely.relation, cue_pattern(cues), range(len(clauses))):
            right = gold_has(page.gold, relation, pair)
            clause = clauses[pair.clause]
            if right is None or modality_at(surface, clause, pair.trigger) != "asserted":
                continue
            claim = pair.first.key, pair.second.key
            yield Example(
                name,
                pair,
                features.of(pair),
                right,
                claim in known,
                is_stated_by_half(reading, likely, pair),
            )


def gold_has(gold: dict[str, Any], relation: str, pair: Pair) -> bool | None:
    """Is the pair in the gold? `None` where it is optional there."""
    giver, (taker, group) = pair.first.key[0], pair.second.key
    for rows, answer in ((gold["relations"], True), (gold.get("optional", []), None)):
        for row in rows:
            if row["type"] != GOLD_NAME[relation] or row["subject"] != giver:
                continue
            if row["object"]:
                if row["object"] == taker:
                    return answer
            elif taker is None and load_score().closeness(group, row.get("object_text")) >= 0.5:
                return answer
    return False


def learned(features: Rows, answers: Sequence[bool]) -> Weights:
    """Weights as they are shipped."""
    return learn(features, answers, rare=RARE, strength=STRENGTH)


def tell(examples: Sequence[Example], found: np.ndarray[Any, Any]) -> None:
    """Claims won and false claims at each likelihood, counted once a claim."""
    best: dict[Any, tuple[float, bool]] = {}
    for example, likelihood in stated(examples, found):
        if not example.known and likelihood > best.get(example.claim, (0.0, False))[0]:
            best[example.claim] = likelihood, example.right
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        rights = [right for likelihood, right in best.values() if likelihood >= least]
        print(f"from {least}: {sum(rights)} won, {len(rights) - sum(rights)} false")


def stated(
    examples: Sequence[Example], found: np.ndarray[Any, Any]
) -> Iterator[tuple[Example, float]]:
    """The examples that may be stated, and that no other of their clause outdoes."""
    tops: dict[Any, float] = {}
    for example, likelihood in zip(examples, found, strict=True):
        for key in rivalries(example):
            tops[key] = max(tops.get(key, 0.0), float(likelihood))
    for example, likelihood in zip(examples, found, strict=True):
        top = max(tops[key] for key in rivalries(example))
        if example.open and likelihood >= MARGIN * top:
            yield example, float(likelihood)


def rivalries(example: Example) -> tuple[Any, Any]:
    """In what a pair competes with others of its clause: for its first name, and for its second."""
    pair = example.pair
    return (
        (example.document, pair.clause, "first", pair.first.slot.span),
        (example.document, pair.clause, "second", pair.second.slot.span),
    )


if __name__ == "__main__":
    main()
