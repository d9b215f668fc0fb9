"""The process in which queries run: it holds the graph open for reading, and nothing else."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection

import pyoxigraph as ox

from kg.serve.answer import answer
from kg.serve.exchange import Limits, Query

READY = "ready"
MEMORY = 1024**3
"""Bytes that a worker may hold; where a query needs more, the worker ends and is replaced."""
_GRACE = 5.0


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to know: where the graph lies, its prefixes, and the limits."""

    store: str
    prefixes: dict[str, str]
    limits: Limits


def work(task: Task, pipe: Connection) -> None:
    """Answer queries from the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends us
    store = ox.Store.read_only(task.store)
    confine()
    pipe.send(READY)
    while True:
        try:
            query = pipe.recv()
        except (EOFError, OSError):
            return
        _set_alarm(task.limits.timeout + _GRACE)
        reply = answer(store, _checked(query), task.prefixes, task.limits.max_rows)
        _set_alarm(0)
        try:
            pipe.send(reply)
        except OSError:
            return


def confine() -> None:
    """From here on no file and no connection can be opened, and memory is bounded.

    Where the system can do so (not on Windows). SERVICE is refused by `kg.serve.guard`; this holds
    also if a query should slip through it.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or hard > MEMORY:
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _set_alarm(seconds: float) -> None:
    """Have the system end this process then: the server that should do so may be gone."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _checked(query: object) -> Query:
    if not isinstance(query, Query):
        raise TypeError(f"not a query: {query!r}")
    return query
