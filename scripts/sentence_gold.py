"""Sentences with the relations that they state, as `tests/data/relations/*.txt` write them.

    [红河银行|BANK]向[远山茶业|ENTERPRISE]放款300万元。
      funds: 红河银行 -> 远山茶业 | amount=300万元

A line of text (`TEXT ` before it is passed over) has its names marked as `training/markup.py` reads them; the same name twice is one
entity. Each line behind it that begins with two spaces is a relation of it: `funds: A -> B`,
`partnersWith: A <-> B`, `locatedIn: A -> B`, `awarded: A -> B`, `affiliatedWith: A -> B`,
`launched: A -> “…”`, with `amount=`, `programme=`, `honour=` and `post=` behind bars. `?` is a giver that the text does not name, `“…”` a described group,
`(optional) ` before a relation says that it counts neither way. `#` begins a comment; under one
that says `not asserted` (up to one that says `asserted` without `not`) no text states a fact. `¶` in a text ends a paragraph; a first
paragraph without a full stop is a headline. `same: A = B = C` says that these names are of one entity.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))

from gold_stages import GoldPage
from markup import CLASSES, Marked, parse_line
from markup import MarkupError as MarkupError

from kg.mentions.sentences import split_sentences
from kg.model import Article, Document, Mention, Paragraph, Piece, Sentence, Span

GOLD_NAME = {
    "funds": "funds",
    "partnersWith": "partners_with",
    "locatedIn": "located_in",
    "awarded": "awarded",
    "affiliatedWith": "affiliatedWith",
    "launched": "launched",
}
VALUES = {"amount": "amount", "programme": "program", "honour": "honour", "post": "post"}
_RELATION = re.compile(
    r"(?P<optional>\(optional\) )?(?P<relation>\w+): (?P<ends>[^|]+)(?P<values>(?:\|.*)?)"
)


@dataclass(frozen=True)
class Item:
    """A text with its names and its gold relations (in the words of `gold/score.py`)."""

    line: int
    text: Marked
    asserted: bool
    same: dict[str, str] = field(default_factory=dict)
    relations: list[dict[str, Any]] = field(default_factory=list)
    optional: list[dict[str, Any]] = field(default_factory=list)


def read_items(path: Path) -> list[Item]:
    """The items of a file in order; raises `MarkupError` for a line that cannot be read."""
    items: list[Item] = []
    asserted = True
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            asserted = _heads_assertion(line, asserted)
        elif line.startswith("  "):
            if not items:
                raise MarkupError(f"{path.name}: line {number}: a relation without a text")
            _add_relation(items[-1], line.strip(), f"{path.name}: line {number}")
        elif line.strip():
            marked = parse_line(line.strip().removeprefix("TEXT "), number)
            items.append(
                Item(number, replace(marked, text=marked.text.replace("¶", "\n")), asserted)
            )
    return items


def _heads_assertion(comment: str, before: bool) -> bool:
    """Do texts below a comment state facts? A heading of a new part of the file says so anew."""
    if "not asserted" in comment:
        return False
    return True if re.search("asserted|signed|mixed|concluded", comment) else before


def _add_relation(item: Item, line: str, where: str) -> None:
    if line.startswith("same: "):
        first, *others = (name.strip() for name in line.removeprefix("same: ").split(" = "))
        item.same.update(dict.fromkeys(others, first))
        return
    match = _RELATION.fullmatch(line)
    if match is None or match["relation"] not in GOLD_NAME:
        raise MarkupError(f"{where}: '{line}' is no relation; write funds: A -> B | amount=…")
    names = {item.text.text[s:e] for s, e, _ in (*item.text.names, *item.text.optional)}
    arrow = " <-> " if match["relation"] == "partnersWith" else " -> "
    ends = [end.strip() for end in match["ends"].strip().split(arrow)]
    if len(ends) != 2:
        raise MarkupError(f"{where}: '{line}' should have two ends with '{arrow.strip()}' between")
    row: dict[str, Any] = {
        "type": GOLD_NAME[match["relation"]],
        "evidence": [0, len(item.text.text)],
    }
    for role, end in zip(("subject", "object"), ends, strict=True):
        group = _unquoted(end) if end.startswith("“") and end not in names else None
        if not (group or end == "?" or end in names):
            raise MarkupError(f"{where}: '{end}' is not marked as a name in the text")
        row[role] = None if group or end == "?" else item.same.get(end, end)
        if group and role == "object":
            row["object_text"] = group
    for value in filter(None, map(str.strip, match["values"].split("|"))):
        key, _, words = value.partition("=")
        if key.strip() not in VALUES:
            raise MarkupError(f"{where}: unknown value '{key}'; known are {', '.join(VALUES)}")
        row[VALUES[key.strip()]] = _unquoted(words.strip())
    (item.optional if match["optional"] else item.relations).append(row)


def _unquoted(words: str) -> str:
    """The words without quotation marks around the whole of them."""
    inner = words[1:-1]
    return inner if f"“{inner}”" == words and "“" not in inner else words


def to_page(item: Item) -> GoldPage:
    """The item as a page of one paragraph, which the scorers of pages take."""
    text, name = item.text.text, f"L{item.line}"
    article = Article(
        f"{name}.txt", 1, "", 0, len(text), text,
        (Piece(0, 0, len(text)),), tuple(_paragraphs(text)),
    )  # fmt: skip
    spans = (*item.text.names, *item.text.optional)
    mentions = tuple(
        Mention(
            article.document,
            1,
            s,
            e,
            text[s:e],
            kind,
            None,
            Span(s, e),
            text[s:e],
            item.same.get(text[s:e], text[s:e]),
        )
        for s, e, kind in sorted(spans)
    )
    sentences = tuple(Sentence(*span) for span in split_sentences(text))
    gold = {
        "id": name,
        "articles": [],
        "entities": list(_entities(item)),
        "relations": item.relations,
        "optional": item.optional,
    }
    return GoldPage(
        name, Document(article.document, text, ""), gold, (article,), {1: sentences}, mentions
    )


def _paragraphs(text: str) -> Iterator[Paragraph]:
    at = 0
    for part in text.split("\n"):
        headline = at == 0 and "\n" in text and not part.endswith(tuple("。！？”"))
        yield Paragraph("headline" if headline else "body", at, at + len(part))
        at += len(part) + 1


def _entities(item: Item) -> Iterator[dict[str, Any]]:
    gold_class = {ours: theirs for theirs, ours in CLASSES.items()}
    entities: dict[str, dict[str, Any]] = {}
    for spans, optional in ((item.text.names, False), (item.text.optional, True)):
        for start, end, kind in spans:
            name = item.text.text[start:end]
            first = item.same.get(name, name)
            fresh = {
                "id": first,
                "type": gold_class[kind],
                "canonical": first,
                "forms": [],
                "optional": optional,
            }
            forms = entities.setdefault(first, fresh)["forms"]
            if name not in forms:
                forms.append(name)
    yield from entities.values()
