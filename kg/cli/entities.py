"""`kg entities`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, named, out_argument, type_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.clusters import Cluster

EXAMPLES = """\b
Examples:
  kg entities out
  kg entities out --type Bank,TradeUnion --joined
  kg entities out --name 总工会 --json
"""


@click.command(epilog=EXAMPLES)
@out_argument
@type_option
@click.option(
    "--name", metavar="TEXT", callback=named, help="Only entities with a name that holds TEXT."
)
@click.option("--joined", is_flag=True, help="Only entities under more than one name.")
@json_option("a JSON list with an object an entity")
def entities(
    out: Path, *, types: tuple[str, ...], name: str | None, joined: bool, as_json: bool
) -> None:
    """List the entities of a build: every name, how often it stands, and why it is theirs.

    Those under most names come first. What is wrong goes into a file of corrections, for
    kg build --corrections FILE.
    """
    from kg.analysis.filters import is_of_class
    from kg.clusters import read_clusters

    classes = frozenset(types)
    found = [
        cluster
        for cluster in read_clusters(out)
        if is_of_class((cluster.type, cluster.subtype or cluster.type), classes)
        and (name is None or any(name in use.name for use in cluster.names))
        and (not joined or len(cluster.names) > 1)
    ]
    if as_json:
        rows = [cluster.to_json() for cluster in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(to_table(found))


def to_table(clusters: Iterable[Cluster]) -> str:
    """A line a name; the entity stands before its first."""
    from kg.query.show import to_lines

    rows: list[tuple[str | int, ...]] = []
    count = 0
    for cluster in clusters:
        count += 1
        name = cluster.id.rpartition("/entity/")[2]
        first = (cluster.subtype or cluster.type, name if name != cluster.label else "")
        for number, use in enumerate(cluster.names):
            name = f"  {use.name}" if number else use.name
            rest = ("", "") if number else first
            rows.append((name, use.mentions, *rest, "; ".join(use.reasons)))
    table = to_lines(("name", "mentions", "class", "end of id", "why it is the same"), rows)
    return f"{table}\n({count} {'entity' if count == 1 else 'entities'})"
