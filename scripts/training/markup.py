"""Text with its names marked in place, `[昌平区金融办|AGENCY]出台了…`, and a check of such files.

    python markup.py FILE...

A line is a paragraph, a headline or a byline; `#` begins a comment line. `[…|PLACE?]` marks a name
that the guidelines call optional. The check reports brackets that do not parse, classes that are
none, and names marked in one place of a file and bare in another.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

CLASSES = {
    "AGENCY": "Agency",
    "BANK": "Bank",
    "UNION": "TradeUnion",
    "ENTERPRISE": "Enterprise",
    "PLACE": "Place",
    "PERSON": "Person",
    "ORG": "Organization",
}
_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)(\??)\]")


@dataclass(frozen=True)
class Marked:
    """A paragraph without its marks. Names are (start, end, class of the ontology), in text order."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    optional: tuple[tuple[int, int, str], ...]
    line: int


class MarkupError(ValueError):
    """A line whose marks cannot be read."""


def parse_line(line: str, number: int = 0) -> Marked:
    """The paragraph of one marked line."""
    text, at = "", 0
    names: list[tuple[int, int, str]] = []
    optional: list[tuple[int, int, str]] = []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        name, kind, query = mark.groups()
        if kind not in CLASSES:
            raise MarkupError(f"line {number}: {kind} is no class; one of {', '.join(CLASSES)}")
        (optional if query else names).append((len(text), len(text) + len(name), CLASSES[kind]))
        text += name
        at = mark.end()
    text += line[at:]
    stray = re.search(r"[\[\]|]", text)
    if stray:
        around = text[max(0, stray.start() - 12) : stray.end() + 12]
        raise MarkupError(f"line {number}: a bracket or bar outside a mark: …{around}…")
    return Marked(text, tuple(names), tuple(optional), number)


def read_marked(path: Path) -> list[Marked]:
    """The paragraphs of a marked file; comment and empty lines are left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        return [
            parse_line(line.strip(), number)
            for number, line in enumerate(lines, 1)
            if line.strip() and not line.startswith("#")
        ]
    except MarkupError as error:
        raise MarkupError(f"{path.name}: {error}") from None


def bare_names(paragraphs: list[Marked]) -> list[str]:
    """Names of two or more characters that stand unmarked elsewhere in the same file."""
    known = {p.text[a:b] for p in paragraphs for a, b, _ in (*p.names, *p.optional)}
    found = []
    for paragraph in paragraphs:
        spans = (*paragraph.names, *paragraph.optional)
        for name in sorted(known):
            for match in re.finditer(re.escape(name), paragraph.text) if len(name) > 1 else ():
                if not any(a < match.end() and match.start() < b for a, b, _ in spans):
                    around = paragraph.text[max(0, match.start() - 8) : match.end() + 8]
                    found.append(f"line {paragraph.line}: {name} stands bare: …{around}…")
    return found


def main(paths: list[Path]) -> int:
    """Check the files and count what they hold."""
    bad = 0
    total: Counter[str] = Counter()
    characters = 0
    for path in paths:
        try:
            paragraphs = read_marked(path)
        except MarkupError as error:
            print(error)
            bad = 1
            continue
        for line in bare_names(paragraphs):
            print(f"{path.name}: {line}")
        characters += sum(len(p.text) for p in paragraphs)
        total.update(kind for p in paragraphs for _, _, kind in p.names)
    print(f"{len(paths)} files, {characters} characters, {total.total()} names:", dict(total))
    return bad


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
