"""The server: the graph put where workers can read it, a socket, and uvicorn."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import uvicorn

from kg.errors import InputError
from kg.export.rdf.names import OUTSIDE
from kg.query import load_questions
from kg.query.engines import find_turtle
from kg.query.stores import fill
from kg.serve.app import Site
from kg.serve.exchange import Limits
from kg.serve.graph_page import GraphPage
from kg.serve.page import make_page
from kg.serve.pool import Pool
from kg.serve.worker import Task

_LOCAL = ("127.0.0.1", "localhost", "::1", "[::1]")


def serve(
    out: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits = Limits(),  # noqa: B008  # frozen
    workers: int | None = None,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the build in `out` until the process is told to stop.

    `ready` is called with the address of the query page. Port 0 takes any free one. The graph is
    read once: a later build is served after a new start.
    """
    turtle = find_turtle(out)
    with bind(host, port) as listener, tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        prefixes = load(turtle, folder)
        pool = Pool(Task(folder, prefixes, limits), workers or default_workers())
        try:
            pool.check_start()
            graph_page = GraphPage(out, Path(folder))
            has_graph = graph_page.can_be
            page = make_page(load_questions(), prefixes, has_graph=has_graph)
            site = Site(pool, page, graph_page if has_graph else None)
            app = site.to_app(_LOCAL if host in _LOCAL else ("*",))
            config = uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=1,
            )
            shown = f"[{host}]" if ":" in host else host
            ready(f"http://{shown}:{listener.getsockname()[1]}/query")
            _Server(config, pool).run(sockets=[listener])
        finally:
            pool.close()


class _Server(uvicorn.Server):
    """Ends its workers first, so that it need not wait for what they are at."""

    def __init__(self, config: uvicorn.Config, pool: Pool) -> None:
        super().__init__(config)
        self._pool = pool

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As any server's."""
        self._pool.close()
        await super().shutdown(sockets)


def load(turtle: Path, folder: str) -> dict[str, str]:
    """Put a graph into a store on disk, which many processes can read; its prefixes come back."""
    try:
        store = ox.Store(folder)
        fill(store, turtle)
        store.flush()
        quads = ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE)
        next(iter(quads), None)  # prefixes stand before the first triple
    except (SyntaxError, OSError) as error:
        raise InputError(f"{turtle}: cannot be read as RDF: {error}") from error
    # The parser gives them in any order. Of several for one IRI the last is kept: `ent:`.
    declared = sorted(quads.prefixes.items(), key=lambda item: (item[0] == "ent", item))
    return {**OUTSIDE, **dict(declared)}


def bind(host: str, port: int) -> socket.socket:
    """A listening socket."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise InputError(
                f"{host}:{port}: the port is taken; choose another with --port, or 0 for a free one"
            ) from error
        reason = error.strerror or error
        raise InputError(f"{host}:{port}: cannot be listened on: {reason}") from error


def default_workers() -> int:
    """One for each processor, two at least, so that a slow query does not stop a quick one."""
    return max(2, min(8, os.cpu_count() or 2))
