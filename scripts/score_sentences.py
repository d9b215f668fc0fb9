"""Score the rules on sentences whose names are given: `tests/data/relations/*.txt`.

    python scripts/score_sentences.py FILE [--half odd|even] [--relation NAME] [--errors]

FILE may also be `training/annotated/relations.jsonl`, whose passages lie in `../shared/data`. They are training data.
Claims are matched with gold as `gold/score.py` does it for pages. Of texts under a comment
`# not asserted` the share is told that leaks an asserted statement. `--errors` prints what was
missed and what is wrong; it is refused for files that measure (test.txt, modality.txt,
articles_check*.txt), whose lines nobody who writes rules may see.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))

from annotated_relations import read_relations
from gold_stages import GoldPage, load_score
from score_statements import page_statements, print_figures, score
from sentence_gold import Item, read_items, to_page

from kg.ontology import load_relations
from kg.statements import RuleBook, load_rules

UNSEEN = ("test", "modality.", "modality_check", "articles_check")


def main() -> None:
    """Print the figures, and with `--errors` the faults of each text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--half", choices=("odd", "even"), help="every second item")
    parser.add_argument("--relation", help="show errors of this relation only (gold's name)")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if args.errors and args.file.name.startswith(UNSEEN):
        parser.error(f"{args.file.name} is a test half: figures only")
    rules = load_rules(load_relations())
    read = read_relations if args.file.suffix == ".jsonl" else read_items
    items = select(read(args.file), args.half)
    pages = [to_page(item) for item in items]
    figures, errors = score(pages, rules)
    if args.errors:
        wanted = re.compile(rf" (?:FALSE|LOST) {args.relation or ''}")
        print_errors(items, [error for error in errors if wanted.search(error)])
    print_figures(figures)
    print("honours right {}/{}".format(*honours_right(pages, rules)))
    print_leaks(items, errors)


def select(items: Sequence[Item], half: str | None) -> list[Item]:
    """The first, third … item of a file (`odd`), the others (`even`), or all."""
    start = {"odd": 0, "even": 1}
    return list(items[start[half] :: 2] if half else items)


def print_errors(items: Sequence[Item], errors: Sequence[str]) -> None:
    """Each text with its faults below."""
    for item in items:
        own = [e.partition(" ")[2].partition(" | ")[0] for e in errors if _line(e) == item.line]
        if own:
            print(f"L{item.line} {item.text.text}")
            print("".join(f"    {fault}\n" for fault in own), end="")


def _line(error: str) -> int:
    return int(error.partition(" ")[0][1:])


def honours_right(pages: Sequence[GoldPage], rules: RuleBook) -> tuple[int, int]:
    """Of the awards whose two ends come out, how many do so with their honour."""
    similar = load_score().similar
    right = found = 0
    for page in pages:
        said = [s for s in page_statements(page, rules) if s.modality == "asserted"]
        for row in page.gold["relations"]:
            ends = row["subject"], row["object"] or row.get("object_text")
            own = [s.honour for s in said if (s.subject, s.object or s.object_text) == ends]
            if row["type"] == "awarded" and any(own):
                found += 1
                right += any(similar(honour, row["honour"]) for honour in own)
    return right, found


def print_leaks(items: Sequence[Item], errors: Sequence[str]) -> None:
    """How many texts without a fact make one, in a file of modalities and in any other."""
    false = {_line(error) for error in errors if " FALSE " in error}
    for name, texts in (
        ("not asserted", [item.line for item in items if not item.asserted]),
        ("asserted, no relation", [i.line for i in items if i.asserted and not i.relations]),
    ):
        if texts:
            leaks = len(false.intersection(texts))
            print(f"{name}: {leaks} of {len(texts)} leak ({leaks / len(texts):.3f})")


if __name__ == "__main__":
    main()
