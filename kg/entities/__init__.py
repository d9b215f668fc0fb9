"""Mention → Entity: identity inside a document, then over the corpus."""

from kg.entities.corpus import resolve_corpus
from kg.entities.document import resolve_document

__all__ = ["resolve_corpus", "resolve_document"]
