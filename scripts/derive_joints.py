"""Derive `kg/articles/joints.tsv`: how likely a character follows another, or begins a paragraph.

Run from anywhere: `python scripts/derive_joints.py DATA`, where DATA holds `silver_news` and
`pd1998` (see `NOTICE.md`). The file tells which paragraph continues one that a column break tore.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "kg" / "articles" / "joints.tsv"
RARE = 60  # a pair of characters seen less often is left out
WIDTHS = str.maketrans("０１２３４５６７８９,;:()", "0123456789，；：（）")
SMOOTHING = 5.0
STEP = 2  # levels per unit of natural logarithm


def texts(data: Path) -> Iterator[str]:
    """Sentences and paragraphs of news, digits as 0."""
    with (data / "silver_news" / "silver.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield plain(json.loads(line)["text"])
    with (data / "pd1998" / "pd1998.txt").open(encoding="utf-8") as lines:
        for line in lines:
            yield plain("".join(w.rsplit("/", 1)[0].lstrip("[") for w in line.split()[1:]))


def plain(text: str) -> str:
    """One spelling of digits and punctuation."""
    return re.sub(r"\d", "0", text.translate(WIDTHS)).strip()


def main() -> None:
    """Count and write."""
    single: Counter[str] = Counter()
    pair: Counter[str] = Counter()
    first: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for text in texts(Path(sys.argv[1])):
        single.update(text)
        pair.update(a + b for a, b in pairwise(text))
        if len(text) > 1:
            first[text[0]] += 1
            opening[text[:2]] += 1
    rows = [*links(single, pair), *starts(single, pair, first, opening)]
    TARGET.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="\n")


def links(single: Counter[str], pair: Counter[str]) -> Iterator[str]:
    """`link` rows: a character, a level, and the characters that follow it so much oftener."""
    total = sum(single.values())
    found: dict[tuple[str, int], list[str]] = {}
    for both, count in pair.items():
        a, b = both[0], both[1]
        chance = single[b] / total
        strength = math.log((count + SMOOTHING * chance) / (single[a] + SMOOTHING) / chance)
        if count >= RARE and not both.isspace():
            found.setdefault((a, round(strength * STEP)), []).append(b)
    for (a, level), followers in sorted(found.items()):
        yield f"link\t{a}\t{level}\t{''.join(sorted(followers))}"
    for a, count in sorted(single.items()):
        if count >= RARE:
            yield f"often\t{a}\t{round(math.log(count) * STEP)}\t"


def starts(
    single: Counter[str], pair: Counter[str], first: Counter[str], opening: Counter[str]
) -> Iterator[str]:
    """`start` rows: what stands oftener within a paragraph than at its head, and how much."""
    total, heads = sum(single.values()), sum(first.values())
    for a, count in sorted(single.items()):
        if count >= RARE:
            chance = count / total
            ratio = math.log((chance * heads + 1) / (first[a] + 1))
            yield f"start\t{a}\t{round(ratio * STEP)}\t"
            yield f"first\t{a}\t{round(math.log(first[a] + 1) * STEP)}\t"
    for ab, count in sorted(opening.items()):
        a = ab[0]
        within = (pair[ab] + SMOOTHING * single[ab[1]] / total) / (single[a] + SMOOTHING)
        at_head = (count + 2 * within) / (first[a] + 2)
        if count >= 8:
            yield f"start\t{ab}\t{round(math.log(within / at_head) * STEP)}\t"


if __name__ == "__main__":
    main()
