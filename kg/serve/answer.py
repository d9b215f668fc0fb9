"""A query answered in the format that is wanted, up to a number of rows and of bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pyoxigraph as ox

from kg.query.faults import explain_refusal, explain_syntax
from kg.serve.exchange import Query, RefusedError, Reply
from kg.serve.formats import ROWS, TRIPLES, choose
from kg.serve.guard import check_service, clean

MAX_BYTES = 64 * 1024 * 1024
"""Of one answer. Longer ones are for `kg query`, or for the files themselves."""


def answer(store: ox.Store, query: Query, prefixes: Mapping[str, str], max_rows: int) -> Reply:
    """The reply to a query: its answer whole, or why there is none. No answer is ever cut."""
    sparql = clean(query.sparql)
    try:
        check_service(sparql)
        results = store.query(
            sparql,
            prefixes=dict(prefixes),
            default_graph=[ox.NamedNode(iri) for iri in query.default_graphs] or None,
            named_graphs=[ox.NamedNode(iri) for iri in query.named_graphs] or None,
        )
        return _to_reply(results, query.accept, prefixes, max_rows)
    except RefusedError as refusal:
        return refusal.to_reply()
    except SyntaxError as error:
        return RefusedError(400, explain_syntax(sparql, str(error), dict(prefixes))).to_reply()
    except (ValueError, OSError, RuntimeError) as error:  # no IRI; an unknown function
        return RefusedError(400, explain_refusal(error)).to_reply()


def _to_reply(results: object, accept: str, prefixes: Mapping[str, str], max_rows: int) -> Reply:
    if isinstance(results, ox.QueryTriples):
        kind = choose(accept, TRIPLES)
        return Reply(200, kind, _write_triples(results, TRIPLES[kind], prefixes, max_rows))
    kind = choose(accept, ROWS)
    if isinstance(results, ox.QuerySolutions):
        return Reply(200, kind, _write_rows(results, ROWS[kind], max_rows))
    assert isinstance(results, ox.QueryBoolean)  # noqa: S101  # there is no fourth kind
    return Reply(200, kind, results.serialize(format=ROWS[kind]) or b"")


def _write_rows(solutions: ox.QuerySolutions, kind: ox.QueryResultsFormat, max_rows: int) -> bytes:
    """By way of TSV, where each row is a line, so that rows can be counted as they are written."""
    rows = _Sheet(max_rows)
    solutions.serialize(rows, format=ox.QueryResultsFormat.TSV)
    if kind == ox.QueryResultsFormat.TSV:
        return rows.getvalue()
    sheet = _Sheet()
    again = ox.parse_query_results(rows.getvalue(), format=ox.QueryResultsFormat.TSV)
    again.serialize(sheet, format=kind)
    return sheet.getvalue()


def _write_triples(
    triples: ox.QueryTriples, kind: ox.RdfFormat, prefixes: Mapping[str, str], max_rows: int
) -> bytes:
    """Each triple once, in the order of their text."""
    found: set[ox.Triple] = set()
    for triple in triples:
        found.add(triple)
        if len(found) > max_rows:
            raise _too_many(max_rows)
    sheet = _Sheet()
    spaces = {space: prefix for prefix, space in prefixes.items()}  # of many the last: `ent:`
    short = {prefix: space for space, prefix in spaces.items()}
    ox.serialize(sorted(found, key=str), sheet, format=kind, prefixes=short)
    return sheet.getvalue()


class _Sheet(io.BytesIO):
    """What is written, up to the limits; lines are counted if `max_rows` is set."""

    def __init__(self, max_rows: int | None = None) -> None:
        super().__init__()
        self._max_rows = max_rows
        self._lines = -1  # the header is none

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes are all that comes
        """As of any file; refuses what is beyond a limit."""
        self._lines += data.count(b"\n")
        if self._max_rows is not None and self._lines > self._max_rows:
            raise _too_many(self._max_rows)
        if self.tell() + len(data) > MAX_BYTES:
            raise RefusedError(
                422, f"the answer is longer than {MAX_BYTES} bytes; ask for less, or add a LIMIT"
            )
        return super().write(data)


def _too_many(max_rows: int) -> RefusedError:
    return RefusedError(
        422,
        f"the answer has more than {max_rows} rows; add a LIMIT, or serve with a higher --max-rows",
    )
