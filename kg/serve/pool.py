"""Workers that answer queries: as many at once as there are of them, the others in a queue."""

from __future__ import annotations

import multiprocessing
import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from kg.errors import KgError
from kg.serve.exchange import Query, RefusedError, Reply
from kg.serve.worker import READY, Task, work

_SPAWN = multiprocessing.get_context("spawn")  # a fork would copy the server's threads half
_START = 60.0
_LONGEST_QUEUE = 1000


class Worker:
    """A process that answers one query at a time."""

    def __init__(self, task: Task) -> None:
        self._timeout = task.limits.timeout
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=work, args=(task, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def wait(self) -> None:
        """Wait until the graph is open; raises an `EOFError` where that fails."""
        if not self._ready:
            if not self._pipe.poll(_START) or self._pipe.recv() != READY:
                raise EOFError("a worker did not start")
            self._ready = True

    def ask(self, query: Query) -> Reply:
        """The reply. A `TimeoutError`, an `EOFError` or an `OSError` leaves a worker to replace."""
        self.wait()
        self._pipe.send(query)
        if not self._pipe.poll(self._timeout):
            raise TimeoutError
        reply = self._pipe.recv()
        if not isinstance(reply, Reply):
            raise EOFError(f"not a reply: {reply!r}")
        return reply

    def kill(self) -> None:
        """End the process, whatever it does; who waits for its reply gets an `EOFError`."""
        self._process.kill()
        self._process.join()


class Pool:
    """A number of workers; one that is killed or dies is replaced."""

    def __init__(self, task: Task, count: int) -> None:
        self._task = task
        self._lock = threading.Lock()
        self._closed = False
        self._waiting = 0
        self._workers = {Worker(task) for _ in range(count)}
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="query")

    def check_start(self) -> None:
        """Refuse to go on where no worker can start."""
        worker = self._idle.get()
        try:
            worker.wait()
        except (EOFError, OSError) as error:
            raise KgError("the processes that answer queries do not start") from error
        finally:
            self._idle.put(worker)

    def submit(self, query: Query) -> Future[Reply]:
        """The reply to come; cancel it where nobody waits for it any more."""
        with self._lock:
            if self._waiting >= _LONGEST_QUEUE:
                raise RefusedError(503, f"{self._waiting} queries are waiting; try again later")
            if self._closed:
                raise _closing()
            self._waiting += 1
            future = self._threads.submit(self._ask, query)
        future.add_done_callback(self._leave)
        return future

    def close(self) -> None:
        """End all workers, also those at work."""
        with self._lock:
            self._closed = True
            workers, self._workers = self._workers, set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()

    def _leave(self, _: Future[Reply]) -> None:
        with self._lock:
            self._waiting -= 1

    def _ask(self, query: Query) -> Reply:
        worker = self._idle.get()
        try:
            reply = worker.ask(query)
        except TimeoutError:
            self._replace(worker)
            seconds = f"{self._task.limits.timeout:g}"
            return RefusedError(
                504, f"stopped after {seconds} s; ask for less, or serve with a longer --timeout"
            ).to_reply()
        except (EOFError, OSError):
            if self._closed:
                return _closing().to_reply()
            self._replace(worker)
            return RefusedError(
                500, "the query took more memory than it may, or broke the engine; ask for less"
            ).to_reply()
        self._idle.put(worker)
        return reply

    def _replace(self, worker: Worker) -> None:
        with self._lock:
            if self._closed:
                return
            self._workers.discard(worker)
            fresh = Worker(self._task)
            self._workers.add(fresh)
        worker.kill()
        self._idle.put(fresh)


def _closing() -> RefusedError:
    return RefusedError(503, "the server is closing")
