"""The SPARQL 1.1 Protocol: which query a request asks, and in which formats."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.exchange import Query, RefusedError
from kg.serve.formats import SHORT

MAX_QUERY = 1024 * 1024
"""Bytes of a request."""
_READ_ONLY = "this endpoint is read-only: it takes no update"
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"


async def read_query(request: Request) -> Query | None:
    """The query of a request, `None` where a GET asks none: it wants to know what this is."""
    fields = _parse_form(request.url.query)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise RefusedError(403, _READ_ONLY)
        if kind not in (_FORM, _DIRECT):
            raise RefusedError(415, f"content type {kind!r}; should be {_FORM} or {_DIRECT}")
        body = await _read_body(request)
        fields += [("query", body)] if kind == _DIRECT else _parse_form(body)
    elif not fields:
        return None
    return _to_query(fields, ", ".join(request.headers.getlist("accept")))


def _to_query(fields: list[tuple[str, str]], accept: str) -> Query:
    if _values(fields, ("update", "using-graph-uri", "using-named-graph-uri")):
        raise RefusedError(403, _READ_ONLY)
    queries = _values(fields, ("query",))
    if len(queries) != 1:
        raise RefusedError(400, f"{len(queries)} queries in one request; should be one, as query=")
    short = [SHORT[name] for name in _values(fields, ("format",)) if name in SHORT]
    return Query(
        queries[0],
        short[0] if short else accept or "*/*",
        _values(fields, ("default-graph-uri",)),
        _values(fields, ("named-graph-uri",)),
    )


def _values(fields: Iterable[tuple[str, str]], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name in names)


async def _read_body(request: Request) -> str:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_QUERY:
            raise RefusedError(413, f"the query is longer than {MAX_QUERY} bytes")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(
            400, f"byte {error.start} of the query is not UTF-8; SPARQL is"
        ) from error


def _parse_form(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise RefusedError(400, f"the form cannot be read: {error}") from error
