"""`kg show`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import (
    check_known,
    json_option,
    named,
    out_argument,
    relation_option,
    rules_option,
)
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.analysis.facts import Portrait
    from kg.export.settings import ExportSettings

EXAMPLES = """\b
Examples:
  kg show out 黔山银行
  kg show out 遵义市总工会 --relation partnersWith --sentences 1
  kg show out ent:黔山银行 --json
"""


@click.command(epilog=EXAMPLES)
@out_argument
@click.argument("name", callback=named)
@relation_option
@click.option(
    "--sentences",
    metavar="N",
    type=click.IntRange(0),
    default=2,
    show_default=True,
    help="How many sentences stand below a fact.",
)
@json_option("a JSON list of all of this name")
@rules_option
def show(
    out: Path,
    name: str,
    *,
    relations: tuple[str, ...],
    sentences: int,
    as_json: bool,
    rules: Path | None,
) -> None:
    """Show what a build says of an entity: its names, its facts, their sentences.

    NAME is a label, an alias, or an id (ent:…), else the words of a programme, an honour or a
    described group. Of several things of one name there is a list, to choose from by id. Facts stand by relation: → from it, ← to it, – with it, · it is part of.
    """
    from dataclasses import replace

    from kg.analysis.called import find_called
    from kg.analysis.facts import portrait_of_words, portraits
    from kg.columns import terminal_width
    from kg.export.built import read_build

    built = read_build(out, rules)
    specs = built.settings.relations
    check_known("--relation", relations, [spec.name for spec in specs])
    graph = built.graph
    try:
        portrayed = portraits(graph, find_called(graph.entities, name), specs)
    except InputError:
        worded = portrait_of_words(graph, name, specs)
        if worded is None:
            raise
        portrayed = [worded]
    found = [
        replace(
            portrait,
            facts=tuple(
                f for f in portrait.facts if not relations or f.statement.relation in relations
            ),
        )
        for portrait in portrayed
    ]
    if as_json:
        click.echo(json.dumps([p.to_json() for p in found], ensure_ascii=False, indent=2))
    elif len(found) > 1:
        click.echo(_choice(found, terminal_width()))
    else:
        lines = _lines(found[0], built.settings, terminal_width(), sentences)
        click.echo("\n".join(lines))


def _choice(found: list[Portrait], most: int | None) -> str:
    """Those of one name, a line each."""
    from kg.analysis.called import short_id
    from kg.query.show import to_lines

    rows = [
        (
            short_id(portrait.entity.id),
            portrait.entity.subtype or portrait.entity.type,
            portrait.entity.place or "",
            portrait.mentions,
            len(portrait.facts),
        )
        for portrait in found
    ]
    table = to_lines(("id", "class", "place", "mentions", "facts"), rows, most=most, soft=(2,))
    return f"{table}\n({len(found)} are called so; show one by its id)"


def _lines(
    portrait: Portrait, settings: ExportSettings, most: int | None, shown: int
) -> Iterator[str]:
    from kg.cli.telling import claim_lines, told_by

    yield from _head(portrait, most)
    for name, facts in groupby(portrait.facts, key=lambda fact: fact.statement.relation):
        spec = settings.relation(name)
        group = list(facts)
        yield ""
        yield f"{spec.label.zh if spec else name} {name} ({len(group)})"
        for fact in group:
            yield from claim_lines(fact.direction, " → ".join(fact.others), fact.statement, most)
            yield from told_by(fact.statement, most, shown, " " * 6)
    if not portrait.facts:
        yield "\nno facts"


def _head(portrait: Portrait, most: int | None) -> Iterator[str]:
    """Label and class; then what else is known, a line or more each."""
    from kg.analysis.called import short_id
    from kg.columns import one_line, wrap
    from kg.export.labels import class_label

    entity = portrait.entity
    kind = entity.subtype or entity.type
    yield f"{one_line(entity.label)}  {class_label(kind)} {kind}"
    documents = f"{portrait.documents} document{'' if portrait.documents == 1 else 's'}"
    names = (_named(use.name, use.mentions, use.reasons) for use in portrait.names[1:])
    for title, words in (
        ("id", short_id(entity.id) if entity.id else None),
        ("names", "; ".join(names)),
        ("place", entity.place),
        ("links", "; ".join(f"{link.property} {link.iri}" for link in entity.links)),
        ("mentions", f"{portrait.mentions} in {documents}" if entity.id else None),
        ("told", None if entity.id else f"in {documents}"),
    ):
        if words:
            first, *rest = wrap(one_line(words), most and most - 12)
            yield f"  {title:8}  {first}"
            yield from (f"{' ' * 12}{line}" for line in rest)


def _named(name: str, mentions: int, reasons: tuple[str, ...]) -> str:
    told = [f"{mentions}×", *reasons] if mentions else list(reasons)
    return f"{name} ({', '.join(told)})" if told else name
