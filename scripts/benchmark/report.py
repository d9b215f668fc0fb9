"""The page and the plot of what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Run = Mapping[str, Any]
"""What `one_build.py` prints, with `workers`."""

_MB = 1e6


def to_page(runs: Sequence[Run], loop: Mapping[int, float], tools: Sequence[Run], head: str) -> str:
    """`docs/benchmark.md`."""
    parts = [
        head,
        "## Builds\n\n" + table(_BUILD_HEADS, map(build_row, runs)),
        *map(grown_line, (run for run in runs if "grown" in run)),
        "## Where the time goes\n\nShares of the processor's time, with one worker.\n\n"
        + table(*stage_rows(runs)),
        "## Workers\n\n" + table(_WORKER_HEADS, worker_rows(runs, loop)),
    ]
    if tools:
        parts.append(
            "## Names alone, beside other tools\n\n" + table(_TOOL_HEADS, map(tool_row, tools))
        )
    return "\n\n".join(parts) + "\n"


_BUILD_HEADS = (
    *("pages", "workers", "characters", "mentions", "entities", "statements"),
    *("load s", "extraction s", "corpus s", "characters/s", "peak MB extraction", "peak MB corpus"),
)


def build_row(run: Run) -> list[str]:
    """One build; characters a second are those of the whole of it once loaded."""
    seconds, peak = run["seconds"], run["peak_bytes"]
    return [
        *(f"{run[name]:,}" for name in ("documents", "workers", "characters")),
        *(f"{run[name]:,}" for name in ("mentions", "entities", "statements")),
        *(f"{seconds[name]:.1f}" for name in ("load", "extraction", "corpus")),
        f"{pace(run):,.0f}",
        *(f"{peak[name] / _MB:,.0f}" for name in ("extraction", "corpus")),
    ]


def grown_line(run: Run) -> str:
    """What one page more takes to read, models loaded and all, beside reading every page."""
    share = run["grown"] / run["seconds"]["extraction"]
    return (
        f"After one page was added to {run['documents']:,}, the next build read it in {run['grown']:.1f} s, "
        f"models loaded and all that was known looked up: {share:.1%} of reading all of them."
    )


def pace(run: Run) -> float:
    """Characters a second, from the first document to the last file."""
    seconds = run["seconds"]
    return float(run["characters"] / (seconds["extraction"] + seconds["corpus"]))


def stage_rows(runs: Iterable[Run]) -> tuple[list[str], list[list[str]]]:
    """A column a size, a row a stage."""
    alone = [run for run in runs if run["stages"]]
    names = list(dict.fromkeys(name for run in alone for name in run["stages"]))
    heads = ["stage", *(f"{run['documents']:,} pages" for run in alone)]
    rows = [
        [name, *(f"{run['stages'].get(name, 0) / _busy(run):.1%}" for run in alone)]
        for name in names
    ]
    rest = [1 - sum(run["stages"].values()) / _busy(run) for run in alone]
    return heads, [*rows, ["all else", *(f"{share:.1%}" for share in rest)]]


def _busy(run: Run) -> float:
    return float(run["busy_seconds"])


_WORKER_HEADS = ("pages", "workers", "extraction s", "times as fast", "bare loop")


def worker_rows(runs: Iterable[Run], loop: Mapping[int, float]) -> Iterator[list[str]]:
    """Each build with several workers beside that with one."""
    alone = {run["documents"]: run["seconds"]["extraction"] for run in runs if run["workers"] == 1}
    for run in runs:
        count, took = run["workers"], run["seconds"]["extraction"]
        if run["documents"] in alone:
            times = alone[run["documents"]] / took
            bare = f"{loop[count]:.2f}" if count in loop else "1"
            yield [f"{run['documents']:,}", str(count), f"{took:.1f}", f"{times:.2f}", bare]


_TOOL_HEADS = ("tool", "characters/s", "times ours", "memory MB", "load s")


def tool_row(tool: Run) -> list[str]:
    """One tool, or why it did not run."""
    if "error" in tool:
        return [tool["name"], f"does not run: {tool['error']}", "", "", ""]
    return [
        tool["name"],
        f"{tool['characters_per_second']:,.0f}",
        f"{tool['times']:.2f}",
        f"{tool['memory_megabytes']:,}",
        f"{tool['load_seconds']:.2f}",
    ]


def table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown: words to the left, figures to the right."""
    names = list(heads)
    lines = [names, ["---", *["---:"] * (len(names) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def draw(runs: Sequence[Run], path: Path) -> None:
    """Seconds and memory by the number of pages, a line for each number of workers."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for workers in sorted({run["workers"] for run in runs}):
        own = sorted((r for r in runs if r["workers"] == workers), key=lambda r: r["documents"])
        pages = [run["documents"] for run in own]
        spent = [run["seconds"]["extraction"] + run["seconds"]["corpus"] for run in own]
        label = f"{workers} worker{'s' if workers > 1 else ''}"
        left.plot(pages, spent, marker="o", label=label)
        for phase, line in (("extraction", "-"), ("corpus", ":")):
            peaks = [run["peak_bytes"][phase] / _MB for run in own]
            right.plot(pages, peaks, line, marker="o", label=f"{phase}, {label}")
    left.set(xscale="log", yscale="log", xlabel="pages", ylabel="seconds", title="Whole build")
    right.set(xscale="log", ylim=0, xlabel="pages", ylabel="MB", title="Peak memory")
    for axes in (left, right):
        axes.legend(frameon=False, fontsize=8)
        axes.grid(alpha=0.3)
    figure.savefig(path, dpi=110, metadata={"Software": None})
