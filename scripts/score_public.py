"""Score the pipeline's names on public corpora, mapped to what those corpora know.

    python scripts/score_public.py SHARED_DATA [--model DIR] [--only NAME]

How ours are mapped, always on strict spans:

- MSRA, the last 2,000 sentences of its training file, which no training here reads: Person is nr,
  Place ns, every institution nt. Digits are made half-width. Two places of one character side by
  side (`欧` `美`) are one name with us and are joined in the gold.
- UNER GSDSimp, its dev file: Person is PER, Place LOC, every institution ORG.
- CLUENER, its dev file: Enterprise and Bank are company, Agency is government, Organization and
  TradeUnion are organization, but armies government; persons and places are left out on both sides.

These corpora have guidelines of their own (MSRA: a bare `市政府` is no name; CLUENER: a league is an
organization, 新华社 government), so a figure here is a check from outside, not a mark of ours.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language

sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))

from corpora import ARMY, MSRA_HELD_OUT
from corpora import read_uner as uner_sentences
from segmenter import half_width

import kg
from kg.mentions.spans import names_in

Gold = tuple[str, set[tuple[int, int, str]]]
COARSE = {"Person": "PER", "Place": "LOC"}
TO_CLUENER = {
    "Enterprise": "company",
    "Bank": "company",
    "Agency": "government",
    "Organization": "organization",
    "TradeUnion": "organization",
}


def read_msra(data: Path) -> Iterator[Gold]:
    """The held-out sentences of MSRA."""
    kinds = {"nr": "PER", "ns": "LOC", "nt": "ORG"}
    lines = (data / "msra" / "train.txt").read_text(encoding="utf-8").splitlines()
    for line in lines[-MSRA_HELD_OUT:]:
        text, names = "", list[tuple[int, int, str]]()
        for chunk in line.split():
            word, _, tag = chunk.rpartition("/")
            if tag in kinds:
                names.append((len(text), len(text) + len(word), kinds[tag]))
            text += word
        yield half_width(text), set(join_single(names))


def join_single(names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Places of one character that stand side by side, as one."""
    joined: list[tuple[int, int, str]] = []
    for start, end, kind in names:
        last = joined[-1] if joined else None
        if last and last[1] == start and kind == last[2] == "LOC" and end - start == 1:
            if start - last[0] < 4:
                joined[-1] = (last[0], end, kind)
                continue
        joined.append((start, end, kind))
    return joined


def read_uner(data: Path) -> Iterator[Gold]:
    """The dev sentences of UNER GSDSimp."""
    for text, names in uner_sentences(data / "uner_gsdsimp" / "zh_gsdsimp-ud-dev.iob2"):
        yield text, set(names)


def read_cluener(data: Path) -> Iterator[Gold]:
    """The dev texts of CLUENER with their companies, governments and organizations."""
    path = data / "cluener" / "dev.json"
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        names = {
            (start, end + 1, kind)
            for kind in ("company", "government", "organization")
            for spans in item["label"].get(kind, {}).values()
            for start, end in spans
        }
        yield item["text"], names


SETS: dict[str, tuple[Callable[[Path], Iterator[Gold]], Callable[[str], str | None]]] = {
    "msra": (read_msra, lambda kind: COARSE.get(kind, "ORG")),
    "uner": (read_uner, lambda kind: COARSE.get(kind, "ORG")),
    "cluener": (read_cluener, TO_CLUENER.get),
}


def score(nlp: Language, name: str, data: Path) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 over all and by class of the corpus."""
    read, kind_of = SETS[name]
    gold = list(read(data))
    hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for doc, (_, names) in zip(nlp.pipe(text for text, _ in gold), gold, strict=True):
        ours = {(n.start, n.end, kind_of(n.type)) for n in names_in(doc)}
        if name == "cluener":
            ours = {(a, b, army_or(doc.text[a:b], kind)) for a, b, kind in ours}
        for counter, spans in ((found, ours), (wanted, names), (hits, ours & names)):
            counter.update(kind for _, _, kind in spans if kind)
    return {
        kind: figures(*(sum(c.values()) if kind == "all" else c[kind] for c in (hits, found, wanted)))
        for kind in ("all", *sorted(wanted))
    }  # fmt: skip


def army_or(name: str, kind: str | None) -> str | None:
    """CLUENER calls armies government, which are Organization with us."""
    return "government" if kind == "organization" and name.endswith(ARMY) else kind


def figures(hits: int, found: int, wanted: int) -> dict[str, float]:
    """Precision, recall, F1."""
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    f1 = 2 * hits / max(found + wanted, 1)
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}


def main() -> None:
    """Print a line a corpus and class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="a saved pipeline; ours if none is given")
    parser.add_argument("--only", choices=sorted(SETS))
    args = parser.parse_args()
    nlp = spacy.load(args.model) if args.model else kg.load_pipeline()
    for name in [args.only] if args.only else sorted(SETS):
        for kind, row in score(nlp, name, args.data).items():
            print(f"{name:8} {kind:13} P {row['p']:.3f} R {row['r']:.3f} F1 {row['f1']:.3f}")


if __name__ == "__main__":
    main()
