"""A small build, and the site over it: in this process, and as the command serves it."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.query import load_questions
from kg.serve.answer import answer
from kg.serve.app import Site
from kg.serve.exchange import Query, Reply
from kg.serve.graph_page import GraphPage
from kg.serve.page import make_page
from kg.serve.server import load
from tests.export.by_hand import build_here
from tests.export.rdf_graph import SETTINGS, small_graph

ADDRESS = "http://127.0.0.1"
MAX_ROWS = 200


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small build."""
    out = tmp_path_factory.mktemp("built")
    build_here(out, content=small_graph(), documents=(), settings=SETTINGS)
    return out


@pytest.fixture(scope="session")
def prefixes(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Those of the build."""
    return load(built / "graph.ttl", str(tmp_path_factory.mktemp("store")))


@pytest.fixture(scope="session")
def store(built: Path) -> ox.Store:
    """The build in memory."""
    graph = ox.Store()
    graph.bulk_load(path=str(built / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    return graph


class Inside:
    """Answers in this process, in one thread: what pyoxigraph gives must stay in its own."""

    def __init__(self, store: ox.Store, prefixes: dict[str, str]) -> None:
        self.store = store
        self.prefixes = prefixes
        self.thread = ThreadPoolExecutor(1)

    def submit(self, query: Query) -> Future[Reply]:
        """The reply to come."""
        return self.thread.submit(answer, self.store, query, self.prefixes, MAX_ROWS)


def make_client(pool: Inside, graph_page: Path | None = None) -> TestClient:
    """A client of the site over `pool`."""
    page = make_page(load_questions(), pool.prefixes, has_graph=graph_page is not None)
    beside = GraphPage(graph_page.parent, graph_page.parent / "made") if graph_page else None
    app = Site(pool, page, beside).to_app(["127.0.0.1"])
    return TestClient(app, base_url=ADDRESS, follow_redirects=False)


@pytest.fixture
def pool(store: ox.Store, prefixes: dict[str, str]) -> Iterator[Inside]:
    """What answers in the place of worker processes."""
    inside = Inside(store, prefixes)
    yield inside
    inside.thread.shutdown()


@pytest.fixture
def client(pool: Inside) -> TestClient:
    """A client of the site, without a graph page."""
    return make_client(pool)


@contextmanager
def start(out: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`kg serve` on a free port, with two seconds a query, and its address."""
    command = [sys.executable, "-m", "kg", "serve", str(out), "--port", "0", "--timeout", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        try:
            assert line.startswith("http://127.0.0.1:"), line
            yield server, line.split("/query")[0]
        finally:
            server.kill()


def stop(server: subprocess.Popen[str], how: signal.Signals) -> None:
    """End it by a signal: it has nothing to say, and the status is that of success."""
    assert server.stderr is not None
    server.send_signal(how)
    assert server.stderr.read() == ""
    assert server.wait(timeout=20) == 0


@pytest.fixture(scope="session")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `kg serve` on a free port, with a graph page and two seconds a query."""
    out = tmp_path_factory.mktemp("served")
    shutil.copytree(built, out, dirs_exist_ok=True)
    (out / "graph.html").write_text("<!DOCTYPE html><title>graph</title>", encoding="utf-8")
    with start(out) as (server, address):
        yield address
        stop(server, signal.SIGINT)
