"""`kg rules`: what the rules say, and whether their examples come out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.statements import Failure, Rule, RuleBook

EXAMPLES = """\b
Examples:
  kg rules test              # our rules
  kg rules test my-rules     # yours, beside ours
  kg rules list my-rules
"""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(epilog=EXAMPLES)
def rules() -> None:
    """Test the examples of rules, or list what the rules say."""


@rules.command(
    short_help="Run the examples of rules.",
    epilog="""\b
Examples:
  kg rules test
  kg rules test my-rules
""",
)
@click.argument("folder", metavar="[DIR]", type=FOLDER, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the count and failures as JSON.")
def test(folder: Path | None, *, as_json: bool) -> None:
    """Run the examples of rules; exit status 1 where one fails.

    Without DIR ours; with DIR those of its relations, since a rule of DIR may change what a rule
    of ours reads. A sentence of `matches` must come out with each role, one of `rejects` not at
    all.
    """
    from kg.statements import check_examples

    book = _load(folder)
    asked = _asked(book, folder)
    failures = check_examples(book, asked)
    if as_json:
        click.echo(json.dumps(_result(asked, failures), ensure_ascii=False, indent=2))
    else:
        _print(asked, failures)
    if failures:
        raise click.exceptions.Exit(1)


@rules.command(
    "list",
    short_help="List what the rules say.",
    epilog="""\b
Examples:
  kg rules list
  kg rules list my-rules --json
""",
)
@click.argument("folder", metavar="[DIR]", type=FOLDER, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list with an object a rule.")
def list_(folder: Path | None, *, as_json: bool) -> None:
    """List the rules: id, relation, confidence, how the rule reads aloud, its trigger words.

    Without DIR ours; with DIR those of its relations, ours and yours.
    """
    rows = [_row(rule) for rule in _asked(_load(folder), folder)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(
            f"{row['id']}  {row['relation']} {row['label']}  confidence {row['confidence']:g}"
        )
        click.echo(f"  {row['aloud']}")
        if row["triggers"]:
            click.echo(f"  triggers: {' '.join(row['triggers'])}")


def _load(folder: Path | None) -> RuleBook:
    from kg.ontology import load_relations
    from kg.statements import load_rules

    return load_rules(load_relations(folder))


def _asked(book: RuleBook, folder: Path | None) -> list[Rule]:
    """The rules of the relations that the folder has files of; all without a folder."""
    from kg.ontology import read_relations

    named = {file.spec.name for file in read_relations(folder)} if folder else set()
    return [rule for rule in book.rules if not folder or rule.relation.name in named]


def _examples(rules: list[Rule]) -> int:
    return sum(len(rule.matches) + len(rule.rejects) for rule in rules)


def _print(asked: list[Rule], failures: list[Failure]) -> None:
    for failure in failures:
        click.echo(f"{failure.rule}: {failure.text}".replace("\n", "\\n"))
        click.echo(f"    {failure.problem}")
    failed = len({(failure.rule, failure.text) for failure in failures})
    counts = f"{_count(len(asked), 'rule')}, {_count(_examples(asked), 'example')}"
    click.echo(f"{counts}, {failed or 'none'} failed")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _result(asked: list[Rule], failures: list[Failure]) -> dict[str, Any]:
    rows = [{"rule": f.rule, "text": f.text, "problem": f.problem} for f in failures]
    return {"rules": len(asked), "examples": _examples(asked), "failures": rows}


def _row(rule: Rule) -> dict[str, Any]:
    from kg.statements.aloud import read_aloud

    return {
        "id": rule.id,
        "relation": rule.relation.name,
        "label": rule.relation.label.zh,
        "aloud": read_aloud(rule),
        "triggers": list(rule.triggers),
        "confidence": rule.confidence,
        "examples": len(rule.matches) + len(rule.rejects),
        "file": rule.path.name if rule.path else None,
    }
