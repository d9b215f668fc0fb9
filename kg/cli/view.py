"""`kg view`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import named, out_argument, rules_option
from kg.errors import InputError

EXAMPLES = """\b
Examples:
  kg view out                      # writes out/graph.html and opens it in a browser
  kg view out --no-open            # only writes it
  kg view out --at 黔山银行         # opens it at an entity
  kg view out -o to-send.html      # a copy of it alone; out stays as it is
"""


@click.command(epilog=EXAMPLES)
@out_argument
@click.option(
    "-o",
    "--out",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the page here.  [default: OUT/graph.html, as a part of the build]",
)
@click.option(
    "--at", metavar="NAME", callback=named, help="Open it at this entity, as kg show takes it."
)
@click.option("--no-open", is_flag=True, help="Only write it.")
@rules_option
def view(
    out: Path, *, target: Path | None, at: str | None, no_open: bool, rules: Path | None
) -> None:
    """See a build in a browser: the graph, every edge's sentence, the articles.

    OUT is a build. The page is one file that needs no network and no server, and can be sent to
    others: it holds the graph with the texts. For a page of a part see kg export.
    """
    import webbrowser
    from urllib.parse import quote

    from kg.export.html.add import add_page, write_page

    place = _place(out, at) if at else None
    page = write_page(out, target, rules) if target else add_page(out, rules)
    click.echo(page)
    if no_open:
        return
    address = page.absolute().as_uri() + (f"#entity={quote(place)}" if place else "")
    if not webbrowser.open(address):
        click.echo(f"no browser could be started; open {address}", err=True)


def _place(out: Path, name: str) -> str:
    """What the page calls it; raises `InputError` where it shows nothing or several of this name."""
    from kg.analysis.called import find_called, find_one, local_name
    from kg.export.built import from_entity_row, read_record, read_table
    from kg.export.rdf.names import bare

    read_record(out)
    entities = tuple(read_table(out, "entities.jsonl", from_entity_row))
    try:
        find_called(entities, name)
    except InputError:
        if bare(name) not in _described(out):
            raise
        return bare(name)
    return local_name(find_one(entities, name).id)


def _described(out: Path) -> set[str]:
    """The words of programmes, honours and groups that are nodes without being entities."""
    from kg.export.built import from_statement_row, read_table
    from kg.export.rdf.names import bare

    found: set[str] = set()
    for statement in read_table(out, "statements.jsonl", from_statement_row):
        honours = dict(statement.roles).get("honour", (statement.honour,))
        found.update(bare(words) for words in (*honours, statement.object_text) if words)
    return found
