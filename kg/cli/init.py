"""`kg init`."""

from __future__ import annotations

from pathlib import Path

import click

EXAMPLES = """\b
Example:
  kg init my-ontology
  kg rules test my-ontology/relations
  kg build pages -o out --rules my-ontology/relations
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Copy our ontology, names and rules to DIR as a start for your own.

    DIR is new or empty. Its relations/ are for --rules, its names.tsv, once you have filled it,
    for --names; names/ and kg.ttl are there to look things up: a build goes on reading ours.
    """
    from kg.start import copy_ontology

    copied = copy_ontology(folder)
    click.echo(
        f"{folder}: {copied.relations} relations, {copied.names} word lists, "
        f"{copied.queries} questions; build with --rules {folder / 'relations'}",
        err=True,
    )
