"""Development aid: read a cross-document identity set (`tests/data/identity/*.txt`).

A set is plain text: `# comment`, `DOC id`, then a `TEXT …` line for each paragraph in which names
stand as `[name|CLASS|key]`, and at the end `TRAP key ≠ key` for pairs that must stay apart. One
key is one real thing over the whole set; a key that begins with `?` counts neither way. `⏎` inside
a name is a printed line break, and the document has a line feed there.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from kg.evaluate.given import CLASS_OF, GivenName, GivenPage, give_names
from kg.gazetteer import Gazetteer
from kg.model import Document, Span

_NAME = re.compile(r"\[([^\]|]+)\|([A-Z]+)\|([^\]]+)\]")
_BREAK = "⏎"


@dataclass(slots=True)
class IdentitySet:
    """Paragraphs of the documents by id, as written, and pairs of keys that must stay apart."""

    documents: dict[str, list[str]] = field(default_factory=dict)
    traps: list[tuple[str, str]] = field(default_factory=list)


def read_identity_set(path: Path) -> IdentitySet:
    """The set in a file; a line that is none of a set's ends the run with its number."""
    result = IdentitySet()
    paragraphs: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        sort, _, rest = line.partition(" ")
        if sort == "DOC":
            paragraphs = result.documents.setdefault(rest.strip(), [])
        elif sort == "TEXT" and paragraphs is not None:
            paragraphs.append(rest)
        elif sort == "TRAP" and rest.count(" ≠ ") == 1:
            one, other = rest.split(" ≠ ")
            result.traps.append((one.strip(), other.strip()))
        elif line.strip() and not line.startswith("#"):
            sys.exit(f"{path.name}: line {number}: should begin with DOC, TEXT, TRAP or #")
    return result


def give_document(name: str, paragraphs: list[str], gazetteer: Gazetteer) -> GivenPage:
    """The document cut into articles, with its names.

    Where the layout takes a printed line break inside a name for the end of a column, the document
    is read without these breaks: the set allows either.
    """
    page = _given(name, paragraphs, "\n", gazetteer)
    if all(len("".join(m.text.split())) == len("".join(m.name.split())) for m in page.mentions):
        return page
    return _given(name, paragraphs, "", gazetteer)


def _given(name: str, paragraphs: list[str], line_break: str, gazetteer: Gazetteer) -> GivenPage:
    text, names = "", list[GivenName]()
    for paragraph in paragraphs:
        plain, found = _plain(paragraph, line_break, len(text))
        text += plain + "\n"
        names += found
    page = give_names(Document(f"{name}.txt", text, ""), names, gazetteer)
    if len(page.mentions) != len(names):
        sys.exit(f"{name}: {len(names) - len(page.mentions)} names stand in no article")
    return page


def _plain(marked: str, line_break: str, start: int) -> tuple[str, list[GivenName]]:
    """The paragraph without its marks, and its names at their offsets in the document."""
    text, last = "", 0
    names = []
    for match in _NAME.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        name = match[1].replace(_BREAK, line_break)
        span = Span(start + len(text), start + len(text) + len(name))
        names.append(GivenName(span, CLASS_OF.get(match[2], "Organization"), match[3]))
        text += name
    return text + marked[last:], names
