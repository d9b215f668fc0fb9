"""Score the statement stage alone: rules on gold mentions of the training pages, by `score.py`.

    python scripts/score_statements.py [--half dev|check] [--relation funds] [--errors] [--rules]
    python scripts/score_statements.py --pages test|seeds        figures only, never the lines

Gold mentions carry gold classes and identities, so what is lost here is lost by rules.
`--rules` says how many right and false claims each rule made.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gold_stages import GoldPage, gold_pages, load_score

from kg.model import Mention, Statement
from kg.ontology import load_relations
from kg.statements import RuleBook, find_statements, load_rules


def main() -> None:
    """Print the figures, and with `--errors` each fault on the training pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", choices=("train", "test", "seeds"), default="train")
    parser.add_argument("--half", choices=("dev", "check"), help="odd or even training pages")
    parser.add_argument("--relation", help="show errors of this relation only (gold's name)")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--rules", action="store_true")
    args = parser.parse_args()
    rules = load_rules(load_relations())
    pages = list(select(args.pages, args.half))
    result, errors = score(pages, rules)
    if args.errors and args.pages == "train":
        relation = args.relation or ""
        print("\n".join(e for e in errors if re.search(rf" (?:FALSE|LOST) {relation}", e)))
    print_figures(result)
    if args.rules:
        print_rules(pages, rules, errors)


def select(which: str, half: str | None) -> Iterator[GoldPage]:
    """The pages asked for; `dev` are the odd ones, `check` the even ones."""
    for page in gold_pages("seeds" if which == "seeds" else "train", test=which == "test"):
        odd = int(re.sub(r"\D", "", page.name) or 0) % 2 == 1
        if half is None or odd == (half == "dev"):
            yield page


def score(pages: Iterable[GoldPage], rules: RuleBook) -> tuple[dict[str, Any], list[str]]:
    """`score.py`'s figures and error lines for a build that is perfect up to the statements."""
    golds, texts = {}, {}
    records: dict[str, list[dict[str, Any]]] = {"entities": [], "mentions": [], "statements": []}
    for page in pages:
        golds[page.name], texts[page.name] = page.gold, page.document.text
        for entity in page.gold["entities"]:
            records["entities"].append(
                {"id": f"{page.name}/{entity['id']}", "label": entity["canonical"]}
            )
        records["mentions"] += [to_mention(page, mention) for mention in page.mentions]
        records["statements"] += [to_row(page, s) for s in page_statements(page, rules)]
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in records.items():
            lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
            Path(folder, f"{name}.jsonl").write_text(lines, encoding="utf-8")
        errors: list[str] = []
        return load_score().score(golds, texts, Path(folder), errors), errors


def page_statements(page: GoldPage, rules: RuleBook) -> list[Statement]:
    """The statements of all articles of a page."""
    return [
        statement
        for article in page.articles
        for statement in find_statements(
            article, page.sentences[article.number], page.mentions, rules
        )
    ]


def to_mention(page: GoldPage, mention: Mention) -> dict[str, Any]:
    """A line of `mentions.jsonl`."""
    return {
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "entity": f"{page.name}/{mention.entity}",
    }


def to_row(page: GoldPage, statement: Statement) -> dict[str, Any]:
    """A line of `statements.jsonl`, as far as `score.py` reads it."""
    subject, target = statement.subject, statement.object
    evidence = []
    for item in statement.evidence:
        row = asdict(item)
        if not item.spans:
            row.pop("spans")
        evidence.append(row)
    return {
        "relation": statement.relation,
        "subject": f"{page.name}/{subject}" if subject else None,
        "object": f"{page.name}/{target}" if target else None,
        "object_text": statement.object_text,
        "amount": asdict(statement.amount) if statement.amount else None,
        "honour": statement.honour,
        "modality": statement.modality,
        "evidence": evidence,
    }


def print_figures(result: dict[str, Any]) -> None:
    """Precision, recall and F1 by relation, amounts and evidence."""
    for name, figures in [*result["by_relation"].items(), ("all", result["relations"])]:
        print(
            f"{name:14s} P {figures['p']:.3f}  R {figures['r']:.3f}  F1 {figures['f1']:.3f}"
            f"  (tp {figures['tp']} fp {figures['fp']} fn {figures['fn']})"
        )
    print("amounts right", result["amounts_right"], " evidence", result["evidence_overlaps_gold"])


def print_rules(pages: Iterable[GoldPage], rules: RuleBook, errors: Iterable[str]) -> None:
    """How often each rule spoke, and how often falsely."""
    said: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for page in pages:
        for statement in page_statements(page, rules):
            if statement.modality == "asserted":
                said[statement.evidence[0].rule] += 1
    for error in errors:
        if " FALSE " in error:
            false[error.split(" | ")[1]] += 1
    by_share: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for rule in sorted(said):
        by_share[rule] = said[rule], false[rule]
        print(f"{rule:32s} {said[rule]:4d} statements {false[rule]:4d} false")


if __name__ == "__main__":
    main()
