"""The formats of a graph, one writer each: the CLI's choices, its help and the tests read these."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.export.graphml import write_graphml
from kg.export.settings import ExportSettings
from kg.model import Graph

Writer = Callable[[Graph, Path, ExportSettings], None]

WRITERS: dict[str, Writer] = {
    "graphml": write_graphml,
}
"""Format name to its writer, which is given a path that does not exist yet."""

ALWAYS = ("graphml",)
FOLDERS = ("csv", "neo4j")


def target_of(name: str) -> str:
    """Where a format lies below OUT: `graph.NAME`, or a folder of its name."""
    return name if name in FOLDERS else f"graph.{name}"
