"""What of an earlier build a new one does not have: links added to it, formats not asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.export.built import read_record
from kg.export.formats import target_of


class Earlier:
    """What `out` held beyond its inputs when this was made."""

    def __init__(self, out: Path) -> None:
        self._out = out
        try:
            record = read_record(out)
        except InputError:
            record = {}
        self._links = bool(record.get("links"))
        formats = record["settings"].get("formats") if record else ()
        self._formats = [str(name) for name in formats] if isinstance(formats, list) else []

    def gone(self, formats: Collection[str]) -> Iterator[str]:
        """A line for what was lost by a build in these formats, with how to have it again."""
        if self._links:
            yield f"{self._out}: what kg link had added is gone; run kg link again"
        if lost := [name for name in self._formats if name not in formats]:
            files = ", ".join(target_of(name) for name in lost)
            yield f"{self._out}: {files}: taken away; with --format {','.join(lost)} it is made anew"
