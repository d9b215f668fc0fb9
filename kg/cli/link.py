"""`kg link`."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from kg.cli.options import out_argument, type_option
from kg.cli.talk import Talk
from kg.errors import UsageError
from kg.linking.table import EXACT, PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Entity, Link

    Found = tuple[dict[str, list[Link]], dict[str, Any]]

EXAMPLES = """\b
Examples:
  kg link out --table links.tsv
  kg link out --service https://wikidata.reconci.link/zh/api --type Bank
"""


@click.command(epilog=EXAMPLES)
@out_argument
@click.option(
    "--table",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Links of yours: name or id, IRI and, if wanted, property and class, tabs between.",
)
@click.option("--service", metavar="URL", help="Ask this reconciliation service (needs a network).")
@type_option
@click.option("--service-type", metavar="ID", help="What the service calls that class (Q22687).")
@click.option(
    "--min-score",
    metavar="X",
    type=float,
    help="Also take the one best candidate from this score on; else only what is sure.",
)
@click.option("--property", "prop", type=click.Choice(PROPERTIES), default=EXACT, show_default=True)
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(0.1), default=30, show_default=True
)
def link(out: Path, *, table: Path | None, service: str | None, **options: Any) -> None:
    """Add links to outside identifiers to the entities of a build.

    They go into the tables and the RDF files. A new build of OUT starts without them, and says so.
    """
    from kg.analysis.filters import is_of_class
    from kg.export.relink import add_links, read_entities
    from kg.graph.store import locked

    if (table is None) == (service is None):
        raise UsageError("give --table FILE or --service URL, and not both")
    classes = frozenset(options["types"])
    entities = [
        entity
        for entity in read_entities(out)
        if is_of_class((entity.type, entity.subtype or entity.type), classes)
    ]
    if table is not None:
        found, by = _by_table(table, entities, options)
    else:
        found, by = _by_service(str(service), entities, options)
    with locked(out):
        count = add_links(out, found, by)
    click.echo(f"{out}: {count} new links, {len(found)} of {len(entities)} entities met", err=True)


def _by_table(table: Path, entities: Sequence[Entity], options: dict[str, Any]) -> Found:
    from kg.linking import find_links, read_links

    for name in ("service_type", "min_score"):
        if options[name] is not None:
            raise UsageError(f"--{name.replace('_', '-')} goes with --service, not with --table")
    links, warnings = find_links(read_links(table, default=options["prop"]), entities)
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)
    return links, {"by": "table", "sha256": hashlib.sha256(table.read_bytes()).hexdigest()}


def _by_service(url: str, entities: Sequence[Entity], options: dict[str, Any]) -> Found:
    from kg.linking import Service, link_by_service

    service = Service.at(url, timeout=options["timeout"])
    with Talk() as talk:
        links = link_by_service(
            service,
            entities,
            kind=options["service_type"],
            min_score=options["min_score"],
            prop=options["prop"],
            progress=lambda done, total: talk.step(done, total, "names"),
        )
    parts = urlsplit(url)  # no user, no key of theirs
    where = f"{parts.scheme}://{parts.hostname}{parts.path}"
    return links, {"by": "service", "service": where, "min_score": options["min_score"]}
