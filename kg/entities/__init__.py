"""Mention → Entity: identity inside a document, then over the corpus; what names say by themselves."""

from kg.entities.corpus import find_identity, resolve_corpus
from kg.entities.document import resolve_document
from kg.entities.identity import Copy
from kg.entities.parts import Spread
from kg.entities.structure import find_structure
from kg.entities.structure_examples import check_name_examples

__all__ = [
    "Copy",
    "Spread",
    "check_name_examples",
    "find_identity",
    "find_structure",
    "resolve_corpus",
    "resolve_document",
]
