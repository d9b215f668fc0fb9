"""The formats of a graph, one writer each: the CLI's choices, its help and the tests read these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.errors import ExportError
from kg.export.cyjs import write_cyjs
from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.html import write_html
from kg.export.neo4j import write_neo4j
from kg.export.rdf import write_jsonld, write_ntriples, write_trig, write_turtle
from kg.export.settings import ExportSettings
from kg.export.spreadsheet import write_csv
from kg.model import Graph

Writer = Callable[[Graph, Path, ExportSettings], None]

WRITERS: dict[str, Writer] = {
    "ttl": write_turtle,
    "graphml": write_graphml,
    "nt": write_ntriples,
    "jsonld": write_jsonld,
    "trig": write_trig,
    "gexf": write_gexf,
    "neo4j": write_neo4j,
    "csv": write_csv,
    "cyjs": write_cyjs,
    "html": write_html,
}
"""Format name to its writer, which is given a path that does not exist yet."""

ALWAYS = ("ttl", "graphml")
FOLDERS = ("csv", "neo4j")


def choose_formats(names: Iterable[str]) -> list[str]:
    """The formats to write, sorted: those always written and those named; `all` names every one.

    An unknown name is refused with the known ones.
    """
    named = set(names)
    if unknown := sorted(named - {*WRITERS, "all"}):
        known = ", ".join(sorted(WRITERS))
        raise ExportError(f"unknown format {unknown[0]!r}; known are {known}, all")
    return sorted(WRITERS if "all" in named else named.union(ALWAYS))


def target_of(name: str) -> str:
    """Where a format lies below OUT: `graph.NAME`, or a folder of its name."""
    return name if name in FOLDERS else f"graph.{name}"
