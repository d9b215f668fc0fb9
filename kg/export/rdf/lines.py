"""N-Triples: a line per triple, in the order of the Turtle file."""

from __future__ import annotations

from pathlib import Path

from kg.export.rdf.blocks import Block
from kg.export.rdf.room import Room
from kg.export.rdf.stream import stream
from kg.export.rdf.things import Things
from kg.export.settings import ExportSettings
from kg.model import Graph


def write_ntriples(graph: Graph, path: Path, settings: ExportSettings) -> None:
    """Write `graph.nt`."""
    with Room(path.parent) as room, path.open("w", encoding="utf-8", newline="\n") as file:
        pieces = stream(graph, settings, Things(graph.entities, room), _print, room)
        file.writelines(text for _, text in pieces)


def _print(block: Block) -> str:
    return "".join(f"{s} {p} {o} .\n" for s, p, o in block.triples)
