"""`kg evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import click

EXAMPLES = """\b
Examples:
  kg evaluate samples/gold samples/pages out
  kg evaluate samples/gold samples/pages out --errors
"""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("gold", type=FOLDER)
@click.argument("texts", type=FOLDER)
@click.argument("out", type=FOLDER)
@click.option("--errors", is_flag=True, help="List every difference before the figures.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(gold: Path, texts: Path, out: Path, *, errors: bool, as_json: bool) -> None:
    """Compare a build with texts annotated by hand.

    GOLD holds annotations (NAME.json), TEXTS the pages (NAME.txt), OUT the build made of them.
    """
    from kg.evaluate import evaluate as run

    report = run(gold, texts, out)
    for problem in report.problems:
        click.echo(f"Warning: {problem}", err=True)
    if errors:
        for fault in report.faults:
            click.echo(str(fault))
    click.echo(json.dumps(report.to_json(), ensure_ascii=False) if as_json else report.table())
