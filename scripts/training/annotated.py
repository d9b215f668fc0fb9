"""Our annotations of sentences that others wrote: kept as offsets, the text stays where it is.

    python annotated.py --check INPUT OUTPUT       what an annotator's lines get wrong
    python annotated.py INPUT OUTPUT TARGET.tsv    lines `id start-end:Class …`, no word of the text

INPUT holds lines `id<TAB>sentence`, OUTPUT lines `id<TAB>name|CLASS<TAB>…` in text order.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markup import CLASSES


def locate(sentence: str, fields: list[str]) -> tuple[list[tuple[int, int, str]], list[str]]:
    """Spans (start, end, class) of the listed names, `?` kept on an optional one; and what is wrong."""
    spans, wrong, at = [], [], 0
    for field in fields:
        name, _, kind = field.rpartition("|")
        found = sentence.find(name, at)
        if kind.rstrip("?") not in CLASSES:
            wrong.append(f"{field}: no class")
        elif not name or found < 0:
            wrong.append(f"{field}: not found after the name before it")
        else:
            mark = "?" if kind.endswith("?") else ""
            spans.append((found, found + len(name), CLASSES[kind.rstrip("?")] + mark))
            at = found + len(name)
    return spans, wrong


def main(source: Path, annotated: Path, target: Path | None) -> int:
    """Check the annotator's lines, or convert the good ones."""
    sentences = dict(line.split("\t", 1) for line in source.read_text("utf-8").splitlines())
    rows, bad = [], 0
    for line in annotated.read_text("utf-8").splitlines():
        key, *fields = line.rstrip("\t ").split("\t")
        if key not in sentences:
            print(f"{key}: no such sentence")
            bad += 1
        elif fields != ["SKIP"]:
            spans, wrong = locate(sentences[key], fields)
            bad += bool(wrong)
            for message in wrong:
                print(f"{key}: {message}")
            if not wrong:
                rows.append(f"{key}\t{' '.join(f'{a}-{b}:{kind}' for a, b, kind in spans)}")
    print(f"{len(rows)} good lines, {bad} bad, {len(sentences)} sentences")
    if target:
        target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[0] == "--check":
        sys.exit(main(Path(arguments[1]), Path(arguments[2]), None))
    sys.exit(main(Path(arguments[0]), Path(arguments[1]), Path(arguments[2])))
