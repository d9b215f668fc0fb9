"""Tests of reading by workers."""
