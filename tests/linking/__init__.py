"""Ties to outside identifiers."""
