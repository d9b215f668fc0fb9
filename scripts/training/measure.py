"""Figures of a trained pipeline: size, load time, speed, memory, and scores on text it never saw.

    python measure.py SHARED_DATA WORK_DIR METRICS.json [--model DIR] [--variant full|open]

Scores on pages are by `shared/gold/score.py`'s reading of the gold, names alone: the fixed test
pages and the seeds; the whole build is scored by `scripts/check_quality.py`. Beside them the test
half of our own sentences and the public sets of `score_public.py`. METRICS.json keeps what it has
of the other variant.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import spacy
from gold_stages import GoldPage, gold_pages, load_score
from markup import read_marked
from score_public import SETS, figures
from score_public import score as score_public
from spacy.language import Language

from kg.mentions import tag_articles
from kg.mentions.pipeline import MODEL_DIR
from kg.mentions.spans import names_in

OWN_TEST = Path(__file__).resolve().parents[2] / "tests" / "data" / "names" / "test.txt"


def scores(nlp: Language, pages: list[GoldPage]) -> dict[str, Any]:
    """Strict figures: spans with class, spans with person/place/organisation, by class."""
    score = load_score()
    span: list[int] = [0, 0, 0]
    typed: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for page in pages:
        found = {
            (m.start, m.end): {"text": m.text, "type": m.type, "entity": ""}
            for tagged in tag_articles(nlp, page.document, page.articles)
            for m in tagged.mentions
        }
        score.score_names(
            score.Page(page.name, page.gold, page.document.text, found), span, typed, kinds, []
        )
    total = score.prf(*(sum(v[i] for v in typed.values()) for i in range(3)))
    coarse = score.prf(*(sum(v[i] for v in kinds.values()) for i in range(3)))
    by_class = {name: score.prf(*v)["f1"] for name, v in sorted(typed.items())}
    return {"entities": total, "person_place_organisation": coarse, "f1_by_class": by_class}


def own_sentences(nlp: Language) -> dict[str, dict[str, float]]:
    """Strict figures by class on the test half of our own sentences."""
    hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for paragraph in read_marked(OWN_TEST):
        spare = {name[:2] for name in paragraph.optional}
        ours = {(n.start, n.end, n.type) for n in names_in(nlp(paragraph.text))}
        ours = {name for name in ours if name[:2] not in spare}
        gold = set(paragraph.names)
        for counter, spans in ((hits, ours & gold), (found, ours), (wanted, gold)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
    return {kind: figures(hits[kind], found[kind], n) for kind, n in sorted(wanted.items())}


def speed(nlp: Language, pages: list[GoldPage]) -> float:
    """Characters a second through the whole pipeline, one process; the best of three runs."""
    texts = [article.text for page in pages for article in page.articles]
    runs = []
    for _ in range(3):
        began = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        runs.append(sum(map(len, texts)) / (time.perf_counter() - began))
    return round(max(runs), -2)


def measure(model: Path, data: Path, work: Path, variant: str) -> dict[str, Any]:
    """All figures of one variant."""
    began = time.perf_counter()
    nlp = spacy.load(model)
    load = round(time.perf_counter() - began, 2)
    test, seeds = list(gold_pages("train", test=True)), list(gold_pages("seeds"))
    rate = speed(nlp, seeds)
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    segmenter = "segmenter.json" if variant == "full" else "segmenter-ud.json"
    return {
        "test_pages": scores(nlp, test),
        "seeds": scores(nlp, seeds),
        "own_sentences": own_sentences(nlp),
        "public": {name: score_public(nlp, name, data) for name in SETS},
        "characters_per_second": rate,
        "load_seconds": load,
        "memory_megabytes": memory,
        "model_megabytes": round(
            sum(f.stat().st_size for f in model.rglob("*") if f.is_file()) / 1e6, 1
        ),
        "segmenter": json.loads((work / segmenter).read_text("utf-8")),
    }


def main() -> None:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("metrics", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL_DIR)
    parser.add_argument("--variant", choices=("full", "open"), default="full")
    args = parser.parse_args()
    known = json.loads(args.metrics.read_text("utf-8")) if args.metrics.exists() else {}
    known = {name: known[name] for name in ("full", "open") if name in known}
    known[args.variant] = measure(args.model, args.data, args.work, args.variant)
    text = json.dumps(known, indent=2, ensure_ascii=False) + "\n"
    args.metrics.write_text(text, encoding="utf-8", newline="\n")
    print(json.dumps(known[args.variant], indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
