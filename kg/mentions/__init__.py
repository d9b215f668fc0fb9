"""Article → Mention: segmenter, tagger, name grammar, classes."""
