"""The merged graph as nodes and edges: what Gephi, Neo4j, Cytoscape and spreadsheets are given."""

from kg.export.network.columns import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.network.view import to_networkx

__all__ = ["EDGE_COLUMNS", "NODE_COLUMNS", "to_networkx"]
