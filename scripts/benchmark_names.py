"""Compare our names with those of other tools, on one machine in one run.

    python scripts/benchmark_names.py [--data ../shared] [--segmenters] [--only TOOL ...]

Writes `training/BENCHMARK.md` and `training/benchmark.json`; `--only` just prints. Each tool runs in processes of its own
on one core (`benchmark_tools.py`), where it is installed; make an environment for it, since some
bring a gigabyte:

    python3 -m venv bench && . bench/bin/activate && pip install 'setuptools<81' wheel
    pip install -e . && pip install --no-build-isolation jieba jiagu LAC paddlepaddle foolnltk

Spans of persons, places and organisations are strict, on the seeds and on the fixed test pages, by
`gold/score.py`'s reading (optional names count neither way). All tools read the articles that
`kg.articles` cuts from a page: ours a page at once, the others sentence by sentence. Places that
stand side by side are left as each tool gives them. `--segmenters` adds words, on the paragraphs of
pd1998 that `training/segmenter.py` holds out. Figures only: no text is shown.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))

import gold_stages
from benchmark_table import installed, markdown
from benchmark_tools import PKUSEG
from gold_stages import GoldPage, gold_pages, load_score
from segmenter import sentences as pd1998_paragraphs
from segmenter import spans as word_spans

from kg.mentions.find import find_mentions
from kg.mentions.names import Name
from kg.mentions.sentences import split_sentences

HERE = Path(__file__).resolve().parent
ROUNDS = 3
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS"), "1"
)


class Tool(NamedTuple):
    """A tool of `benchmark_tools.py`: the module that shows it is there, what pip installs."""

    name: str
    module: str
    packages: tuple[str, ...]
    model: Path | None = None


NAMERS = (
    Tool("kg", "kg", ("kg-news",)),
    Tool("LAC", "LAC", ("LAC", "paddlepaddle")),
    Tool("foolnltk", "fool", ("foolnltk",)),
    Tool("jiagu", "jiagu", ("jiagu",)),
    Tool("jieba", "jieba", ("jieba",)),
)
SEGMENTERS = (
    Tool("pkuseg words", "spacy_pkuseg", ("spacy-pkuseg",), PKUSEG),
    Tool("jieba words", "jieba", ("jieba",)),
)


class Unit(NamedTuple):
    """A text that a tool sees, and where it stands in the articles of a page."""

    page: GoldPage
    start: int
    text: str


def units_of(pages: Iterable[GoldPage], *, whole: bool) -> list[Unit]:
    """The pages' reading texts, whole or by sentences."""
    found = []
    for page in pages:
        text = "\n".join(article.text for article in page.articles)
        spans = [(0, len(text))] if whole else split_sentences(text)
        found += [Unit(page, start, text[start:end]) for start, end in spans]
    return found


def run_tool(tool: Tool, texts: list[str]) -> dict[str, Any]:
    """One run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder) / "texts.json", Path(folder) / "result.json"
        source.write_text(json.dumps(texts), encoding="utf-8")
        command = [
            sys.executable,
            str(HERE / "benchmark_tools.py"),
            tool.name,
            str(source),
            str(result),
        ]
        # what it prints is not shown: it may hold text
        subprocess.run(command, env=os.environ | ONE_THREAD, capture_output=True, check=False)
        if not result.exists():
            return {"error": "stopped while at work", "message": ""}
        measured: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return measured


def run_rounds(tools: dict[Tool, list[str]]) -> dict[Tool, dict[str, Any]]:
    """All tools in turn, several times: the best speed and load, the greatest memory."""
    best: dict[Tool, dict[str, Any]] = {}
    for _ in range(ROUNDS):
        for tool, texts in tools.items():
            if "error" not in best.get(tool, {}):
                best[tool] = better(run_tool(tool, texts), best.get(tool))
    for tool, result in best.items():
        if "error" in result:
            hint = f"pip install {' '.join(tool.packages)}"
            print(f"{tool.name}: does not run: {result['error']} {result.pop('message')} ({hint})")
    return best


def better(now: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """The best of two runs, figure by figure."""
    if before is None or "error" in now:
        return now
    fastest = max(now["characters_per_second"], before["characters_per_second"])
    return now | {
        "characters_per_second": round(fastest),
        "load_seconds": round(min(now["load_seconds"], before["load_seconds"]), 2),
        "memory_megabytes": max(now["memory_megabytes"], before["memory_megabytes"]),
    }


def without(tools: Iterable[Tool]) -> list[dict[str, Any]]:
    """A row for each tool that cannot be imported: what to install."""
    missing = [tool for tool in tools if not find_spec(tool.module)]
    return [
        {"tool": tool.name, "error": f"not installed: pip install {' '.join(tool.packages)}"}
        for tool in missing
    ]


def score_pages(units: list[Unit], found: list[list[Any]]) -> dict[str, dict[str, float]]:
    """Strict precision, recall and F1 over persons, places and organisations, and of each."""
    score = load_score()
    names: dict[str, list[Name]] = defaultdict(list)
    pages = {unit.page.name: unit.page for unit in units}
    for unit, spans in zip(units, found, strict=True):
        names[unit.page.name] += [
            Name(unit.start + a, unit.start + b, kind) for a, b, kind in spans
        ]
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, page in pages.items():
        scored = score.Page(name, page.gold, page.document.text, rows_of(page, names[name]))
        score.score_names(scored, [0, 0, 0], defaultdict(lambda: [0, 0, 0]), kinds, [])
    total = [sum(counts[i] for counts in kinds.values()) for i in range(3)]
    return {"all": score.prf(*total)} | {k: score.prf(*v) for k, v in sorted(kinds.items())}


def rows_of(page: GoldPage, names: list[Name]) -> dict[tuple[int, int], dict[str, str]]:
    """Names in the articles of a page, as the scorer wants the page's mentions."""
    rows = {}
    starts = accumulate((len(article.text) + 1 for article in page.articles), initial=0)
    for article, start in zip(page.articles, starts, strict=False):
        end = start + len(article.text)
        own = [
            Name(name.start - start, name.end - start, name.type)
            for name in names
            if start <= name.start and name.end <= end
        ]
        for m in find_mentions(page.document, article, own):
            rows[m.start, m.end] = {"text": m.text, "type": m.type, "entity": ""}
    return rows


def compare_names(tools: list[Tool]) -> list[dict[str, Any]]:
    """A row a tool; those that run come first."""
    parts = {"seeds": list(gold_pages("seeds")), "test": list(gold_pages("train", test=True))}
    units = {
        tool: {name: units_of(pages, whole=tool.name == "kg") for name, pages in parts.items()}
        for tool in tools
        if find_spec(tool.module)
    }
    work = {tool: [u.text for part in own.values() for u in part] for tool, own in units.items()}
    rows = []
    for tool, result in run_rounds(work).items():
        found, own = result.pop("found", None), units[tool]
        if found is not None:
            seeds = len(own["seeds"])
            result["seeds"] = score_pages(own["seeds"], found[:seeds])
            result["test"] = score_pages(own["test"], found[seeds:])
        rows.append({"tool": tool.name} | installed(tool.packages, tool.model) | result)
    return rows + without(tools)


def held_out(shared: Path) -> list[list[str]]:
    """The paragraphs of pd1998 that `segmenter.main` keeps from training, drawn as it draws them."""
    everything = list(pd1998_paragraphs(shared / "data" / "pd1998" / "pd1998.txt"))
    random.Random(0).shuffle(everything)
    return everything[: len(everything) // 20]


def compare_segmenters(shared: Path) -> list[dict[str, Any]]:
    """A row a segmenter."""
    gold, prf = held_out(shared), load_score().prf
    texts = ["".join(words) for words in gold]
    tools = [tool for tool in SEGMENTERS if find_spec(tool.module)]
    rows = []
    for tool, result in run_rounds(dict.fromkeys(tools, texts)).items():
        right = found = 0
        for words, spans in zip(gold, result.pop("found", []), strict=False):
            right += len(word_spans(words) & {(start, end) for start, end, _ in spans})
            found += len(spans)
        wanted = sum(map(len, gold))
        scores = {"words": prf(right, found - right, wanted - right)} if found else {}
        rows.append({"tool": tool.name} | installed(tool.packages, tool.model) | result | scores)
    return rows + without(SEGMENTERS)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=gold_stages.SHARED, help="the shared folder")
    parser.add_argument("--segmenters", action="store_true", help="words on pd1998 too")
    parser.add_argument("--only", nargs="+", choices=[tool.name for tool in NAMERS])
    args = parser.parse_args()
    gold_stages.SHARED = args.data.resolve()
    tools = [tool for tool in NAMERS if not args.only or tool.name in args.only]
    results = {"names": compare_names(tools)}
    if args.segmenters:
        results["segmenters"] = compare_segmenters(args.data)
    page = markdown(results, sys.argv[1:])
    if not args.only:
        figures = json.dumps(results, indent=2) + "\n"
        (HERE / "training" / "benchmark.json").write_text(figures, encoding="utf-8", newline="\n")
        (HERE / "training" / "BENCHMARK.md").write_text(page, encoding="utf-8", newline="\n")
    print(page)


if __name__ == "__main__":
    main()
