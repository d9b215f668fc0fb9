"""Score the statement stage alone: rules on gold mentions of the training pages.

    python scripts/score_statements.py [--half dev|check] [--relation funds] [--errors] [--rules]
    python scripts/score_statements.py --pages test|seeds        figures only, never the lines

Gold mentions carry gold classes and identities, so what is lost here is lost by rules. The figures
are those of `kg evaluate --gold-names`, which are `gold/score.py`'s. `--rules` says how many right
and false claims each rule made.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from gold_stages import GoldPage, gold_pages

from kg.evaluate import parse_gold, report
from kg.evaluate.fields import Fields
from kg.evaluate.given import state_page, to_built
from kg.evaluate.records import Fault
from kg.model import Statement
from kg.ontology import load_relations
from kg.statements import RuleBook, load_rules


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
    """Figures and error lines for a build that is perfect up to the statements."""
    pages = list(pages)
    golds = [parse_gold(page.name, Fields(f"{page.name}.json", page.gold)) for page in pages]
    built = to_built(zip(golds, (page.given for page in pages), strict=True), rules)
    result = report(tuple(golds), {page.name: page.document.text for page in pages}, built)
    return result.to_json(), [to_line(f) for f in result.faults if f.kind in ("LOST", "FALSE")]


def to_line(fault: Fault) -> str:
    """`PAGE KIND relation subject -> object … | rule | passage`; what is lost has no rule."""
    fields = (f"{fault.page} {fault.kind} {fault.what}", fault.rule, fault.passage[:80])
    return " | ".join(field.replace("\n", " ") for field in fields if field)


def page_statements(page: GoldPage, rules: RuleBook) -> list[Statement]:
    """The statements of all articles of a page."""
    return list(state_page(page.given, rules))


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
    for rule in sorted(said):
        print(f"{rule:32s} {said[rule]:4d} statements {false[rule]:4d} false")


if __name__ == "__main__":
    main()
