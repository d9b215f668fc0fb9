"""`kg export`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import (
    check_known,
    named,
    out_argument,
    relation_option,
    rules_option,
    split,
    type_option,
)
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.analysis.dates import Period
    from kg.analysis.filters import Filters
    from kg.analysis.part import Part
    from kg.analysis.persons import Persons
    from kg.export.built import Built

EXAMPLES = """\b
Examples:
  kg export out --format gexf,csv -o for-gephi
  kg export out --relation funds --from 2024 --to 2024-06 -o funds.graphml
  kg export out --around 黔山银行 --steps 2 -o around.html
  kg export out --pseudonymise-persons --format all -o shared
"""
PERSONS = ("keep", "omit", "pseudonyms")


@click.command(epilog=EXAMPLES)
@out_argument
@click.option(
    "-o",
    "--out",
    "target",
    metavar="DIR|FILE",
    required=True,
    type=click.Path(allow_dash=True, path_type=Path),
    help="A folder; or a file, whose ending is its format; - for standard output.",
)
@click.option(
    "--format",
    "formats",
    metavar="NAME,...",
    multiple=True,
    callback=split,
    help="ttl, graphml, any other that kg build writes, tables (with the texts), or all; "
    "ttl and graphml where it is left out.",
)
@type_option
@relation_option
@click.option(
    "--modality",
    "modalities",
    metavar="NAME,...",
    multiple=True,
    callback=split,
    help="Only what is asserted, planned or negated.",
)
@click.option(
    "--document", "documents", metavar="GLOB", multiple=True, help="Only of these: '2024*'."
)
@click.option(
    "--from", "first", metavar="DATE", help="Only what is dated: YYYY, YYYY-MM, YYYY-MM-DD."
)
@click.option("--to", "last", metavar="DATE", help="The last one; that day, month or year counts.")
@click.option("--undated", is_flag=True, help="With dates: keep statements without one, too.")
@click.option(
    "--min-confidence",
    metavar="X",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Only statements as sure.",
)
@click.option(
    "--around",
    metavar="NAME",
    multiple=True,
    callback=named,
    help="Only what is near this entity.",
)
@click.option(
    "--steps",
    metavar="N",
    type=click.IntRange(1),
    help="How many statements away is near.  [default: 1]",
)
@click.option(
    "--persons",
    type=click.Choice(PERSONS),
    help="What to do with private persons: all but those who lead a public body.  [default: keep]",
)
@click.option("--omit-persons", is_flag=True, help="The same as --persons omit.")
@click.option("--pseudonymise-persons", is_flag=True, help="The same as --persons pseudonyms.")
@click.option(
    "--csv-bom/--no-csv-bom",
    default=None,
    help="Begin the tables of csv with a mark, for Excel.  [default: as the build did]",
)
@rules_option
def export(out: Path, *, target: Path, rules: Path | None, **options: Any) -> None:
    """Write a build, or a part of it, in other formats.

    OUT is a build. Filters keep statements that are all that is asked for (for --type between two
    of these entities), and what these rest on; without any the files are those of the build, byte
    for byte. Private persons can be left out or bear pseudonyms, in every name, sentence and text.
    """
    from kg.analysis.part import cut_out
    from kg.export.built import read_build

    persons = _persons(options)
    names, path = _targets(target, options["formats"])
    bom = options["csv_bom"]
    if bom is not None and "csv" not in names:
        raise UsageError(f"--{'' if bom else 'no-'}csv-bom goes with --format csv")
    built = read_build(out, rules)
    if bom is not None:
        built = replace(built, settings=replace(built.settings, csv_bom=bom))
    part = cut_out(built, _filters(built, options), persons)
    _write(part, names, path, all_modalities=bool(options["modalities"]))
    if path is None:
        return
    for line in _told(part, path):
        click.echo(line, err=True)


def _persons(options: dict[str, Any]) -> Persons:
    """The one of `PERSONS` that is asked for."""
    asked: dict[Persons | None, str] = {
        options["persons"]: "--persons",
        "omit" if options["omit_persons"] else None: "--omit-persons",
        "pseudonyms" if options["pseudonymise_persons"] else None: "--pseudonymise-persons",
    }
    chosen = [kind for kind in asked if kind]
    if len(chosen) > 1:
        raise UsageError(f"give only one of {' and '.join(asked[kind] for kind in chosen)}")
    return chosen[0] if chosen else "keep"


def _targets(target: Path, formats: tuple[str, ...]) -> tuple[tuple[str, ...], Path | None]:
    """The formats to write, and where to; `None` for standard output."""
    from kg.export.again import TABLES_TOO, folder_formats
    from kg.export.formats import ALWAYS, SHARDED, WRITERS

    known = (*sorted({*WRITERS, *SHARDED}), TABLES_TOO)
    for name in formats:
        if name not in (*known, "all"):
            raise UsageError(f"--format {name}: no format; known are {', '.join(known)}, all")
    chosen = tuple(n for n in known if n in formats or ("all" in formats and n not in SHARDED))
    if str(target) == "-":
        if len(chosen) != 1 or chosen[0] in folder_formats():
            raise UsageError("-o -: standard output takes one format of one file; name it")
        return chosen, None
    if target.suffix and not target.is_dir():
        ending = _ending(target)
        if ending not in known:
            files = (name for name in known if name not in folder_formats())
            raise UsageError(
                f"-o {target}: {target.suffix} is no format; known are {', '.join(files)}; "
                "a new folder has no dot in its name"
            )
        if ending in folder_formats():
            raise UsageError(f"-o {target}: {ending} is a folder of files; name a folder")
        if chosen not in ((), (ending,)):
            raise UsageError(f"-o {target}: a file of one format; for {chosen[0]} name a folder")
        return (ending,), target
    return chosen or ALWAYS, target


def _ending(path: Path) -> str:
    return path.suffix.removeprefix(".").lower()


def _filters(built: Built, options: dict[str, Any]) -> Filters:
    from kg.analysis.called import find_one
    from kg.analysis.filters import Filters

    check_known(
        "--relation", options["relations"], [spec.name for spec in built.settings.relations]
    )
    check_known("--modality", options["modalities"], ["asserted", "planned", "negated"])
    period = _period(options["first"], options["last"])
    if options["undated"] and not period:
        raise UsageError("--undated goes with --from or --to")
    if options["steps"] and not options["around"]:
        raise UsageError("--steps goes with --around")
    _check_documents(options["documents"], [row["name"] for row in built.record["inputs"]])
    return Filters(
        classes=frozenset(options["types"]),
        relations=frozenset(options["relations"]),
        modalities=frozenset(options["modalities"]),
        documents=options["documents"],
        period=period,
        undated=options["undated"],
        min_confidence=options["min_confidence"],
        around=tuple(find_one(built.graph.entities, name).id for name in options["around"]),
        steps=options["steps"] or 1,
    )


def _period(first: str | None, last: str | None) -> Period:
    from kg.analysis.dates import Period

    for option, value in (("--from", first), ("--to", last)):
        try:
            Period(value)
        except UsageError as error:
            raise UsageError(f"{option} {error}") from error
    try:
        return Period(first, last)
    except UsageError as error:
        raise UsageError(f"--from and --to: {error}") from error


def _check_documents(patterns: tuple[str, ...], documents: list[str]) -> None:
    from fnmatch import fnmatchcase

    from kg.near import near_names

    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in documents):
            near = near_names(pattern.strip("*"), documents)
            raise InputError(f"--document {pattern}: no document is named so; {near}")


def _write(part: Part, names: tuple[str, ...], path: Path | None, *, all_modalities: bool) -> None:
    from kg.export.again import write_export, write_file
    from kg.export.notes import BuildNotes

    settings, record = part.built.settings, part.built.record
    if all_modalities:  # who asks for plans wants them drawn
        settings = replace(settings, all_modalities=True)
    if path is None or (_ending(path) == names[0] and not path.is_dir()):
        to = sys.stdout.buffer if path is None else path
        write_file(part.graph, part.documents(), to, name=names[0], settings=settings)
        return
    notes = BuildNotes(
        settings=dict(settings.further),
        warnings=tuple(map(part.hide, record["warnings"])),
        skipped=tuple((part.hide(r["name"]), part.hide(r["reason"])) for r in record["skipped"]),
        left_out=record["counts"]["statements_left_out"],
        times=settings.times,
    )
    write_export(
        part.graph,
        part.documents(),
        path,
        formats=names,
        settings=settings,
        notes=notes,
        how=part.to_json(),
    )


def _told(part: Part, path: Path) -> list[str]:
    """What was written and what was left out, in a line or two."""
    graph = part.graph
    lines = [f"{path}: {len(graph.entities)} entities, {len(graph.statements)} statements"]
    if part.undated and not part.filters.undated:
        lines.append(f"{part.undated} more bear no date; --undated keeps them")
    if part.cover:
        what = "left out" if part.cover.omits else "under pseudonyms"
        lines.append(f"{part.hidden} private persons {what}")
    return lines
