"""The memory of a process and of those it started, watched while it works (Linux)."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.1  # seconds


class Watch:
    """Samples the resident memory of this process and its children, and keeps the peak.

    The peak is bytes, of the sum over the processes; pages that they share count in each.
    """

    def __init__(self) -> None:
        self.peak = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def take(self) -> int:
        """The peak since the last time that it was taken."""
        self._look()
        peak, self.peak = self.peak, 0
        return peak

    def stop(self) -> None:
        """End the watch."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        self.peak = max(self.peak, sum(map(_resident, family(os.getpid()))))


def family(root: int) -> list[int]:
    """A process and all that come of it."""
    children = defaultdict(list)
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            children[_parent(folder)].append(int(folder.name))
    found = [root]
    for process in found:  # it grows while it is read
        found += children[process]
    return found


def _parent(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):  # it has just ended
        return 0


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except (OSError, ValueError):
        return 0
