"""`kg validate`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import out_argument

EXAMPLES = """\b
Examples:
  kg validate out
  kg validate out --shapes my-shapes.ttl
"""


@click.command(epilog=EXAMPLES)
@out_argument
@click.option(
    "--shapes",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="SHACL shapes of yours (Turtle), checked beside ours.",
)
def validate(out: Path, *, shapes: Path | None) -> None:
    """Check that a build is whole and true to its texts.

    Every file against its sha256 in build.json, every quote against the texts, every direct
    triple of graph.ttl against its statement, and all of graph.ttl against SHACL shapes. One line
    for each failure; exit status 1 where there is one.
    """
    from kg.query.validate import Validation
    from kg.query.validate.faults import counted

    validation = Validation(out, shapes)
    failures = 0
    for fault in validation.faults():
        failures += 1
        click.echo(str(fault))
    quotes = (
        f"{validation.quotes} quotes" if validation.has_texts else "no texts to check quotes by"
    )
    seen = f"{validation.files} files, {quotes}, {validation.triples} triples"
    result = counted(failures, "failure") if failures else "all is well"
    click.echo(f"{out}: {seen}: {result}", err=True)
    if failures:
        raise click.exceptions.Exit(1)
