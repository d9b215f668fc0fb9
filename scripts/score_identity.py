"""B³ and alias pairs of `kg.entities` on gold mentions: identity seen alone.

    python scripts/score_identity.py [train|seeds] [--test] [--errors]

`--errors` lists, per page, name pairs wrongly joined (+) and wrongly apart (-); it is for the
training pages only.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from gold_stages import GoldPage, gold_pages, load_score

from kg.entities import resolve_document
from kg.gazetteer import load_gazetteer

Pairs = set[tuple[str, str]]


def page_of(page: GoldPage) -> tuple[Any, dict[str, str]]:
    """The scorer's page, filled with our clusters; and the labels by entity."""
    score = load_score()
    mentions, entities = resolve_document(page.articles, page.mentions, load_gazetteer())
    rows = {
        (m.start, m.end): {"text": m.text, "type": m.type, "entity": m.entity} for m in mentions
    }
    scored = score.Page(page.name, page.gold, page.document.text, rows)
    return scored, {entity.id: entity.label for entity in entities}


def pairs_of(page: Any) -> tuple[Pairs, Pairs]:
    """Gold and found pairs of different names, as the scorer counts them."""
    gold: dict[str, set[str]] = defaultdict(set)
    found: dict[str, set[str]] = defaultdict(set)
    for key, entity in page.must.items():
        name = "".join(page.text[slice(*key)].split())
        gold[entity].add(name)
        found[str(page.got[key][1] if key in page.got else key)].add(name)
    return _pairs(gold), _pairs(found)


def _pairs(clusters: dict[str, set[str]]) -> Pairs:
    return {(a, b) for names in clusters.values() for a in names for b in names if a < b}


def main() -> None:
    """Print the figures, and the errors where asked."""
    score = load_score()
    which = "seeds" if "seeds" in sys.argv else "train"
    show = "--errors" in sys.argv and which == "train" and "--test" not in sys.argv
    b3: list[tuple[float, float]] = []
    alias = [0, 0, 0]
    for page in gold_pages(which, test="--test" in sys.argv):
        scored, labels = page_of(page)
        score.score_identity(scored, b3, alias)
        gold, found = pairs_of(scored)
        for sign, pairs in (("+", found - gold), ("-", gold - found)):
            for pair in sorted(pairs) if show else ():
                print(page.name, sign, *pair)
        if "--labels" in sys.argv and show:
            print(page.name, *sorted(labels.values()))
    p, r = (sum(pair[i] for pair in b3) / max(len(b3), 1) for i in (0, 1))
    print(f"mentions {len(b3)}  B3 P {p:.4f} R {r:.4f} F {2 * p * r / (p + r):.4f}")
    print("alias pairs", score.prf(*alias))


if __name__ == "__main__":
    main()
