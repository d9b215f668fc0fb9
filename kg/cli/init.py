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

    copy_ontology(folder)
    relations = folder / "relations"
    click.echo(
        f"{folder}: rules, names, classes and questions; build with --rules {relations}", err=True
    )
