"""A built graph served over HTTP: the SPARQL 1.1 Protocol, and a page to ask it in a browser.

Read-only. Queries run in processes of their own, which are killed at the time limit.
"""

from kg.serve.exchange import Limits
from kg.serve.server import serve

__all__ = ["Limits", "serve"]
