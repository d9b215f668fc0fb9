"""Train a tagger by one setting and measure it; the rows make `COMPARISON.md`.

    python compare.py SHARED_DATA WORK_DIR ROW...     train and measure rows, results in comparison/
    python compare.py --list                          the rows and what they vary
    python compare.py --table                         write COMPARISON.md from the results

All rows are measured on text that no row trains on: our own pages held out, real sentences that our
annotators marked, and the public sets of `score_public.py`. Test pages and seeds take no part in
choosing.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpora import Name, marked_page, own_paths, read_annotated
from other_taggers import Recogniser, Step, Voters
from other_taggers import train as train_spacy
from score_public import SETS, figures, score
from spacy.language import Language
from tagger import WORD_CLASSES, Setting, examples_of, train

import kg
from kg.mentions import tag_articles
from kg.mentions.components import NameTagger
from kg.mentions.spans import names_in

Compared = tuple[set[Name], set[Name], set[tuple[int, int]]]  # found, wanted, spans that may be
HERE = Path(__file__).resolve().parent


VOTE = "two CRFs, with and without pkuseg's words; the second adds what the first lacks"
STEPS = 3000
BASE = Setting("silver news and the training pages", silver=20000, pages=12)
SMALL = replace(
    BASE, note="a fifth of it, for features", silver=8000, pages=3, own=1, annotated=1, minimum=2
)
ROWS = {
    "base": BASE,
    "public": replace(BASE, note="with MSRA, CLUENER and UNER", msra=44000, cluener=1, uner=1),
    "small": SMALL,
    "public corpora": replace(
        SMALL, note="with 8,000 of MSRA, CLUENER and UNER", msra=8000, cluener=1, uner=1
    ),
    "no known names": replace(
        SMALL, note="without well-known names", without=("G=", "G-1=", "G1=")
    ),
    "no word classes": replace(SMALL, note="without word classes", without=WORD_CLASSES),
    "no words": replace(
        SMALL, note="without pkuseg", without=("w=", "wp=", "w-1=", "w1=", *WORD_CLASSES)
    ),
    "no heads": replace(SMALL, note="without head nouns", without=("H=", "h=", "he=", "nh")),
    "no lists": replace(
        SMALL, note="without any list", without=("H=", "h", "nh", "D", "L", "N", "G", "sn", "p")
    ),
    "spacy": replace(SMALL, note="spaCy's recogniser over characters, the same data and features"),
    "no pages": replace(SMALL, note="without the shared training pages", pages=0),
    "vote": replace(SMALL, note=VOTE),
    "swaps": replace(SMALL, note="with four name-swapped copies", swaps=4),
}


def with_tagger(step: Step) -> Language:
    """The shipped pipeline with another tagger."""
    nlp = kg.load_pipeline()
    nlp._components = [(n, step if n == "kg_tagger" else c) for n, c in nlp._components]
    return nlp


def crf(model: Path) -> NameTagger:
    """A trained CRF as a step of the pipeline."""
    return NameTagger(kg.load_pipeline(), "kg_tagger").open(model)


def held_out_real(nlp: Language, data: Path) -> Iterator[Compared]:
    """Real sentences that no row trains on, ours against what the pipeline finds."""
    for text, names, optional in read_annotated(data, held_out=True):
        ours = {(n.start, n.end, n.type) for n in names_in(nlp(text))}
        yield ours, set(names), {(a, b) for a, b, _ in optional}


def held_out_pages(nlp: Language) -> Iterator[Compared]:
    """Pages that no row trains on, read as a build reads them."""
    for path in own_paths(held_out=True):
        page, spare = marked_page(path)
        tagged = tag_articles(nlp, page.document, page.articles)
        ours = {(m.start, m.end, m.type) for part in tagged for m in part.mentions}
        names = {(m.start, m.end, m.type) for m in page.mentions}
        yield ours, {n for n in names if n[:2] not in spare}, spare


def score_ours(compared: Iterable[Compared]) -> dict[str, dict[str, float]]:
    """Strict figures by class, over all, and with institutions as one class."""
    hit, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for every, names, spare in compared:
        ours = {name for name in every if name[:2] not in spare}
        for counter, spans in ((hit, ours & names), (found, ours), (wanted, names)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
        coarse, gold = _coarse(ours), _coarse(names)
        for counter, spans in ((hit, coarse & gold), (found, coarse), (wanted, gold)):
            counter["coarse"] += len(spans)
    return {kind: figures(hit[kind], found[kind], n) for kind, n in sorted(wanted.items())}


def _coarse(names: set[Name]) -> set[Name]:
    """Institutions of all classes as one."""
    same = ("Person", "Place")
    return {(a, b, kind if kind in same else "Institution") for a, b, kind in names}


def measure(step: Step, data: Path) -> dict[str, Any]:
    """All figures of a tagger, with the grammar and alone."""
    result: dict[str, Any] = {}
    nlp = with_tagger(step)
    for grammar in (False, True):
        (nlp.enable_pipe if grammar else nlp.disable_pipe)("kg_grammar")
        side = result["with grammar" if grammar else "tagger alone"] = {}
        side["own pages"] = score_ours(held_out_pages(nlp))
        side["real sentences"] = score_ours(held_out_real(nlp, data))
        for name in SETS:
            side[name] = score(nlp, name, data)
    return {**result, "characters_per_second": speed(nlp)}


def speed(nlp: Language) -> int:
    """Characters a second of the processor's time; the best of two runs."""
    sample = [a.text for p in own_paths(held_out=True)[:12] for a in marked_page(p)[0].articles]
    runs = []
    for _ in range(2):
        began = time.process_time()
        for _ in nlp.pipe(sample):
            pass
        runs.append(sum(map(len, sample)) / (time.process_time() - began))
    return int(round(max(runs), -2))


def step_of(name: str, work: Path) -> tuple[Step, list[Path]]:
    """The trained tagger of a row and its files."""
    stem = work / name.replace(" ", "-")
    if name == "vote":
        parts = [work / "small.crfsuite", work / "no-words.crfsuite"]
        return Voters(*map(crf, parts)), parts
    if name == "spacy":
        return Recogniser(stem), [path for path in stem.rglob("*") if path.is_file()]
    return crf(stem.with_suffix(".crfsuite")), [stem.with_suffix(".crfsuite")]


def train_row(name: str, data: Path, work: Path) -> dict[str, int]:
    """Train a row that has no model yet; gives the characters, seconds and memory that it took."""
    setting, stem = ROWS[name], work / name.replace(" ", "-")
    model = stem if name == "spacy" else stem.with_suffix(".crfsuite")
    if name == "vote" or model.exists():
        return {}
    began = time.perf_counter()
    if name == "spacy":
        characters = train_spacy(examples_of(data, setting), model, STEPS)
    else:
        segment: Any = kg.load_pipeline().tokenizer
        characters = train(data, segment.pkuseg_seg.cut, model, setting)
    return {
        "characters": characters,
        "seconds": round(time.perf_counter() - began),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def run_row(name: str, data: Path, work: Path) -> dict[str, Any]:
    """Train and measure one row; a model that is there is only measured anew."""
    known = HERE / "comparison" / f"{name}.json"
    training = train_row(name, data, work)
    if not training and known.exists():
        training = json.loads(known.read_text(encoding="utf-8"))["training"]
    step, files = step_of(name, work)
    return {
        "setting": asdict(ROWS[name]),
        "training": training,
        "megabytes": megabytes(*files),
        **measure(step, data),
    }


def megabytes(*files: Path) -> float:
    """Their size together."""
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


def summary(result: dict[str, Any]) -> str:
    """One line: F1 on each held-out set, tagger alone / with grammar."""
    alone, both = result["tagger alone"], result["with grammar"]
    return " | ".join(
        f"{name} {alone[name]['all']['f1']:.3f}/{both[name]['all']['f1']:.3f}"
        for name in both
        if "all" in both[name]
    )


HEAD = """# Taggers compared

Made by `python compare.py --table`; a row's figures by `python compare.py SHARED_DATA work "ROW"`. F1 of strict spans with
class, the tagger alone / with the name grammar, on text that no row trains on: our own pages held out, real sentences
that our annotators marked, MSRA, UNER and CLUENER as `score_public.py` maps them. Test pages and seeds take no part in
choosing. Rows from `small` on train on a fifth of the data, which is enough to see what a feature gives; `spacy` on an
earlier cut of it, 3,000 steps. Speeds are of the processor's time while other trainings ran.

| row | what | own pages | real sentences | MSRA | UNER | CLUENER | chars/s | MB | training s |
|---|---|---|---|---|---|---|---|---|---|
"""


def table() -> str:
    """The rows that have results, and for two of them the figures by class."""
    results = {
        p.stem: json.loads(p.read_text("utf-8")) for p in (HERE / "comparison").glob("*.json")
    }
    lines, by_class = [], []
    for name, result in ((name, results[name]) for name in ROWS if name in results):
        alone, both = result["tagger alone"], result["with grammar"]
        sets = ("own pages", "real sentences", "msra", "uner", "cluener")
        cells = [f"{alone[s]['all']['f1']:.3f} / {both[s]['all']['f1']:.3f}" for s in sets]
        cells += [f"{result['characters_per_second']:,}", str(result["megabytes"])]
        seconds = result["training"].get("seconds", "")
        lines.append(f"| {name} | {result['setting']['note']} | {' | '.join(cells)} | {seconds} |")
        for kind, row in both["own pages"].items():
            real = both["real sentences"].get(kind, {"p": 0, "r": 0, "f1": 0})
            figures = [f"{side[key]:.3f}" for side in (row, real) for key in ("p", "r", "f1")]
            by_class.append(f"| {name} | {kind} | {' | '.join(figures)} |")
    second = "\n## By class, with the grammar\n\n| row | class | own pages P | R | F1 | real sentences P | R | F1 |\n"
    return HEAD + "\n".join(lines) + "\n" + second + "|---|---|---|---|---|---|---|---|\n" + "\n".join(by_class) + "\n"  # fmt: skip


def main() -> None:
    """Train rows and write their results, or write the table of all results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("work", type=Path, nargs="?")
    parser.add_argument("rows", nargs="*")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--table", action="store_true")
    args = parser.parse_args()
    if args.list:
        print("\n".join(f"{name}: {setting.note}" for name, setting in ROWS.items()))
    if args.table:
        (HERE / "COMPARISON.md").write_text(table(), encoding="utf-8", newline="\n")
    (HERE / "comparison").mkdir(exist_ok=True)
    for name in args.rows:
        result = run_row(name, args.data, args.work)
        text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
        (HERE / "comparison" / f"{name}.json").write_text(text, encoding="utf-8")
        print(name, result["training"], result["megabytes"], summary(result), flush=True)


if __name__ == "__main__":
    main()
