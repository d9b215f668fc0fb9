"""`kg build`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.talk import Talk, summary


class Formats(click.ParamType):
    """Names of output formats, separated by commas; `all` stands for every one."""

    name = "formats"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The names themselves, read from the writers."""
        return f"[{'|'.join((*format_names(), 'all'))}],..."

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names; an unknown one is refused with the known ones."""
        known = format_names()
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in (*known, "all"):
                self.fail(f"unknown format {name!r}; known are {', '.join(known)}, all", param, ctx)
        return known if "all" in names else names


def format_names() -> tuple[str, ...]:
    """Every format that `--format` takes."""
    from kg.export import WRITERS

    return tuple(sorted(WRITERS))


EXAMPLES = """\b
Examples:
  kg build pages -o out
  kg build a.txt b.txt -o out --format csv,html
  kg build old-pages -o out --encoding gb18030 --strict
"""


@click.command(epilog=EXAMPLES)
@click.argument(
    "inputs",
    metavar="INPUT...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="Folder for the result."
)
@click.option(
    "--format",
    "formats",
    type=Formats(),
    multiple=True,
    help="Files beside Turtle and GraphML; a list, or given more than once.",
)
@click.option("--encoding", metavar="NAME", help="Read every text in this encoding; do not guess.")
@click.option(
    "--rules",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your own relation files (*.toml), taken beside ours.",
)
@click.option("--base-iri", metavar="IRI", help="What the ids of entities begin with.")
@click.option("--all-modalities", is_flag=True, help="Planned and negated statements in GraphML.")
@click.option("--strict", is_flag=True, help="A warning is an error; then nothing is written.")
@click.option("-v", "--verbose", is_flag=True, help="Name each document as it is read.")
def build(
    inputs: tuple[Path, ...],
    out: Path,
    *,
    formats: tuple[tuple[str, ...], ...],
    base_iri: str | None,
    verbose: bool,
    **options: Any,
) -> None:
    """Build a knowledge graph of news texts.

    INPUT is a text file (.txt, .md), a folder of them, or - for standard input; together they
    are the corpus. OUT gets graph.ttl and graph.graphml, the tables behind them (*.jsonl), the
    texts, and build.json, which says what was read, what was skipped and why.
    """
    from kg.build import build as run

    if base_iri is not None:
        options["base_iri"] = base_iri
    names = tuple(sorted({name for group in formats for name in group}))
    with Talk(verbose=verbose) as talk:
        report = run(inputs, out, formats=names, warn=talk.warn, progress=talk.step, **options)
    click.echo(summary(report, out), err=True)
