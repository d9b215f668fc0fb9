"""The graph as one page for a browser: nothing to install, nothing fetched."""

from kg.export.html.page import write_html

__all__ = ["write_html"]
