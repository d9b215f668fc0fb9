"""A question in SPARQL, asked of a built graph in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.query.answer import Answer
from kg.query.bind import bind
from kg.query.engines import load_engine


def query(
    source: str | Path,
    sparql: str,
    *,
    engine: str = "pyoxigraph",
    binds: Mapping[str, str] | None = None,
) -> Answer:
    """The answer of the graph in `source`: the folder of a build, or an RDF file.

    The usual prefixes and those of the file need not be declared. Named graphs count as part of
    the default graph. `binds` gives variables a value: a name (label or alias) that the graph
    knows, an id, a prefixed name, a number, or words in quotation marks.
    """
    graph = load_engine(Path(source), engine)
    return graph.ask(bind(sparql, binds, graph) if binds else sparql)
