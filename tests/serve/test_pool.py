"""Worker processes: killed at the time limit, replaced, shut off from network and files."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.serve.exchange import Limits, Query, RefusedError
from kg.serve.pool import Pool
from kg.serve.server import load
from kg.serve.worker import Task, confine

pytestmark = pytest.mark.slow

FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
QUICK = Query("SELECT (1 AS ?x) {}", "text/csv")


@pytest.fixture(scope="module")
def task(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Task:
    """The build on disk, with a limit of two seconds."""
    folder = str(tmp_path_factory.mktemp("store"))
    return Task(folder, load(built / "graph.ttl", folder), Limits(timeout=2.0))


@pytest.fixture
def workers(task: Task) -> Iterator[Pool]:
    """Two workers."""
    pool = Pool(task, 2)
    pool.check_start()
    yield pool
    pool.close()


def test_a_query_that_would_run_forever_is_stopped(workers: Pool) -> None:
    """Both workers at once; those that take their place answer."""
    start = time.monotonic()
    stopped = [workers.submit(Query(FOREVER)) for _ in range(2)]
    assert [reply.result().status for reply in stopped] == [504, 504]
    assert stopped[0].result().body == (
        b"stopped after 2 s; ask for less, or serve with a longer --timeout\n"
    )
    after = [workers.submit(QUICK) for _ in range(10)]
    assert {reply.result().body for reply in after} == {b"x\r\n1\r\n"}
    assert time.monotonic() - start < 30


def test_a_quick_query_does_not_wait_for_a_slow_one(workers: Pool) -> None:
    """While one worker is busy, the other answers."""
    slow = workers.submit(Query(FOREVER))
    assert workers.submit(QUICK).result().status == 200
    assert not slow.done()
    assert slow.result().status == 504


def test_a_query_in_the_queue_can_be_dropped(workers: Pool) -> None:
    """Nobody waits for it any more, so no worker takes it."""
    slow = [workers.submit(Query(FOREVER)) for _ in range(2)]
    waiting = workers.submit(QUICK)
    assert waiting.cancel()
    assert [reply.result().status for reply in slow] == [504, 504]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold to RLIMIT_DATA")
def test_a_query_that_takes_too_much_memory_is_stopped(task: Task) -> None:
    """Its worker ends and is replaced; the machine stays usable."""
    pool = Pool(replace(task, limits=Limits(timeout=30)), 1)
    tenfold = " ".join(f"BIND(CONCAT({', '.join([f'?x{n}'] * 10)}) AS ?x{n + 1})" for n in range(9))
    greedy = pool.submit(Query(f'SELECT (STRLEN(?x9) AS ?n) {{ BIND("xx" AS ?x0) {tenfold} }}'))
    assert greedy.result().status == 500
    assert greedy.result().body.startswith(b"the query took more memory than it may")
    assert pool.submit(QUICK).result().status == 200
    pool.close()


def test_no_connection_is_made(workers: Pool) -> None:
    """Not for SERVICE, and not for FROM: a server that listens hears of nobody."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        asked = [
            "SELECT * { SERVICE <HERE> { ?s ?p ?o } }",
            "SELECT * { SERVICE SILENT <HERE> { ?s ?p ?o } }",
            "SELECT * FROM <HERE> { ?s ?p ?o }",
            "SELECT * FROM NAMED <HERE> { GRAPH ?g { ?s ?p ?o } }",
            "LOAD <HERE>",
        ]
        queries = [Query(sparql.replace("HERE", address)) for sparql in asked]
        replies = [workers.submit(query).result().status for query in queries]
        assert replies == [403, 403, 200, 200, 400]
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_worker_can_open_nothing() -> None:
    """Also a SERVICE that slipped through would end at the system, before any connection."""
    ours, theirs = get_context("spawn").Pipe()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1)
        port = listener.getsockname()[1]
        process = get_context("spawn").Process(target=_reach_out, args=(theirs, port))
        process.start()
        assert ours.recv() == ["OSError", "OSError"]
        process.join()
        with pytest.raises(TimeoutError):
            listener.accept()


def _reach_out(pipe: Connection, port: int) -> None:
    confine()
    attempts: list[Callable[[], object]] = [
        lambda: ox.Store().query(f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"),
        lambda: socket.socket(),
    ]
    said = []
    for attempt in attempts:
        try:
            attempt()
        except OSError:
            said.append("OSError")
    pipe.send(said)


def test_a_closed_pool_ends_at_once(task: Task) -> None:
    """Also while all workers are busy; no process stays."""
    pool = Pool(task, 2)
    pool.check_start()
    busy = [pool.submit(Query(FOREVER)) for _ in range(4)]
    pool.close()
    assert all(reply.cancelled() or reply.result().status == 503 for reply in busy)
    with pytest.raises(RefusedError, match="the server is closing"):
        pool.submit(QUICK)
    assert threading.active_count() < 10
