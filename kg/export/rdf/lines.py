"""N-Triples: a line per triple, in the order of the Turtle file."""

from __future__ import annotations

from pathlib import Path

from kg.export.rdf.stream import stream
from kg.export.settings import ExportSettings
from kg.model import Graph


def write_ntriples(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.nt`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for block in stream(graph, settings):
            file.writelines(f"{s} {p} {o} .\n" for s, p, o in block.triples)
