"""A reconciliation service in this process, which a test tells what to answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Banks by hand",
    "identifierSpace": "https://example.org/bank/",
    "schemaSpace": "https://example.org/class/",
    "view": {"url": "https://example.org/show?id={{id}}"},
}
Answer = Callable[[dict[str, dict[str, Any]]], object]


class Local:
    """Where the service is, and which batches of queries it was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.batches: list[dict[str, dict[str, Any]]] = []


@contextmanager
def serve(
    answer: Answer, *, manifest: object = None, failures: list[int] | None = None
) -> Iterator[Local]:
    """A service on a free port; each of `failures` is the status of one answer before others.

    An answer that is a `str` is sent as it is.
    """
    left = list(failures or ())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(MANIFEST if manifest is None else manifest)

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8"))
            queries = json.loads(form["queries"][0])
            local.batches.append(queries)
            self._send(answer(queries))

        def _send(self, value: object) -> None:
            if left:
                self.send_error(left.pop(0))
                return
            text = value if isinstance(value, str) else json.dumps(value)
            with suppress(BrokenPipeError):  # of who waits no longer
                self.send_response(200)
                self.end_headers()
                self.wfile.write(text.encode("utf-8"))

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    local = Local(f"http://127.0.0.1:{server.server_address[1]}/reconcile")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield local
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def candidate(identifier: str, score: float, match: bool = False) -> dict[str, Any]:
    """A candidate as a service gives it."""
    return {"id": identifier, "name": identifier, "score": score, "match": match, "type": []}


def results(by_name: dict[str, list[dict[str, Any]]]) -> Answer:
    """A service that knows these names."""

    def answer(queries: dict[str, dict[str, Any]]) -> object:
        return {key: {"result": by_name.get(q["query"], [])} for key, q in queries.items()}

    return answer
