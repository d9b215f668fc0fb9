"""Developers' programs."""
