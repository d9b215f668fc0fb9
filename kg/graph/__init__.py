"""Statement → merged graph: what the documents of a corpus say together; and a built one read.

What works with SQLite (`corpus`, `claims`, `store`) is imported where it is used: `import kg` needs
none of it.
"""

from kg.graph.load import load_graph
from kg.graph.merge import merge_statements

__all__ = ["load_graph", "merge_statements"]
