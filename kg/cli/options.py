"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from kg.errors import UsageError

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


def split(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The names in lists of them, each once."""
    names = (name.strip() for part in value for name in part.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def check_known(option: str, names: tuple[str, ...], known: list[str]) -> None:
    """Refuse a name that is none of those known."""
    for name in names:
        if name not in known:
            raise UsageError(f"{option} {name}: there is none; known are {', '.join(known)}")
