"""`kg samples`."""

from __future__ import annotations

from pathlib import Path

import click

EXAMPLES = """\b
Example:
  kg samples samples
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def samples(folder: Path) -> None:
    """Copy the sample pages to DIR/pages and their annotations to DIR/gold.

    DIR is new or empty, or holds the samples as they are.
    """
    from kg.samples import copy_samples

    click.echo(f"{folder}: {copy_samples(folder)} pages with their annotations", err=True)
