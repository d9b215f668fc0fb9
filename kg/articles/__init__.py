"""From files to articles: reading (formats, encodings), then the layout of the page."""

from kg.articles.builds import Builds
from kg.articles.decode import find_codec
from kg.articles.find import find_articles
from kg.articles.inputs import Input, find_inputs
from kg.articles.intake import Columns
from kg.articles.listing import MissingInputError
from kg.articles.read import read_documents

__all__ = [
    "Builds",
    "Columns",
    "Input",
    "MissingInputError",
    "find_articles",
    "find_codec",
    "find_inputs",
    "read_documents",
]
