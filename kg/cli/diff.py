"""`kg diff`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.options import BUILD, json_option, rules_option
from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from kg.analysis.diff import Change, Changes, Difference
    from kg.analysis.facts import Labels
    from kg.model import Entity, Evidence, Statement
    from kg.ontology import RelationSpec

T = TypeVar("T")

EXAMPLES = """\b
Examples:
  kg diff yesterday today
  kg diff before after --json > what-changed.json
  kg diff before after --quiet || echo "it is not the same"
"""


@click.command(epilog=EXAMPLES)
@click.argument("old", metavar="OUT1", type=BUILD)
@click.argument("new", metavar="OUT2", type=BUILD)
@json_option("a JSON object")
@click.option("--quiet", is_flag=True, help="Print nothing; the exit status tells.")
@rules_option
def diff(old: Path, new: Path, *, as_json: bool, quiet: bool, rules: Path | None) -> None:
    """List what came, went and changed from one build to another, with the sentences.

    + came, - went, ~ changed, > is now one with another or called otherwise. A statement is the
    same whatever its amount, date, confidence and evidence are, and whether it is planned or so.
    Exit status 0 where both say the same, 1 where they differ, 2 where they cannot be compared.
    """
    from kg.analysis.facts import Labels
    from kg.export.built import read_build

    try:
        one, other = read_build(old, rules), read_build(new, rules)
    except KgError as error:  # 1 says that they differ
        raise UsageError(str(error)) from error
    found = _compare(one, other)
    if as_json and not quiet:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
    elif not quiet:
        labels = Labels({e.id: e for g in (one.graph, other.graph) for e in g.entities}.values())
        for line in _lines(found, labels, other.settings.relations):
            click.echo(line)
    if found:
        raise click.exceptions.Exit(1)


def _compare(one: Any, other: Any) -> Difference:
    from kg.analysis.diff import compare, compare_documents, with_base

    bases = one.settings.base_iri, other.settings.base_iri
    found = compare(with_base(one.graph, *bases), other.graph, other.settings.relations)
    inputs = ({row["name"]: row["sha256"] for row in b.record["inputs"]} for b in (one, other))
    return replace(found, documents=compare_documents(*inputs))


def _lines(found: Difference, labels: Labels, specs: tuple[RelationSpec, ...]) -> Iterator[str]:
    from kg.columns import one_line, terminal_width

    most = terminal_width()
    symmetric = {spec.name for spec in specs if spec.symmetric}

    def document(mark: str, name: str) -> Iterator[str]:
        yield f"  {mark} {one_line(name)}"

    def entity(mark: str, item: Entity) -> Iterator[str]:
        yield f"  {mark} {one_line(labels(item.id))}  {item.subtype or item.type}"

    def statement(mark: str, item: Statement) -> Iterator[str]:
        from kg.cli.telling import claim_lines, told_by

        yield from claim_lines(mark, _claim(item, labels, symmetric), item, most)
        yield from told_by(item, most, 1, " " * 6)

    def changed_statement(change: Change[Statement]) -> Iterator[str]:
        from kg.cli.telling import claim_lines

        yield from claim_lines("~", _claim(change.new, labels, symmetric), change.new, most)
        yield from _changed_statement(change, most)

    yield from _section(
        "documents", found.documents, document, lambda change: document("~", change.new)
    )
    yield from _section(
        "entities", found.entities, entity, lambda change: _changed_entity(change, labels)
    )
    yield from _section("statements", found.statements, statement, changed_statement)
    if not found:
        yield "both say the same"


def _section(
    title: str,
    changes: Changes[T],
    line: Callable[[str, T], Iterator[str]],
    change: Callable[[Change[T]], Iterator[str]],
) -> Iterator[str]:
    if not changes:
        return
    counts = {"came": changes.came, "went": changes.went, "changed": changes.changed}
    counts |= {"became others": changes.became}
    told = ", ".join(f"{len(found)} {what}" for what, found in counts.items() if found)
    yield f"{title}: {told}"
    for item in changes.came:
        yield from line("+", item)
    for item in changes.went:
        yield from line("-", item)
    for one in (*changes.became, *changes.changed):
        yield from change(one)


def _claim(statement: Statement, labels: Labels, symmetric: set[str]) -> str:
    """`青石银行 → 云岭茶业  funds`."""
    arrow = "–" if statement.relation in symmetric else "→"
    ends = labels(statement.subject), labels(statement.object, statement.object_text)
    return f"{ends[0]} {arrow} {ends[1]}  {statement.relation}"


def _changed_entity(change: Change[Entity], labels: Labels) -> Iterator[str]:
    from kg.columns import one_line

    old, new = change.old, change.new
    if change.fields == ("id",):
        yield f"  > {one_line(labels(old.id))} is now {one_line(labels(new.id))}"
        return
    yield f"  ~ {one_line(labels(new.id))}  {new.subtype or new.type}"
    for name in change.fields:
        before, now = getattr(old, name), getattr(new, name)
        if isinstance(before, tuple):
            for mark, items in (("+", set(now) - set(before)), ("-", set(before) - set(now))):
                for item in sorted(items):
                    words = item if isinstance(item, str) else ": ".join(item)
                    yield f"      {mark} {name}: {one_line(words)}"
        else:
            yield f"      {name}: {one_line(before or 'none')} → {one_line(now or 'none')}"


def _changed_statement(change: Change[Statement], most: int | None) -> Iterator[str]:
    from kg.analysis.diff import EVIDENCE, evidence_changes
    from kg.columns import one_line, wrap

    for name in change.fields:
        if name != EVIDENCE:
            words = (_value(statement, name) for statement in (change.old, change.new))
            yield f"      {name}: {' → '.join(map(one_line, words))}"
    came, went = evidence_changes(change)
    for mark, items in (("+", came), ("-", went)):
        for item in items:
            first, *rest = wrap(f"      {mark} {_source(item)}", most, hang=8)
            yield first
            yield from (f"{' ' * 8}{line}" for line in rest)


def _source(item: Evidence) -> str:
    from kg.columns import one_line

    return f"{one_line(item.document)}#{item.article}: {one_line(item.text)}"


def _value(statement: Statement, name: str) -> str:
    from kg.cli.telling import amount_of

    if name == "amount":
        return amount_of(statement.amount) or "none"
    if name == "date":
        return statement.date.value if statement.date else "none"
    if name == "roles":
        told = (f"{role} {', '.join(found)}" for role, found in statement.roles)
        return "; ".join(told) or "none"
    value = getattr(statement, name)
    return f"{value:.3f}" if isinstance(value, float) else str(value)
