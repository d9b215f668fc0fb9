"""Article → Mention: segmenter, tagger, name grammar, classes."""

from kg.mentions.find import TaggedArticle, tag_articles
from kg.mentions.pipeline import load_pipeline

__all__ = ["TaggedArticle", "load_pipeline", "tag_articles"]
