"""N-Triples: a line per triple, in the order of the Turtle file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.export.rdf.blocks import Block
from kg.export.rdf.room import Room
from kg.export.rdf.stream import stream
from kg.export.rdf.things import Things
from kg.export.settings import ExportSettings
from kg.model import Graph


def write_ntriples(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.nt`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(triples(graph, path.parent, settings))


def triples(graph: Graph, folder: Path, settings: ExportSettings) -> Iterator[str]:
    """The lines of one subject after the other; the folder has room for what is sorted on disk."""
    with Room(folder) as room:
        things = Things(graph.entities, room)
        for _, text in stream(graph, settings, things, _print, room):
            yield text


def _print(block: Block) -> str:
    return "".join(f"{s} {p} {o} .\n" for s, p, o in block.triples)
