"""The web application: the graph page of the build, `/query`, and `/sparql`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.serve.exchange import Query, RefusedError, Reply
from kg.serve.formats import ENDINGS, ROWS, TRIPLES, choose
from kg.serve.graph_page import GraphPage
from kg.serve.page import Page
from kg.serve.protocol import read_query

_SEALED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix fmt: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
    sd:endpoint <{endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat fmt:SPARQL_Results_JSON , fmt:SPARQL_Results_XML , fmt:SPARQL_Results_CSV ,
        fmt:SPARQL_Results_TSV , fmt:Turtle , fmt:N-Triples , fmt:JSON-LD , fmt:RDF_XML .
"""


class Answering(Protocol):
    """What answers queries; in a server a `kg.serve.pool.Pool`."""

    def submit(self, query: Query) -> Future[Reply]:
        """The reply to come."""


class Site:
    """What is served: queries by a pool, the query page, and the graph page if there is one."""

    def __init__(self, pool: Answering, page: Page, graph_page: GraphPage | None) -> None:
        self._pool = pool
        self._page = page
        self._graph_page = graph_page

    def to_app(self, hosts: Sequence[str]) -> Starlette:
        """The application; it answers only to these host names (`*` means any).

        A page of the web that has its own name lead to this machine is so kept from reading here.
        """
        routes = [
            Route("/", self.graph if self._graph_page else self.home),
            Route("/query", self.query),
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
        ]
        if self._graph_page:
            routes.append(Route("/graph.html", self.moved))
        trusted = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
        return Starlette(routes=routes, middleware=[trusted])

    async def home(self, request: Request) -> Response:
        """To the query page, where the build has no other."""
        return RedirectResponse("/query")

    async def moved(self, request: Request) -> Response:
        """To the graph page, from where it once was."""
        return RedirectResponse("/")

    async def query(self, request: Request) -> Response:
        """The page."""
        headers = {**_SEALED, "Content-Security-Policy": self._page.policy}
        return Response(self._page.html, media_type="text/html", headers=headers)

    async def graph(self, request: Request) -> Response:
        """The graph page, with a policy of its own."""
        assert self._graph_page is not None  # noqa: S101  # else there is no such route
        try:
            path = await run_in_threadpool(self._graph_page.path)
        except KgError as error:
            return _to_response(RefusedError(404, f"there is no graph page: {error}").to_reply())
        return FileResponse(path, media_type="text/html", headers=_SEALED)

    async def sparql(self, request: Request) -> Response:
        """The endpoint."""
        try:
            query = await read_query(request)
            if query is None:
                return _describe(request)
            return _to_response(await self._ask(query, request))
        except RefusedError as refusal:
            return _to_response(refusal.to_reply())

    async def _ask(self, query: Query, request: Request) -> Reply:
        """The reply; a query in the queue is dropped when its asker goes away."""
        reply = asyncio.wrap_future(self._pool.submit(query))
        while not (await asyncio.wait({reply}, timeout=1))[0]:
            if await request.is_disconnected():
                reply.cancel()
                raise RefusedError(499, "the client has gone")
        if reply.cancelled():
            raise RefusedError(503, "the server is closing")
        return reply.result()


def _describe(request: Request) -> Response:
    """What the endpoint can do, for programs; people are sent to the page."""
    kind = choose(request.headers.get("accept", "*/*"), ["text/turtle", "text/html", "*/*"])
    if kind == "text/html":
        return RedirectResponse("/query", status_code=303)
    endpoint = str(request.url.replace(query=""))
    return _to_response(
        Reply(200, "text/turtle", _DESCRIPTION.format(endpoint=endpoint).encode("utf-8"))
    )


def _to_response(reply: Reply) -> Response:
    headers = {**_SEALED, "Vary": "Accept", "Content-Security-Policy": "default-src 'none'"}
    if reply.media_type in {**ROWS, **TRIPLES}:
        ending = ENDINGS.get(reply.media_type, "xml")
        headers["Content-Disposition"] = f'inline; filename="answer.{ending}"'
    return Response(
        reply.body, status_code=reply.status, media_type=reply.media_type, headers=headers
    )
