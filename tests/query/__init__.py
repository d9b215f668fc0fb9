"""Questions to a built graph."""
