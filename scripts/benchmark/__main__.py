"""How fast a build is and what memory it takes: one command.

    python scripts/benchmark [--builds 100:1,100:2,1000:1,…] [--repeat N] [--no-tools]

Makes up a corpus (`corpus.py`), builds it at each size with each number of workers (PAGES:WORKERS),
in a process of its own (`one_build.py`), small ones several times, beside a bare loop in as many
processes, and once more after a page was added; then, on names alone, other tools that are installed
(`../benchmark_names.py` says how). Writes `docs/benchmark.md`,
`docs/benchmark.png` and `benchmark.json`. All of it takes about an hour and a half on two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(1, str(Path(__file__).resolve().parent.parent))

import corpus
from loop import speed_up
from report import draw, pace, to_page

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent.parent / "docs"
HEAD = """# How fast, and with what memory

Made by `python scripts/benchmark` with Python {python} on {cores} cores ({machine}). The pages are made
up by a grammar (`scripts/benchmark/news.txt`), about 1,000 characters each with some 45 names and 26
statements, as dense as real local news. Load is what a process needs before the first document,
extraction reads documents up to their statements, corpus is identity over documents, merging, and all
files. Memory is that of the process and its workers together, at its peak in the phase. Of builds of up
to {small:,} pages the fastest of {repeat} is told.

![Seconds and memory by pages](benchmark.png)"""
TOOL_PAGES = 100
SMALL = 1000
"""Builds of so many pages or fewer are repeated: they are short, and machines have their moods."""
GROWN = 10_000
"""So many pages are built again after one was added."""
BUILDS = "100:1,100:2,1000:1,1000:2,10000:1,10000:2,20000:1,20000:2"


def main() -> None:
    """Measure, write the page, draw the plot."""
    asked = arguments()
    builds = [(int(pages), int(workers)) for pages, _, workers in asked.builds]
    loop = {count: speed_up(count) for count in {workers for _, workers in builds} if count > 1}
    with tempfile.TemporaryDirectory() as folder:
        runs = [best_build(Path(folder), *build, asked.repeat) for build in builds]
    tools = [] if asked.no_tools else run_tools()
    result = {"runs": runs, "loop": loop, "tools": tools}
    (HERE / "benchmark.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    head = HEAD.format(
        python=platform.python_version(),
        cores=len(_cores()),
        machine=platform.machine(),
        small=SMALL,
        repeat=asked.repeat,
    )
    (DOCS / "benchmark.md").write_text(to_page(runs, loop, tools, head), encoding="utf-8")
    draw(runs, DOCS / "benchmark.png")


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--builds", default=BUILDS, type=pairs, metavar="PAGES:WORKERS,...")
    parser.add_argument("--repeat", default=3, type=int, metavar="N")
    parser.add_argument("--no-tools", action="store_true")
    return parser.parse_args()


def pairs(text: str) -> list[tuple[str, str, str]]:
    """`100:1,100:2` taken apart."""
    return [part.partition(":") for part in text.split(",")]


def best_build(folder: Path, pages: int, workers: int, repeat: int) -> dict[str, Any]:
    """The fastest of some builds; of large ones there is but one."""
    times = repeat if pages <= SMALL else 1
    return max((run_build(folder, pages, workers) for _ in range(times)), key=pace)


def run_build(folder: Path, pages: int, workers: int) -> dict[str, Any]:
    """Build so many pages in a new process and an empty folder."""
    source, out = folder / f"pages-{pages}", folder / "out"
    if not source.exists():
        corpus.write_pages(source, pages)
    run = measure(source, out, workers)
    if pages == GROWN and workers == 1:
        run["grown"] = build_again(source, out, pages)
    shutil.rmtree(out)
    print(json.dumps(run), file=sys.stderr)
    return run


def build_again(source: Path, out: Path, pages: int) -> float:
    """Seconds to read so many pages after one was added, with the models that it takes."""
    corpus.write_pages(source, 1, first=pages)
    seconds = measure(source, out, 1)["seconds"]
    for name, _ in corpus.pages(1, first=pages):
        (source / name).unlink()
    return float(seconds["load"] + seconds["extraction"])


def measure(source: Path, out: Path, workers: int) -> dict[str, Any]:
    """What `one_build.py` prints, with the number of workers."""
    command = [sys.executable, str(HERE / "one_build.py"), str(source), str(out), str(workers)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    run: dict[str, Any] = json.loads(done.stdout)
    return run | {"workers": workers}


def run_tools() -> list[dict[str, Any]]:
    """The pace on names of each tool that is installed, in turn, on the same pages."""
    from benchmark_names import NAMERS, run_rounds

    from kg.mentions.sentences import split_sentences

    texts = [text for _, text in corpus.pages(TOOL_PAGES)]
    cut = [text[start:end] for text in texts for start, end in split_sentences(text)]
    there = [tool for tool in NAMERS if find_spec(tool.module)]
    found = run_rounds({tool: texts if tool.name == "kg" else cut for tool in there})
    rows = [{"name": tool.name, **result} for tool, result in found.items()]
    for row in rows:
        row.pop("found", None)
        if "error" not in row:
            row["times"] = row["characters_per_second"] / rows[0]["characters_per_second"]
    return rows


def _cores() -> set[int] | range:
    return (
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    )


if __name__ == "__main__":
    main()
