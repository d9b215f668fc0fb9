"""`kg evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import json_option, rules_option
from kg.errors import UsageError

EXAMPLES = """\b
Examples:
  kg evaluate samples/gold samples/pages out
  kg evaluate samples/gold samples/pages out --errors
  kg evaluate samples/gold samples/pages --gold-names
"""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("gold", type=FOLDER)
@click.argument("texts", type=FOLDER)
@click.argument("out", type=FOLDER, required=False)
@click.option("--errors", is_flag=True, help="List every difference before the figures.")
@json_option("the figures as one JSON object")
@click.option(
    "--gold-names",
    is_flag=True,
    help="Take names, classes and identities from GOLD, not from a build, and score what the rules"
    " make of them: what is still lost or false is no fault of a name.",
)
@rules_option
def evaluate(
    gold: Path,
    texts: Path,
    out: Path | None,
    *,
    errors: bool,
    as_json: bool,
    gold_names: bool,
    rules: Path | None,
) -> None:
    """Compare a build with texts annotated by hand.

    GOLD holds annotations (NAME.json), TEXTS the pages (NAME.txt), OUT the build made of them. With
    --gold-names there is no OUT, and --rules names relation files of yours.
    """
    from kg.evaluate import evaluate as run
    from kg.evaluate import evaluate_rules

    if gold_names == (out is not None):
        raise UsageError("give OUT, the folder of a build, or --gold-names, and not both")
    if rules and not gold_names:
        raise UsageError("--rules goes with --gold-names; OUT was built by the rules of its build")
    report = run(gold, texts, out) if out else evaluate_rules(gold, texts, rules=rules)
    for problem in report.problems:
        click.echo(f"Warning: {problem}", err=True)
    if errors:
        for fault in report.faults:
            click.echo(str(fault))
    click.echo(json.dumps(report.to_json(), ensure_ascii=False) if as_json else report.table())
