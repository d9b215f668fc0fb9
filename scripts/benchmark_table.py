"""The results of `benchmark_names.py` as Markdown, and what a package weighs."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
OURS = "kg-news"
HEAD = """# Names of persons, places and organisations: kg beside other tools

Made by `{command}` with Python {python} on one of {cores} cores.

Strict spans of persons, places and organisations, on the five seeds and on the fixed test pages, by
`gold/score.py`'s reading. Seconds are the processor's, so that other work on the machine counts little
(not nothing: compare within a table); the best of several runs in turn. Load: from the start of the
process to its first sentence. Memory: the peak of that process. Size: the tool, then with all
packages that it brings; for kg that is the whole of it, graph and export included.
"""
REMARKS = """
Read sentence by sentence, except by kg, which reads a page at once. jieba's nr, nrt, nrfg are persons, ns
places, nt organisations; foolnltk's org and company are both organisations; the others' names are the
same. White space at the edge of a name is dropped; places side by side stay as each tool gives them.
kg learned from pages of the kind of the test pages, though not from these; the others are as they come.

LAC asks for `paddle.fluid`, which PaddlePaddle has since renamed: it gets `paddle.base` by that name.
foolnltk asks for TensorFlow 1: it gets TensorFlow 2's mode for it and a Viterbi decoder in place of
`tensorflow.contrib`. Without this help neither starts on this Python.
"""
WORDS = """
## Words

Paragraphs of the People's Daily of January 1998 that `segmenter.py` holds out. Ours learned from the
others; jieba follows no such standard, so its F1 says how far it is from this one, not how wrong it is.
Load: from the start of the process to the first words. Size: ours is spacy-pkuseg and the model.
"""
CLASSES = ("PERSON", "PLACE", "ORG")
COSTS = ("characters/s", "times the first", "memory MB", "load s", "size MB", "with all MB")


def installed(packages: Sequence[str], model: Path | None = None) -> dict[str, Any]:
    """Version and size on the disk of the first of the packages, alone and with all that they need.

    A `model` that the package does not bring counts with it.
    """
    needed = {key(name): name for name in packages if is_installed(name)}
    for name in tuple(needed.values()):
        needed = requirements(name, needed)
    first, *rest = (weight(name) for name in needed.values())
    first += sum(file.stat().st_size for file in model.iterdir()) if model else 0
    return {
        "version": metadata.version(packages[0]),
        "megabytes": round(first / 1e6, 1),
        "megabytes_with_all": round((first + sum(rest)) / 1e6),
    }


def requirements(name: str, known: dict[str, str]) -> dict[str, str]:
    """The installed packages that a package needs, directly or not, beside those known."""
    found = dict(known)
    for line in metadata.requires(name) or ():
        wanted = Requirement(line)
        applies = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        if applies and key(wanted.name) not in found and is_installed(wanted.name):
            found = requirements(wanted.name, found | {key(wanted.name): wanted.name})
    return found


def key(name: str) -> str:
    """A package's name in one spelling."""
    return name.lower().replace("_", "-").replace(".", "-")


def is_installed(name: str) -> bool:
    """Does pip know it here?"""
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def weight(package: str) -> int:
    """Bytes of its files, compiled Python left out; ours may be installed by reference."""
    if package == OURS:
        paths: Iterable[Path] = (*(ROOT / "kg").rglob("*"), *(ROOT / "ontology").rglob("*"))
    else:
        files = metadata.files(package) or ()
        paths = (Path(str(file.locate())) for file in files)
    return sum(p.stat().st_size for p in paths if p.is_file() and p.suffix != ".pyc")


def markdown(results: dict[str, list[dict[str, Any]]], arguments: list[str]) -> str:
    """The page: names, each class, words, and what did not run."""
    command = " ".join(["python scripts/benchmark_names.py", *arguments])
    parts = [HEAD.format(command=command, python=platform.python_version(), cores=os.cpu_count())]
    names = ran(results["names"])
    parts += [table(("tool", *heads("seeds"), *heads("test"), *COSTS), name_rows(names)), REMARKS]
    parts += ["## F1 by class\n", table(("tool", *class_heads()), class_rows(names))]
    if words := ran(results.get("segmenters", [])):
        parts += [WORDS, table(("tool", "P", "R", "F1", *COSTS), word_rows(words))]
    failed = [row for rows in results.values() for row in rows if "error" in row]
    if failed:
        parts.append("\n## Did not run\n")
        parts += [f"- {row['tool']}: {row['error']}" for row in failed]
    return "\n".join(parts).rstrip() + "\n"


def ran(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with figures."""
    return [row for row in rows if "error" not in row]


def heads(part: str) -> tuple[str, ...]:
    """Column heads of the scores of a part."""
    return tuple(f"{part} {figure}" for figure in ("P", "R", "F1"))


def class_heads() -> list[str]:
    """Column heads of the classes' F1."""
    return [f"{part} {kind.lower()}" for part in ("seeds", "test") for kind in CLASSES]


def name_rows(rows: list[dict[str, Any]]) -> Iterator[list[str]]:
    """Scores on both parts, and costs."""
    for row in rows:
        yield [title(row), *prf(row["seeds"]["all"]), *prf(row["test"]["all"]), *costs(row, rows)]


def class_rows(rows: list[dict[str, Any]]) -> Iterator[list[str]]:
    """F1 of each class on both parts."""
    for row in rows:
        cells = [row[part].get(kind) for part in ("seeds", "test") for kind in CLASSES]
        yield [row["tool"], *(f"{cell['f1']:.3f}" if cell else "–" for cell in cells)]


def word_rows(rows: list[dict[str, Any]]) -> Iterator[list[str]]:
    """Scores of words, and costs."""
    for row in rows:
        yield [title(row), *prf(row["words"]), *costs(row, rows)]


def title(row: dict[str, Any]) -> str:
    """The tool with its version."""
    return f"{row['tool']} {row['version']}"


def prf(scores: dict[str, float]) -> list[str]:
    """Precision, recall, F1 to the third digit."""
    return [f"{scores['p']:.3f}", f"{scores['r']:.3f}", f"**{scores['f1']:.3f}**"]


def costs(row: dict[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    """Speed, absolute and against the first row; memory, load, sizes."""
    speed = row["characters_per_second"]
    return [
        f"{round(speed, -2):,.0f}",
        f"{speed / rows[0]['characters_per_second']:.2f}",
        f"{row['memory_megabytes']}",
        f"{row['load_seconds']:.2f}",
        f"{row['megabytes']:.0f}",
        f"{row['megabytes_with_all']}",
    ]


def table(head: Iterable[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table; figures to the right."""
    head = list(head)
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, rule, *rows])
