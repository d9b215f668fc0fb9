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
from kg.export.sharded import write_nt_parts, write_parquet
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

SHARDED: dict[str, Writer] = {"nt-parts": write_nt_parts, "parquet": write_parquet}
"""Formats of many files, for large graphs; they say again what others say, and `all` has them not."""

ALWAYS = ("ttl", "graphml")
FOLDERS = ("csv", "neo4j", *SHARDED)


def choose_formats(names: Iterable[str], *, parts_only: bool = False) -> list[str]:
    """The formats to write, sorted: those always written and those named.

    `all` names every one but the `SHARDED`. An unknown name is refused with the known ones. With
    `parts_only` only `SHARDED` ones are written, and no others may be named.
    """
    named = set(names)
    if unknown := sorted(named - {*WRITERS, *SHARDED, "all"}):
        known = ", ".join(sorted({*WRITERS, *SHARDED}))
        raise ExportError(f"unknown format {unknown[0]!r}; known are {known}, all")
    if parts_only:
        if not named or not named <= SHARDED.keys():
            raise ExportError(
                f"parts only are formats {' and '.join(SHARDED)}; name one, and no other"
            )
        return sorted(named)
    return sorted(named.difference(["all"]).union(WRITERS if "all" in named else ALWAYS))


def writer_of(name: str) -> Writer:
    """The writer of a format."""
    return WRITERS[name] if name in WRITERS else SHARDED[name]


def target_of(name: str) -> str:
    """Where a format lies below OUT: `graph.NAME`, or a folder of its name."""
    return name if name in FOLDERS else f"graph.{name}"
