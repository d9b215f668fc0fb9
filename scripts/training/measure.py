"""Figures of the shipped pipeline: size, load time, speed, memory, and scores on the test pages.

python measure.py WORK_DIR METRICS.json

Scores are of names alone, by `shared/gold/score.py`'s reading of the gold, on the fixed test pages
and the seeds; the whole build is scored by `scripts/check_quality.py`.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gold_stages import GoldPage, gold_pages, load_score

from kg.mentions import load_pipeline, tag_articles
from kg.mentions.pipeline import MODEL_DIR


def scores(pages: list[GoldPage]) -> dict[str, Any]:
    """Strict figures: spans with class, spans with person/place/organisation, by class."""
    score = load_score()
    span: list[int] = [0, 0, 0]
    typed: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for page in pages:
        found = {
            (m.start, m.end): {"text": m.text, "type": m.type, "entity": ""}
            for tagged in tag_articles(load_pipeline(), page.document, page.articles)
            for m in tagged.mentions
        }
        score.score_names(
            score.Page(page.name, page.gold, page.document.text, found), span, typed, kinds, []
        )
    total = score.prf(*(sum(v[i] for v in typed.values()) for i in range(3)))
    coarse = score.prf(*(sum(v[i] for v in kinds.values()) for i in range(3)))
    by_class = {name: score.prf(*v)["f1"] for name, v in sorted(typed.items())}
    return {"entities": total, "person_place_organisation": coarse, "f1_by_class": by_class}


def speed(pages: list[GoldPage]) -> float:
    """Characters a second through the whole pipeline, one process."""
    nlp = load_pipeline()
    texts = [article.text for page in pages for article in page.articles]
    began = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return round(sum(map(len, texts)) / (time.perf_counter() - began), -2)


def main() -> None:
    """Measure and write the figures."""
    began = time.perf_counter()
    load_pipeline()
    load = round(time.perf_counter() - began, 2)
    test, seeds = list(gold_pages("train", test=True)), list(gold_pages("seeds"))
    figures = {
        "test_pages": scores(test),
        "seeds": scores(seeds),
        "characters_per_second": speed(test),
        "load_seconds": load,
        "memory_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "model_megabytes": round(
            sum(f.stat().st_size for f in MODEL_DIR.rglob("*") if f.is_file()) / 1e6, 1
        ),
        "segmenter": json.loads((Path(sys.argv[1]) / "segmenter.json").read_text("utf-8")),
    }
    text = json.dumps(figures, indent=2) + "\n"
    Path(sys.argv[2]).write_text(text, encoding="utf-8", newline="\n")
    print(text)


if __name__ == "__main__":
    main()
