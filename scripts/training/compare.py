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
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pycrfsuite
from corpora import (
    Example,
    Name,
    annotated,
    cluener,
    marked_page,
    msra,
    own_pages,
    own_paths,
    pages,
    read_annotated,
    silver,
    uner,
)
from score_public import SETS, figures, score
from spacy.language import Language
from swap import swapped
from tagger import cut, labels_of, word_spans

import kg
from kg.mentions import tag_articles
from kg.mentions.components import NameTagger
from kg.mentions.features import character_features
from kg.mentions.lexicon import load_lexicon
from kg.mentions.spans import names_in

Compared = tuple[set[Name], set[Name], set[tuple[int, int]]]  # found, wanted, spans that may be
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Setting:
    """What a row trains on, copies of a sentence in brackets, and with which features."""

    note: str
    silver: int = 20000
    msra: int = 0
    cluener: bool = False
    uner: bool = False
    pages: int = 12
    own: int = 0
    annotated: int = 0
    swaps: int = 0
    refined: bool = False
    without: tuple[str, ...] = ()
    rounds: int = 12
    minimum: int = 4


BASE = Setting("silver news and the training pages")
MIX = replace(
    BASE,
    note="with MSRA, CLUENER, UNER and all that is ours",
    msra=20000,
    cluener=True,
    uner=True,
    own=4,
    annotated=4,
)
ROWS = {
    "base": BASE,
    "public": replace(
        BASE, note="with MSRA, CLUENER and UNER", msra=44000, cluener=True, uner=True
    ),
    "ours": replace(BASE, note="with our own pages and annotated sentences", own=4, annotated=4),
    "mix": MIX,
    "refined": replace(MIX, note="silver through the name grammar", refined=True),
    "rarer": replace(MIX, note="features of 5 and more", minimum=5),
}


def training_examples(data: Path, setting: Setting) -> Iterator[tuple[Example, int]]:
    """Sentences with how many copies of each to train on."""
    news = data / "silver_news" / "silver.jsonl"
    yield from ((e, 1) for e in cut(silver(news, setting.silver, refined=setting.refined)))
    if setting.msra:
        yield from ((e, 1) for e in cut(msra(data / "msra" / "train.txt", setting.msra)))
    if setting.cluener:
        yield from ((e, 1) for e in cut(cluener(data / "cluener" / "train.json")))
    if setting.uner:
        yield from ((e, 1) for e in cut(uner(next((data / "uner_gsdsimp").glob("*train.iob2")))))
    ours = list(pages()) if setting.pages else []
    yield from ((e, setting.pages) for e in ours)
    own = list(cut(own_pages())) if setting.own else []
    yield from ((e, setting.own) for e in own)
    if setting.annotated:
        yield from ((e, setting.annotated) for e in cut(annotated(data)))
    if setting.swaps:
        yield from ((e, 1) for e in swapped([*ours, *own], setting.swaps))


def train_crf(examples: Iterable[tuple[Example, int]], target: Path, setting: Setting) -> int:
    """Train a CRF on pkuseg's words and the features that the setting keeps; gives the characters."""
    lexicon = load_lexicon()
    segment: Any = kg.load_pipeline().tokenizer
    trainer = pycrfsuite.Trainer(algorithm="averaged-perceptron", verbose=False)
    trainer.set_params({"max_iterations": setting.rounds, "feature.minfreq": setting.minimum})
    characters = 0
    for (text, names), copies in examples:
        words = word_spans(segment.pkuseg_seg.cut(text), text)
        rows = character_features(text, words, lexicon)
        if setting.without:
            rows = [[f for f in row if not f.startswith(setting.without)] for row in rows]
        items, labels = pycrfsuite.ItemSequence(rows), labels_of(len(text), names)
        for _ in range(copies):
            trainer.append(items, labels)
            characters += len(text)
    trainer.train(str(target))
    return characters


def with_tagger(model: Path, *, grammar: bool) -> Language:
    """The shipped pipeline with another CRF, and with or without the name grammar."""
    nlp = kg.load_pipeline()
    tagger = nlp.get_pipe("kg_tagger")
    assert isinstance(tagger, NameTagger)
    tagger.open(model)
    (nlp.enable_pipe if grammar else nlp.disable_pipe)("kg_grammar")
    return nlp


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


def measure(model: Path, data: Path) -> dict[str, Any]:
    """All figures of a trained model, with the grammar and by the tagger alone."""
    result: dict[str, Any] = {"megabytes": round(model.stat().st_size / 1e6, 1)}
    for grammar in (False, True):
        nlp = with_tagger(model, grammar=grammar)
        side = result["with grammar" if grammar else "tagger alone"] = {}
        side["own pages"] = score_ours(held_out_pages(nlp))
        side["real sentences"] = score_ours(held_out_real(nlp, data))
        for name in SETS:
            side[name] = score(nlp, name, data)
    sample = [a.text for p in own_paths(held_out=True) for a in marked_page(p)[0].articles]
    began = time.perf_counter()
    for _ in nlp.pipe(sample):
        pass
    result["characters_per_second"] = round(sum(map(len, sample)) / (time.perf_counter() - began))
    return result


def run_row(name: str, data: Path, work: Path) -> dict[str, Any]:
    """Train and measure one row."""
    setting = ROWS[name]
    model = work / f"{name}.crfsuite"
    began = time.perf_counter()
    training: dict[str, int] = {}
    if not model.exists():  # a model that is there is only measured anew
        training["characters"] = train_crf(training_examples(data, setting), model, setting)
        training["seconds"] = round(time.perf_counter() - began)
        training["megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return {"setting": asdict(setting), "training": training, **measure(model, data)}


def summary(result: dict[str, Any]) -> str:
    """One line: F1 on each held-out set, tagger alone / with grammar."""
    alone, both = result["tagger alone"], result["with grammar"]
    return " | ".join(
        f"{name} {alone[name]['all']['f1']:.3f}/{both[name]['all']['f1']:.3f}"
        for name in both
        if "all" in both[name]
    )


def main() -> None:
    """Train rows and write their results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("rows", nargs="+")
    args = parser.parse_args()
    (HERE / "comparison").mkdir(exist_ok=True)
    for name in args.rows:
        result = run_row(name, args.data, args.work)
        text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
        (HERE / "comparison" / f"{name}.json").write_text(text, encoding="utf-8")
        print(name, result["training"], result["megabytes"], summary(result), flush=True)


if __name__ == "__main__":
    main()
