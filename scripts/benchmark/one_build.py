"""One build in a process of its own: seconds and memory by phase, seconds by stage.

    python scripts/benchmark/one_build.py FOLDER OUT WORKERS

prints one JSON object. Phases are wall clock: `load` up to the first document, `extraction` up to
the last, `corpus` (identity, merging, all files). Stages are the processor's time of this process,
so that they are only told where it does all the work (one worker).
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from memory import Watch

STAGES = {
    "read": ("kg.articles:read_documents", "kg.articles:read_document"),
    "articles": ("kg.articles:find_articles",),
    "names": ("kg.mentions:tag_documents",),
    "identity": ("kg.entities:resolve_document", "kg.entities:find_structure"),
    "statements": ("kg.statements:find_statements",),
    "corpus identity": ("kg.entities:find_identity",),
}
"""What is timed, by `module:function`; a stage is imported from there where it runs."""


class Clock:
    """Seconds by stage; a stage inside another counts for itself alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside."""
        self._inner.append(0.0)
        start = time.process_time()
        try:
            yield
        finally:
            spent = time.process_time() - start
            self.seconds[name] += spent - self._inner.pop()
            self._inner[-1] += spent

    def watch(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed; what it yields is timed as it comes."""

        @wraps(function)
        def timed(*args: Any, **more: Any) -> Any:
            with self.stage(name):
                result = function(*args, **more)
            return self._each(name, result) if isinstance(result, Iterator) else result

        return timed

    def _each(self, name: str, items: Iterator[Any]) -> Iterator[Any]:
        while True:
            with self.stage(name):
                try:
                    item = next(items)
                except StopIteration:
                    return
            yield item


def measure(folder: Path, out: Path, workers: int) -> dict[str, Any]:
    """Build `folder` into `out`, which is best empty."""
    clock, watch = Clock(), Watch()
    patch(clock)
    from kg.build import build

    marks, peaks, busy = [time.perf_counter()], list[int](), list[float]()

    def progress(done: int, total: int, name: str) -> None:
        if len(marks) == 1 or (len(marks) == 2 and not name):
            marks.append(time.perf_counter())
            busy.append(time.process_time())
            peaks.append(watch.take())

    if workers == 1:  # a build loads models and rules at the first page that it has to read
        import_module("kg.record").Choices().load()
    more = {"workers": workers} if workers > 1 else {}
    report = build([folder], out, progress=progress, **more)  # type: ignore[arg-type]
    marks.append(time.perf_counter())
    peaks.append(watch.take())
    watch.stop()
    names = ("load", "extraction", "corpus")
    return {
        "documents": report.documents,
        "mentions": report.mentions,
        "entities": report.entities,
        "statements": sum(count for _, count in report.statements),
        "characters": sum(len(p.read_text("utf-8")) for p in folder.rglob("*.txt")),
        "seconds": dict(zip(names, (b - a for a, b in pairwise(marks)), strict=True)),
        "peak_bytes": dict(zip(names, peaks, strict=True)),
        "busy_seconds": time.process_time() - busy[0],
        "stages": clock.seconds if workers == 1 else {},
    }


def patch(clock: Clock) -> None:
    """Have the clock watch the stages and the writers."""
    for name, places in STAGES.items():
        for place in places:
            module, _, function = place.partition(":")
            found = getattr(import_module(module), function, None)
            if found:
                setattr(import_module(module), function, clock.watch(name, found))
    export = import_module("kg.export")
    for name, write in export.WRITERS.items():
        export.WRITERS[name] = clock.watch(f"write {name}", write)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
