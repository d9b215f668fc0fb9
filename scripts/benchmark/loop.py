"""What two processes of this machine do, beside one: a bare loop that touches no memory."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor

_TURNS = 8_000_000


def speed_up(processes: int) -> float:
    """How many times as much work so many processes do in the same time as one."""
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(_spin, range(processes)))  # they have started
        alone = min(_timed(pool, 1) for _ in range(3))
        together = min(_timed(pool, processes) for _ in range(3))
    return processes * alone / together


def _timed(pool: ProcessPoolExecutor, jobs: int) -> float:
    start = time.perf_counter()
    list(pool.map(_spin, range(jobs)))
    return time.perf_counter() - start


def _spin(seed: int) -> int:
    value = seed
    for turn in range(_TURNS):
        value = (value * 31 + turn) & 0xFFFF
    return value
