"""Corrections of a user."""
