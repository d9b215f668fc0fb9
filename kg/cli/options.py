"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.errors import UsageError

BUILD = click.Path(exists=True, file_okay=False, path_type=Path)
"""The folder of a build."""


def split(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The names in lists of them, each once; a list of none would ask for all, and is refused."""
    names = (name.strip() for part in value for name in part.split(","))
    found = tuple(dict.fromkeys(name for name in names if name))
    if value and not found:
        raise UsageError(f"{param.opts[0]}: is empty; give a name, or several with commas between")
    return found


def named(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """What a user calls something, one or several; what is empty is nobody's name."""
    names = value if isinstance(value, tuple) else (value,)
    if any(name is not None and not name.strip() for name in names):
        is_option = isinstance(param, click.Option)
        where = param.opts[0] if is_option else param.human_readable_name
        raise UsageError(f"{where}: is empty; give a name")
    return value


def json_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--json`, with what it prints."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print {what}.")


def _classes(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The classes in lists of them; what is no class is refused with those of first rank."""
    names = split(ctx, param, value)
    if names:
        from kg.export.labels import class_names
        from kg.mentions.spans import LABELS

        known = class_names()
        for name in names:
            if name not in known:
                raise UsageError(f"--type {name}: no class; such are {', '.join(LABELS)}")
    return names


out_argument = click.argument("out", type=BUILD)
type_option = click.option(
    "--type",
    "types",
    metavar="CLASS,...",
    multiple=True,
    callback=_classes,
    help="Only entities of these classes or finer ones.",
)
relation_option = click.option(
    "--relation",
    "relations",
    metavar="NAME,...",
    multiple=True,
    callback=split,
    help="Only statements of these relations.",
)
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


def check_known(option: str, names: tuple[str, ...], known: list[str]) -> None:
    """Refuse a name that is none of those known."""
    for name in names:
        if name not in known:
            raise UsageError(f"{option} {name}: there is none; known are {', '.join(known)}")
