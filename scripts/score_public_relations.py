"""Score the rules on public corpora of company news whose names are given.

    python scripts/score_public_relations.py SHARED_DATA [--part NAME] [--errors LABEL]

A sentence with all its pairs is one text; every name of its pairs is marked wherever it stands, of
two that overlap the longer. No name is looked for, so what is lost is lost by rules. A name is a
Place where the lists of divisions and places have it, else what its head noun says, else an
Enterprise; FinCorpus itself says what is a place or a person. FinRE's `<N>` is read as a digit.

What a label says of a claim between its two names (`MAPPINGS`):

| corpus | relation | right | neither | wrong |
|---|---|---|---|---|
| FinRE | partnersWith | 合作 签约 合资 | 订单 交易 转让 买资 收购 拟收购 注资 入股 重组 合并 帮助 发行: contracts, which are signed or not | 自己 竞争 纠纷 商讨 成立 拥有 持股 增持 减持 分析 借壳 欠款 |
| FinRE | funds | 注资 入股 | 帮助 成立 持股 发行 欠款: money that is given or not | all others |
| FinCorpus | partnersWith | 合作 | 投资 | 拥有 位于 |
| FinCorpus | funds | 投资 | 合作 拥有 | 位于 |
| FinCorpus | locatedIn | 位于 | | all others |

A pair with several labels is right where one of them is, and else neither where one is. FinRE's
`unknown`, and a pair that FinCorpus does not list, say nothing of a claim: precision is told without
them, and with them as wrong. Recall is told of all pairs, and of those that stand in one sentence with
a trigger, a word of a rule of the relation, outside names; and with one of the objects where its rule
asks for one. Both corpora label what is only intended, too, no fact with us: `any modality` counts it.

`valid` and `dev` are for figures only; `--errors` prints what is missed and false in `train`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from public_relations import (
    Labelled,
    Pair,
    either_way,
    find_names,
    read_fincorpus,
    read_finre,
    sort_pair,
    to_article,
    without_names,
)

from kg.model import Sentence
from kg.ontology import load_relations
from kg.statements import RuleBook, find_statements, load_rules


class Mapping(NamedTuple):
    """What labels say of a relation; a label in neither set says that a claim is wrong."""

    relation: str
    right: frozenset[str]
    neither: frozenset[str]


def _mapping(relation: str, right: str, neither: str = "") -> Mapping:
    return Mapping(relation, frozenset(right.split()), frozenset(neither.split()))


CONTRACTS = "订单 交易 转让 买资 收购 拟收购 注资 入股 重组 合并 帮助 发行"
FINRE = (
    _mapping(
        "partnersWith",
        "合作 签约 合资",
        " ".join(f"{label} 被{label}" for label in CONTRACTS.split()),
    ),
    _mapping("funds", "注资 入股", "帮助 成立 持股 发行 被发行 被欠款"),
)
FINCORPUS = (
    _mapping("partnersWith", "合作", "投资"),
    _mapping("locatedIn", "位于"),
    _mapping("funds", "投资", "合作 拥有"),
)
PARTS = {
    "train": ("finre/train.txt", FINRE),
    "valid": ("finre/valid.txt", FINRE),
    "dev": ("fincorpus/dev.json", FINCORPUS),
}
SILENT = frozenset({"unknown"})


@dataclass(frozen=True)
class Outcome:
    """A pair of a text: its labels, whether a trigger stands with it, what the rules made of it.

    `object` says whether an object stands there as well, where the trigger's rule asks for one;
    `modalities` are those of the pair's statements, `rule` the first one's.
    """

    item: Labelled
    pair: Pair
    labels: frozenset[str]
    trigger: bool
    object: bool
    modalities: frozenset[str]
    rule: str = ""


def main() -> None:
    """Print the figures, and with `--errors` what is missed and false in the training file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="SHARED_DATA")
    parser.add_argument("--part", choices=sorted(PARTS), action="append")
    parser.add_argument("--errors", metavar="RELATION", help="of train only")
    args = parser.parse_args()
    parts = args.part or ["valid", "dev"]
    if args.errors and parts != ["train"]:
        parser.error("valid and dev are for figures only; --errors takes --part train alone")
    rules = load_rules(load_relations())
    shared = Counter[str]()
    for part in parts:
        path, mappings = PARTS[part]
        read = read_finre if path.endswith(".txt") else read_fincorpus
        items = read(args.data / path)
        print(f"{path}: {len(items)} texts")
        for mapping in mappings:
            outcomes = [o for item in items for o in read_pairs(item, mapping, rules)]
            if args.errors == mapping.relation:
                print_errors(outcomes, mapping)
            counts = count(outcomes, mapping)
            print_figures(counts, mapping)
            if mapping.relation == "partnersWith":
                shared += counts
    if len(parts) > 1:
        print("together")
        print_figures(shared, FINRE[0])


def read_pairs(item: Labelled, mapping: Mapping, rules: RuleBook) -> Iterator[Outcome]:
    """What becomes of each pair of a text that is labelled or claimed."""
    symmetric = mapping.relation == "partnersWith"
    mentions = tuple(find_names(item))
    article, sentences = to_article(item.text)
    claims: dict[Pair, set[str]] = {}
    by: dict[Pair, str] = {}
    for statement in find_statements(article, sentences, mentions, rules):
        if statement.relation == mapping.relation and statement.subject and statement.object:
            pair = statement.subject, statement.object
            pair = sort_pair(*pair) if symmetric else pair
            claims.setdefault(pair, set()).add(statement.modality)
            by.setdefault(pair, statement.evidence[0].rule)
    labels = either_way(item.labels) if symmetric else item.labels
    places = [(m.name, m.start) for m in mentions]
    plain = without_names(item.text, mentions)
    for pair in sorted({*labels, *claims}):
        shared = [plain[s.start : s.end] for s in sentences_of(pair, places, sentences)]
        found = [has_trigger(text, mapping.relation, rules) for text in shared]
        yield Outcome(
            item, pair, frozenset(labels.get(pair, SILENT)),
            any(trigger for trigger, _ in found), any(whole for _, whole in found),
            frozenset(claims.get(pair, ())), by.get(pair, ""),
        )  # fmt: skip


def sentences_of(
    pair: Pair, places: Sequence[tuple[str, int]], sentences: Sequence[Sentence]
) -> Iterator[Sentence]:
    """The sentences in which both names stand."""
    for sentence in sentences:
        inside = {name for name, start in places if sentence.start <= start < sentence.end}
        if inside.issuperset(pair):
            yield sentence


def has_trigger(text: str, relation: str, rules: RuleBook) -> tuple[bool, bool]:
    """Is there a trigger of the relation, and one with the object that its rule asks for?"""
    found = [
        rule
        for rule in rules.rules
        if rule.relation.name == relation and any(word in text for word in rule.triggers)
    ]
    complete = [r for r in found if not r.objects or any(word in text for word in r.objects)]
    return bool(found), bool(complete)


def verdict(labels: frozenset[str], mapping: Mapping) -> str:
    """What the labels of a pair say of a claim: right, neither, wrong, or nothing (`silent`)."""
    if labels & mapping.right:
        return "right"
    if labels & mapping.neither:
        return "neither"
    return "wrong" if labels - SILENT else "silent"


def count(outcomes: list[Outcome], mapping: Mapping) -> Counter[str]:
    """Pairs and claims by what they are."""
    counts = Counter[str]()
    for outcome in outcomes:
        said = verdict(outcome.labels, mapping)
        asserted = "asserted" in outcome.modalities
        if said == "right":
            keys = ["all"] + ["trigger"] * outcome.trigger + ["object"] * outcome.object
            keys += sorted(outcome.labels & mapping.right)
            counts.update(f"{key} of" for key in keys)
            counts.update(key for key in keys if asserted)
            counts.update(f"{key} any" for key in keys if outcome.modalities)
        if asserted:
            counts[f"claim {said}"] += 1
    return counts


def print_figures(counts: Counter[str], mapping: Mapping) -> None:
    """Recall and precision of one relation."""
    print(f"  {mapping.relation}")
    rows = [("trigger", "recall, with a trigger"), ("object", "recall, and its object")]
    rows += [("all", "recall, all"), *((label, f"  {label}") for label in sorted(mapping.right))]
    for key, name in rows:
        found, of, any_way = counts[key], counts[f"{key} of"], counts[f"{key} any"]
        share = f"any modality {any_way / max(of, 1):.3f}"
        print(f"    {name:28} {found / max(of, 1):.3f}  ({found}/{of}; {share})")
    right, wrong = counts["claim right"], counts["claim wrong"]
    silent, neither = counts["claim silent"], counts["claim neither"]
    for name, false in (
        ("precision", wrong),
        ("precision, neither wrong", wrong + neither),
        ("precision, unknown wrong", wrong + silent),
    ):
        print(f"    {name:28} {right / max(right + false, 1):.3f}  ({right}/{right + false})")


def print_errors(outcomes: list[Outcome], mapping: Mapping) -> None:
    """A line for each labelled pair that is missed though a trigger is there, or is false."""
    for outcome in outcomes:
        said, asserted = verdict(outcome.labels, mapping), "asserted" in outcome.modalities
        kind = "MISSED" if said == "right" and outcome.trigger and not asserted else ""
        kind = "FALSE" if said in ("wrong", "silent", "neither") and asserted else kind
        if kind:
            labels = " ".join(sorted(outcome.labels))
            how = " ".join((*sorted(outcome.modalities), outcome.rule))
            print(f"{kind} [{labels}] {' — '.join(outcome.pair)} ({how}) | {outcome.item.text}")


if __name__ == "__main__":
    main()
