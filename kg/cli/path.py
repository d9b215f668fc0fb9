"""`kg path`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import (
    check_known,
    json_option,
    named,
    out_argument,
    relation_option,
    rules_option,
)

if TYPE_CHECKING:
    from kg.analysis import paths
    from kg.analysis.facts import Labels
    from kg.export.settings import ExportSettings

EXAMPLES = """\b
Examples:
  kg path out 冯晓岚 黔山银行
  kg path out 遵义市总工会 黔山银行 --no-structure --steps 4
  kg path out 冯晓岚 黔山银行 --all --json
"""


@click.command(epilog=EXAMPLES)
@out_argument
@click.argument("a", callback=named)
@click.argument("b", callback=named)
@click.option("--steps", metavar="N", type=click.IntRange(1), help="At most N statements between.")
@click.option("--all", "every", is_flag=True, help="All of the shortest paths, up to 1,000.")
@relation_option
@click.option(
    "--structure/--no-structure",
    default=True,
    help="With or without who belongs to whom: branchOf, partOf, hasJurisdiction, affiliatedWith "
    "and launched.",
)
@click.option("--all-modalities", is_flag=True, help="Also over what is planned or denied.")
@json_option("a JSON list with a path each")
@rules_option
def path(
    out: Path,
    a: str,
    b: str,
    *,
    steps: int | None,
    every: bool,
    relations: tuple[str, ...],
    structure: bool,
    all_modalities: bool,
    as_json: bool,
    rules: Path | None,
) -> None:
    """Show how A and B are connected: the shortest path over asserted statements.

    A and B are labels, aliases, or ids (ent:…). Each step stands with its sentence; of paths of one
    length that over the surest statements comes first. Exit status 1 where there is none.
    """
    from kg.analysis.called import find_one
    from kg.analysis.facts import MODALITIES, Labels
    from kg.analysis.paths import MOST, STRUCTURE, Web
    from kg.export.built import read_build

    built = read_build(out, rules)
    known = [spec.name for spec in built.settings.relations]
    check_known("--relation", relations, known)
    counting = set(relations or known) - (set() if structure else STRUCTURE)
    entities = built.graph.entities
    start, end = find_one(entities, a), find_one(entities, b)
    modalities = MODALITIES if all_modalities else MODALITIES[:1]
    web = Web(built.graph, relations=counting, modalities=modalities)
    found = web.between(start.id, end.id, steps)
    told = found.paths(MOST if every else 1)
    labels = Labels(entities)
    if as_json:
        click.echo(
            json.dumps([_to_json(one, labels) for one in told], ensure_ascii=False, indent=2)
        )
    elif told:
        click.echo("\n".join(_lines(told, found.count, labels, built.settings)))
    if not told:
        within = f" within {steps} step{'' if steps == 1 else 's'}" if steps else ""
        click.echo(f"{start.label} and {end.label} are not connected{within}", err=True)
        raise click.exceptions.Exit(1)


def _lines(
    told: list[paths.Path], count: int, labels: Labels, settings: ExportSettings
) -> Iterator[str]:
    from kg.columns import one_line, terminal_width

    most = terminal_width()
    for number, steps in enumerate(told):
        if number:
            yield ""
        if not steps:
            yield "both are the same"
            return
        length = f"{len(steps)} step{'' if len(steps) == 1 else 's'}"
        yield f"path {number + 1} of {count}: {length}" if count > 1 else length
        yield one_line(labels(steps[0].source))
        for step in steps:
            yield from _step(step, settings, most)
            yield one_line(labels(step.target))
    if count > len(told):
        yield f"({count - len(told)} more of this length; see them with --all)"


def _step(step: paths.Step, settings: ExportSettings, most: int | None) -> Iterator[str]:
    """The statements of a step, each with its first sentence."""
    from kg.cli.telling import claim_lines, told_by

    for statement in step.statements:
        spec = settings.relation(statement.relation)
        name = f"{spec.label.zh if spec else ''} {statement.relation}".strip()
        mark = "→" if statement.subject == step.source else "←"
        if spec and spec.symmetric:
            mark = "–"
        yield from claim_lines(mark, name, statement, most)
        yield from told_by(statement, most, 1, " " * 6)


def _to_json(steps: paths.Path, labels: Labels) -> list[dict[str, Any]]:
    from kg.export.tables import to_statement_row

    return [
        {
            "source": {"id": step.source, "label": labels(step.source)},
            "target": {"id": step.target, "label": labels(step.target)},
            "statements": [to_statement_row(statement) for statement in step.statements],
        }
        for step in steps
    ]
