"""`kg build`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.inputs import input_options
from kg.cli.options import model_option, names_option, rules_option
from kg.cli.talk import Talk, summary
from kg.export.formats import SHARDED, WRITERS

FORMATS = (*sorted({*WRITERS, *SHARDED}), "all")


def split_formats(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """The names in lists of them, sorted; an unknown one is refused with the known ones."""
    names = {name.strip() for part in value for name in part.split(",") if name.strip()}
    for name in sorted(names):
        if name not in FORMATS:
            raise click.BadParameter(
                f"{name!r} is none; known are {', '.join(FORMATS)}", ctx, param
            )
    return tuple(sorted(names - {"all"} | set(WRITERS if "all" in names else ())))


EXAMPLES = """\b
Examples:
  kg build pages -o out
  kg build a.txt b.txt -o out --format csv,html
  kg build old-pages -o out --encoding gb18030 --strict
  kg build 'archive/2021*/*.html' dump.jsonl.gz -o out --text-column 正文
"""


@click.command(epilog=EXAMPLES)
@input_options
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for the result.",
)
@click.option(
    "--format",
    "formats",
    metavar=f"[{'|'.join(FORMATS)}],...",
    multiple=True,
    callback=split_formats,
    help="Files beside Turtle and GraphML; a list, or given more than once.",
)
@click.option(
    "--parts-only",
    is_flag=True,
    help="No Turtle, no GraphML: the graph in the parts that --format names, and nowhere whole.",
)
@click.option("--encoding", metavar="NAME", help="Read every text in this encoding; do not guess.")
@rules_option
@names_option
@model_option
@click.option(
    "--corrections",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Who is who, who is not, and which statements are wrong: a line each, tabs between.",
)
@click.option("--base-iri", metavar="IRI", help="What the ids of entities begin with.")
@click.option("--all-modalities", is_flag=True, help="Planned and negated statements in GraphML.")
@click.option("--csv-bom", is_flag=True, help="Begin the tables of csv with a mark, for Excel.")
@click.option(
    "--min-confidence",
    metavar="X",
    type=click.FloatRange(0, 1),
    default=0,
    help="Leave out statements that are less sure than X (0 to 1).",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    help="Processes that read; the result is the same for any number.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Have the workers of a Dask cluster read, such as tcp://host:8786.",
)
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="Leave out a document that takes longer to read.",
)
@click.option("--fresh", is_flag=True, help="Read every document again, also what OUT knows.")
@click.option(
    "--timestamp",
    is_flag=True,
    help="Say in build.json and RDF when the build ran; then no two builds are the same bytes.",
)
@click.option("--strict", is_flag=True, help="A warning is an error; then nothing is written.")
@click.option("-v", "--verbose", is_flag=True, help="Name each document as it is read.")
def build(
    inputs: tuple[str | Path, ...],
    out: Path,
    *,
    columns: dict[str, str | None],
    base_iri: str | None,
    verbose: bool,
    **options: Any,
) -> None:
    """Build a knowledge graph of news texts.

    INPUT is a file, a folder, a pattern in quotes, or - for standard input; together they are the
    corpus. A file is a text (.txt, .md, .html, .pdf, .docx), a table with an article a row (.jsonl,
    .csv, .tsv, .parquet), or an archive of these (.zip, .gz). OUT gets graph.ttl and graph.graphml,
    the tables behind them (*.jsonl), the texts, and build.json, which says what was read, what was
    skipped and why. Built again, only what has changed is read; what was read is kept in OUT/.kg.
    """
    from kg.articles.intake.parts import Columns
    from kg.build import build as run

    if base_iri is not None:
        options["base_iri"] = base_iri
    with Talk(verbose=verbose) as talk:
        report = run(
            inputs, out, columns=Columns(**columns), warn=talk.warn, progress=talk.step, **options
        )
    click.echo(summary(report, out), err=True)
