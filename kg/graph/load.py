"""A built graph read back for networkx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:  # networkx takes a while to load, and few need it
    import networkx as nx


def load_graph(out: str | Path) -> nx.MultiDiGraph[str]:
    """The graph of `OUT/graph.graphml`: nodes by entity id, edges keyed by statement id."""
    import networkx as nx

    path = Path(out) / "graph.graphml"
    if not path.is_file():
        raise InputError(f"{path}: not there; make it with: kg build TEXTS -o {out}")
    try:
        graph = nx.read_graphml(path, force_multigraph=True)
    except (nx.NetworkXError, SyntaxError, ValueError, KeyError) as error:
        raise InputError(f"{path}: not a readable GraphML file: {error}") from error
    if not isinstance(graph, nx.MultiDiGraph):
        raise InputError(f"{path}: its edges have no direction; kg build writes directed ones")
    return graph
