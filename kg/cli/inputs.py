"""Options that say what is read: paths, patterns, lists, the columns of tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

PARTS = {
    "text": "text, content, 正文, …",
    "id": "id, 编号, …; else the row's number",
    "date": "date, 发布时间, …",
    "title": "title, 标题, …",
}
"""What a column may hold, and what it is usually called."""


def input_options(command: Callable[..., None]) -> Callable[..., None]:
    """INPUT... with --files-from, and the columns of tables: `inputs` and `columns`."""

    @wraps(command)
    def run(
        *arguments: Any, inputs: tuple[str | Path, ...], files_from: Path | None, **options: Any
    ) -> None:
        columns = {part: options.pop(f"{part}_column") for part in PARTS}
        if files_from is not None:
            inputs = (
                *inputs,
                Path(f"@{files_from if str(files_from) == '-' else files_from.absolute()}"),
            )
        if not inputs:
            raise click.UsageError("Missing argument 'INPUT...'; give one, or --files-from FILE.")
        command(*arguments, inputs=inputs, columns=columns, **options)

    for part, usual in reversed(PARTS.items()):
        run = click.option(f"--{part}-column", metavar="NAME", help=f"Column of tables ({usual}).")(
            run
        )
    run = click.option(
        "--files-from",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
        help="A list of inputs, a path a line; - for standard input.",
    )(run)
    return click.argument(
        "inputs",
        metavar="INPUT...",
        nargs=-1,
        type=click.Path(readable=False),  # whatever is wrong with it is told where it is looked up
    )(run)
