"""`kg rules`: what the rules say, and whether their examples come out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.options import json_option

if TYPE_CHECKING:
    from kg.ontology import NameRule, RelationFile
    from kg.statements import Failure, Rule, RuleBook

AnyRule = TypeVar("AnyRule", "Rule", "NameRule")
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
@json_option("the count and failures as JSON")
def test(folder: Path | None, *, as_json: bool) -> None:
    """Run the examples of rules; exit status 1 where one fails.

    Without DIR ours; with DIR those of its relations, since a rule of DIR may change what a rule
    of ours reads. A sentence of `matches` must come out with each role, one of `rejects` not at
    all; so must what a name says by itself.
    """
    from kg.statements import check_examples

    book, names = _load(_files(folder))
    asked: list[Rule | NameRule] = [*_asked(book.rules, folder), *_asked(names, folder)]
    failures = [
        *check_examples(book, _asked(book.rules, folder)),
        *_check_names(names, _asked(names, folder)),
    ]
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
@json_option("a JSON list with an object a rule")
def list_(folder: Path | None, *, as_json: bool) -> None:
    """List the rules: id, relation, confidence, how the rule reads aloud, its trigger words.

    Without DIR ours; with DIR those of its relations, ours and yours.
    """
    files = _files(folder)
    book, names = _load(files)
    labels = {file.spec.name: file.spec.label.zh for file in files}
    rows = [_row(rule) for rule in _asked(book.rules, folder)]
    rows += [_name_row(rule, labels[rule.relation]) for rule in _asked(names, folder)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(
            f"{row['id']}  {row['relation']} {row['label']}  confidence {row['confidence']:g}"
        )
        click.echo(f"  {row['aloud']}")
        for words in ("triggers", "ends"):
            if row.get(words):
                click.echo(f"  {words}: {' '.join(row[words])}")


def _files(folder: Path | None) -> tuple[RelationFile, ...]:
    from kg.ontology import load_relations

    return load_relations(folder)


def _load(files: tuple[RelationFile, ...]) -> tuple[RuleBook, tuple[NameRule, ...]]:
    from kg.ontology import name_rules
    from kg.statements import load_rules

    return load_rules(files), name_rules(files)


def _asked(rules: Iterable[AnyRule], folder: Path | None) -> list[AnyRule]:
    """The rules of the relations that the folder has files of; all without a folder."""
    from kg.ontology import read_relations

    named = {file.spec.name for file in read_relations(folder)} if folder else set()
    return [rule for rule in rules if not folder or _relation(rule) in named]


def _relation(rule: Rule | NameRule) -> str:
    return rule.relation if isinstance(rule.relation, str) else rule.relation.name


def _check_names(rules: Sequence[NameRule], asked: Sequence[NameRule]) -> list[Failure]:
    """The examples of `[[name]]` tables; divisions are only read where there are any."""
    from kg.entities import check_name_examples
    from kg.gazetteer import load_gazetteer
    from kg.statements import Failure

    if not asked:
        return []
    return [
        Failure(rule.id, f"{example.name}, {example.of}", problem)
        for rule, example, problem in check_name_examples(rules, asked, load_gazetteer())
    ]


def _examples(rules: Sequence[Rule | NameRule]) -> int:
    return sum(len(rule.matches) + len(rule.rejects) for rule in rules)


def _print(asked: Sequence[Rule | NameRule], failures: list[Failure]) -> None:
    for failure in failures:
        click.echo(f"{failure.rule}: {failure.text}".replace("\n", "\\n"))
        click.echo(f"    {failure.problem}")
    failed = len({(failure.rule, failure.text) for failure in failures})
    counts = f"{_count(len(asked), 'rule')}, {_count(_examples(asked), 'example')}"
    click.echo(f"{counts}, {failed or 'none'} failed")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _result(asked: Sequence[Rule | NameRule], failures: list[Failure]) -> dict[str, Any]:
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


def _name_row(rule: NameRule, label: str) -> dict[str, Any]:
    from kg.cli.named import name_aloud
    from kg.entities.structure import CONFIDENCE

    return {
        "id": rule.id,
        "relation": rule.relation,
        "label": label,
        "aloud": name_aloud(rule),
        "triggers": [],
        "ends": list(rule.ends),
        "confidence": CONFIDENCE,
        "examples": len(rule.matches) + len(rule.rejects),
        "file": rule.path.name if rule.path else None,
    }
