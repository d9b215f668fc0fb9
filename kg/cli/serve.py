"""`kg serve`."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from kg.cli.options import out_argument
from kg.errors import KgError

EXAMPLES = """\b
Examples:
  kg serve out                     # http://127.0.0.1:8000/query, until Ctrl-C
  kg serve out --port 0            # on any free port
  kg serve out --timeout 60 --max-rows 1000000
  curl -H 'Accept: text/csv' --data-urlencode query@my.rq http://127.0.0.1:8000/sparql
"""


@click.command(epilog=EXAMPLES)
@out_argument
@click.option(
    "--host",
    metavar="NAME",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on. Any but this lets other machines ask.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    show_default=True,
    help="A query that takes longer is stopped.",
)
@click.option(
    "--max-rows",
    metavar="N",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help="A longer answer is refused.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1),
    help="Queries that run at once.  [default: one a processor]",
)
def serve(
    out: Path, *, host: str, port: int, timeout: float, max_rows: int, workers: int | None
) -> None:
    """Serve a build: a SPARQL endpoint, and a page to ask it in a browser.

    OUT is the folder of a build. /sparql speaks the SPARQL 1.1 Protocol, /query is the page. The
    graph is read-only: updates and SERVICE are refused.
    """
    try:
        from kg.serve import Limits
        from kg.serve import serve as run
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        raise KgError(
            f"kg serve needs {error.name}, which is not installed: pip install 'kg-news[serve]'"
        ) from error

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it, too, tidies up
    try:
        run(
            out,
            host=host,
            port=port,
            limits=Limits(timeout, max_rows),
            workers=workers,
            ready=lambda address: click.echo(f"{address}  (Ctrl-C stops)", err=True),
        )
    except KeyboardInterrupt:
        pass  # the usual end
