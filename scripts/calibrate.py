"""How often are statements right that say they are sure? By band of confidence, and by rule.

    python scripts/calibrate.py [--part train|test] [--rules]

Builds the pages of `../shared/gold/train` (`train`: without the fixed test pages) and compares what
each claim says of itself with what `gold/score.py` says of it (`kg.evaluate`, which the tests hold
to the same figures); what the scorer counts neither way is left out. Figures only are printed, and
nothing is set: whoever changes a `confidence` in `ontology/relations/` does so by hand, from
`train`. The rules were written on those pages and are less right elsewhere; so `held` is what to go
by: nine tenths of the share that is right, after one doubtful claim to each five is added.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from check_quality import Part, find_part

import kg
from kg.evaluate import read_built, read_gold, read_texts
from kg.evaluate.align import align
from kg.evaluate.built import GOLD_RELATION
from kg.evaluate.claims import Claim, ClaimKey
from kg.evaluate.relations import match_relations
from kg.ontology import load_relations
from kg.statements import load_rules

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


class Judged(NamedTuple):
    """A claim of a page: how sure it is, by which rule, from how many sentences, and if right."""

    confidence: float
    rule: str
    sentences: int
    right: bool


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("train", "test"), default="train")
    parser.add_argument("--rules", action="store_true", help="also a line a rule")
    args = parser.parse_args()
    claims = judge(find_part(args.part))
    print_bands(claims)
    print_groups("sentences", [(str(min(c.sentences, 3)), c) for c in claims])
    book = {rule.id: rule.confidence for rule in load_rules(load_relations()).rules}
    book["address"] = book["locatedIn/address"]
    single = [claim for claim in claims if claim.sentences == 1]
    carried = ("carried over" if c.confidence < book[c.rule] else "stated" for c in single)
    print_groups("role", zip(carried, single, strict=True))
    if args.rules:
        print_rules(single, book)


def judge(part: Part) -> list[Judged]:
    """Every claim of a build of the pages that the scorer counts as right or false."""
    with tempfile.TemporaryDirectory() as folder:
        texts, golds, out = (Path(folder) / name for name in ("texts", "gold", "out"))
        for place, paths in (
            (texts, part.texts),
            (golds, [part.golds / f"{path.stem}.json" for path in part.texts]),
        ):
            place.mkdir()
            for path in paths:
                shutil.copy(path, place)
        kg.build([texts], out)
        pages = read_gold(golds)
        words, built, sure = read_texts(texts, pages), read_built(out), confidences(out)
    judged = []
    for page in pages:
        match = match_relations(align(page, words[page.name], built), built)
        judged += [judged_claim(claim, sure, right=True) for _, claim in match.found]
        judged += [judged_claim(claim, sure, right=False) for claim in match.false]
    return judged


def confidences(out: Path) -> dict[ClaimKey, float]:
    """The surest statement of each claim that is scored."""
    found: dict[ClaimKey, float] = defaultdict(float)
    for line in (out / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        relation = GOLD_RELATION.get(row["relation"], row["relation"])
        ends = row["subject"], row["object"]
        if relation == "partners_with":
            ends = tuple(sorted(ends, key=str))
        group = None if row["object"] else row["object_text"]
        honour = row["honour"] if relation == "awarded" else None
        if row["modality"] == "asserted":
            key = ClaimKey(relation, ends, group, honour)
            found[key] = max(found[key], row["confidence"])
    return found


def judged_claim(claim: Claim, sure: dict[ClaimKey, float], *, right: bool) -> Judged:
    """A claim beside its confidence."""
    sentences = len({item.text for item in claim.evidence})
    return Judged(sure[claim.key], claim.evidence[0].rule, sentences, right)


def print_bands(claims: list[Judged]) -> None:
    """How often claims of each band are right, and how far that is from what they say."""
    bands = [
        (f"{low:.2f} to {high - 0.001:.3f}", claim)
        for low, high in pairwise(BANDS)
        for claim in claims
        if low <= claim.confidence < high
    ]
    print_groups("confidence", bands)
    brier = sum((claim.confidence - claim.right) ** 2 for claim in claims) / len(claims)
    off = sum(abs(said - share) * count for _, count, share, said in rows(bands)) / len(claims)
    print(f"{len(claims)} claims; mean distance from the band {off:.3f}, Brier score {brier:.3f}\n")


def print_groups(name: str, claims: Iterable[tuple[str, Judged]]) -> None:
    """A line for each group: claims, share of right ones, mean confidence."""
    print(f"{name:28} claims  right   said")
    for group, count, share, said in rows(claims):
        print(f"{group:28} {count:6d}  {share:.3f}  {said:.3f}")
    print()


def print_rules(claims: Iterable[Judged], book: dict[str, float]) -> None:
    """A line for each rule, with the confidence that its file gives it."""
    print(f"{'rule':28} claims  right  file  held")
    for rule, count, share, _ in rows((claim.rule, claim) for claim in claims):
        held = 0.9 * (share * count + 4) / (count + 5)
        print(f"{rule:28} {count:6d}  {share:.3f}  {book[rule]:.2f}  {held:.2f}")


def rows(claims: Iterable[tuple[str, Judged]]) -> Iterator[tuple[str, int, float, float]]:
    """Group, number, share of right ones, mean confidence, in order of the groups."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for group, claim in claims:
        groups[group].append(claim)
    for group, members in sorted(groups.items()):
        right = sum(member.right for member in members) / len(members)
        yield group, len(members), right, sum(m.confidence for m in members) / len(members)


if __name__ == "__main__":
    main()
