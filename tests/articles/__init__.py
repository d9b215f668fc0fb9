"""Tests of `kg.articles`."""
