"""The graph page of a build: that which lies there, or else one made when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from kg.export.built import read_build
from kg.export.folder import LAST
from kg.export.html import write_html

PAGE = "graph.html"


class GraphPage:
    """`folder` is where a page is made; nothing is written into the build."""

    def __init__(self, out: Path, folder: Path) -> None:
        self._theirs = out / PAGE
        self._made = folder / PAGE
        self._out = out
        self._lock = Lock()

    @property
    def can_be(self) -> bool:
        """Is there a page, or a whole build to make one of?"""
        return self._theirs.is_file() or (self._out / LAST).is_file()

    def path(self) -> Path:
        """Where the page lies; takes seconds for a large build, the first time.

        Raises a `KgError` where there is none and none can be made.
        """
        if self._theirs.is_file():
            return self._theirs
        with self._lock:
            if not self._made.is_file():
                built = read_build(self._out)
                write_html(built.graph, self._made, built.settings)
        return self._made
