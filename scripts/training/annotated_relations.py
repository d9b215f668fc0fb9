"""Our annotations of relations in passages that others wrote: offsets, no word of the text.

    python annotated_relations.py --check [MARKED ...]    what cannot be kept; without a file, what cannot be read
    python annotated_relations.py MARKED ...              rows of `annotated/relations.jsonl`, by id new or replaced

MARKED is as `scripts/sentence_gold.py` reads it, with a comment `# id` before each text. An id is `silver:A-B` (the
texts of these lines, counted from 0, joined), `pd:N` or `finre:N`. A row:

    {"id": "pd:7", "crc": 1, "names": ["0-4:Bank", "5-9:Enterprise", "12-14:Bank?"], "same": [[0, 2]],
     "relations": [{"type": "funds", "first": 0, "second": 1, "amount": "9-12"}], "optional": []}

`crc` is that of the text, so that another state of a corpus is noticed; `?` marks an optional name. An end of a relation
is the number of a name, the span of a described group, or null. A span is the first place where its words stand.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gold_stages import SHARED
from markup import CLASSES, Marked, MarkupError
from sentence_gold import GOLD_NAME, VALUES, Item, read_items

RELATIONS = Path(__file__).resolve().parent / "annotated" / "relations.jsonl"
DATA = SHARED / "data"
OUR_NAME = {theirs: ours for ours, theirs in GOLD_NAME.items()}
_NAME = re.compile(r"(\d+)-(\d+):(\w+)(\??)")
_ID = re.compile(r"(silver|pd|finre):(\d+)(?:-(\d+))?")
Row = dict[str, Any]


def plain_pd(line: str) -> str:
    """A line of the People's Daily without tags, brackets, spaces and its leading date."""
    text = re.sub(r"\s+", "", re.sub(r"/[A-Za-z0-9]+|\[|\]\w*", "", line))
    return re.sub(r"^\d{8}-\d\d-\d{3}-\d{3}", "", text)


CORPORA: dict[str, tuple[str, Callable[[str], str]]] = {
    "silver": ("silver_news/silver.jsonl", lambda line: str(json.loads(line)["text"])),
    "pd": ("pd1998/pd1998.txt", plain_pd),
    "finre": ("finre/train.txt", lambda line: line.rstrip("\n").split("\t")[-1]),
}


@cache
def _lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:  # `splitlines` would part at more than line ends
        return list(lines)


def read_passage(key: str, data: Path = DATA) -> str:
    """The text of an id; empty behind the end of a corpus."""
    match = _ID.fullmatch(key)
    if not match:
        raise MarkupError(f"'{key}' is no id; write silver:FIRST-LAST, pd:LINE or finre:LINE")
    path, text_of = CORPORA[match[1]]
    first, last = int(match[2]), int(match[3] or match[2])
    return "".join(text_of(line) for line in _lines(data / path)[first : last + 1])


def to_row(key: str, item: Item) -> Row:
    """The item without its words; raises `MarkupError` for words that the text does not have."""
    text = item.text.text
    names = sorted(
        [(*name, "") for name in item.text.names] + [(*name, "?") for name in item.text.optional]
    )
    numbers: dict[str, int] = {}
    for number, (start, end, *_) in enumerate(names):
        numbers.setdefault(text[start:end], number)
    same: dict[str, list[int]] = {}
    for other, first in item.same.items():
        for name in (first, other):
            if name not in numbers:
                raise MarkupError(f"same: '{name}' is not marked as a name in the text")
        same.setdefault(first, [numbers[first]]).append(numbers[other])
    row = {
        "id": key,
        "crc": _crc(text),
        "names": [f"{start}-{end}:{kind}{mark}" for start, end, kind, mark in names],
        "same": list(same.values()),
        "relations": [_to_relation(r, text, numbers) for r in item.relations],
        "optional": [_to_relation(r, text, numbers) for r in item.optional],
    }
    return {name: value for name, value in row.items() if value or name == "names"}


def _crc(text: str) -> int:
    return zlib.crc32(text.encode())


def _to_relation(gold: dict[str, Any], text: str, numbers: dict[str, int]) -> Row:
    group = gold.get("object_text")
    row: Row = {
        "type": OUR_NAME[gold["type"]],
        "first": gold["subject"] and numbers[gold["subject"]],
        "second": _span(group, text) if group else gold["object"] and numbers[gold["object"]],
    }
    for ours, theirs in VALUES.items():
        if theirs in gold:
            row[ours] = _span(gold[theirs], text)
    return row


def _span(words: str, text: str) -> str:
    start = text.find(words)
    if start < 0:
        raise MarkupError(f"'{words}' does not stand in the text; write it as the text has it")
    return f"{start}-{start + len(words)}"


def to_item(row: Row, text: str, line: int = 0) -> Item:
    """The row with the words of its text; raises `MarkupError` where they do not fit together."""
    if _crc(text) != row["crc"]:
        raise MarkupError(f"{row['id']} is not the text that was annotated; is the data another?")
    names: list[tuple[int, int, str]] = []
    optional: list[tuple[int, int, str]] = []
    words: list[str] = []
    for name in row["names"]:
        match = _NAME.fullmatch(name)
        if not match or match[3] not in CLASSES.values():
            raise MarkupError(f"'{name}' is no name; write START-END:CLASS")
        start, end = int(match[1]), int(match[2])
        (optional if match[4] else names).append((start, end, match[3]))
        words.append(text[start:end])
    same = {words[other]: words[first] for first, *rest in row.get("same", []) for other in rest}
    relations, spare = (
        [_to_gold(relation, text, words, same) for relation in row.get(part, [])]
        for part in ("relations", "optional")
    )
    marked = Marked(text, tuple(names), tuple(optional), line)
    return Item(line, marked, asserted=True, same=same, relations=relations, optional=spare)


def _to_gold(row: Row, text: str, words: list[str], same: dict[str, str]) -> dict[str, Any]:
    def words_at(span: str) -> str:
        start, end = map(int, span.split("-"))
        return text[start:end]

    if row["type"] not in GOLD_NAME:
        raise MarkupError(f"unknown relation '{row['type']}'; known are {', '.join(GOLD_NAME)}")
    gold: dict[str, Any] = {"type": GOLD_NAME[row["type"]], "evidence": [0, len(text)]}
    for role, end in (("subject", row["first"]), ("object", row["second"])):
        name = words[end] if isinstance(end, int) else None
        gold[role] = name and same.get(name, name)
        if isinstance(end, str):
            gold["object_text"] = words_at(end)
    return gold | {VALUES[key]: words_at(row[key]) for key in VALUES if key in row}


def read_relations(path: Path = RELATIONS, data: Path = DATA) -> list[Item]:
    """The items of all rows of a file in order, each with the number of its row as line."""
    items: list[Item] = []
    for number, row in enumerate(_rows(path), 1):
        try:
            items.append(to_item(row, read_passage(row["id"], data), number))
        except (KeyError, IndexError, TypeError, ValueError) as error:
            told = error if isinstance(error, MarkupError) else f"no row of a passage ({error!r})"
            raise MarkupError(f"{path.name}: line {number}: {told}") from None
    return items


def _rows(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [json.loads(line) for line in lines]


def marked_items(path: Path) -> Iterator[tuple[str, Item]]:
    """The items of a marked file, each with the id in the comment before it."""
    key, keys = "", dict[int, str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            key = line.removeprefix("#").strip()
        keys[number] = key
    for item in read_items(path):
        yield keys[item.line], item


def convert(paths: Iterable[Path], data: Path = DATA) -> tuple[list[Row], list[str]]:
    """The rows that give back their items, and what is wrong with the others."""
    rows, wrong = list[Row](), list[str]()
    for path in paths:
        for key, item in marked_items(path):
            try:
                row = to_row(key, item)
                if to_item(row, read_passage(key, data), item.line) != item:
                    raise MarkupError("no row gives this back; `same:` goes before the relations")
                rows.append(row)
            except MarkupError as error:
                wrong.append(f"{path.name}: line {item.line}: {error}")
    return rows, wrong


def main() -> int:
    """Check marked texts or our rows, or put marked texts into rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marked", type=Path, nargs="*", metavar="MARKED")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--data", type=Path, default=DATA, help="the shared data")
    parser.add_argument("--target", type=Path, default=RELATIONS)
    args = parser.parse_args()
    if args.check and not args.marked:
        print(f"{len(read_relations(args.target, args.data))} rows can be read")
        return 0
    rows, wrong = convert(args.marked, args.data)
    print("".join(f"{fault}\n" for fault in wrong), f"{len(rows)} good, {len(wrong)} bad", sep="")
    if not args.check:
        by_id = {row["id"]: row for row in (*_rows(args.target), *rows)}
        lines = [json.dumps(row, separators=(", ", ": ")) for row in by_id.values()]
        args.target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
