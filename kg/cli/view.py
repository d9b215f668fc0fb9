"""`kg view`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import named, out_argument, rules_option

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
@click.option("--at", metavar="NAME", callback=named, help="Open it at this entity.")
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

    page = write_page(out, target, rules) if target else add_page(out, rules)
    click.echo(page)
    if no_open:
        return
    address = page.absolute().as_uri() + (f"#entity={quote(at)}" if at else "")
    if not webbrowser.open(address):
        click.echo(f"no browser could be started; open {address}", err=True)
