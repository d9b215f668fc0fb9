"""From text files to articles: reading (encodings), then the layout of the page."""

from kg.articles.decode import find_codec
from kg.articles.find import find_articles
from kg.articles.inputs import Input, MissingInputError, empty_folders, find_inputs
from kg.articles.read import read_document

__all__ = [
    "Input",
    "MissingInputError",
    "empty_folders",
    "find_articles",
    "find_codec",
    "find_inputs",
    "read_document",
]
