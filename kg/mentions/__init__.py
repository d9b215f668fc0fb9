"""Article → Mention: segmenter, tagger, name grammar, classes."""

from kg.mentions.find import TaggedArticle, tag_articles, tag_documents
from kg.mentions.pipeline import load_pipeline

__all__ = ["TaggedArticle", "load_pipeline", "tag_articles", "tag_documents"]
