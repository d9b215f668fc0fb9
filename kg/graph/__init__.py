"""Statement → merged graph: what the documents of a corpus say together; and a built one read."""

from kg.graph.corpus import build_graph
from kg.graph.load import load_graph
from kg.graph.merge import merge_statements

__all__ = ["build_graph", "load_graph", "merge_statements"]
