"""Tests of `kg.analysis`."""
