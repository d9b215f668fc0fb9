"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

rules_option = click.option(
    "--rules",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your own relation files (*.toml), taken beside ours; a rule of the same id is replaced.",
)
names_option = click.option(
    "--names",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own names: name, class and, if wanted, canonical form, tabs between.",
)
model_option = click.option(
    "--model", metavar="NAME", help="A spaCy model of yours in the place of our tagger."
)
