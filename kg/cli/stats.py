"""`kg stats`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, out_argument, rules_option
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.analysis.statistics import Statistics

LEVELS = ("province", "city", "county")
EXAMPLES = """\b
Examples:
  kg stats out
  kg stats out --district county --top 20 --no-structure
  kg stats out --plot stats.png
"""
_NUMBER = re.compile(r"[\d,.]+")
Cells = list[tuple[str | int, ...]]


@click.command(epilog=EXAMPLES)
@out_argument
@click.option(
    "--plot",
    "picture",
    metavar="FILE.png",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the figures, too: .png or .svg.",
)
@click.option(
    "--district",
    "level",
    type=click.Choice(LEVELS),
    default="city",
    show_default=True,
    help="The divisions by which entities are counted.",
)
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="Rows of a list.",
)
@click.option(
    "--structure/--no-structure",
    default=True,
    help="With or without who belongs to whom, for degrees and who is most central.",
)
@json_option("a JSON object with all figures")
@rules_option
def stats(
    out: Path,
    *,
    picture: Path | None,
    level: str,
    top: int,
    structure: bool,
    as_json: bool,
    rules: Path | None,
) -> None:
    """Count what a build holds: by class, relation, year and district; sums; who is most central.

    An entity is at home where it lies or has its seat, as far as the build or its name tells. Who is
    central lies on many of the shortest paths between others (betweenness); plans and denials connect
    nobody. Sums take the best attested amount of each asserted statement, once.
    """
    from kg.analysis.paths import STRUCTURE
    from kg.analysis.statistics import count
    from kg.export.built import read_build

    kind = _kind_of(picture)
    built = read_build(out, rules)
    relations = {spec.name for spec in built.settings.relations} - (
        set() if structure else STRUCTURE
    )
    found = count(
        built.graph,
        documents=len(built.record["inputs"]),
        level=level,  # type: ignore[arg-type]
        relations=relations,
        top=top,
    )
    if picture is not None:
        _draw(found, out, picture, kind)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(_tables(found, top)))


def _kind_of(picture: Path | None) -> str:
    kind = picture.suffix.removeprefix(".").lower() if picture else ""
    if picture and kind not in ("png", "svg"):
        raise UsageError(f"--plot {picture}: a picture is .png or .svg")
    return kind


def _draw(found: Statistics, out: Path, picture: Path, kind: str) -> None:
    from kg.analysis.plot import draw
    from kg.export.again import replace_file

    counts = dict(found.counts)
    title = f"{out.resolve().name}：{counts['entities']} 个实体，{counts['statements']} 条陈述"
    replace_file(picture, draw(found, title, kind))


def _tables(found: Statistics, top: int) -> Iterator[str]:
    from kg.analysis.bins import degree_bins
    from kg.export.labels import class_label, term_label

    yield "\n".join(f"{name:10}  {number:>8}" for name, number in found.counts)
    yield _table(
        ("class", "类别", "entities", "mentions", "finer classes"),
        [
            (
                row.name,
                class_label(row.name),
                row.entities,
                row.mentions,
                ", ".join(f"{name} {number}" for name, number in row.subtypes),
            )
            for row in found.classes
        ],
        soft=(4,),
    )
    yield _table(
        ("relation", "关系", "asserted", "planned", "negated", "sentences"),
        [
            (row.name, label.zh if (label := term_label(row.name)) else row.name, *row[1:])
            for row in found.relations
        ],
    )
    yield _table(
        ("year", "statements", "articles"),
        [(row.year or "undated", row.statements, row.articles) for row in found.years],
    )
    yield _short(
        ("district", "entities", "statements"),
        [(row.name or "not known", row.entities, row.statements) for row in found.districts],
        top,
    )
    yield _table(
        ("neighbours", "entities"), [(n, number) for n, number in degree_bins(found.degrees)]
    )
    if found.central:
        yield _table(
            ("most central", "class", "neighbours", "betweenness"),
            [(row.label, row.type, row.degree, f"{row.betweenness:.4f}") for row in found.central],
            soft=(0,),
        ) + ("\n(betweenness is reckoned from a sample)" if found.sampled else "")
    if found.sums:
        yield _table(
            ("sum of", "kind", "currency", "statements", "sum"),
            [
                (r.relation, r.kind or "", r.currency, r.statements, f"{r.sum:,f}")
                for r in found.sums
            ],
        )


def _short(columns: tuple[str, ...], rows: Cells, top: int) -> str:
    """The first rows and the last; how many stand between them."""
    if len(rows) <= top + 1:
        return _table(columns, rows)
    left = len(rows) - top - 1
    return f"{_table(columns, [*rows[:top], rows[-1]])}\n({left} more; --top shows more)"


def _table(columns: tuple[str, ...], rows: Cells, soft: tuple[int, ...] = ()) -> str:
    """Numbers stand right, also those that are written with commas and points."""
    from kg.columns import one_line, terminal_width, to_table

    cells = [[one_line(str(cell)) for cell in row] for row in rows]
    right = [all(_NUMBER.fullmatch(row[n]) for row in cells) for n in range(len(columns))]
    return to_table(columns, cells, right, most=terminal_width(), soft=soft)
